"""Joining: what another machine wrote beside a notebook becomes part of it, as one change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.domain.coming_together import Met
from quietnet.domain.merging import JoinNotes
from quietnet.domain.refusal import Refused
from quietnet.store.apart import Apart, compare, is_marked
from quietnet.store.conflict_copies import copied_shelf
from quietnet.store.laid_aside import lay_aside
from quietnet.store.library import Library
from quietnet.store.locks import alone
from quietnet.store.problem import MovedOn, Problem
from quietnet.store.shelves import CONVERSATIONS
from quietnet.store.untangling import untangle

DEED = "joining what was written on two machines"
_TRIES = 5  # another process may write while the two are compared
_BUSY = "Not joined: another quietnet goes on writing here. Nothing was altered; join again."


@dataclass(frozen=True, slots=True)
class Joined:
    """What was done: all that differs now, what became of which record, and which files are done.

    ``problems`` are what could not be read; those files were left where they are.
    """

    changes: tuple[Change, ...] = ()
    met: tuple[Met, ...] = ()
    aside: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.met or self.aside)


def join(
    library: Library, sources: Sequence[Path], join_notes: JoinNotes, now: Callable[[], datetime]
) -> Joined:
    """Join these files and folders with a notebook: one change, with a copy made before it.

    Conflict copies that lie in the notebook's folder go into the wastebasket then; what lies
    elsewhere is left where it is.

    Raises:
        NotKept: when it could not be done; the files are where they were.
    """
    first = compare(library.places, sources, join_notes)
    files = _unmarked(library, first, sources, now)
    for _ in range(_TRIES):
        changes = [library.look()]
        apart = compare(library.places, files, join_notes)
        try:
            changes.append(library.keep(apart.change, DEED, copy_first=True))
        except MovedOn:
            continue
        done = _lay_aside(library, apart, now)
        told = tuple(each for each in changes if each)
        return Joined(told, apart.met, done, apart.problems)
    raise Refused(_BUSY)


def _unmarked(
    library: Library, apart: Apart, sources: Sequence[Path], now: Callable[[], datetime]
) -> list[Path]:
    """Take shelves with git's markers apart: one side stands, the other is a conflict copy."""
    places = library.places
    files: list[Path] = []
    for source in sources:
        if source in apart.sources and is_marked(source, places.notebook):
            state = places.state(apart.notebook_id)
            with alone(state / "lock"):
                files.append(untangle(source, state, places.seal, now()))
        else:
            files.append(source)
    return files


def _lay_aside(library: Library, apart: Apart, now: Callable[[], datetime]) -> tuple[Path, ...]:
    """Put the conflict copies that were read into the wastebasket, and return where they lay."""
    places = library.places
    done = [path for path in apart.sources if _is_copy(path, places.notebook) and path.is_file()]
    for path in done:
        lay_aside(path, places.state(apart.notebook_id), places.seal, now())
    return tuple(done)


def _is_copy(path: Path, notebook: Path) -> bool:
    inside = (notebook.resolve(), (notebook / CONVERSATIONS).resolve())
    return path.parent.resolve() in inside and bool(copied_shelf(path.name))
