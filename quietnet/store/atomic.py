"""Replacing a file whole: after a crash the old bytes stand or the new ones, never a part."""

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PRIVATE_FILE = 0o600
_ANYBODY = 0o777
_LONGEST_STEM = 50  # characters of the name; the rest of a temporary name must fit 255 bytes
_UNKNOWN_HERE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file is still the one that was read."""

    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, found: os.stat_result) -> "Stamp":
        """Return the stamp of a file that was looked at."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Staged:
    """New bytes that lie beside the file they are for, until they take its place."""

    real: Path
    temporary: Path
    stamp: Stamp

    def place(self, *, sync_each: bool = True) -> Stamp:
        """Put the bytes in the file's place; when this returns, they are kept.

        Raises:
            OSError: when they are not, or when only the disk's word for it is missing.
        """
        self.temporary.replace(self.real)
        if sync_each:
            sync_folder(self.real.parent)
        return self.stamp

    @property
    def waits(self) -> bool:
        """Whether the bytes still lie beside the file."""
        return self.temporary.exists()

    def drop(self) -> None:
        """Remove what was not put in its place."""
        with suppress(OSError):
            self.temporary.unlink()


def stage_file(
    path: Path, data: bytes, *, keep_mode: bool = False, sync_each: bool = True
) -> Staged:
    """Write a file's new bytes beside it, confirmed by the disk; the file stands as it was.

    Raises:
        OSError: when they cannot be written; nothing is left of them.
    """
    real = Path(os.path.realpath(path))
    temporary = real.with_name(
        f".{real.name[:_LONGEST_STEM]}.{os.getpid()}.{secrets.token_hex(8)}.tmp"
    )
    mode = _mode_for(real, keep_mode=keep_mode)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, PRIVATE_FILE)
    try:
        stamp = _fill(handle, data, mode, sync if sync_each else _trust)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return Staged(real, temporary, stamp)


def replace_file(
    path: Path, data: bytes, *, keep_mode: bool = False, sync_each: bool = True
) -> Stamp:
    """Write a file so that it is kept when this returns (reliability, promise 1).

    A symlink stays one; the file it names is replaced. The new file is for its owner alone, or
    stricter where the old one was; with ``keep_mode`` it has the old one's mode. Without
    ``sync_each`` the caller has the disk confirm many files at once.

    Raises:
        OSError: when it is not kept; the old file then stands as it was.
    """
    staged = stage_file(path, data, keep_mode=keep_mode, sync_each=sync_each)
    try:
        return staged.place(sync_each=sync_each)
    except BaseException:
        staged.drop()
        raise


def _mode_for(real: Path, *, keep_mode: bool) -> int:
    try:
        found = real.stat().st_mode
    except FileNotFoundError:
        return PRIVATE_FILE
    return found & (_ANYBODY if keep_mode else PRIVATE_FILE)


def _trust(_handle: int) -> None:
    """Stand in for ``sync`` where the caller syncs."""


def _fill(handle: int, data: bytes, mode: int, confirm: Callable[[int], None]) -> Stamp:
    """Write everything into an open file, have it confirmed and close it."""
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        rest = memoryview(data)
        while rest:  # a disk may take less than it is given
            rest = rest[os.write(handle, rest) :]
        confirm(handle)
        stamp = Stamp.of(os.fstat(handle))
    except BaseException:
        with suppress(OSError):
            os.close(handle)
        raise
    os.close(handle)
    return stamp


def sync(handle: int) -> None:
    """Have the disk confirm what was written; a disk that knows no such call is trusted.

    Raises:
        OSError: when the disk says that it was not written.
    """
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:  # macOS: fsync alone leaves it in the drive's own cache
        try:
            fcntl.fcntl(handle, full)
        except OSError as error:
            if error.errno not in _UNKNOWN_HERE:
                raise
        else:
            return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNKNOWN_HERE:
            raise


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder outlast a power cut, where the system can.

    Raises:
        OSError: when the disk says that they do not.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        sync(handle)
    finally:
        os.close(handle)
