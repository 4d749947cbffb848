"""Changes: how anything in a notebook alters; one at a time, whole or not at all."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path

from tinydb import TinyDB

from quietnet.domain.change import Change
from quietnet.domain.deed import deed_of
from quietnet.store.attachments import keep_attachments
from quietnet.store.beginning import begin_notebook
from quietnet.store.carrying_out import carry_out, finish
from quietnet.store.copies import Copies
from quietnet.store.entry import Does, Entry, Part, change_of, parts_of
from quietnet.store.history import History
from quietnet.store.litter import litter, sweep
from quietnet.store.locks import alone
from quietnet.store.paths import Places
from quietnet.store.pending import read_pending, remove_pending, stands, still_pending
from quietnet.store.plan import Plan
from quietnet.store.problem import NotKept, Problem, not_kept, why
from quietnet.store.reversal import Walk, put_back
from quietnet.store.seen import Seen
from quietnet.store.shelves import NOTEBOOK, is_begun, shelf_path
from quietnet.store.wastebasket import let_go, resting, take_out, throw_away

_EMPTY = "Nothing was in the wastebasket."
_STILL_IN_COPIES = (
    "It is gone from the wastebasket and cannot be undone any more. Copies made before still hold "
    "it."
)


class Changes:
    """The one place where a notebook's shelves, history and wastebasket are written."""

    def __init__(self, places: Places, seen: Seen, now: Callable[[], datetime]) -> None:
        self._places = places
        self._seen = seen
        self._now = now

    @property
    def state(self) -> Path:
        """The notebook's own state folder; there must be a notebook."""
        return self._places.state(self._seen.notebook_id)

    @cached_property
    def history(self) -> History:
        """The notebook's history on this machine; there must be a notebook."""
        return History(self.state)

    @property
    def _copies(self) -> Copies:
        return Copies(self._places, self._seen.notebook_id)

    def copy_first(self, deed: str) -> None:
        """Make a copy of the whole notebook before a large change, where there is room for it."""
        with suppress(NotKept):
            self._copies.before(deed, self._now())

    @property
    def _lock(self) -> Path:
        return self.state / "lock"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock, in a notebook that was read again and has nothing left half done.

        Raises:
            NotKept: when the lock, the disk or the notebook does not let anything be changed.
        """
        if not is_begun(self._places.notebook):
            self._begin()
        self._seen.refresh()
        self.refuse_unreadable(NOTEBOOK)
        with alone(self._lock):
            self._seen.refresh()
            self.refuse_unreadable(NOTEBOOK)
            self._refuse_another()
            self._settle()
            yield

    def make(
        self,
        parts: tuple[Part, ...],
        opened: dict[str, TinyDB],
        deed: str,
        *,
        attachments: Mapping[str, bytes] | None = None,
        does: Does = Does.CHANGE,
        of: str = "",
    ) -> None:
        """Make a change of shelves that are open; when this returns, it is kept.

        Raises:
            NotKept: when it is not; nothing was altered, or all of it will be.
        """
        keep_attachments(self._places.notebook, attachments or {})
        entry = Entry.made(deed, parts, self._now(), does, of)
        carry_out(self._places, self._seen, self.history, self._copies, entry, parts, opened)

    def step(self, does: Does) -> Entry | None:
        """Undo or redo the change whose turn it is; None where there is none.

        Raises:
            InTheWay: when a record does not stand as that change left it.
            NotKept: when it could not be done.
        """
        walk = Walk(self._history_read())
        entry = walk.to_undo() if does is Does.UNDO else walk.to_redo()
        if entry:
            parts = put_back(entry, does, self._seen.find, self._now(), walk.revisions)
            self.make(parts, self.open_for(change_of(parts)), entry.deed, does=does, of=entry.id)
        return entry

    def _history_read(self) -> Iterator[Entry]:
        try:
            yield from self.history.latest_first()
        except OSError as error:
            raise not_kept(error, self.history.folder) from error

    def bring_back(self, resting_id: str) -> str:
        """Put something from the wastebasket back and return what undo will call that.

        Raises:
            NotKept: when it does not lie there any more, or could not be put back.
        """
        lying = resting(self.state, self._seen.find)
        found = next((each.record for each in lying if each.id == resting_id), None)
        if found is None:
            raise NotKept("That is not in the wastebasket any more. Nothing was altered.")
        there = self._seen.find(found.id)
        change = Change((found.again(self._now(), there),))
        deed = f"bringing back {deed_of(Change((found,)), self._seen.find)}"
        opened = self.open_for(change)
        if there:
            throw_away(self.state, (there,), self._now())
        self.make(parts_of(change, self._seen), opened, deed)
        return deed

    def empty(self, ids: Collection[str]) -> str:
        """Remove what rests in the wastebasket, or these entries of it, for good.

        Raises:
            NotKept: when not all of it could be removed.
        """
        chosen = [
            each for each in resting(self.state, self._seen.find) if not ids or each.id in ids
        ]
        try:
            self.history.purge({each.record.id for each in chosen})
        except OSError as error:
            raise NotKept(
                f"Not emptied: {why(error)} ({self.history.folder}). Put that right and empty it "
                "again."
            ) from error
        let_go(self.state, {each.id for each in chosen})
        return _STILL_IN_COPIES if chosen else _EMPTY

    def open_for(self, change: Change) -> dict[str, TinyDB]:
        """Read each shelf a change touches again; what is read may show that it touches more.

        Raises:
            NotKept: when one of them cannot be read.
        """
        opened: dict[str, TinyDB] = {}
        while missing := [n for n in Plan.of(change, self._seen).shelves() if n not in opened]:
            for name in missing:
                shelf = self._seen.open(name)
                self.refuse_unreadable(name)
                if shelf is not None:  # an empty one counts as false
                    opened[name] = shelf
        return opened

    # After an interruption

    def tidy(self) -> None:
        """Finish or drop what an ended process left, unless somebody is writing just now."""
        if not self._seen.notebook_id:
            return
        with suppress(NotKept, OSError):
            if self._is_left() or litter(self._places.notebook, self.state):
                with alone(self._lock, patience=0):
                    sweep(self._places.notebook, self.state)
                    self._seen.refresh()
                    self._refuse_another()
                    self._settle()

    def _is_left(self) -> bool:
        pending = read_pending(self.state, self._seen.notebook_id)
        return bool(pending and pending.entry) or self.history.unsettled() is not None

    def problem(self) -> Problem | None:
        """Return why a change that was interrupted cannot be finished, None where there is none."""
        if not self._seen.notebook_id:
            return None
        pending = read_pending(self.state, self._seen.notebook_id)
        return pending.problem if pending else None

    def _settle(self) -> None:
        """Finish a change that is pending; drop the history's last line if it never was.

        Raises:
            NotKept: when the disk does not let it be settled.
        """
        try:
            pending = read_pending(self.state, self._seen.notebook_id)
            if pending and pending.entry:
                if not self.history.has_moved_past(pending.entry.id):
                    self._finish(pending.parts)
                remove_pending(self.state)
            last = self.history.unsettled()
            if last is None:
                return
            line, entry = last
            if not self._stands(entry):
                self.history.take_back(line)
            else:
                self.history.confirm(line, entry.id)
            with suppress(NotKept):
                take_out(self.state, self._seen.find)
        except OSError as error:
            raise not_kept(error, self.state) from error

    def _finish(self, parts: tuple[Part, ...]) -> None:
        self._seen.whole = True
        self._seen.refresh()
        left = still_pending(parts, self._seen)
        if left:
            finish(self._places, self._seen, left, self.open_for(change_of(left)), self._now())

    def _stands(self, entry: Entry) -> bool:
        try:
            parts = entry.parts()
        except (KeyError, TypeError, ValueError):
            return True
        self._seen.whole = True
        self._seen.refresh()
        return stands(parts, self._seen)

    # What is refused

    def _begin(self) -> None:
        """Make the notebook, unless this library has seen one here that is gone."""
        if self._seen.notebook_id:
            raise self._vanished()
        begin_notebook(self._places)

    def refuse_unreadable(self, name: str) -> None:
        """Refuse to write where a shelf cannot be read.

        Raises:
            NotKept: when it cannot.
        """
        reason = self._seen.shelf(name).unreadable
        if reason:
            raise NotKept(
                f"Not kept: {shelf_path(self._places.notebook, name)} {reason} It was left as it "
                "is and everything else is safe; mend or move that file, then keep this again."
            )

    def _vanished(self) -> NotKept:
        return NotKept(
            f"Not kept: the notebook is not there any more ({self._places.notebook}). Bring its "
            "folder back and keep this again."
        )

    def _refuse_another(self) -> None:
        if not is_begun(self._places.notebook):
            raise self._vanished()
        if self._seen.shelf(NOTEBOOK).notebook_id != self._seen.notebook_id:
            raise NotKept(
                f"Not kept: another notebook lies at {self._places.notebook} now. Nothing was "
                "written to it; close quietnet and open it again."
            )
