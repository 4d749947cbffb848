"""History: every change as one line with what stood before and after, kept for undo."""

import os
import re
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from quietnet.store.atomic import PRIVATE_FILE, replace_file, sync, sync_folder
from quietnet.store.entry import Does, Entry
from quietnet.store.paths import make_private_folder

AT_LEAST = 200  # changes that are kept whatever their age (reliability, promise 7)
_MONTH = re.compile(r"\d{4}-\d{2}\.jsonl\Z", re.ASCII)
_DONE = "done"
_STEP = 2**16  # bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is written, and where: what a change that fails takes back again."""

    path: Path
    start: int
    end: int


class History:
    """The history of one notebook on this machine. Everything but reading is done under its lock.

    Each line is confirmed by the disk before its change is made, and marked once that is done. So
    a last line without a mark may be of a change that never was; ``unsettled`` gives it.
    """

    def __init__(self, state: Path) -> None:
        self.folder = state / "history"
        self._left: tuple[Path, int] | None = None

    def months(self) -> list[Path]:
        """Return the files there are, oldest first.

        Raises:
            OSError: when the folder is there and cannot be looked into.
        """
        try:
            return sorted(path for path in self.folder.iterdir() if _MONTH.match(path.name))
        except FileNotFoundError:
            return []

    # Writing

    def append(self, entry: Entry) -> Line:
        """Write an entry; when this returns, the disk has confirmed it.

        Raises:
            OSError: when it is not written; what was there before stands alone again.
        """
        make_private_folder(self.folder)
        months = self.months()
        path = self.folder / f"{entry.at:%Y-%m}.jsonl"
        if months and months[-1] > path:  # a clock that was put back
            path = months[-1]
        is_new = path not in months
        self._left = None
        handle = _open(path)
        try:
            start = os.fstat(handle).st_size
            try:
                end = start + _write(handle, entry.as_json())
                sync(handle)
            except BaseException:
                with suppress(OSError):
                    os.ftruncate(handle, start)
                raise
        finally:
            os.close(handle)
        if is_new:
            sync_folder(self.folder)
            self._prune()
        return Line(path, start, end)

    def confirm(self, line: Line, id_: str) -> None:
        """Mark an entry's change as done; without its mark it is looked for on the shelves."""
        with suppress(OSError):
            handle = _open(line.path)
            try:
                self._left = line.path, line.end + _write(handle, {_DONE: id_})
            finally:
                os.close(handle)

    def take_back(self, line: Line) -> None:
        """Remove the last entry, as its change was not made.

        Raises:
            OSError: when it cannot be removed.
        """
        handle = os.open(line.path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            os.ftruncate(handle, line.start)
            sync(handle)
        finally:
            os.close(handle)

    def purge(self, ids: Collection[str]) -> None:
        """Remove what is written about these records; what else was changed with them stays.

        A change that deleted one of them can be undone no more and goes whole.

        Raises:
            OSError: when a file cannot be written; it stands as it was.
        """
        ids = frozenset(ids)
        whole = {
            entry.id
            for entry in self.latest_first()
            if entry.does is Does.CHANGE
            and any(line["id"] in ids and not line.get("after") for line in entry.lines)
        }
        self._left = None
        for path in self.months():
            raw = path.read_bytes()
            left = b"".join(_purged(line, ids, whole) for line in raw.splitlines(keepends=True))
            if left != raw:
                replace_file(path, left)

    def _prune(self) -> None:
        """Remove the oldest months, as long as enough changes are left."""
        counted = 0
        with suppress(OSError):
            for path in reversed(self.months()):
                if counted >= AT_LEAST:
                    path.unlink()
                else:
                    counted += sum(entry.does is Does.CHANGE for _, entry in _entries(path))

    # Reading

    def latest_first(self) -> Iterator[Entry]:
        """Yield every entry that can be read, the latest first.

        Raises:
            OSError: when a file cannot be read.
        """
        for path in reversed(self.months()):
            yield from (entry for _, entry in reversed(_entries(path)))

    def unsettled(self) -> tuple[Line, Entry] | None:
        """Return the last entry where its change may not have been made, None where all is well.

        What an interrupted write left after the last whole line is removed; under the lock only.

        Raises:
            OSError: when the last file cannot be read or mended.
        """
        months = self.months()
        if not months:
            return None
        path = months[-1]
        size = path.stat().st_size
        if self._left == (path, size):
            return None
        start, raw = _last_line(path, size)
        if raw and not raw.endswith(b"\n"):
            self.take_back(Line(path, start, size))
            return self.unsettled()
        entry = Entry.from_json(_parsed(raw))
        if entry is None:
            self._left = path, size
            return None
        return Line(path, start, size), entry

    def has_moved_past(self, id_: str) -> bool:
        """Whether the last line can be read and is not the unmarked one of this entry."""
        months = self.months()
        if not months:
            return False
        found = _parsed(_last_line(months[-1], months[-1].stat().st_size)[1])
        return isinstance(found, dict) and found.get("id") != id_


def _open(path: Path) -> int:
    """Open a file for adding to it, for its owner alone.

    Raises:
        OSError: when it cannot be opened, or is no file.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        os.close(handle)
        raise OSError("it is not a file")
    if not found.st_size and hasattr(os, "fchmod"):
        os.fchmod(handle, PRIVATE_FILE)
    return handle


def _write(handle: int, line: dict[str, object]) -> int:
    data = orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    return len(data)


def _parsed(raw: bytes) -> object:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None


def _entries(path: Path) -> list[tuple[bytes, Entry]]:
    lines = path.read_bytes().splitlines(keepends=True)
    read = ((raw, Entry.from_json(_parsed(raw))) for raw in lines if raw.endswith(b"\n"))
    return [(raw, entry) for raw, entry in read if entry]


def _last_line(path: Path, size: int) -> tuple[int, bytes]:
    """Return where the last line of a file begins, and the line."""
    with path.open("rb") as file:
        start, read = size, b""
        while start:
            step = min(_STEP, start)
            start -= step
            file.seek(start)
            read = file.read(step) + read
            found = read.rfind(b"\n", 0, len(read) - 1)
            if found >= 0:
                return start + found + 1, read[found + 1 :]
        return 0, read


def _purged(raw: bytes, ids: frozenset[str], whole: set[str]) -> bytes:
    """Return a line without these records, nothing where nothing is left of it."""
    entry = Entry.from_json(_parsed(raw))
    if entry is None or ids.isdisjoint(entry.ids):
        return raw if entry is None or entry.group not in whole else b""
    left = tuple(line for line in entry.lines if line["id"] not in ids)
    if not left or entry.group in whole:
        return b""
    found = replace(entry, lines=left).as_json()
    return orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE)
