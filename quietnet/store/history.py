"""History: every change as one line with what stood before and after, kept for undo."""

import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from quietnet.store.atomic import Stamp, replace_file, sync, sync_folder
from quietnet.store.entry import Does, Entry
from quietnet.store.history_file import (
    Line,
    as_line,
    cut,
    entries_in,
    last_line,
    open_to_add,
    parsed,
    write_line,
)
from quietnet.store.paths import make_private_folder
from quietnet.store.regular import read_regular
from quietnet.store.seal import PLAIN, Seal

AT_LEAST = 200  # changes that are kept whatever their age (reliability, promise 7)
_MONTH = re.compile(r"\d{4}-\d{2}\.jsonl\Z", re.ASCII)
_DONE = "done"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The last line, where it has no mark: an ``entry``, or what was torn off in the writing."""

    line: Line
    entry: Entry | None


class History:
    """The history of one notebook on this machine. Written only under the notebook's lock.

    Each line is confirmed by the disk before its change is made, and marked once that is done. So
    a last line without a mark may be of a change that never was.
    """

    def __init__(self, state: Path, seal: Seal) -> None:
        self._seal = seal
        self.folder = state / "history"
        self._settled: tuple[Path, Stamp] | None = None

    def _months(self) -> list[Path]:
        try:
            return sorted(path for path in self.folder.iterdir() if _MONTH.match(path.name))
        except FileNotFoundError:
            return []

    # Writing

    def append(self, entry: Entry) -> Line:
        """Write an entry; when this returns, the disk has confirmed it.

        Raises:
            OSError: when it is not written.
        """
        make_private_folder(self.folder)
        months = self._months()
        # With a clock that was put back, lines still follow each other.
        path = max([self.folder / f"{entry.at:%Y-%m}.jsonl", *months])
        handle = open_to_add(path)
        try:
            start = os.fstat(handle).st_size
            try:
                write_line(handle, entry.as_json(), self._seal)
                sync(handle)
            except BaseException:
                with suppress(OSError):
                    os.ftruncate(handle, start)
                raise
        finally:
            os.close(handle)
        if path not in months:
            sync_folder(self.folder)
            self._prune()
        return Line(path, start)

    def confirm(self, line: Line, entry: Entry) -> None:
        """Mark an entry's change as made; without its mark it is looked for on the shelves."""
        with suppress(OSError):
            handle = open_to_add(line.path)
            try:
                write_line(handle, {_DONE: entry.id}, PLAIN)
                self._settled = line.path, Stamp.of(os.fstat(handle))
            finally:
                os.close(handle)

    def take_back(self, line: Line) -> None:
        """Remove the last line, as its change was not made.

        Raises:
            OSError: when it cannot be removed.
        """
        cut(line.path, line.start)

    def purge(self, ids: Collection[str]) -> None:
        """Remove what is written about these records; what else was changed with them stays.

        A change that deleted one of them can be undone no more and goes whole.

        Raises:
            OSError: when a file cannot be read or written; it stands as it was.
        """
        ids = frozenset(ids)
        whole = {entry.id for entry in self.latest_first() if entry.deletes(ids)}
        for path in self._months():
            raw = read_regular(path)
            left = b"".join(
                _purged(line, ids, whole, self._seal) for line in raw.splitlines(keepends=True)
            )
            if left != raw:
                replace_file(path, left)

    def _prune(self) -> None:
        """Remove the oldest months, as long as enough changes are left."""
        counted = 0
        with suppress(OSError):
            for path in reversed(self._months()):
                if counted >= AT_LEAST:
                    path.unlink()
                else:
                    counted += sum(
                        entry.does is Does.CHANGE for entry in entries_in(path, self._seal)
                    )

    # Reading

    def latest_first(self) -> Iterator[Entry]:
        """Yield every entry that can be read, the latest first.

        Raises:
            OSError: when a file cannot be read.
        """
        for path in reversed(self._months()):
            yield from reversed(entries_in(path, self._seal))

    def unsettled(self) -> Unsettled | None:
        """Return the last line where it is not known that its change was made, else None.

        Raises:
            OSError: when it cannot be read.
        """
        months = self._months()
        if not months:
            return None
        here = months[-1], Stamp.of(months[-1].stat())
        if self._settled == here:
            return None
        line, raw = last_line(months[-1])
        if raw and not raw.endswith(b"\n"):
            return Unsettled(line, None)
        entry = Entry.from_json(parsed(raw, self._seal))
        if entry:
            return Unsettled(line, entry)
        self._settled = here
        return None

    def has_moved_past(self, entry: Entry) -> bool:
        """Whether the last line is there and not this entry's: it was made, or taken back.

        Where the history was removed or its end is damaged, that cannot be told.

        Raises:
            OSError: when it cannot be read.
        """
        months = self._months()
        if not months:
            return False
        raw = last_line(months[-1])[1]
        found = parsed(raw, self._seal)
        return not raw or (isinstance(found, dict) and found.get("id") != entry.id)


def _purged(raw: bytes, ids: frozenset[str], whole: set[str], seal: Seal) -> bytes:
    """Return a line without these records; of a change nothing is left of, that one was made."""
    entry = Entry.from_json(parsed(raw, seal))
    if entry is None:
        return raw
    left = tuple(line for line in entry.lines if line["id"] not in ids)
    if entry.group not in whole and len(left) == len(entry.lines):
        return raw
    if not left or entry.group in whole:
        if entry.does is not Does.CHANGE:
            return b""
        entry = replace(entry, deed="")  # it may name who was let go
        left = ()
    return as_line(orjson.dumps(replace(entry, lines=left).as_json()), seal)
