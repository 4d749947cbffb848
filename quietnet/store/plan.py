"""Plan: which shelves a change touches, and in which order they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tinydb import TinyDB

from quietnet.domain.change import Change
from quietnet.store.seen import Seen
from quietnet.store.shelf_changes import bury, put, raise_again, remove
from quietnet.store.shelves import NOTEBOOK, Kept, Shelf, shelf_of


@dataclass(frozen=True, slots=True)
class Plan:
    """What arrives on and leaves each shelf, by its name, and which ids go or come back."""

    seen: Seen
    arriving: dict[str, list[Kept]] = field(default_factory=dict)
    leaving: dict[str, set[str]] = field(default_factory=dict)
    going: tuple[str, ...] = ()
    into: Mapping[str, str] = field(default_factory=dict)
    coming_back: tuple[str, ...] = ()

    @classmethod
    def of(cls, change: Change, seen: Seen) -> Self:
        """Return the plan for a change, given what stands where."""
        coming_back = tuple(record.id for record in change.put if seen.is_gone(record.id))
        plan = cls(seen, going=change.forget, into=dict(change.into), coming_back=coming_back)
        for record in change.put:
            home = shelf_of(record)
            plan.arriving.setdefault(home, []).append(record)
            for name in seen.holding(record.id):
                if name != home:
                    plan.leaving.setdefault(name, set()).add(record.id)
        for id_ in change.forget:
            for name in seen.holding(id_):
                plan.leaving.setdefault(name, set()).add(id_)
        return plan

    def shelves(self) -> tuple[str, ...]:
        """Return the names of all shelves touched."""
        first = [NOTEBOOK] if self.going or self.coming_back else []
        return tuple(dict.fromkeys([*first, *self.arriving, *self.leaving]))

    def steps(self, opened: dict[str, TinyDB], today: str) -> Iterator[dict[str, Shelf]]:
        """Alter the open shelves and give those to be written, step by step.

        First everything that arrives, then everything that leaves: a conversation that moves to
        another month may stand twice for a moment, but never nowhere. People and tombstones share
        a shelf and change at once.
        """
        first = {name: self.seen.shelf(name) for name in self.shelves() if name in self.arriving}
        if NOTEBOOK in self.shelves():
            first = {NOTEBOOK: self.seen.shelf(NOTEBOOK), **first}
        for name in first:
            first[name] = put(opened[name], first[name], self.arriving.get(name, ()))
        if NOTEBOOK in first:
            first[NOTEBOOK] = self._first_shelf(opened[NOTEBOOK], first[NOTEBOOK], today)
        if first:
            yield first
        months = [name for name in self.leaving if name != NOTEBOOK]
        if months:
            yield {
                name: remove(opened[name], self._after(first, name), self.leaving[name])
                for name in months
            }

    def _after(self, first: Mapping[str, Shelf], name: str) -> Shelf:
        return first[name] if name in first else self.seen.shelf(name)

    def _first_shelf(self, opened: TinyDB, shelf: Shelf, today: str) -> Shelf:
        shelf = remove(opened, shelf, self.leaving.get(NOTEBOOK, ()))
        shelf = bury(opened, shelf, self.going, today, self.into)
        return raise_again(opened, shelf, self.coming_back)
