"""Library: the notebook on disk; loads it, keeps changes, and sees what others changed."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store.changes import Changes
from quietnet.store.copies import Copies
from quietnet.store.due import can_stand_nowhere
from quietnet.store.entry import Does
from quietnet.store.paths import Places
from quietnet.store.problem import Problem
from quietnet.store.reversal import Undone
from quietnet.store.seen import Seen
from quietnet.store.shelves import NOTEBOOK, Kept, is_begun
from quietnet.store.wastebasket import Resting


@dataclass(frozen=True, slots=True)
class Loaded:
    """A notebook as it was read: its records, and what could not be read."""

    people: tuple[Person, ...]
    conversations: tuple[Conversation, ...]
    problems: tuple[Problem, ...]


def _this_moment() -> datetime:
    return datetime.now(UTC)


class Library:
    """One notebook's shelves. Reading makes nothing on disk; ``keep`` is the only way to write.

    ``now`` tells the moment, for the day on which something is forgotten.
    """

    def __init__(self, places: Places, now: Callable[[], datetime] = _this_moment) -> None:
        self._places = places
        self._seen = Seen(places.notebook, places.seal)
        self._changes = Changes(places, self._seen, now)
        self._one_at_a_time = threading.RLock()

    @property
    def places(self) -> Places:
        """Where this notebook, this machine's own state and the settings lie."""
        return self._places

    @property
    def has_notebook(self) -> bool:
        """Whether a notebook is there."""
        return is_begun(self._places.notebook)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, or was read otherwise than it was written."""
        pending = self._changes.problem()
        return (*self._seen.problems(), *((pending,) if pending else ()))

    @property
    def notebook_id(self) -> str:
        """The notebook's id, empty before the first change is kept."""
        return self._seen.notebook_id

    def load(self) -> Loaded:
        """Return all records that can be read; a missing notebook is an empty one."""
        with self._one_at_a_time:
            self._seen.whole = True
            return self._load()

    def load_people(self) -> Loaded:
        """Return the people alone; ``conversations`` reads the months when they are asked for."""
        with self._one_at_a_time:
            return self._load()

    def _load(self) -> Loaded:
        with _no_collecting():
            self._seen.refresh()
            self._changes.settle_quietly()
            self._seen.told()
            records = self._seen.standing()
            return Loaded(
                tuple(record for record in records if isinstance(record, Person)),
                tuple(record for record in records if isinstance(record, Conversation)),
                self.problems,
            )

    def conversations(self) -> tuple[Conversation, ...]:
        """Return the conversations, reading the months where ``load_people`` left them unread.

        What is known of people stays as it was told: a change to them is told by ``look``.
        """
        with self._one_at_a_time, _no_collecting():
            self._seen.whole = True
            self._seen.refresh(but=NOTEBOOK)
            self._seen.told(of_people=False)
            records = self._seen.standing()
            return tuple(record for record in records if isinstance(record, Conversation))

    def look(self) -> Change:
        """Return what other processes changed since this library was last asked."""
        with self._one_at_a_time:
            self._seen.whole = True
            self._seen.refresh()
            self._changes.settle_quietly(sweeping=False)
            return self._seen.told()

    @property
    def copies(self) -> Copies:
        """The copies of this notebook, on this machine."""
        return Copies(self._places, self._seen.notebook_id)

    def keep(self, change: Change, deed: str = "", *, copy_first: bool = False) -> Change:
        """Keep a change and return all that differs now: it, and what others changed.

        ``deed`` is what undo will call it, a noun phrase; an empty one is made of the change
        itself. With ``copy_first`` a copy of the whole notebook is made before. On a full disk
        the copy is skipped before the change is.

        Raises:
            MovedOn: when a record was changed elsewhere since; nothing was written.
            NotKept: when the disk, the lock or a damaged shelf does not let it be kept.
        """
        with self._one_at_a_time:
            self._seen.whole = True
            return self._keep(change, deed, copy_first=copy_first)

    def add(self, *records: Kept, deed: str = "") -> Change:
        """Keep records that were made just now, and return all that differs on the shelves read.

        Months that ``load_people`` left unread stay unread but for those the records belong on.

        Raises:
            MovedOn, NotKept: as ``keep`` does.
        """
        with self._one_at_a_time:
            self._seen.whole = self._seen.whole or not all(map(can_stand_nowhere, records))
            return self._keep(Change(records), deed)

    def _keep(self, change: Change, deed: str, *, copy_first: bool = False) -> Change:
        if not change:
            self._seen.refresh()
            return self._seen.told()
        with self._changes.alone():
            self._changes.make(change, deed, copy_first=copy_first)
            return self._seen.told()

    # Undo

    def undo(self) -> Undone | None:
        """Take back the latest change of this notebook on this machine, None where there is none.

        Raises:
            InTheWay: when a record was changed since; nothing was altered.
            NotKept: when the disk, the lock or a damaged shelf does not let it be kept.
        """
        return self._step(Does.UNDO)

    def redo(self) -> Undone | None:
        """Bring back what was undone last, None where there is nothing or something came since.

        Raises:
            InTheWay, NotKept: as ``undo`` does.
        """
        return self._step(Does.REDO)

    def _step(self, does: Does) -> Undone | None:
        with self._one_at_a_time:
            if not self.has_notebook:
                return None
            self._seen.whole = True
            with self._changes.alone():
                entry = self._changes.step(does)
                return Undone(self._seen.told(), entry.deed) if entry else None

    # Wastebasket

    def wastebasket(self) -> tuple[Resting, ...]:
        """Return what rests in the wastebasket, the latest first.

        Raises:
            NotKept: when it cannot be read; it is left as it is.
        """
        with self._one_at_a_time:
            self._seen.whole = True
            self._seen.refresh()
            return self._changes.resting()

    def bring_back(self, resting_id: str) -> Undone:
        """Put something from the wastebasket back where it was, which can be undone.

        Where its page was written anew since, the two change places.

        Raises:
            NotKept: when it is not there any more, or could not be put back.
        """
        with self._one_at_a_time:
            self._seen.whole = True
            with self._changes.alone():
                deed = self._changes.bring_back(resting_id)
                return Undone(self._seen.told(), deed)

    def empty_wastebasket(self, *resting_ids: str) -> str:
        """Remove everything from the wastebasket, or these entries; return what is to be said.

        What is removed goes from the history too and cannot be brought back.

        Raises:
            NotKept: when it could not all be removed; it may be tried again.
        """
        with self._one_at_a_time:
            self._seen.whole = True
            with self._changes.alone():
                return self._changes.empty(resting_ids)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector from looking through records that are only being made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
