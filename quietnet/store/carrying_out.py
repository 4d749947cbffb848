"""Carrying out: one change, from memory to the disk, in the order that survives anything."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from quietnet.store.atomic import Staged, sync_folder
from quietnet.store.desk import Desk, Opened
from quietnet.store.entry import Entry, Part, change_of
from quietnet.store.history_file import Line
from quietnet.store.paths import make_private_folder
from quietnet.store.pending import refuse_lost, remove_pending, write_pending
from quietnet.store.plan import Plan
from quietnet.store.problem import NotKept, not_kept, why
from quietnet.store.shelves import Kept, Shelf, shelf_path, storage_of
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
    desk: Desk, entry: Entry, parts: Sequence[Part], opened: Opened, aside: Sequence[Kept] = ()
) -> None:
    """Make a change; when this returns, it is kept.

    What it deletes goes into the wastebasket, and so does what is put ``aside`` for it.

    Everything is made in memory, then written beside the shelves, so that a full disk is met
    before any of them is touched. Then its line goes into the history, what is deleted into the
    wastebasket, and a change of several shelves is written down whole; only then do the new
    files take their places.

    Raises:
        NotKept: when it could not be made. Nothing was altered, or, where files could not all be
            put in their places, the rest follows as soon as the disk allows.
    """
    ready = _staged(desk, parts, opened)
    if len(ready) > 1:
        try:
            refuse_lost(desk.state, desk.seal, desk.seen.notebook_id, desk.places.notebook)
        except BaseException:
            _drop(ready)
            raise
    going = [*aside, *(part.before for part in parts if part.before and not part.after)]
    line = _written_down(desk, entry, going, ready)
    for each in ready:
        desk.copies.before_save(each.shelf.name, entry.at, by_hand=each.by_hand)
    try:
        _place(desk, ready)
    except OSError as error:
        _place_after_all(desk, ready, line, error)
    if aside or any(part.was_gone for part in parts):
        with suppress(NotKept):
            take_out(desk.state, desk.seal, desk.seen.find)
    with suppress(OSError):  # what is finished already does no harm
        if len(ready) > 1:
            remove_pending(desk.state)
        desk.history.confirm(line, entry)


def finish(desk: Desk, parts: Sequence[Part], opened: Opened) -> None:
    """Make the part of a pending change that is still missing.

    Raises:
        NotKept, OSError: when it could not be made; it stays pending.
    """
    ready = _staged(desk, parts, opened)
    try:
        _place(desk, ready)
    except BaseException:
        _drop(ready)
        raise


def _staged(desk: Desk, parts: Sequence[Part], opened: Opened) -> list[_Ready]:
    """Write each touched shelf beside the one that stands."""
    plan = Plan.of(change_of(parts), desk.seen)
    ready: list[_Ready] = []
    try:
        for name in plan.shelves():
            make_private_folder(shelf_path(desk.places.notebook, name).parent)
        for step in plan.steps(opened, desk.now().date().isoformat()):
            for name, shelf in step.items():
                storage = storage_of(opened[name])
                storage.prepare()
                staged = storage.stage()
                ready.append(_Ready(storage.path, shelf, storage.seal, staged, storage.edited))
    except BaseException as error:
        _drop(ready)
        if isinstance(error, OSError):
            raise not_kept(error, desk.places.notebook) from error
        raise
    return ready


def _written_down(desk: Desk, entry: Entry, going: Sequence[Kept], ready: Sequence[_Ready]) -> Line:
    """Write down what is about to be done, so that it can be undone, and finished if need be."""
    several = len(ready) > 1
    line: Line | None = None
    try:
        line = desk.history.append(entry)
        throw_away(desk.state, desk.seal, going, entry.at)
        if several:
            id_, where = desk.seen.notebook_id, desk.places.notebook
            write_pending(desk.state, desk.seal, id_, where, entry)
    except BaseException as error:
        _drop(ready)
        _take_back(desk, line)
        if isinstance(error, OSError):
            raise not_kept(error, desk.state) from error
        raise
    return line


def _place(desk: Desk, ready: Sequence[_Ready]) -> None:
    for each in ready:
        desk.seen.written(each.shelf, each.staged.place(), each.seal)


def _place_after_all(desk: Desk, ready: Sequence[_Ready], line: Line, error: OSError) -> None:
    """Take everything back, or, where a file is in its place already, try once more for the rest.

    Raises:
        NotKept: when it was taken back, or what is missing must wait until the disk allows it.
    """
    if all(each.staged.waits for each in ready):
        _drop(ready)
        _take_back(desk, line)
        raise not_kept(error, ready[0].path) from error
    try:
        for each in ready:
            if each.staged.waits:
                each.staged.place()
            else:
                sync_folder(each.staged.real.parent)
            desk.seen.written(each.shelf, each.staged.stamp, each.seal)
    except OSError as again:
        _drop(ready)
        raise NotKept(
            f"Not all of it is on disk yet: {why(again)} ({desk.places.notebook}). It is written "
            "down whole, and quietnet finishes it as soon as it can; nothing is lost."
            if len(ready) > 1
            else str(not_kept(again, ready[0].path))
        ) from error


def _drop(ready: Sequence[_Ready]) -> None:
    for each in ready:
        each.staged.drop()


def _take_back(desk: Desk, line: Line | None) -> None:
    """Leave nothing of a change that was not made; what cannot be taken back now is so later."""
    with suppress(OSError):
        if line:
            desk.history.take_back(line)
    with suppress(OSError):
        remove_pending(desk.state)
    with suppress(NotKept):
        take_out(desk.state, desk.seal, desk.seen.find)
