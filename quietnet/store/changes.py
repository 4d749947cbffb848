"""Changes: how anything in a notebook alters; one at a time, whole or not at all."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from quietnet.domain.change import Change
from quietnet.domain.deed import called, deed_of
from quietnet.store.attachments import keep_attachments
from quietnet.store.beginning import begin_notebook
from quietnet.store.carrying_out import carry_out
from quietnet.store.desk import Desk
from quietnet.store.due import past_doubt, still_to_do
from quietnet.store.entry import Does, Entry, change_of, parts_of
from quietnet.store.key_file import refuse_changed_lock
from quietnet.store.laid_aside import empty_aside, files_aside
from quietnet.store.locks import alone
from quietnet.store.migrating import bring_up_to_date
from quietnet.store.paths import Places
from quietnet.store.problem import InTheWay, NotKept, Problem, not_kept, why
from quietnet.store.reversal import Walk, parts_in, put_back
from quietnet.store.seen import Seen
from quietnet.store.settling import settle, settle_quietly, unfinished
from quietnet.store.shelves import NOTEBOOK, Kept
from quietnet.store.wastebasket import Resting, ids_in, let_go, not_lying, resting, throw_away

_EMPTY = "The wastebasket was empty."
_LET_GO = (
    "It is gone from the wastebasket and from the history. Copies made before still hold it, "
    "until they are replaced."
)

_DOES_NOT_FIT = (
    "Not brought back: what stands there was changed outside quietnet and does not fit. It was "
    "left as it is; mend it, then bring this back again."
)


class Changes:
    """The one place where a notebook's shelves, history and wastebasket are written."""

    def __init__(self, places: Places, seen: Seen, now: Callable[[], datetime]) -> None:
        self._desk = Desk(places, seen, now)
        self._seen = seen
        self._in_doubt: dict[str, Kept] = {}

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock, in a notebook that was read again and has nothing left half done.

        Raises:
            NotKept: when the lock, the disk or the notebook does not let anything be changed.
        """
        if not self._desk.has_notebook:
            self._begin()
        refuse_changed_lock(self._desk.places, "Not kept")
        self._seen.refresh()
        self._desk.refuse_unreadable([NOTEBOOK])
        bring_up_to_date(self._desk.places, self._seen, self._desk.now())
        with alone(self._desk.lock):
            self._seen.refresh()
            self._desk.refuse_unreadable([NOTEBOOK])
            self._refuse_another()
            refuse_changed_lock(self._desk.places, "Not kept")
            settle(self._desk)
            yield

    def settle_quietly(self, *, sweeping: bool = True) -> None:
        """Finish or drop what an ended process left, where that can be done at once."""
        if self._seen.notebook_id and self._desk.is_ours:
            with suppress(NotKept):
                bring_up_to_date(self._desk.places, self._seen, self._desk.now())
            settle_quietly(self._desk, sweeping=sweeping)

    def problem(self) -> Problem | None:
        """Return why an interrupted change cannot be finished, None where there is none."""
        return unfinished(self._desk) if self._seen.notebook_id else None

    # Each of these only while ``alone``

    def make(self, change: Change, deed: str, *, copy_first: bool = False) -> None:
        """Make what of a change is not there already; when this returns, it is kept.

        Raises:
            MovedOn: when a record is not the one this change started from.
            NotKept: when it is not kept.
        """
        opened = self._desk.open_for(change)
        todo = still_to_do(past_doubt(change, self._in_doubt, self._seen), self._seen)
        aside = not_lying(self._desk.state, self._desk.seal, todo.aside)
        if not (todo.put or todo.forget):
            throw_away(self._desk.state, self._desk.seal, aside, self._desk.now())
            return
        self._in_doubt = {record.id: record for record in todo.put}
        deed = deed or deed_of(todo, self._seen.find)
        if copy_first:
            with suppress(NotKept):
                self._desk.copies.before(deed, self._desk.now())
        keep_attachments(self._desk.places, change.attachments)
        parts = parts_of(todo, self._seen)
        entry = Entry.made(deed, parts, self._desk.now())
        carry_out(self._desk, entry, parts, opened, aside)
        self._in_doubt = {}

    def step(self, does: Does) -> Entry | None:
        """Undo or bring back the change whose turn it is; None where there is none.

        Raises:
            InTheWay: when a record does not stand as that change left it; nothing was altered.
            NotKept: when it could not be kept.
        """
        walk = Walk(self._entries())
        entry = walk.next(does)
        if entry is None:
            return None
        parts = parts_in(entry, does)
        self._desk.refuse_unreadable(name for part in parts for name in part.shelves)
        parts = put_back(parts, does, self._seen, self._desk.now(), walk.revisions)
        opened = self._desk.open_for(change_of(parts))
        made = Entry.made(entry.deed, parts, self._desk.now(), does, entry.id)
        carry_out(self._desk, made, parts, opened)
        return entry

    def _entries(self) -> Iterator[Entry]:
        try:
            yield from self._desk.history.latest_first()
        except OSError as error:
            raise not_kept(error, self._desk.history.folder) from error

    # The wastebasket

    def resting(self) -> tuple[Resting, ...]:
        """Return what rests in the wastebasket, the latest first.

        Raises:
            NotKept: when it cannot be read.
        """
        if not self._seen.notebook_id:
            self._desk.refuse_unreadable([NOTEBOOK])  # whose wastebasket it is, only it can tell
            return ()
        return resting(self._desk.state, self._desk.seal, self._seen.find)

    def bring_back(self, resting_id: str) -> str:
        """Put something from the wastebasket back and return what undo will call that.

        Raises:
            NotKept, InTheWay: when it does not lie there any more, or could not be put back.
        """
        found = next((each.record for each in self.resting() if each.id == resting_id), None)
        if found is None:
            raise NotKept("That is not in the wastebasket any more. Nothing was altered.")
        there = self._seen.find(found.id)
        change = Change((found.again(self._desk.now(), there),))
        opened = self._desk.open_for(change)
        if self._seen.is_stray(found.id):
            raise InTheWay(_DOES_NOT_FIT)
        deed = f"bringing back {called(found, self._seen.find)}"
        parts = parts_of(change, self._seen)
        entry = Entry.made(deed, parts, self._desk.now())
        carry_out(self._desk, entry, parts, opened, aside=(there,) if there else ())
        return deed

    def empty(self, ids: Collection[str]) -> str:
        """Remove what rests in the wastebasket, or these entries of it, for good.

        Raises:
            NotKept: when not all of it could be removed.
        """
        lying = ids_in(self._desk.state, self._desk.seal, self._seen.find)
        chosen = {id_: record for id_, record in lying.items() if not ids or id_ in ids}
        try:
            self._desk.history.purge({record for record in chosen.values() if record})
        except OSError as error:
            raise NotKept(
                f"Not emptied: {why(error)} ({self._desk.history.folder}). Put that right and "
                "empty it again."
            ) from error
        files = not ids and any(files_aside(self._desk.state))
        if files:
            empty_aside(self._desk.state)
        let_go(self._desk.state, self._desk.seal, chosen)
        return _LET_GO if files or any(each is not None for each in chosen.values()) else _EMPTY

    # What is refused

    def _begin(self) -> None:
        """Make the notebook, unless this library has seen one here that is gone."""
        if self._seen.notebook_id:
            raise self._vanished()
        begin_notebook(self._desk.places)

    def _vanished(self) -> NotKept:
        return NotKept(
            f"Not kept: the notebook is not there any more ({self._desk.places.notebook}). Bring "
            "its folder back and keep this again."
        )

    def _refuse_another(self) -> None:
        if not self._desk.has_notebook:
            raise self._vanished()
        if not self._desk.is_ours:
            raise NotKept(
                f"Not kept: another notebook lies at {self._desk.places.notebook} now. Nothing "
                "was written to it; close quietnet and open it again."
            )
