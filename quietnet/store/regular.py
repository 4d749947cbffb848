"""Regular files: reading and adding to a file that may turn out to be something else."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe must not make us wait


def open_regular(path: Path, flags: int = os.O_RDONLY, mode: int = 0o600) -> int:
    """Open a file, at once.

    Raises:
        OSError: when it cannot be opened, or is a folder, a pipe or a device.
    """
    handle = os.open(path, flags | _AT_ONCE, mode)
    try:
        is_regular = stat.S_ISREG(os.fstat(handle).st_mode)
    except BaseException:
        os.close(handle)
        raise
    if not is_regular:
        os.close(handle)
        raise OSError(None, "it is not a file", str(path))
    return handle


def reading(path: Path) -> BinaryIO:
    """Return a file open for reading.

    Raises:
        OSError: as ``open_regular`` does.
    """
    return os.fdopen(open_regular(path), "rb")


def read_regular(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        OSError: when it cannot be read, or is no file.
    """
    with reading(path) as file:
        return file.read()
