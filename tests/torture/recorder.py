"""Recorder: what a change did to a folder, call by call, and the disk it began with."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.torture.file_calls import Real, through


@dataclass(frozen=True)
class Made:
    """A name that was given to a file: a new one, or one that has a name already."""

    path: str
    node: int


@dataclass(frozen=True)
class Moved:
    """A file or folder that took another's place."""

    source: str
    target: str


@dataclass(frozen=True)
class Removed:
    """A name that was taken away."""

    path: str


@dataclass(frozen=True)
class FolderMade:
    """A new folder."""

    path: str


@dataclass(frozen=True)
class Wrote:
    """Bytes put into a file at a place."""

    node: int
    at: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file that was made so long."""

    node: int
    size: int


@dataclass(frozen=True)
class Synced:
    """A file whose bytes the disk confirmed."""

    node: int


@dataclass(frozen=True)
class FolderSynced:
    """A folder whose names the disk confirmed."""

    path: str


@dataclass(frozen=True)
class Told:
    """The moment at which the person is told that it is kept."""


Event = Made | Moved | Removed | FolderMade | Wrote | Cut | Synced | FolderSynced | Told


@dataclass
class Disk:
    """Names and bytes under a folder, by path within it."""

    folders: set[str] = field(default_factory=set)
    names: dict[str, int] = field(default_factory=dict)
    data: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> "Disk":
        """Return what lies under a folder now."""
        disk = cls()
        known: dict[tuple[int, int], int] = {}
        for path in sorted(root.rglob("*")):
            name = str(path.relative_to(root))
            if path.is_dir():
                disk.folders.add(name)
                continue
            found = path.stat()
            node = known.setdefault((found.st_dev, found.st_ino), len(known))
            disk.names[name] = node
            disk.data[node] = path.read_bytes()
        return disk

    def copy(self) -> "Disk":
        """Return a disk of its own that says the same."""
        return Disk(set(self.folders), dict(self.names), dict(self.data))


class Recorder:
    """Logs each call under a folder. ``syncing`` off, nothing is confirmed: a negative control."""

    def __init__(self, root: Path, *, syncing: bool = True) -> None:
        self.root = os.path.realpath(root)
        self.start = Disk.of(root)
        self.events: list[Event] = []
        self._names = dict(self.start.names)
        self._following = len(self.start.data)
        self._handles: dict[int, int | str] = {}
        self._appending: set[int] = set()
        self._syncing = syncing

    def record(self, action: Callable[[], object]) -> None:
        """Carry out a change and log what it does, until it says that it is kept."""
        with through(self._call):
            action()
        self.events.append(Told())

    def _call(self, name: str, real: Real, given: tuple[Any, ...]) -> Any:
        if name == "write":
            return self._write(real, *given)
        if name == "fsync" and not self._syncing:
            return None
        before = self._existed(given) if name == "open" else False
        found = real(*given)
        log = getattr(self, f"_{name}", None)
        if name == "open":
            self._open(found, before, *given)
        elif log is not None:
            log(*given)
        return found

    def _inside(self, path: Any) -> str | None:
        """Return a path within the folder, None for one outside it."""
        whole = os.fspath(path)
        real = os.path.join(os.path.realpath(os.path.dirname(whole)), os.path.basename(whole))  # noqa: PTH118, PTH119, PTH120
        return os.path.relpath(real, self.root) if real.startswith(self.root) else None

    def _existed(self, given: tuple[Any, ...]) -> bool:
        return os.path.lexists(given[0])

    def _open(self, found: Any, existed: bool, path: Any, flags: int = 0, *_: Any) -> None:
        handle = found if isinstance(found, int) else found.fileno()
        inside = self._inside(path)
        self._handles.pop(handle, None)
        if inside is None:
            return
        if os.path.isdir(path):  # noqa: PTH112
            self._handles[handle] = inside
            return
        if not existed:
            self._names[inside] = self._following
            self.events.append(Made(inside, self._following))
            self._following += 1
        node = self._names[inside]
        self._handles[handle] = node
        self._appending.discard(handle)
        if flags & os.O_APPEND:
            self._appending.add(handle)
        if existed and flags & os.O_TRUNC:
            self.events.append(Cut(node, 0))

    def _write(self, real: Real, handle: int, data: bytes, *rest: Any) -> int:
        end = os.fstat(handle).st_size if handle in self._appending else None
        at = os.lseek(handle, 0, os.SEEK_CUR) if end is None and handle in self._handles else end
        taken: int = real(handle, data, *rest)
        node = self._handles.get(handle)
        if isinstance(node, int):
            self.events.append(Wrote(node, at or 0, bytes(data[:taken])))
        return taken

    def _fsync(self, handle: int) -> None:
        at = self._handles.get(handle)
        if isinstance(at, int):
            self.events.append(Synced(at))
        elif at is not None:
            self.events.append(FolderSynced(at))

    def _ftruncate(self, handle: int, size: int) -> None:
        node = self._handles.get(handle)
        if isinstance(node, int):
            self.events.append(Cut(node, size))

    def _close(self, handle: int) -> None:
        self._handles.pop(handle, None)

    def _replace(self, source: Any, target: Any, *_: Any) -> None:
        one, other = self._inside(source), self._inside(target)
        if one is None or other is None:
            return
        moving = {path: node for path, node in self._names.items() if _under(path, one)}
        for path, node in moving.items():
            del self._names[path]
            self._names[other + path[len(one) :]] = node
        self.events.append(Moved(one, other))

    _rename = _replace

    def _unlink(self, path: Any, *_: Any) -> None:
        inside = self._inside(path)
        if inside is not None:
            self._names.pop(inside, None)
            self.events.append(Removed(inside))

    _remove = _rmdir = _unlink

    def _link(self, source: Any, target: Any, *_: Any) -> None:
        one, other = self._inside(source), self._inside(target)
        if one is not None and other is not None:
            self._names[other] = self._names[one]
            self.events.append(Made(other, self._names[one]))

    def _mkdir(self, path: Any, *_: Any) -> None:
        inside = self._inside(path)
        if inside is not None:
            self.events.append(FolderMade(inside))

    def _sync(self) -> None:
        self.events += [Synced(node) for node in set(self._names.values())]
        folders = {os.path.dirname(path) or "." for path in self._names}  # noqa: PTH120
        self.events += [FolderSynced(folder) for folder in sorted(folders)]


def _under(path: str, above: str) -> bool:
    return path == above or path.startswith(above + os.sep)
