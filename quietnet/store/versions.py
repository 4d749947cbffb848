"""Versions: what a file says that holds a shelf as another machine, or both, wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quietnet.domain.coming_together import Standing
from quietnet.store.conflict_copies import copied_shelf
from quietnet.store.git_markers import sides
from quietnet.store.migrate import up_to_date
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import Tables, Unreadable
from quietnet.store.shelves import (
    NOTEBOOK,
    PEOPLE,
    Kept,
    gone_in,
    newer,
    notebook_id_of,
    read_entries,
)
from quietnet.store.storage import ShelfStorage, contents_of, read_shelf


@dataclass(frozen=True, slots=True)
class Version:
    """What one side of a file says. ``unread`` says why, for each entry that fits no record."""

    records: Mapping[str, Kept] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    notebook_id: str = ""
    unread: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """The version as it comes together with others."""
        return Standing(self.records, self.gone)


def versions_in(path: Path, seal: Seal) -> tuple[Version, ...]:
    """Return what a file says: one version, or two where git wrote both sides into it.

    Raises:
        Unreadable: when it is not a shelf that can be read.
    """
    return tuple(map(_version, tables_in(path, seal)))


def tables_in(path: Path, seal: Seal) -> tuple[Tables, ...]:
    """Return the tables of a file, or of each side of it.

    Raises:
        Unreadable: when they cannot be read.
    """
    name = shelf_named(path)
    try:
        tables = ShelfStorage(path, name, seal).read()
    except Unreadable:
        found = read_shelf(path)
        both = sides(found[0]) if found else None
        if not both:
            raise
        return tuple(_tables(side, name, seal) for side in both)
    if tables is None:
        raise Unreadable("is not there.")
    return (tables,)


def shelf_named(path: Path) -> str:
    """Return the name of the shelf that a file is, or is a copy of, as its own name tells it."""
    return copied_shelf(path.name) or path.stem


def _tables(raw: bytes, name: str, seal: Seal) -> Tables:
    contents = contents_of(raw, name, seal)
    return up_to_date(name, contents.tables, contents.written)


def _version(tables: Tables) -> Version:
    name = NOTEBOOK if PEOPLE in tables else ""
    records: dict[str, Kept] = {}
    unread: list[str] = []
    for number, record in read_entries(name, tables):
        if isinstance(record, str):
            unread.append(f"Entry {number}: {record}")
        else:
            other = records.get(record.id)
            records[record.id] = newer(record, other) if other else record
    return Version(records, gone_in(tables), notebook_id_of(tables), tuple(unread))
