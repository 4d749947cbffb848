"""What a check finds on the shelves: each thing that is not as it should be, and what mends it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store.conflict_copies import has_markers
from quietnet.store.problem import Problem, why
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import Newer, Older, OutOfReach, Tables, Unreadable
from quietnet.store.shelves import (
    GONE,
    NOTEBOOK,
    Kept,
    id_of,
    is_begun,
    months_in,
    newer,
    notebook_id_of,
    read_entries,
    shelf_path,
    table_of,
    where,
)
from quietnet.store.storage import ShelfStorage

LEFT = "It was left as it is."
_MISSING = "notebook.json is missing, though conversations are there."
_EDITED = "It was changed outside quietnet; what it says now is used."
_MARKED = "git left both sides of a conflict in it; quietnet merge joins them."
_TWICE = "The same record stands in {} too; the newer is used."
_GONE = "A record that was deleted stands here again; it stays out of sight."
_NOBODY = "Somebody named here is not in the notebook and was not deleted; the words are untouched."


class Mend(Enum):
    """What mends something; nothing does where only its owner can know what is right."""

    NOTHING = auto()
    FROM_A_COPY = auto()
    WRITE_ANEW = auto()
    TO_THE_WASTEBASKET = auto()
    BRING_BACK = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and what mends it: on which shelf, which entry, whose id."""

    problem: Problem
    mend: Mend = Mend.NOTHING
    shelf: str = ""
    number: str = ""
    id: str = ""

    @property
    def is_of_shelf(self) -> bool:
        """Whether a whole shelf cannot be read."""
        return bool(self.shelf and not self.number and self.mend is not Mend.WRITE_ANEW)


@dataclass(frozen=True, slots=True)
class _Place:
    shelf: str
    number: str
    record: Kept


@dataclass(slots=True)
class _Looking:
    """Everything that stands in a notebook, as far as it can be read."""

    notebook: Path
    seal: Seal
    found: list[Finding] = field(default_factory=list)
    places: dict[str, list[_Place]] = field(default_factory=lambda: defaultdict(list))
    strays: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    has_people: bool = False

    def read(self, name: str) -> None:
        """Read a shelf and note what is wrong with it by itself."""
        try:
            storage = _open(self.notebook, name, self.seal)
        except Unreadable as error:
            if has_markers(shelf_path(self.notebook, name)):
                self.note(_MARKED, name, Mend.NOTHING)
            else:
                self.note(f"It {error} {LEFT}", name, _mend_for(error))
            return
        if storage.edited:
            self.note(_EDITED, name, Mend.WRITE_ANEW)
        self.take(name, storage.read() or {})

    def take(self, name: str, tables: Tables) -> None:
        """Take the entries of a shelf."""
        if name == NOTEBOOK:
            self.has_people = True
            self.gone |= {id_of(entry) for entry in tables.get(GONE, {}).values()}
        for number, record in read_entries(name, tables):
            if isinstance(record, str):
                self.strays.add(id_of(tables[table_of(name)][number]))
                self.note(record, name, Mend.NOTHING, number)
            else:
                self.places[record.id].append(_Place(name, number, record))

    def note(self, what: str, name: str, mend: Mend, number: str = "", id_: str = "") -> None:
        """Note a finding."""
        place = f"{where(name)}, entry {number}" if number else where(name)
        self.found.append(Finding(Problem(what, place), mend, name, number, id_))

    def compare(self) -> None:
        """Note what stands where it should not: twice, or though it was deleted."""
        for id_, places in self.places.items():
            if id_ in self.gone:
                for each in places:
                    self.note(_GONE, each.shelf, Mend.TO_THE_WASTEBASKET, each.number, id_)
            elif len(places) > 1:
                stands = _newest(places)
                for each in (each for each in places if each is not stands):
                    told = _TWICE.format(f"{where(stands.shelf)}, entry {stands.number}")
                    self.note(told, each.shelf, Mend.TO_THE_WASTEBASKET, each.number, id_)

    def follow(self) -> None:
        """Note who is named by id and neither stands in the notebook nor was deleted."""
        known = self.places.keys() | self.gone | self.strays
        missing: set[str] = set()
        for place in (each for places in self.places.values() for each in places):
            for id_ in _named_in(place.record):
                if id_ not in known and id_ not in missing:
                    missing.add(id_)
                    self.note(_NOBODY, place.shelf, Mend.BRING_BACK, place.number, id_)


def look_over(notebook: Path, seal: Seal) -> list[Finding]:
    """Return what is wrong with the shelves of a notebook; nothing is written."""
    looking = _Looking(notebook, seal)
    try:
        months = months_in(notebook)
    except OSError as error:
        told = f"The conversations cannot be looked at: {why(error)}."
        return [Finding(Problem(told, str(notebook)))]
    if is_begun(notebook):
        looking.read(NOTEBOOK)
    elif months:
        looking.note(_MISSING, NOTEBOOK, Mend.FROM_A_COPY)
    for name in months:
        looking.read(name)
    looking.compare()
    if looking.has_people:
        looking.follow()
    return looking.found


def _open(notebook: Path, name: str, seal: Seal) -> ShelfStorage:
    storage = ShelfStorage(shelf_path(notebook, name), name, seal)
    if name == NOTEBOOK and not notebook_id_of(storage.read() or {}):
        raise Unreadable("does not say which notebook it is.")
    return storage


def _mend_for(error: Unreadable) -> Mend:
    """Return what mends a shelf that cannot be read: nothing where nothing is wrong with it."""
    return Mend.NOTHING if isinstance(error, Newer | Older | OutOfReach) else Mend.FROM_A_COPY


def _newest(places: list[_Place]) -> _Place:
    stands = places[0]
    for each in places[1:]:
        if newer(stands.record, each.record) is not stands.record:
            stands = each
    return stands


def _named_in(record: Kept) -> Iterator[str]:
    """Yield the ids of those a record names."""
    if isinstance(record, Conversation):
        yield from record.people
    if isinstance(record, Person):
        yield from record.origin.through
        yield from (each.person for each in record.relations if each.person)
    yield from (id_ for id_ in record.readings.values() if id_)
