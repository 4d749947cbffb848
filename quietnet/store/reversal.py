"""Reversal: which change undo and redo are about, and what putting it back means."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from quietnet.domain.change import Change
from quietnet.domain.deed import called
from quietnet.store.entry import Does, Entry, Part
from quietnet.store.problem import InTheWay
from quietnet.store.seen import Seen
from quietnet.store.shelves import Kept


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or brought back: all that differs now, and what the change is called."""

    change: Change
    deed: str


class Walk:
    """A way back through a history, the latest line first.

    ``revisions`` are the highest that were met of each record on the way.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = iter(entries)
        self.revisions: dict[str, int] = {}

    def next(self, does: Does) -> Entry | None:
        """Return the change to be undone, or brought back, next; None where there is none."""
        return self._to_undo() if does is Does.UNDO else self._to_redo()

    def _to_undo(self) -> Entry | None:
        """Return the latest change that is not undone."""
        decided: set[str] = set()
        for entry in self._met():
            is_purged = not entry.lines
            if entry.group not in decided and entry.does is not Does.UNDO and not is_purged:
                return self._itself(entry)
            decided.add(entry.group)
        return None

    def _to_redo(self) -> Entry | None:
        """Return the change undone last, None where something new was done since."""
        decided: set[str] = set()
        for entry in self._met():
            if entry.does is Does.CHANGE:
                return None
            if entry.group not in decided and entry.does is Does.UNDO:
                return self._itself(entry)
            decided.add(entry.group)
        return None

    def _met(self) -> Iterator[Entry]:
        for entry in self._entries:
            for id_, rev in entry.revisions():
                self.revisions[id_] = max(rev, self.revisions.get(id_, 0))
            yield entry

    def _itself(self, entry: Entry) -> Entry | None:
        """Return the change of which an entry may be a step back or forth."""
        if entry.does is Does.CHANGE:
            return entry
        return next((earlier for earlier in self._met() if earlier.id == entry.of), None)


def parts_in(entry: Entry, does: Does) -> tuple[Part, ...]:
    """Return the records of a change, before and after as undo or redo has them.

    Raises:
        InTheWay: when the history does not say so any more.
    """
    try:
        parts = entry.parts()
    except (KeyError, TypeError, ValueError):
        raise InTheWay(
            f"{_NOT[does]}: what the history says of {entry.deed} cannot be read. Nothing was "
            "altered."
        ) from None
    return tuple(part.turned for part in parts) if does is Does.UNDO else parts


def put_back(
    parts: Iterable[Part], does: Does, seen: Seen, now: datetime, revisions: Mapping[str, int]
) -> tuple[Part, ...]:
    """Return what is to be put where, given what stands there now.

    What is put back is the newest there is, so that another machine takes it over.

    Raises:
        InTheWay: when a record does not stand as the change left it.
    """
    found: list[Part] = []
    for part in parts:
        there = seen.find(part.id)
        if not _same(there, part.before) or seen.is_stray(part.id):
            raise _in_the_way(part, does, there, seen)
        again = part.after and part.after.again(now, there, revisions.get(part.id, 0))
        found.append(Part(part.id, there, again, seen.is_gone(part.id), part.into))
    return tuple(found)


_NOT = {Does.UNDO: "Not undone", Does.REDO: "Not brought back"}


def _same(there: Kept | None, wanted: Kept | None) -> bool:
    if there is None or wanted is None:
        return there is wanted
    return there.says_the_same_as(wanted)


def _in_the_way(part: Part, does: Does, there: Kept | None, seen: Seen) -> InTheWay:
    happened = "deleted" if there is None else "changed" if part.before else "written anew"
    known = there or part.before or part.after
    what = called(known, seen.find) if known else "a record"
    return InTheWay(f"{_NOT[does]}: {what} was {happened} in the meantime. Nothing was altered.")
