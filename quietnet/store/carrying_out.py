"""Carrying out: one change, from memory to the disk, in the order that survives anything."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tinydb import TinyDB

from quietnet.store.atomic import Staged, Stamp, sync_folder
from quietnet.store.copies import Copies
from quietnet.store.entry import Entry, Part, change_of
from quietnet.store.history import History, Line
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.pending import read_pending, remove_pending, write_pending
from quietnet.store.plan import Plan
from quietnet.store.problem import NotKept, not_kept
from quietnet.store.seen import Seen
from quietnet.store.shelves import Shelf, shelf_path, storage_of
from quietnet.store.wastebasket import take_out, throw_away


@dataclass(frozen=True, slots=True)
class _Ready:
    """One shelf's new bytes, confirmed by the disk beside it."""

    path: Path
    shelf: Shelf
    seal: str
    staged: Staged
    by_hand: bool


def carry_out(
    places: Places,
    seen: Seen,
    history: History,
    copies: Copies,
    entry: Entry,
    parts: Sequence[Part],
    opened: dict[str, TinyDB],
) -> None:
    """Make a change; when this returns, it is kept.

    Everything is made in memory, then written beside the shelves, so that a full disk is met before
    any of them is touched. What goes is put into the wastebasket, then the line goes into the
    history, and a change of several shelves is written down whole; only then do the new files
    take their places.

    Raises:
        NotKept: when it could not be made. Nothing was altered, or, where files could not all be
            put in their places, the rest follows as soon as the disk allows.
    """
    state = places.state(seen.notebook_id)
    ready = _stage(places, seen, parts, opened, entry.at)
    line: Line | None = None
    try:
        throw_away(
            state, (part.before for part in parts if part.before and not part.after), entry.at
        )
        line = history.append(entry)
        if len(ready) > 1:
            _refuse_lost(places, seen)
            write_pending(state, seen.notebook_id, entry)
    except BaseException as error:
        _drop(ready)
        _take_back(places, seen, history, line)
        if isinstance(error, OSError):
            raise not_kept(error, state) from error
        raise
    for each in ready:
        copies.before_save(each.shelf.name, entry.at, by_hand=each.by_hand)
    try:
        _place(ready, seen)
    except OSError as error:
        if not _is_placed(ready):
            _drop(ready)
            _take_back(places, seen, history, line)
            raise not_kept(error, ready[0].path) from error
        _place_the_rest(ready, seen, error, places)
    _clean_up(places, seen, parts, several=len(ready) > 1)
    history.confirm(line, entry.id)


def finish(
    places: Places,
    seen: Seen,
    parts: Sequence[Part],
    opened: dict[str, TinyDB],
    now: datetime,
) -> None:
    """Make the part of a pending change that is still missing.

    Raises:
        NotKept, OSError: when it could not be made; it stays pending.
    """
    ready = _stage(places, seen, parts, opened, now)
    try:
        _place(ready, seen)
    except BaseException:
        _drop(ready)
        raise


def _stage(
    places: Places, seen: Seen, parts: Sequence[Part], opened: dict[str, TinyDB], now: datetime
) -> list[_Ready]:
    """Write each touched shelf beside the one that stands."""
    plan = Plan.of(change_of(parts), seen)
    ready: list[_Ready] = []
    try:
        for name in plan.shelves():
            make_private_folder(shelf_path(places.notebook, name).parent)
        for step in plan.steps(opened, now.date().isoformat()):
            for name, shelf in step.items():
                storage = storage_of(opened[name])
                storage.prepare()
                staged = storage.stage()
                ready.append(_Ready(storage.path, shelf, storage.seal, staged, storage.edited))
    except BaseException as error:
        _drop(ready)
        if isinstance(error, OSError):
            raise not_kept(error, places.notebook) from error
        raise
    return ready


def _place(ready: Sequence[_Ready], seen: Seen) -> None:
    for each in ready:
        seen.written(each.shelf, each.staged.place(), each.seal)


def _is_placed(ready: Sequence[_Ready]) -> bool:
    return not all(each.staged.temporary.exists() for each in ready)


def _place_the_rest(ready: Sequence[_Ready], seen: Seen, error: OSError, places: Places) -> None:
    """Try once more, as some of the files are in their places already."""
    try:
        for each in ready:
            if each.staged.temporary.exists():
                stamp: Stamp = each.staged.place()
            else:
                sync_folder(each.staged.real.parent)
                stamp = each.staged.stamp
            seen.written(each.shelf, stamp, each.seal)
    except OSError:
        _drop(ready)
        raise NotKept(
            f"Not all of it is in its place yet: {not_kept(error, places.notebook)}"
        ) from error


def _drop(ready: Sequence[_Ready]) -> None:
    for each in ready:
        each.staged.drop()


def _refuse_lost(places: Places, seen: Seen) -> None:
    """Refuse to write over a pending change that cannot be read."""
    found = read_pending(places.state(seen.notebook_id), seen.notebook_id)
    if found and found.problem:
        raise NotKept(f"Not kept: {found.problem} Move that file away, then keep this again.")


def _take_back(places: Places, seen: Seen, history: History, line: Line | None) -> None:
    """Leave nothing of a change that was not made."""
    state = places.state(seen.notebook_id)
    with suppress(OSError):
        if line:
            history.take_back(line)
    with suppress(OSError):
        remove_pending(state)
    with suppress(NotKept):
        take_out(state, seen.find)


def _clean_up(places: Places, seen: Seen, parts: Sequence[Part], *, several: bool) -> None:
    state = places.state(seen.notebook_id)
    if any(part.after and not part.before for part in parts):
        with suppress(NotKept):
            take_out(state, seen.find)
    if several:
        with suppress(OSError):
            remove_pending(state)
