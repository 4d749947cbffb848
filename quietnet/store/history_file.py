"""A file of the history: lines of JSON, only ever added at its end, and how its end is read."""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from quietnet.store.atomic import PRIVATE_FILE, sync
from quietnet.store.entry import Entry
from quietnet.store.regular import open_regular, read_regular, reading
from quietnet.store.seal import PLAIN, NotOpened, Seal, is_sealed

_STEP = 2**16  # bytes
_NAME = "history"
_PLAIN = b"{"  # how a line begins that is not locked
_MARK = b'{"done":'  # it says nothing but that a change is made


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


def write_line(handle: int, found: Mapping[str, object], seal: Seal) -> None:
    """Write one line, not confirmed yet.

    Raises:
        OSError: when not all of it could be written.
    """
    rest = memoryview(as_line(orjson.dumps(found), seal))
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


def as_line(data: bytes, seal: Seal) -> bytes:
    """Return what a line says as it is written; where it is locked, in base64."""
    closed = seal.close(data, _NAME)
    return (closed if closed is data else base64.b64encode(closed)) + b"\n"


def from_line(raw: bytes, seal: Seal) -> bytes:
    """Return what a line says, opened.

    Raises:
        NotOpened: when it is damaged, or locked with another key.
    """
    if not raw.strip() or raw.startswith(_PLAIN):
        return raw
    try:
        return seal.open(base64.b64decode(raw.strip(), validate=True), _NAME)
    except ValueError:  # NotOpened is one, too
        raise NotOpened("is damaged, or locked with another key.") from None


def turned_lines(raw: bytes, seal: Seal, *, back: bool = False) -> bytes:
    """Return a file's lines as a seal closes them, or, with ``back``, all of them plain.

    What was torn off at the end is left out, and what cannot be opened stays as it is.
    """
    lines = raw.split(b"\n")[:-1]
    return b"".join(_turned(line, PLAIN if back else seal, seal) for line in lines)


def _is_closed(raw: bytes) -> bool:
    try:
        return is_sealed(base64.b64decode(raw, validate=True))
    except ValueError:
        return False


def _turned(raw: bytes, closing: Seal, opening: Seal) -> bytes:
    if raw.startswith(_MARK):
        return raw + b"\n"
    if closing.key_id:
        return raw + b"\n" if _is_closed(raw) else as_line(raw, closing)
    try:
        return as_line(from_line(raw, opening), closing)
    except NotOpened:
        return raw + b"\n"


def parsed(raw: bytes, seal: Seal) -> object:
    """Return what a line says, None where it is torn, damaged or locked with another key."""
    try:
        return orjson.loads(from_line(raw, seal))
    except (NotOpened, orjson.JSONDecodeError):
        return None


def entries_in(path: Path, seal: Seal) -> list[Entry]:
    """Return the entries of a file that can be read, the earliest first.

    Raises:
        OSError: when the file cannot be read.
    """
    lines = read_regular(path).split(b"\n")[:-1]  # what follows the last line feed was torn off
    return [entry for entry in (Entry.from_json(parsed(line, seal)) for line in lines) if entry]
