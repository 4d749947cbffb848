"""Copies: what a notebook was like before, kept on this machine (reliability, promise 6)."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quietnet.store.copies_saved import Saved, save_before, saved_of, shelves_saved
from quietnet.store.copies_thinned import standing
from quietnet.store.copy_making import Making, sweep_unfinished
from quietnet.store.copy_set import CopySet, Verified, moments_in, remove_set, sets_in
from quietnet.store.key_file import refuse_changed_lock
from quietnet.store.locks import alone
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept, why
from quietnet.store.seal import NotOpened, Seal
from quietnet.store.shelf_file import Unreadable
from quietnet.store.shelves import shelf_path, where
from quietnet.store.storage import contents_of, read_shelf

OF_THE_DAY = "of the day"
_BEFORE = 10  # complete copies made before something large
_INCOMPLETE = 3  # that stand although a shelf is missing in them


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: of the whole notebook, or of one ``shelf`` alone (its name, else empty).

    ``when`` is in UTC; ``kind`` says in plain words what it is; ``whole`` whether all of it is
    there, byte for byte as it was copied. ``path`` is the set's folder or the shelf's file.
    """

    when: datetime
    kind: str
    whole: bool
    path: Path
    shelf: str = ""

    def file(self, name: str) -> Path:
        """Return where the copy has a shelf."""
        return self.path if self.shelf else shelf_path(self.path, name)


class Copies:
    """The copies of one notebook, in its own state folder."""

    def __init__(self, places: Places, notebook_id: str) -> None:
        self._places = places
        self._seal = places.seal
        self._id = notebook_id
        self._folder = places.state(notebook_id) / "copies"

    @property
    def notebook_id(self) -> str:
        """Whose copies they are."""
        return self._id

    # Making

    def before_save(self, shelf: str, now: datetime, *, by_hand: bool = False) -> None:
        """Keep a shelf as it stands, just before it is saved anew; skipped where that fails.

        ``by_hand``: somebody changed it outside quietnet; such copies are driven out only by
        others of their kind.
        """
        family = self._folder / ("by-hand" if by_hand else "saves")
        with suppress(OSError, NotOpened):
            save_before(self._places, family, shelf, now)

    def daily(self, now: datetime, goes_on: Callable[[], bool] = lambda: True) -> bool:
        """Make the copy of this day where there is none, and thin the older; true if one was made.

        It takes a while where much changed, without holding up who keeps something: the lock is
        held for a moment only, and where ``goes_on`` becomes false it stops and leaves nothing.

        Raises:
            NotKept: when it could not be made.
        """
        family = self._folder / "days"

        def is_wanted() -> bool:
            days = (made.astimezone().date() for made in moments_in(family))
            refuse_changed_lock(self._places, "No copy was made")
            return goes_on() and now.astimezone().date() not in days

        if not (self._id and is_wanted()):
            return False
        lock = alone(self._places.state(self._id) / "lock")
        made = self._make(family, OF_THE_DAY, now, lock, is_wanted)
        self._thin_days()
        return made

    def before(self, what: str, now: datetime) -> None:
        """Make a complete copy before something large; ``what`` is a noun phrase for the list.

        Called under the notebook's lock.

        Raises:
            NotKept: when it could not be made.
        """
        family = self._folder / "before"
        self._make(family, f"before {what}", now)
        _drop(sets_in(family, self._seal)[_BEFORE:])

    def _make(
        self,
        family: Path,
        kind: str,
        now: datetime,
        lock: AbstractContextManager[None] | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> bool:
        sweep_unfinished(family, now)
        newest = next((each for each in self._sets() if each.is_complete), None)
        making = Making(self._places.notebook, self._id, family, newest, self._seal)
        try:
            return making.make(kind, now, self._good, lock, is_wanted) is not None
        except OSError as error:
            raise NotKept(f"No copy was made: {why(error)} ({family}).") from error

    def _thin_days(self) -> None:
        sets = sets_in(self._folder / "days", self._seal)
        complete = [each for each in sets if each.is_complete]
        stand = standing([each.made for each in complete])
        _drop([each for each in complete if each.made not in stand])
        _drop([each for each in sets if not each.is_complete][_INCOMPLETE:])

    # Finding

    def all(self) -> tuple[Copy, ...]:
        """Return every copy, those of the whole notebook first, each kind the newest first."""
        verified = Verified(self._seal)
        complete = [_of_set(each, verified) for each in self._sets()]
        single = [_of_saved(each, kind, self._seal) for kind, each in self._saved()]
        return (*complete, *sorted(single, key=lambda copy: copy.when, reverse=True))

    def of_shelf(self, shelf: str) -> tuple[Copy, ...]:
        """Return the good copies of one shelf, the newest first; of equal ones the newest."""
        verified = Verified(self._seal)
        found = [_of_saved(each, kind, self._seal) for kind, each in self._saved(shelf)]
        found += [
            Copy(each.since(shelf), each.listed.kind, whole=True, path=each.folder)
            for each in self._sets()
            if verified.holds(each, shelf)
        ]
        distinct: dict[str, Copy] = {}
        # What is as it was before a moment is older than what is as it was at that moment.
        for copy in sorted(found, key=lambda copy: (copy.when, not copy.shelf), reverse=True):
            if copy.whole:
                distinct.setdefault(verified.hash_of(copy.file(shelf), shelf), copy)
        return tuple(distinct.values())

    def _good(self, shelf: str) -> tuple[Path, datetime] | None:
        newest = next(iter(self.of_shelf(shelf)), None)
        return (newest.file(shelf), newest.when) if newest else None

    def _sets(self) -> list[CopySet]:
        found = [
            *sets_in(self._folder / "days", self._seal),
            *sets_in(self._folder / "before", self._seal),
        ]
        return sorted(found, key=lambda each: each.made, reverse=True)

    def _saved(self, shelf: str = "") -> Iterator[tuple[str, Saved]]:
        for family, kind in (("saves", "before it was saved"), ("by-hand", "changed by hand")):
            folder = self._folder / family
            for name in [shelf] if shelf else shelves_saved(folder):
                yield from ((kind, each) for each in saved_of(folder, name))


def _of_set(found: CopySet, verified: Verified) -> Copy:
    return Copy(found.made, found.listed.kind, verified.is_whole(found), found.folder)


def _of_saved(found: Saved, kind: str, seal: Seal) -> Copy:
    told = f"{where(found.shelf)}, {kind}"
    return Copy(found.when, told, _can_be_read(found, seal), found.path, found.shelf)


def _can_be_read(saved: Saved, seal: Seal) -> bool:
    try:
        found = read_shelf(saved.path)
        return found is not None and bool(contents_of(found[0], saved.shelf, seal))
    except Unreadable:
        return False


def _drop(sets: list[CopySet]) -> None:
    for each in sets:
        with suppress(OSError):
            remove_set(each.folder)
