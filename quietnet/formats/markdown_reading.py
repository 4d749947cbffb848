"""Markdown reading: the pages of an exported folder read back into the same records."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import why_refused
from quietnet.formats.front_matter import read_front_matter
from quietnet.formats.link import followed

FORMAT = "markdown"


def read_pages(files: Mapping[str, bytes]) -> Arrivals:
    """Return the records of an exported folder, its files given by their paths.

    Files outside ``people/`` and ``conversations/`` are left alone. A page that cannot be read is
    skipped and named.
    """
    people: dict[str, tuple[dict[str, Any], str]] = {}
    talks: dict[str, tuple[dict[str, Any], str]] = {}
    skipped: list[Skipped] = []
    for path, data in sorted(files.items()):
        found = {"people": people, "conversations": talks}.get(path.partition("/")[0])
        if found is None or not path.endswith(".md"):
            continue
        try:
            found[path] = read_front_matter(data)
        except ValueError as error:
            skipped.append(Skipped(path, _sentence(error)))
    ids = {_stem(path): str(fields.get("id", "")) for path, (fields, _) in people.items()}
    read_people = [_person(path, *page, ids, skipped) for path, page in people.items()]
    read_talks = [_conversation(path, *page, ids, skipped) for path, page in talks.items()]
    return Arrivals(
        FORMAT,
        tuple(person for person in read_people if person),
        tuple(talk for talk in read_talks if talk),
        tuple(skipped),
    )


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _person(
    path: str, fields: dict[str, Any], text: str, ids: Mapping[str, str], skipped: list[Skipped]
) -> Person | None:
    fields = {**fields, "notes": text}
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
    try:
        return Person.model_validate_json(json.dumps(fields, default=str))
    except ValidationError as error:
        skipped.append(Skipped(path, why_refused(error)))
        return None


def _conversation(
    path: str, fields: dict[str, Any], text: str, ids: Mapping[str, str], skipped: list[Skipped]
) -> Conversation | None:
    fields = {**fields, "text": text}
    fields.pop("mentioned", None)
    for name in ("people", "readings"):
        if name in fields:
            fields[name] = followed(fields[name], ids)
    try:
        return Conversation.model_validate_json(json.dumps(fields, default=str))
    except ValidationError as error:
        skipped.append(Skipped(path, why_refused(error)))
        return None


def _sentence(error: ValueError) -> str:
    return "The file is not in UTF-8." if isinstance(error, UnicodeError) else str(error)
