"""Seen: every shelf as it was last read, and what of it the caller has been told."""

from dataclasses import replace
from pathlib import Path

from tinydb import TinyDB

from quietnet.domain.change import Change
from quietnet.domain.person import Person
from quietnet.store.atomic import Stamp
from quietnet.store.problem import Problem, why
from quietnet.store.seal import Seal
from quietnet.store.shelves import (
    NOTEBOOK,
    Kept,
    Shelf,
    is_begun,
    months_in,
    newer,
    shelf_path,
    take,
    where,
)

_LOOKS = 3  # another process may write while we read


class Seen:
    """The shelves of one notebook in memory. Reads them; never writes.

    While ``whole`` is false, only people are looked at and the months already read.
    """

    def __init__(self, notebook: Path, seal: Seal) -> None:
        self._notebook = notebook
        self._seal = seal
        self._shelves: dict[str, Shelf] = {}
        self._holding: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, Kept] = {}
        self._untold: set[str] = set()
        self._folder_problem: Problem | None = None
        self.notebook_id = ""
        self.whole = False

    def refresh(self, *, but: str = "") -> None:
        """Read each shelf that is not the one last read, until none is, ``but`` for one."""
        for _ in range(_LOOKS):
            names = (name for name in self._names() if name != but)
            changed = [name for name in names if self._has_changed(name)]
            for name in changed:
                self.open(name)
            if not changed:
                return

    def _names(self) -> list[str]:
        """Return the shelves to look at; none while the notebook has vanished."""
        self._folder_problem = None
        there = is_begun(self._notebook)
        if self.notebook_id and not there:
            self._folder_problem = Problem(
                "The notebook is not there any more.", str(self._notebook)
            )
            return []
        try:
            months = months_in(self._notebook)
        except OSError as error:
            self._folder_problem = Problem(
                f"The conversations cannot be looked at: {why(error)}.", str(self._notebook)
            )
            months = []
        if months and not there:
            self._folder_problem = Problem(
                "notebook.json is missing, though conversations are there.", str(self._notebook)
            )
        known = (name for name in self._shelves if name != NOTEBOOK)
        looked_at = dict.fromkeys([*(months if self.whole else ()), *known])
        return [*([NOTEBOOK] if there else []), *looked_at]

    def _has_changed(self, name: str) -> bool:
        shelf = self._shelves.get(name)
        return shelf is None or shelf.stamp != self._stamp(name)

    def _stamp(self, name: str) -> Stamp | None:
        try:
            return Stamp.of(shelf_path(self._notebook, name).stat())
        except OSError:
            return None

    def open(self, name: str) -> TinyDB | None:
        """Read a shelf anew and return it open, None where it cannot be read."""
        before = self._shelves.get(name)
        stamp = self._stamp(name)
        shelf, opened = take(self._notebook, name, before, self._seal)
        if opened is None:
            # What may be in reach again in a moment is looked at anew each time.
            shelf = replace(shelf, stamp=None if shelf.is_out_of_reach else stamp)
        elif before and before.stamp and not shelf.stamp:
            gone = Problem("It is not there any more.", where(name))
            shelf = replace(shelf, problems=(gone,))
        self._remember(shelf)
        if name == NOTEBOOK:
            self.notebook_id = self.notebook_id or shelf.notebook_id
        return opened

    def written(self, shelf: Shelf, stamp: Stamp, seal: str) -> None:
        """Remember a shelf as it was just written."""
        lasting = self._lasting(shelf)
        self._remember(replace(shelf, stamp=stamp, seal=seal, problems=lasting, is_older=False))

    def _lasting(self, shelf: Shelf) -> tuple[Problem, ...]:
        """Return the problems that a write does not mend: those of single entries."""
        return tuple(problem for problem in shelf.problems if problem.where != where(shelf.name))

    def _remember(self, shelf: Shelf) -> None:
        before = self._shelves.get(shelf.name, Shelf(shelf.name))
        self._untold |= before.gone ^ shelf.gone
        self._untold |= {
            id_
            for id_ in before.records.keys() | shelf.records.keys()
            if before.records.get(id_) is not shelf.records.get(id_)
        }
        for id_ in shelf.records.keys() - before.records.keys():
            self._holding[id_] = tuple(sorted((*self._holding.get(id_, ()), shelf.name)))
        for id_ in before.records.keys() - shelf.records.keys():
            elsewhere = tuple(name for name in self._holding.pop(id_) if name != shelf.name)
            if elsewhere:
                self._holding[id_] = elsewhere
        self._shelves[shelf.name] = shelf

    def shelf(self, name: str) -> Shelf:
        """Return a shelf as last read, an empty one where there is none."""
        return self._shelves.get(name) or Shelf(name)

    def older(self) -> list[str]:
        """Return the names of the shelves read that lie on disk in an older format."""
        return [name for name, shelf in self._shelves.items() if shelf.is_older]

    def holding(self, id_: str) -> tuple[str, ...]:
        """Return the names of the shelves on which an id stands."""
        return self._holding.get(id_, ())

    def find(self, id_: str) -> Kept | None:
        """Return the record that stands under an id; of two, the newer; none that is gone."""
        names = self._holding.get(id_)
        if not names or self.is_gone(id_):
            return None
        found = self._shelves[names[0]].records[id_]
        for name in names[1:]:
            found = newer(found, self._shelves[name].records[id_])
        return found

    def standing(self) -> list[Kept]:
        """Return every record that stands."""
        return [record for record in map(self.find, self._holding) if record]

    def is_stray(self, id_: str) -> bool:
        """Whether an entry with this id stands somewhere that fits no record."""
        return any(id_ in shelf.strays for shelf in self._shelves.values())

    def is_gone(self, id_: str) -> bool:
        """Whether an id was forgotten."""
        return id_ in self.shelf(NOTEBOOK).gone

    @property
    def gone(self) -> dict[str, str]:
        """The ids that were forgotten, each with whose page theirs became part of, or nothing."""
        shelf = self.shelf(NOTEBOOK)
        return {id_: shelf.into.get(id_, "") for id_ in shelf.gone}

    def as_told(self, id_: str) -> Kept | None:
        """Return the record the caller knows under an id."""
        return self._told.get(id_)

    def told(self, *, of_people: bool = True) -> Change:
        """Return what differs from what the caller was told, and count it as told.

        Without ``of_people``, what is known of people stays as it was told.
        """
        put: list[Kept] = []
        forget: list[str] = []
        later = set() if of_people else set(filter(self._is_person, self._untold))
        for id_ in sorted(self._untold - later):
            known, there = self._told.get(id_), self.find(id_)
            if there is None:
                if self._told.pop(id_, None):
                    forget.append(id_)
            elif known is None or there != known:
                put.append(there)
                self._told[id_] = there
        self._untold = later
        return Change(tuple(put), tuple(forget))

    def _is_person(self, id_: str) -> bool:
        return isinstance(self._told.get(id_) or self.find(id_), Person)

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read, and what stands where it should not."""
        found = [self._folder_problem] if self._folder_problem else []
        for name in sorted(self._shelves, key=lambda name: (name != NOTEBOOK, name)):
            found += self._shelves[name].problems
        gone = self.shelf(NOTEBOOK).gone
        twice = {id_ for id_, names in self._holding.items() if len(names) > 1}
        odd = twice | (gone & self._holding.keys())
        first: dict[str, str] = {}
        for name, shelf in self._shelves.items() if odd else ():
            for id_ in (id_ for id_ in shelf.records if id_ in odd):
                if id_ in gone:
                    told = f"“{id_}” was deleted, yet stands here again; it stays out of sight."
                    found.append(Problem(told, where(name)))
                elif first.setdefault(id_, name) != name:
                    told = f"“{id_}” stands in {where(first[id_])} too; the newer is used."
                    found.append(Problem(told, where(name)))
        return tuple(found)
