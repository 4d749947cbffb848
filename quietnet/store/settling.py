"""Settling: what an ended process or a power cut left half done is finished, or dropped."""

from contextlib import suppress

from quietnet.store.carrying_out import finish
from quietnet.store.desk import Desk
from quietnet.store.entry import Entry, change_of
from quietnet.store.litter import litter, sweep
from quietnet.store.locks import alone
from quietnet.store.pending import (
    Pending,
    is_made,
    missing,
    pending_path,
    read_pending,
    remove_pending,
)
from quietnet.store.problem import NotKept, Problem, not_kept
from quietnet.store.shelves import NOTEBOOK
from quietnet.store.wastebasket import take_out


def settle_quietly(desk: Desk, *, sweeping: bool) -> None:
    """Settle what was left and sweep its litter, unless somebody is writing just now.

    Where the disk does not let it be settled, it is left, to be settled before the next change.
    Without ``sweeping`` litter alone is not looked for, which is quicker.
    """
    with suppress(NotKept, OSError):
        is_littered = sweeping and bool(litter(desk.places.notebook, desk.state))
        if not is_littered and not is_left(desk):
            return
        with alone(desk.lock, patience=0):
            sweep(desk.places.notebook, desk.state)
            desk.seen.refresh()
            desk.refuse_unreadable([NOTEBOOK])
            if desk.is_ours:
                settle(desk)


def is_left(desk: Desk) -> bool:
    """Whether something may be half done, or is just being done.

    Raises:
        OSError: when that cannot be looked at.
    """
    return pending_path(desk.state).exists() or desk.history.unsettled() is not None


def unfinished(desk: Desk) -> Problem | None:
    """Return why an interrupted change cannot be finished here, None where there is none."""
    pending = read_pending(desk.state, desk.seal, desk.seen.notebook_id)
    return pending.problem if pending else None


def settle(desk: Desk) -> None:
    """Finish a change that is pending, and drop the history's last line if it never was made.

    Only under the lock, on shelves read again.

    Raises:
        NotKept: when the disk or a damaged shelf does not let it be settled.
    """
    try:
        _cut_what_is_torn(desk)
        pending = read_pending(desk.state, desk.seal, desk.seen.notebook_id)
        if pending and pending.entry and not pending.is_of_another(desk.places.notebook):
            _settle_pending(desk, pending, pending.entry)
        _settle_last_line(desk)
    except OSError as error:
        raise not_kept(error, desk.state) from error


def _cut_what_is_torn(desk: Desk) -> None:
    last = desk.history.unsettled()
    if last and last.entry is None:
        desk.history.take_back(last.line)


def _settle_pending(desk: Desk, pending: Pending, entry: Entry) -> None:
    """Put what is missing; records are put by id, so twice is once."""
    if not desk.history.has_moved_past(entry):
        _read_all(desk)
        desk.refuse_unreadable(name for part in pending.parts for name in part.shelves)
        left = missing(pending.parts, desk.seen)
        if left:
            finish(desk, left, desk.open_for(change_of(left)))
    remove_pending(desk.state)


def _settle_last_line(desk: Desk) -> None:
    last = desk.history.unsettled()
    if last is None or last.entry is None:
        return
    if _is_made(desk, last.entry):
        desk.history.confirm(last.line, last.entry)
    else:
        desk.history.take_back(last.line)
    with suppress(NotKept):
        take_out(desk.state, desk.seal, desk.seen.find)


def _is_made(desk: Desk, entry: Entry) -> bool:
    """Whether a change stands on the shelves; where one cannot be read, it is taken to."""
    try:
        parts = entry.parts()
    except (KeyError, TypeError, ValueError):
        return True
    _read_all(desk)
    if any(desk.seen.shelf(name).unreadable for part in parts for name in part.shelves):
        return True
    return is_made(parts, desk.seen)


def _read_all(desk: Desk) -> None:
    desk.seen.whole = True
    desk.seen.refresh()
