"""Card ours: what a vCard has no property for, written beside the others and read back."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from quietnet.domain.attachment import attachment_path
from quietnet.domain.person import Person
from quietnet.formats.card_data import decoded
from quietnet.formats.card_property import CardProperty, escaped

_PREFIX = "X-QUIETNET-"
_MORE = "more"
FILE = f"{_PREFIX}FILE"
ATTACHMENT = f"{_PREFIX}ATTACHMENT"
_BESIDE = "AS"
_PAIR = re.compile(r"\\(.)")
# A card that is read is a new record each time; these say which one it is.
_OF_THE_RECORD = frozenset({"id", "rev", "created", "updated"})


def is_ours(name: str) -> bool:
    """Whether a property is one that quietnet alone writes."""
    return name.startswith(_PREFIX)


def lines_beside(person: Person, plain: Person | None) -> Iterator[str]:
    """Yield a property for each field that does not come back from the others as it was.

    ``plain`` is what they say. Each property knows what that was: where another program has changed
    it since, the other program's word holds.
    """
    said, without = _fields(person), _fields(plain) if plain else {}
    for name in dict.fromkeys((*said, *without)):
        if said.get(name) != without.get(name):
            changing = plain is None or name in _OF_THE_RECORD
            beside = "" if changing else f";{_BESIDE}={_hash(without.get(name))}"
            yield f"{_PREFIX}{name.upper().replace('_', '-')}{beside}:{_written(said.get(name))}"


def restored(plain: Person, ours: Iterable[CardProperty]) -> Person:
    """Return the person of a card with the fields that quietnet wrote beside its properties."""
    values = _fields(plain)
    changes: dict[str, Any] = {}
    for property_ in ours:
        name = property_.name.removeprefix(_PREFIX).lower().replace("-", "_")
        if name != _MORE and name not in Person.model_fields:
            continue
        beside = property_.params.get(_BESIDE, [""])[0]
        if beside and beside != _hash(values.get(name)):
            continue
        try:
            changes[name] = json.loads(property_.text)
        except (ValueError, RecursionError):
            continue
    if not changes:
        return plain
    more = changes.pop(_MORE, None)
    values = {**values, **changes}
    whole = {name: value for name, value in values.items() if value is not None}
    whole |= more if isinstance(more, dict) else {}
    try:
        return Person.model_validate_json(json.dumps(whole))
    except ValidationError:
        return plain


def attachments_of(ours: Iterable[CardProperty]) -> dict[str, bytes]:
    """Return the files that came along which are no photographs, by their paths."""
    found = (decoded(property_) for property_ in ours if property_.name == ATTACHMENT)
    return {attachment_path(data): data for data in found if data}


def _fields(person: Person) -> dict[str, Any]:
    """Return a person's fields as JSON, those that no field is known for as one."""
    kept = person.kept()
    known = {name: value for name, value in kept.items() if name in Person.model_fields}
    more = {name: value for name, value in kept.items() if name not in known}
    return {**known, **({_MORE: more} if more else {})}


def _written(value: object) -> str:
    """Return a value as JSON in which every character may stand in a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Readers of vCards take a colon's backslash away, also one that is meant.
    text = _PAIR.sub(lambda pair: r"\u005c" if pair[1] == "\\" else pair[0], text)
    return escaped("".join(c if c.isprintable() or c == "\u200d" else _coded(c) for c in text))


def _coded(c: str) -> str:
    return json.dumps(c)[1:-1]


def _hash(value: object) -> str:
    written = json.dumps(value, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()[:12]
