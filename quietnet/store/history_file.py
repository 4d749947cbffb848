"""A file of the history: lines of JSON, only ever added at its end, and how its end is read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from quietnet.store.atomic import PRIVATE_FILE, sync
from quietnet.store.entry import Entry
from quietnet.store.regular import open_regular, read_regular, reading

_STEP = 2**16  # bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is written, and where: what a change that was not made takes back again."""

    path: Path
    start: int


def open_to_add(path: Path) -> int:
    """Open a file for adding to it, for its owner alone whatever the umask.

    Raises:
        OSError: when it cannot be opened, or is no file.
    """
    handle = open_regular(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, PRIVATE_FILE)
    try:
        if not os.fstat(handle).st_size and hasattr(os, "fchmod"):
            os.fchmod(handle, PRIVATE_FILE)
    except BaseException:
        os.close(handle)
        raise
    return handle


def write_line(handle: int, found: Mapping[str, object]) -> None:
    """Write one line, not confirmed yet.

    Raises:
        OSError: when not all of it could be written.
    """
    rest = memoryview(orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE))
    while rest:  # a disk may take less than it is given
        rest = rest[os.write(handle, rest) :]


def cut(path: Path, start: int) -> None:
    """Cut a file off where a line began that is not to stand.

    Raises:
        OSError: when the disk does not let it be cut.
    """
    handle = open_regular(path, os.O_WRONLY)
    try:
        os.ftruncate(handle, start)
        sync(handle)
    finally:
        os.close(handle)


def last_line(path: Path) -> tuple[Line, bytes]:
    """Return the last line of a file, whole or not, and where it stands.

    Raises:
        OSError: when the file cannot be read.
    """
    with reading(path) as file:
        start = os.fstat(file.fileno()).st_size
        read = b""
        while start:
            step = min(_STEP, start)
            start -= step
            file.seek(start)
            read = file.read(step) + read
            found = read.rfind(b"\n", 0, len(read) - 1)
            if found >= 0:
                return Line(path, start + found + 1), read[found + 1 :]
    return Line(path, 0), read


def parsed(raw: bytes) -> object:
    """Return what a line says, None where it is torn or damaged."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None


def entries_in(path: Path) -> list[Entry]:
    """Return the entries of a file that can be read, the earliest first.

    Raises:
        OSError: when the file cannot be read.
    """
    lines = read_regular(path).split(b"\n")[:-1]  # what follows the last line feed was torn off
    return [entry for entry in map(Entry.from_json, map(parsed, lines)) if entry]
