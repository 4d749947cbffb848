"""Reversal: which change undo and redo are about, and what putting it back means."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from quietnet.domain.change import Change
from quietnet.domain.deed import deed_of
from quietnet.store.entry import Does, Entry, Part
from quietnet.store.problem import InTheWay
from quietnet.store.shelves import Kept

Find = Callable[[str], Kept | None]


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or brought back: all that differs now, and what the change is called."""

    change: Change
    deed: str


@dataclass(slots=True)
class Walk:
    """A way back through the history, and the latest revision it saw of each record."""

    entries: Iterable[Entry]
    revisions: dict[str, int] = field(default_factory=dict)

    def to_undo(self) -> Entry | None:
        """Return the latest change that is not undone."""
        decided: set[str] = set()
        for entry in self._noted():
            if entry.group in decided:
                continue
            decided.add(entry.group)
            if entry.does is not Does.UNDO:
                return self._change(entry)
        return None

    def to_redo(self) -> Entry | None:
        """Return the change undone last, None where something new was done since."""
        decided: set[str] = set()
        for entry in self._noted():
            if entry.does is Does.CHANGE:
                return None
            if entry.group not in decided and entry.does is Does.UNDO:
                return self._change(entry)
            decided.add(entry.group)
        return None

    def _noted(self) -> Iterable[Entry]:
        for entry in self.entries:
            for line in entry.lines:
                for side in ("before", "after"):
                    rev = (line.get(side) or {}).get("rev", 0)
                    if isinstance(rev, int):
                        id_ = str(line["id"])
                        self.revisions[id_] = max(rev, self.revisions.get(id_, 0))
            yield entry

    def _change(self, entry: Entry) -> Entry | None:
        """Return the change itself; ``entry`` may be a step back or forth on it."""
        if entry.does is Does.CHANGE:
            return entry
        return next((e for e in self._noted() if e.id == entry.of), None)


def put_back(
    entry: Entry, does: Does, find: Find, now: datetime, revisions: dict[str, int]
) -> tuple[Part, ...]:
    """Return what an undo or a redo puts where, given what stands there.

    Raises:
        InTheWay: when a record is not as the change left it.
    """
    try:
        parts = entry.parts()
    except (KeyError, TypeError, ValueError):
        raise InTheWay(
            f"{_said(does)}: what the history says about {entry.deed} cannot be read. Nothing "
            "was altered."
        ) from None
    parts = tuple(part.turned for part in parts) if does is Does.UNDO else parts
    found: list[Part] = []
    for part in parts:
        there = find(part.id)
        if not _same(there, part.before):
            raise _in_the_way(does, there or part.before, find, is_there=there is not None)
        again = part.after.again(now, there, revisions.get(part.id, 0)) if part.after else None
        found.append(Part(part.id, there, again, into=part.into))
    return tuple(found)


def _same(there: Kept | None, wanted: Kept | None) -> bool:
    if there is None or wanted is None:
        return there is wanted
    return there.says_the_same_as(wanted)


def _said(does: Does) -> str:
    return "Not undone" if does is Does.UNDO else "Not brought back"


def _in_the_way(does: Does, record: Kept | None, find: Find, *, is_there: bool) -> InTheWay:
    what = deed_of(Change((record,)), lambda _: None) if record else "a record"
    happened = "was changed" if is_there else "was deleted"
    del find
    return InTheWay(f"{_said(does)}: {what} {happened} in the meantime. Nothing was altered.")
