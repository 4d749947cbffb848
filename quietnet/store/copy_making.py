"""Making a complete copy of a notebook, verified, without holding up who is keeping something."""

import os
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path

from quietnet.store.atomic import Stamp, replace_file, sync_folder
from quietnet.store.copy_set import (
    LIST,
    LISTED,
    CopySet,
    Entry,
    Listed,
    Verified,
    link_or_copy,
    name_for,
    remove_tree,
    verified_write,
)
from quietnet.store.manifest import fingerprint
from quietnet.store.migrate import up_to_date
from quietnet.store.paths import make_private_folder
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import Contents, Unreadable
from quietnet.store.shelves import (
    CONVERSATIONS,
    NOTEBOOK,
    is_begun,
    months_in,
    notebook_id_of,
    shelf_path,
)
from quietnet.store.storage import read_shelf

_FORGOTTEN_AFTER = 24 * 60 * 60  # seconds; nobody makes a copy for so long

StandsIn = Callable[[str], tuple[Path, datetime] | None]
"""Gives the newest good copy of a shelf that cannot be read, and when that was made."""


class Making:
    """One set on its way, in a folder of its own until it is whole."""

    def __init__(
        self, notebook: Path, notebook_id: str, family: Path, before: CopySet | None, seal: Seal
    ) -> None:
        self._notebook = notebook
        self._id = notebook_id
        self._family = family
        self._before = before
        self._seal = seal
        self._verified = Verified(seal)
        self._folder = family / f".{os.getpid()}.{secrets.token_hex(8)}.making"
        self._stamps: dict[str, Stamp | None] = {}
        self._shelves: dict[str, Entry] = {}
        self._missing: list[str] = []

    def make(
        self,
        kind: str,
        now: datetime,
        stands_in: StandsIn,
        lock: AbstractContextManager[None] | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> CopySet | None:
        """Make the set; None where there is no notebook, or it is not wanted any more.

        ``is_wanted`` is asked before each shelf, so that making one never holds anybody up.

        Without the lock most of it is copied already; under it only what changed meanwhile, so
        that all shelves are of one moment. A caller who holds the notebook's lock passes none.

        Raises:
            OSError, NotKept: when it cannot be made; nothing of it is left.
        """
        try:
            make_private_folder(self._folder / CONVERSATIONS)
            if lock is not None and not self._take(stands_in, is_wanted):
                return None
            with lock or nullcontext():
                if self._take(stands_in, is_wanted) and is_begun(self._notebook):
                    return self._finish(kind, now)
            return None
        finally:
            remove_tree(self._folder)

    def _take(self, stands_in: StandsIn, is_wanted: Callable[[], bool]) -> bool:
        """Copy every shelf that is not the one copied last; false when stopped."""
        names = [NOTEBOOK, *months_in(self._notebook)]
        for name in [name for name in self._stamps if name not in names]:
            self._drop(name)
            del self._stamps[name]
        for name in names:
            if not is_wanted():
                return False
            stamp = self._stamp(name)
            if name not in self._stamps or self._stamps[name] != stamp:
                self._drop(name)
                self._stamps[name] = self._copy(name, stamp, stands_in)
        return True

    def _drop(self, name: str) -> None:
        self._shelves.pop(name, None)
        self._missing = [other for other in self._missing if other != name]
        shelf_path(self._folder, name).unlink(missing_ok=True)

    def _stamp(self, name: str) -> Stamp | None:
        with suppress(OSError):
            return Stamp.of(shelf_path(self._notebook, name).stat())
        return None

    def _copy(self, name: str, stamp: Stamp | None, stands_in: StandsIn) -> Stamp | None:
        """Put a shelf into the set and return the stamp of what was copied."""
        here = shelf_path(self._folder, name)
        if stamp and self._link_unchanged(name, stamp, here):
            return stamp
        try:
            found = read_shelf(shelf_path(self._notebook, name))
            if found is None:
                return None
            raw, stamp = found
            self._refuse_another(name, verified_write(here, raw, name, self._seal))
        except Unreadable:
            self._stand_in(name, here, stands_in)
            return stamp
        self._shelves[name] = Entry(
            sha256=fingerprint(self._seal.open(raw, name)), stamp=_numbers(stamp)
        )
        return stamp

    def _refuse_another(self, name: str, said: Contents) -> None:
        tables = up_to_date(name, said.tables, said.written)
        if name == NOTEBOOK and notebook_id_of(tables) != self._id:
            raise Unreadable("belongs to another notebook.")

    def _link_unchanged(self, name: str, stamp: Stamp, here: Path) -> bool:
        """Use the set before for a shelf that has not changed since, once that is verified."""
        before = self._before
        entry = before.listed.shelves.get(name) if before else None
        if not before or not entry or entry.stamp != _numbers(stamp):
            return False
        if not self._verified.holds(before, name):
            return False
        link_or_copy(before.file(name), here)
        self._shelves[name] = entry
        return True

    def _stand_in(self, name: str, here: Path, stands_in: StandsIn) -> None:
        good = stands_in(name)
        if good is None:
            self._missing.append(name)
            return
        there, since = good
        here.unlink(missing_ok=True)
        link_or_copy(there, here)
        said = self._seal.open(here.read_bytes(), name)
        self._shelves[name] = Entry(sha256=fingerprint(said), since=since)

    def _finish(self, kind: str, now: datetime) -> CopySet:
        """List the set, and give it its name in one step."""
        listed = Listed(
            made=now.astimezone(UTC),
            kind=kind,
            notebook=os.path.realpath(self._notebook),
            shelves=self._shelves,
            missing=tuple(self._missing),
        )
        sync_folder(self._folder / CONVERSATIONS)
        replace_file(self._folder / LIST, self._seal.close(listed.as_json(), LISTED))
        folder = name_for(self._family, now)
        self._folder.rename(folder)
        sync_folder(self._family)
        return CopySet(folder, listed)


def _numbers(stamp: Stamp) -> tuple[int, int, int]:
    return stamp.inode, stamp.size, stamp.mtime_ns


def sweep_unfinished(family: Path, now: datetime) -> None:
    """Remove what a process left that was ended while it made or removed a set."""
    with suppress(OSError):
        for path in family.glob(".*"):
            with suppress(OSError):
                age = now.timestamp() - path.stat().st_mtime
                if path.name.endswith(".going") or age > _FORGOTTEN_AFTER:
                    remove_tree(path)
