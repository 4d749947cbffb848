"""Markdown reading: the pages of an exported folder read back into the same records."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.attachment import attachment_path, is_attachment, those_of
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import why_refused
from quietnet.formats.front_matter import read_front_matter
from quietnet.formats.link import followed
from quietnet.formats.markdown_fields import conversation_fields, linked_names, person_fields
from quietnet.formats.markdown_listed import Listed

FORMAT = "markdown"
_Page = tuple[dict[str, Any], str]
_R = TypeVar("_R", Person, Conversation)


def pages_and_names(
    files: Mapping[str, bytes], now: datetime
) -> tuple[Arrivals, Mapping[str, str]]:
    """Return the records of an exported folder, and whom a link to each page means.

    Files outside ``people/`` and ``conversations/`` are left alone. A page that cannot be read is
    skipped and named. Whether a page was edited is told by the folder's own list. Whoever is linked
    to without having a page comes as a name alone.
    """
    listed = Listed.of(files)
    skipped: list[Skipped] = []
    pages: dict[str, dict[str, _Page]] = {"people": {}, "conversations": {}}
    # A page as it was written out goes before a copy of it.
    for path in sorted(files, key=lambda path: (path not in listed.ids, path)):
        data = files[path]
        found = pages.get(path.partition("/")[0])
        if found is None or not path.endswith(".md"):
            continue
        try:
            found[path] = read_front_matter(data)
        except ValueError as error:
            skipped.append(Skipped(path, why_unreadable(error)))
    # Whose page is not there any more is still known from the list.
    ids = {stem(path): id_ for path, id_ in listed.ids.items() if path.startswith("people/")}
    ids |= {stem(path): str(fields.get("id", "")) for path, (fields, _) in pages["people"].items()}
    every = [*pages["people"].values(), *pages["conversations"].values()]
    light = linked_names((fields for fields, _ in every), ids, now)
    ids |= {name: person.id for name, person in light.items()}
    came: dict[str, str] = {}
    people = dict(_read(pages["people"], Person, _person, ids, came, skipped))
    talks = dict(_read(pages["conversations"], Conversation, _conversation, ids, came, skipped))
    records: list[Person | Conversation] = [*people.values(), *talks.values()]
    photographs = those_of(records, _attachments(files, skipped))
    arrivals = Arrivals(
        FORMAT,
        (*people.values(), *light.values()),
        tuple(talks.values()),
        tuple(skipped),
        attachments=photographs,
        own={
            record.id: listed.is_edited(files[path])
            for record, path in zip(records, (*people, *talks), strict=True)
        },
    )
    return arrivals, {stem(path): person.id for path, person in people.items()}


def stem(path: str) -> str:
    """Return a page's name, as links have it."""
    return path.rpartition("/")[2].removesuffix(".md")


def why_unreadable(error: ValueError) -> str:
    """Return a sentence for a page whose front matter cannot be read."""
    return "The file is not in UTF-8." if isinstance(error, UnicodeError) else str(error)


def _read(
    pages: Mapping[str, _Page],
    kind: type[_R],
    fields_of: Callable[[dict[str, Any], str, Mapping[str, str]], dict[str, Any]],
    ids: Mapping[str, str],
    came: dict[str, str],
    skipped: list[Skipped],
) -> Iterator[tuple[str, _R]]:
    """Yield each page's record; ``came`` gathers the page of each id."""
    for path, (fields, text) in pages.items():
        try:
            found = fields_of(fields, text, ids)
            record = kind.model_validate_json(json.dumps(found, default=str))
        except ValidationError as error:
            skipped.append(Skipped(path, why_refused(error)))
            continue
        except (ValueError, RecursionError):
            skipped.append(Skipped(path, "The front matter is not readable as YAML."))
            continue
        if record.id in came:
            why = f"{came[record.id]} has the same id; this one was left out."
            skipped.append(Skipped(path, why))
            continue
        came[record.id] = path
        yield path, record


def _person(fields: dict[str, Any], text: str, ids: Mapping[str, str]) -> dict[str, Any]:
    fields = {**person_fields(fields), "notes": text}
    if "readings" in fields:
        fields["readings"] = followed(fields["readings"], ids)
    if isinstance(origin := fields.get("origin"), dict) and "through" in origin:
        fields["origin"] = {**origin, "through": followed(origin["through"], ids)}
    if isinstance(relations := fields.get("relations"), list):
        fields["relations"] = [
            {**relation, "person": followed(relation["person"], ids)}
            if isinstance(relation, dict) and "person" in relation
            else relation
            for relation in relations
        ]
    return fields


def _conversation(fields: dict[str, Any], text: str, ids: Mapping[str, str]) -> dict[str, Any]:
    fields = {**conversation_fields(fields), "text": text}
    fields.pop("mentioned", None)
    for name in ("people", "readings"):
        if name in fields:
            fields[name] = followed(fields[name], ids)
    return fields


def _attachments(files: Mapping[str, bytes], skipped: list[Skipped]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path, data in files.items():
        if is_attachment(path):
            if attachment_path(data) == path:
                found[path] = data
            else:
                skipped.append(Skipped(path, "It is not the file that was written out."))
    return found
