"""Records as JSON: the whole notebook as one document, in the shapes records are kept in."""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.attachment import attachment_path, those_of
from quietnet.domain.conversation import Conversation
from quietnet.domain.joining import rebuilt
from quietnet.domain.person import Person
from quietnet.domain.private import readings_within, without_private
from quietnet.domain.refusal import Refused, why_refused

FORMAT = "json"
_FORMAT_NUMBER = 1
_BEGINS = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"app"\s*:\s*"quietnet"')
_SEAL = re.compile(rb'"sha256": "([0-9a-f]{64})"')
_UNSEALED = b"0" * 64
_NOT_OURS = "This is no JSON that quietnet wrote. Nothing was brought in."
_NEWER = "A newer quietnet wrote this file; this one cannot read it. Nothing was brought in."
_R = TypeVar("_R", Person, Conversation)


def write_records(
    people: Iterable[Person],
    conversations: Iterable[Conversation],
    files: Mapping[str, bytes],
    *,
    private: bool = False,
) -> bytes:
    """Return records as a document; the same records give the same bytes.

    ``files`` are the photographs by the paths under which records name them. Private lines are left
    out unless asked for. The document's seal lets quietnet know later whether anybody edited it.
    """
    known = sorted(people, key=lambda person: person.id)
    talks = sorted(conversations, key=lambda talk: (talk.on, talk.id))
    document = {
        "app": "quietnet",
        "format": _FORMAT_NUMBER,
        "sha256": _UNSEALED.decode(),
        "people": [_public(person, "notes", private=private) for person in known],
        "conversations": [_public(talk, "text", private=private) for talk in talks],
        "attachments": {
            path: base64.b64encode(data).decode() for path, data in those_of(known, files).items()
        },
    }
    data = json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
    return data.replace(_UNSEALED, _hash(data).encode(), 1)


def is_unedited(data: bytes) -> bool:
    """Whether a document is one of ours, as it was written."""
    seal = _SEAL.search(data[:200])
    if not seal or not tells(data, ""):
        return False
    return _hash(data.replace(seal[1], _UNSEALED, 1)) == seal[1].decode()


def tells(data: bytes, _name: str) -> bool:
    """Whether a file is such a document."""
    return _BEGINS.match(data[:200]) is not None


def read_records(data: bytes, now: datetime) -> Arrivals:  # noqa: ARG001 - every reader is told
    """Return the records of a document, each under its own id.

    Raises:
        Refused: when it is no such document, or of a newer format.
    """
    try:
        document = json.loads(data)
        ours = document["app"] == "quietnet"
        number = document["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused(_NOT_OURS) from None
    if not ours:
        raise Refused(_NOT_OURS)
    if number != _FORMAT_NUMBER:
        raise Refused(_NEWER)
    skipped: list[Skipped] = []
    came: set[str] = set()
    people = list(_records(document.get("people"), Person, came, skipped))
    talks = list(_records(document.get("conversations"), Conversation, came, skipped))
    records: list[Person | Conversation] = [*people, *talks]
    files = dict(_attachments(document.get("attachments"), skipped))
    edited = not is_unedited(data)
    return Arrivals(
        FORMAT,
        tuple(people),
        tuple(talks),
        tuple(skipped),
        attachments=those_of(records, files),
        own=dict.fromkeys((record.id for record in records), edited),
    )


def _public(record: Person | Conversation, field: str, *, private: bool) -> dict[str, Any]:
    text = without_private(getattr(record, field))
    if not private and text != getattr(record, field):
        readings = readings_within(record.readings, text)
        record = rebuilt(record, {field: text, "readings": readings})
    return record.kept()


def _records(
    entries: object, kind: type[_R], came: set[str], skipped: list[Skipped]
) -> Iterator[_R]:
    for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
        name = entry.get("name") or entry.get("on") if isinstance(entry, dict) else None
        what = str(name or f"{kind.__name__.lower()} {number}")[:60]
        try:
            record = kind.model_validate_json(json.dumps(entry))
        except ValidationError as error:
            skipped.append(Skipped(what, why_refused(error)))
            continue
        if record.id in came:
            skipped.append(Skipped(what, "Another one in the file has the same id."))
            continue
        came.add(record.id)
        yield record


def _attachments(entries: object, skipped: list[Skipped]) -> Iterator[tuple[str, bytes]]:
    for path, text in entries.items() if isinstance(entries, dict) else ():
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, TypeError, ValueError):
            data = b""
        if attachment_path(data) == path:
            yield path, data
        else:
            skipped.append(Skipped(str(path)[:60], "It is not the file that was written out."))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
