"""Library: the notebook on disk; loads it, keeps changes, and sees what others changed."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store.attachments import keep_attachments
from quietnet.store.beginning import begin_notebook
from quietnet.store.copies import Copies
from quietnet.store.due import can_stand_nowhere, still_to_do
from quietnet.store.litter import litter, sweep
from quietnet.store.locks import alone
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.plan import Plan
from quietnet.store.problem import NotKept, Problem, not_kept
from quietnet.store.seen import Seen
from quietnet.store.shelves import NOTEBOOK, Kept, is_begun, shelf_path, storage_of
from quietnet.store.wastebasket import throw_away


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
        self._now = now
        self._seen = Seen(places.notebook)
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
        return self._seen.problems()

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
            self._seen.told()
            self._tidy()
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
            return self._seen.told()

    @property
    def copies(self) -> Copies:
        """The copies of this notebook, on this machine."""
        return Copies(self._places, self._seen.notebook_id)

    def keep(self, change: Change, deed: str = "", *, copy_first: bool = False) -> Change:
        """Keep a change and return all that differs now: it, and what others changed.

        With ``copy_first`` a copy of the whole notebook is made before; ``deed`` names what is
        done. On a full disk the copy is skipped before the change is.

        Raises:
            MovedOn: when a record was changed elsewhere since; nothing was written.
            NotKept: when the disk, the lock or a damaged shelf does not let it be kept.
        """
        with self._one_at_a_time:
            self._seen.whole = True
            return self._keep(change, deed, copy_first=copy_first)

    def add(self, *records: Kept) -> Change:
        """Keep records that were made just now, and return all that differs on the shelves read.

        Months that ``load_people`` left unread stay unread but for those the records belong on.

        Raises:
            MovedOn, NotKept: as ``keep`` does.
        """
        with self._one_at_a_time:
            self._seen.whole = self._seen.whole or not all(map(can_stand_nowhere, records))
            return self._keep(Change(records))

    def _keep(self, change: Change, deed: str = "", *, copy_first: bool = False) -> Change:
        if not change:
            self._seen.refresh()
            return self._seen.told()
        with self._transaction():
            opened = self._open_for(change)
            todo = still_to_do(change, self._seen)
            if todo:
                if copy_first:
                    with suppress(NotKept):
                        self.copies.before(deed or "something large", self._now())
                keep_attachments(self._places.notebook, change.attachments)
                going = (self._seen.find(id_) for id_ in todo.forget)
                throw_away(self._state, (record for record in going if record), self._now())
                self._carry_out(Plan.of(todo, self._seen), opened)
            return self._seen.told()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """The one place where changes happen: under the lock, in a notebook read again."""
        if not self.has_notebook:
            self._begin()
        self._seen.refresh()
        self._refuse_unreadable(NOTEBOOK)
        with alone(self._lock):
            self._seen.refresh()
            self._refuse_unreadable(NOTEBOOK)
            self._refuse_another()
            yield

    @property
    def _state(self) -> Path:
        return self._places.state(self._seen.notebook_id)

    @property
    def _lock(self) -> Path:
        return self._state / "lock"

    def _tidy(self) -> None:
        """Sweep what an ended process left, unless somebody is writing just now."""
        if self._seen.notebook_id and litter(self._places.notebook):
            with suppress(NotKept), alone(self._lock, patience=0):
                sweep(self._places.notebook)

    def _begin(self) -> None:
        """Make the notebook, unless this library has seen one here that is gone."""
        if self._seen.notebook_id:
            raise self._vanished()
        begin_notebook(self._places)

    def _refuse_unreadable(self, name: str) -> None:
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
        if not self.has_notebook:
            raise self._vanished()
        if self._seen.shelf(NOTEBOOK).notebook_id != self._seen.notebook_id:
            raise NotKept(
                f"Not kept: another notebook lies at {self._places.notebook} now. Nothing was "
                "written to it; close quietnet and open it again."
            )

    def _open_for(self, change: Change) -> dict[str, TinyDB]:
        """Read each shelf a change touches again; what is read may show that it touches more."""
        opened: dict[str, TinyDB] = {}
        while missing := [n for n in Plan.of(change, self._seen).shelves() if n not in opened]:
            for name in missing:
                shelf = self._seen.open(name)
                self._refuse_unreadable(name)
                if shelf is not None:  # an empty one counts as false
                    opened[name] = shelf
        return opened

    def _carry_out(self, plan: Plan, opened: dict[str, TinyDB]) -> None:
        """Write each touched shelf, all of a step made ready before the first is written."""
        try:
            for name in plan.shelves():
                make_private_folder(shelf_path(self._places.notebook, name).parent)
        except OSError as error:
            raise not_kept(error, self._places.notebook) from error
        for step in plan.steps(opened, self._now().date().isoformat()):
            for name in step:
                storage_of(opened[name]).prepare()
            for name, shelf in step.items():
                storage = storage_of(opened[name])
                self.copies.before_save(name, self._now(), by_hand=storage.edited)
                self._seen.written(shelf, storage.keep(), storage.seal)


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
