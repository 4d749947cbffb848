"""ShelfStorage: the one TinyDB Storage; every byte of a shelf is read and written here."""

import os
import stat
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from quietnet.domain.refusal import Refused
from quietnet.store.atomic import Staged, Stamp, replace_file, stage_file
from quietnet.store.migrate import oldest_read, up_to_date
from quietnet.store.problem import NotKept, not_kept, why
from quietnet.store.seal import NoKey, NotOpened, Seal, is_sealed
from quietnet.store.shelf_file import (
    FORMAT,
    LARGEST,
    Contents,
    OutOfReach,
    Tables,
    Unreadable,
    parse,
    serialise,
)


class ShelfStorage(Storage):
    """One shelf, read when made. TinyDB's writes wait in memory until ``keep`` writes them once.

    No handle stays open, so a file that a sync tool replaces is never written through a ghost.
    """

    def __init__(self, path: Path, name: str, seal: Seal) -> None:
        """Read the shelf of this name; one that is not there yet is empty.

        ``seal`` opens and closes its bytes. One of an older format is read as if it were of
        today's; one that is plain in a locked notebook counts as older, to be written anew.

        Raises:
            Unreadable: when it is there and cannot be read.
        """
        self.path = path
        self._name = name
        self._closing = seal
        self.stamp: Stamp | None = None
        self.seal = ""
        self.edited = False
        self.is_older = False
        self._tables: Tables | None = None
        self._ready: bytes = b""
        found = read_shelf(path)
        if found:
            raw, self.stamp = found
            contents = contents_of(raw, name, seal)
            self._tables = up_to_date(name, contents.tables, contents.written)
            self.seal, self.edited = contents.seal, contents.edited
            plain_still = bool(seal.key_id) and not is_sealed(raw)
            self.is_older = contents.written < FORMAT or plain_still

    def read(self) -> Tables | None:
        """Return the tables as they stand in memory, None for a new shelf."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take the tables as TinyDB leaves them; ``keep`` writes them."""
        self._tables = data

    def prepare(self) -> None:
        """Make the bytes, so that nothing is written where any of it could not be.

        Raises:
            NotKept: when the shelf cannot be written as it is.
        """
        try:
            data, self.seal = serialise(self._tables or {})
        except Refused as error:
            raise NotKept(
                f"Not kept: {error} ({self.path}). What was kept before is safe."
            ) from None
        self._ready = self._closing.close(data, self._name)

    def stage(self) -> Staged:
        """Write what was prepared beside the shelf, which stands as it was.

        Raises:
            NotKept: when the disk did not take it.
        """
        try:
            return stage_file(self.path, self._ready)
        except OSError as error:
            raise not_kept(error, self.path) from error

    def keep(self) -> Stamp:
        """Write what was prepared; when this returns, it is kept.

        Raises:
            NotKept: when the disk did not take it.
        """
        try:
            self.stamp = replace_file(self.path, self._ready)
            self.edited = False
        except OSError as error:
            raise not_kept(error, self.path) from error
        return self.stamp


def contents_of(raw: bytes, name: str, seal: Seal) -> Contents:
    """Return what a shelf's bytes say, opened, if steps lead from their format to today's.

    Raises:
        Unreadable: when they cannot be opened, or are not what a shelf must be.
    """
    try:
        return parse(seal.open(raw, name), oldest=oldest_read())
    except NoKey as error:
        raise OutOfReach(str(error)) from None
    except NotOpened as error:
        raise Unreadable(str(error)) from None


def read_shelf(path: Path) -> tuple[bytes, Stamp] | None:
    """Return a shelf's bytes and stamp, None where there is none.

    Raises:
        Unreadable: when it is there and cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)  # a pipe must not make us wait
    except FileNotFoundError:
        if path.is_symlink():
            raise OutOfReach("points to a file that is not there.") from None
        return None
    except OSError as error:
        raise OutOfReach(f"cannot be opened: {_spoken(error)}.") from None
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):  # looked at first: a folder cannot even be opened as one
        os.close(handle)
        raise Unreadable("is not a file.")
    with os.fdopen(handle, "rb") as file:
        if found.st_size > LARGEST:
            raise Unreadable("is larger than the 64 MiB a shelf may have.")
        try:
            return file.read(LARGEST + 1), Stamp.of(found)
        except OSError as error:
            raise OutOfReach(f"cannot be read: {_spoken(error)}.") from None


def _spoken(error: OSError) -> str:
    return (error.strerror or why(error)).lower()
