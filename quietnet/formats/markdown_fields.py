"""Markdown fields: what an editor's hand made of front matter, in the shapes records have."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.record import MOST_IN_A_NAME
from quietnet.domain.text import clean_line, fold
from quietnet.formats.link import target
from quietnet.formats.stable_id import stable_id

_LISTS = frozenset(
    {"aliases", "places", "knows", "relations", "contacts", "dates", "routines", "let_be", "tags"}
    | {"sources", "carried", "people", "mattered"}
)
_WORDED = frozenset(
    {"name", "aliases", "interesting", "origin", "how", "on", "where", "story", "places", "work"}
    | {"knows", "relations", "kind", "contacts", "label", "value", "birthday", "dates", "what"}
    | {"own_word", "depth", "why", "since", "until", "resting", "let_be", "ended", "tags", "uid"}
    | {"sources", "source", "property", "medium", "routines"}
)
_LINK = re.compile(r"\s*\[\[[^\[\]]+\]\]\s*")


def person_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a person's front matter with lists as lists and words as words.

    Editors leave a field without a value, write a single value where a list may stand, and a year
    as a number.
    """
    return _in_shape(fields, frozenset(Person.model_fields))


def conversation_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a conversation's front matter likewise."""
    return _in_shape(fields, frozenset(Conversation.model_fields))


def _in_shape(fields: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in known:
            found[name] = value
        elif value is not None:
            listed = [value] if name in _LISTS and not isinstance(value, list) else value
            found[name] = _worded(listed) if name in _WORDED else listed
    return found


def _worded(value: Any) -> Any:  # noqa: ANN401 - front matter
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return [_worded(each) for each in value]
    if isinstance(value, dict):
        return {k: _worded(v) if k in _WORDED else v for k, v in value.items()}
    return value


def linked_names(
    pages: Iterable[Mapping[str, Any]], ids: Mapping[str, str], now: datetime
) -> dict[str, Person]:
    """Return somebody new for each link to no page, by the page's name."""
    found: dict[str, Person] = {}
    for link in (link for fields in pages for link in _links(fields)):
        name = clean_line(target(link))
        if name and len(name) <= MOST_IN_A_NAME and target(link) not in ids:
            id_ = stable_id("page", fold(name))
            found.setdefault(target(link), Person(id=id_, name=name, created=now, updated=now))
    return found


def _links(fields: Mapping[str, Any]) -> Iterator[str]:
    relations = fields.get("relations")
    given: list[Any] = [fields.get("people"), _part(fields.get("origin"), "through")]
    given += [_part(each, "person") for each in relations] if isinstance(relations, list) else []
    readings = fields.get("readings")
    given += readings.values() if isinstance(readings, dict) else ()
    for value in given:
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and _LINK.fullmatch(each):
                yield each


def _part(value: object, name: str) -> Any:  # noqa: ANN401 - front matter
    return value.get(name) if isinstance(value, dict) else None
