"""How records are put on an open shelf and taken off it; in memory, until the shelf is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from quietnet.store.problem import NotKept
from quietnet.store.shelf_file import DEEPEST, nesting
from quietnet.store.shelves import (
    GONE,
    NOTEBOOK,
    PEOPLE,
    Kept,
    Shelf,
    id_of,
    storage_of,
    table_of,
)

_SHELF_AND_TABLE = 2  # what a record is nested in


def begin(opened: TinyDB, notebook_id: str) -> None:
    """Lay out the first shelf of a new notebook."""
    storage_of(opened).write(
        {"meta": {"1": {NOTEBOOK: notebook_id}}, PEOPLE: {}, GONE: {}},
    )


def put(opened: TinyDB, shelf: Shelf, records: Iterable[Kept]) -> Shelf:
    """Put records on an open shelf, each in the place it had; nothing is written yet.

    Raises:
        NotKept: when a record holds something nested too deep to be read again.
    """
    records = tuple(records)
    table = opened.table(table_of(shelf.name), cache_size=0)
    numbers = _numbers(opened, table_of(shelf.name))
    following = _following(opened, table_of(shelf.name))
    entries: list[Document] = []
    for record in records:
        entry = record.kept()
        if nesting(entry) > DEEPEST - _SHELF_AND_TABLE:
            raise NotKept(
                f"Not kept: a field is nested more than {DEEPEST} deep. What was kept before is "
                "safe."
            )
        places = numbers.get(record.id)
        entries.append(Document(entry, doc_id=places[0] if places else following))
        following += not places
    table.remove(doc_ids=[entry.doc_id for entry in entries])
    table.insert_multiple(entries)
    return replace(shelf, records={**shelf.records, **{r.id: r for r in records}})


def remove(opened: TinyDB, shelf: Shelf, ids: Iterable[str]) -> Shelf:
    """Take records off an open shelf by their ids; nothing is written yet."""
    ids = frozenset(ids)
    _drop(opened, table_of(shelf.name), ids)
    left = {id_: record for id_, record in shelf.records.items() if id_ not in ids}
    return replace(shelf, records=left)


def bury(
    opened: TinyDB, shelf: Shelf, ids: Iterable[str], on: str, into: Mapping[str, str]
) -> Shelf:
    """Note ids as gone since a day, so that another machine's copy brings them not back.

    ``into`` names, for somebody merged, whom they became one with.
    """
    ids = [id_ for id_ in ids if id_ not in shelf.gone]
    start = _following(opened, GONE)
    stones = [
        Document({"id": id_, "on": on, "into": into.get(id_)}, doc_id=start + place)
        for place, id_ in enumerate(ids)
    ]
    opened.table(GONE, cache_size=0).insert_multiple(stones)
    told = {id_: into[id_] for id_ in ids if id_ in into}
    return replace(shelf, gone=shelf.gone | set(ids), into={**shelf.into, **told})


def raise_again(opened: TinyDB, shelf: Shelf, ids: Iterable[str]) -> Shelf:
    """Forget that ids were gone."""
    ids = frozenset(ids)
    _drop(opened, GONE, ids)
    left = {id_: whom for id_, whom in shelf.into.items() if id_ not in ids}
    return replace(shelf, gone=shelf.gone - ids, into=left)


def _drop(opened: TinyDB, table: str, ids: frozenset[str]) -> None:
    numbers = _numbers(opened, table)
    opened.table(table, cache_size=0).remove(
        doc_ids=[number for id_ in ids for number in numbers.get(id_, ())]
    )


def _entries(opened: TinyDB, table: str) -> Mapping[str, Mapping[str, Any]]:
    return (storage_of(opened).read() or {}).get(table, {})


def _following(opened: TinyDB, table: str) -> int:
    """Return the next free document id; it means nothing."""
    return max((int(number) for number in _entries(opened, table)), default=0) + 1


def _numbers(opened: TinyDB, table: str) -> dict[str, list[int]]:
    """Return the document ids TinyDB has for each of our ids, the latest changed first."""
    found: dict[str, list[int]] = {}
    for number, entry in _entries(opened, table).items():
        found.setdefault(id_of(entry), []).append(int(number))
    for numbers in found.values():
        if len(numbers) > 1:
            entries = _entries(opened, table)
            numbers.sort(key=lambda n: str(entries[str(n)].get("updated")), reverse=True)
    return found
