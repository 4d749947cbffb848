"""Records and notebooks for the store's tests."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store.library import Library, Loaded
from quietnet.store.paths import Places

NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 15, 9, 30, tzinfo=UTC)


def person(name: str = "Ana Ruiz") -> Person:
    return Person.named(name, NOW)


def talk(
    on: date = date(2026, 3, 14), text: str = "We spoke of bees.", **more: Any
) -> Conversation:
    return Conversation.written(on, text, NOW, **more)


def library(places: Places) -> Library:
    return Library(places, lambda: NOW)


def opened(places: Places) -> Library:
    """A library that has read its notebook, as every window has."""
    found = library(places)
    found.load()
    return found


def kept(places: Places, *records: Person | Conversation) -> Library:
    found = opened(places)
    found.keep(Change(records))
    return found


def read(places: Places) -> Loaded:
    return library(places).load()


def shelf(places: Places, month: str = "") -> Path:
    if month:
        return places.notebook / "conversations" / f"{month}.json"
    return places.notebook / "notebook.json"


def tables(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = orjson.loads(path.read_bytes())
    return found


def by_hand(path: Path, document: object) -> None:
    """Write a shelf as a person with an editor would: the seal no longer fits."""
    path.write_bytes(orjson.dumps(document, option=orjson.OPT_INDENT_2))


def by_id(records: Iterable[Person | Conversation]) -> dict[str, Person | Conversation]:
    return {record.id: record for record in records}
