"""Shelves: what each file of the notebook holds, read into records."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import orjson
from pydantic import ValidationError
from tinydb import TinyDB

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.record import as_id
from quietnet.domain.refusal import why_refused
from quietnet.store.atomic import Stamp
from quietnet.store.problem import Problem
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import OutOfReach, Tables, Unreadable, meta_of
from quietnet.store.storage import ShelfStorage

NOTEBOOK = "notebook"
PEOPLE = "people"
GONE = "gone"
CONVERSATIONS = "conversations"
_MONTH = re.compile(r"\d{4}-\d{2}\.json\Z", re.ASCII)

Kept = Person | Conversation


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf as it was last read or written.

    ``into`` says, of those gone, whose page theirs became part of, where it became part of one.

    ``strays`` are the ids of entries that fit no record; they stay on the shelf untouched. What
    ``is_older`` lies on disk in an older format, or plain where all is locked. What
    ``is_out_of_reach`` may be read in a moment.
    """

    name: str
    stamp: Stamp | None = None
    seal: str = ""
    records: Mapping[str, Kept] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    into: Mapping[str, str] = field(default_factory=dict)
    strays: frozenset[str] = frozenset()
    is_older: bool = False
    notebook_id: str = ""
    unreadable: str = ""
    is_out_of_reach: bool = False
    problems: tuple[Problem, ...] = ()


def shelf_of(record: Kept) -> str:
    """Return the name of the shelf a record belongs on."""
    if isinstance(record, Person):
        return NOTEBOOK
    return f"{record.on.year:04}-{record.on.month:02}"


def shelf_path(notebook: Path, name: str) -> Path:
    """Return where a shelf lies in the notebook's folder."""
    if name == NOTEBOOK:
        return notebook / "notebook.json"
    return notebook / CONVERSATIONS / f"{name}.json"


def is_begun(notebook: Path) -> bool:
    """Whether a notebook's first shelf is there."""
    return os.path.lexists(shelf_path(notebook, NOTEBOOK))


def where(name: str) -> str:
    """Return a shelf's name as a person finds it in the folder."""
    return "notebook.json" if name == NOTEBOOK else f"{CONVERSATIONS}/{name}.json"


def months_in(notebook: Path) -> list[str]:
    """Return the names of the months that have a shelf, oldest first.

    Raises:
        OSError: when the folder is there and cannot be looked into.
    """
    try:
        names = [entry.name for entry in (notebook / CONVERSATIONS).iterdir()]
    except FileNotFoundError:
        return []
    return sorted(name.removesuffix(".json") for name in names if _MONTH.match(name))


def take(
    notebook: Path, name: str, before: Shelf | None, seal: Seal
) -> tuple[Shelf, TinyDB | None]:
    """Read a shelf; where it cannot be read, keep showing what it held before, and say why."""
    try:
        opened = open_shelf(notebook, name, seal)
    except Unreadable as error:
        told = Problem(f"It {error} It was left as it is.", where(name))
        shelf = replace(before or Shelf(name), stamp=None, seal="", problems=(told,))
        passing = isinstance(error, OutOfReach)
        return replace(shelf, unreadable=str(error), is_out_of_reach=passing), None
    storage = storage_of(opened)
    if before and storage.seal == before.seal and storage.stamp:
        return replace(before, stamp=storage.stamp), opened
    return _decode(name, storage), opened


def open_shelf(notebook: Path, name: str, seal: Seal) -> TinyDB:
    """Read a shelf and return it open.

    Raises:
        Unreadable: when it cannot be read.
    """
    return TinyDB(shelf_path(notebook, name), name, seal, storage=ShelfStorage)


def read_shelf_at(path: Path, name: str, seal: Seal) -> Shelf:
    """Return a shelf that lies somewhere else, as a copy does.

    Raises:
        Unreadable: when it cannot be read.
    """
    return _decode(name, ShelfStorage(path, name, seal))


def storage_of(opened: TinyDB) -> ShelfStorage:
    """Return the storage under an open shelf."""
    return cast("ShelfStorage", opened.storage)


def _decode(name: str, storage: ShelfStorage) -> Shelf:
    tables = storage.read() or {}
    shelf = Shelf(name, storage.stamp, storage.seal, is_older=storage.is_older)
    problems: list[Problem] = []
    if storage.edited:
        told = "It was changed outside quietnet; what it says now is used."
        problems.append(Problem(told, where(name)))
    if storage.stamp and name == NOTEBOOK and not notebook_id_of(tables):
        return replace(
            shelf,
            unreadable="does not say which notebook it is.",
            problems=(Problem("It does not say which notebook it is.", where(name)),),
        )
    records, strays = _records(name, tables, problems)
    gone = gone_in(tables)
    return replace(
        shelf,
        records=records,
        gone=frozenset(gone),
        into={id_: whom for id_, whom in gone.items() if whom},
        strays=strays,
        notebook_id=notebook_id_of(tables),
        problems=tuple(problems),
    )


def _records(
    name: str, tables: Tables, problems: list[Problem]
) -> tuple[dict[str, Kept], frozenset[str]]:
    """Return the records that fit (of two with one id the newer), and the ids of those not."""
    records: dict[str, Kept] = {}
    strays: set[str] = set()
    for number, record in read_entries(name, tables):
        place = f"{where(name)}, entry {number}"
        if isinstance(record, str):
            problems.append(Problem(record, place))
            strays.add(id_of(tables[table_of(name)][number]))
            continue
        other = records.get(record.id)
        if other:
            problems.append(Problem("The same id stands here twice; the newer is used.", place))
        records[record.id] = newer(record, other) if other else record
    return records, frozenset(strays - {""})


def read_entries(name: str, tables: Tables) -> Iterator[tuple[str, Kept | str]]:
    """Yield the number of each entry of a shelf with its record, or with why it fits none."""
    model: type[Kept] = Person if name == NOTEBOOK else Conversation
    for number, entry in tables.get(table_of(name), {}).items():
        try:
            yield number, model.model_validate_json(orjson.dumps(entry))
        except ValidationError as error:
            yield number, f"{why_refused(error)} It was left as it is."


def gone_in(tables: Tables) -> dict[str, str]:
    """Return the ids that were deleted, each with whose page theirs became part of, or nothing."""
    stones = ((id_of(stone), stone.get("into")) for stone in tables.get(GONE, {}).values())
    return {id_: _canonical(into) for id_, into in stones if id_}


def newer(one: Kept, other: Kept) -> Kept:
    """Return the one that was changed later."""
    return max(one, other, key=lambda record: (record.updated, record.rev))


def table_of(name: str) -> str:
    """Return the name of the table a shelf has its records in."""
    return PEOPLE if name == NOTEBOOK else CONVERSATIONS


def notebook_id_of(tables: Tables) -> str:
    """Return the notebook's id that a first shelf has, empty where it has none."""
    return _canonical(meta_of(tables).get(NOTEBOOK))


def id_of(entry: Mapping[str, Any]) -> str:
    """Return the id of an entry as records have it, empty where it has none."""
    return _canonical(entry.get("id"))


def _canonical(id_: object) -> str:
    """Return an id as records have it, empty where it is none."""
    if not isinstance(id_, str):
        return ""
    try:
        return as_id(id_)
    except ValueError:
        return ""
