"""Writing an exported folder: only what changed, and never over what somebody else wrote."""

import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from quietnet.domain.refusal import Refused
from quietnet.store.atomic import replace_file
from quietnet.store.manifest import MANIFEST, Entry, Manifest, fingerprint
from quietnet.store.paths import make_private_folder
from quietnet.store.problem import why

Files = Mapping[str, tuple[str | None, bytes]]
"""What is to stand in the folder: path with ``/`` between its parts → record id, bytes."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was done, by the files' paths in the folder.

    ``kept_back`` were edited, or written by somebody else; they were left as they are.
    """

    wrote: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()


def write_folder(folder: Path, files: Files) -> Written:
    """Make a folder hold these files beside whatever else lies there.

    A file that quietnet wrote and nobody edited is replaced where it changed, moved where its
    record has another name now, and removed where its record is gone.

    Raises:
        Refused: when the folder cannot be written to; its list of files stays true.
    """
    for path in files:
        _refuse_escape(path)
    try:
        make_private_folder(folder)
        real = folder.resolve(strict=True)
        writing = _Writing(real, files, Manifest.read(real))
        try:
            writing.move()
            writing.remove()
            writing.write()
        finally:
            writing.list_files()
    except OSError as error:
        raise Refused(
            f"Not all was written: {why(error)} ({error.filename or folder}). The notebook is "
            "untouched; put that right and export again."
        ) from error
    return writing.result()


def write_file(path: Path, data: bytes, *, ours: Callable[[bytes], bool] | None = None) -> bool:
    """Write one page and return true, or false where it stands there already.

    ``ours`` tells by its bytes whether a page is quietnet's and unedited, so that a newer one may
    take its place.

    Raises:
        Refused: when something else stands there, or the file cannot be written.
    """
    try:
        if os.path.lexists(path):
            there = path.read_bytes() if path.is_file() and not path.is_symlink() else None
            if there == data:
                return False
            if there is None or ours is None or not ours(there):
                raise Refused(
                    f"{path} is there already, edited or not written by quietnet; it was left as "
                    "it is. Choose another name, or move it away."
                )
        replace_file(path, data)
    except OSError as error:
        raise Refused(f"{path} was not written: {why(error)}.") from error
    return True


def _refuse_escape(path: str) -> None:
    """Refuse a path that could leave the folder, or name its list."""
    parts = PurePosixPath(path).parts
    plain = path == "/".join(parts) and not any(c in path for c in "\\:\0")
    if not plain or not parts or "/" in parts or ".." in parts or path == MANIFEST:
        raise Refused(f"“{path}” is no name for a file in the folder; nothing was written.")


@dataclass
class _Writing:
    """One export on its way. Paths are looked at just before they are used."""

    folder: Path
    files: Files
    before: Manifest
    listed: dict[str, Entry] = field(default_factory=dict)
    done: dict[str, list[str]] = field(
        default_factory=lambda: {"wrote": [], "unchanged": [], "removed": [], "kept_back": []}
    )

    def __post_init__(self) -> None:
        self.listed = dict(self.before.files)

    def result(self) -> Written:
        """Return what was done."""
        return Written(**{what: tuple(sorted(paths)) for what, paths in self.done.items()})

    def move(self) -> None:
        """Move each unedited file whose record has another path now."""
        homes = {id_: path for path, (id_, _) in self.files.items() if id_}
        for old, entry in self.before.files.items():
            new = homes.get(entry.id or "")
            if old in self.files or new is None or new in self.before.files:
                continue
            if not self._is_ours(old) or not self._is_inside(new):
                continue
            here, there = self.folder / old, self.folder / new
            if os.path.lexists(there) and not there.samefile(here):
                continue
            make_private_folder(there.parent)
            here.rename(there)
            self.listed[new] = self.listed.pop(old)
            self._drop_empty(here.parent)

    def remove(self) -> None:
        """Remove what we wrote, nobody edited and nothing stands behind any more."""
        for path in [path for path in self.listed if path not in self.files]:
            target = self.folder / path
            if not self._is_inside(path) or not os.path.lexists(target):
                self.listed.pop(path)
            elif self._is_ours(path):
                target.unlink()
                self.listed.pop(path)
                self._drop_empty(target.parent)
                self.done["removed"].append(path)
            else:
                self.done["kept_back"].append(path)

    def write(self) -> None:
        """Write each file that is new or differs."""
        for path, (id_, data) in self.files.items():
            entry = Entry(id=id_, sha256=fingerprint(data))
            target = self.folder / path
            there = self._there(path)
            if there == entry.sha256:
                moved = path not in self.before.files and path in self.listed
                self.done["wrote" if moved else "unchanged"].append(path)
            elif there is None or self._is_ours(path):
                make_private_folder(target.parent)
                replace_file(target, data, keep_mode=True, sync_each=False)
                self.done["wrote"].append(path)
            else:
                self.done["kept_back"].append(path)
                continue
            self.listed[path] = entry

    def list_files(self) -> None:
        """Write the list last, once the files themselves have reached the disk."""
        listed = Manifest(self.listed)
        data = listed.as_bytes()
        if listed == self.before and (self.folder / MANIFEST).exists():
            return
        if hasattr(os, "sync"):
            os.sync()
        replace_file(self.folder / MANIFEST, data, keep_mode=True)

    def _is_ours(self, path: str) -> bool:
        """Whether a file is as we wrote it."""
        entry = self.listed.get(path)
        return entry is not None and self._there(path) == entry.sha256

    def _there(self, path: str) -> str | None:
        """Return the hash of the file that stands there, None for nothing, empty for no file."""
        if not self._is_inside(path):
            return ""
        target = self.folder / path
        try:
            found = target.lstat()
        except FileNotFoundError:
            return None
        return fingerprint(target.read_bytes()) if stat.S_ISREG(found.st_mode) else ""

    def _is_inside(self, path: str) -> bool:
        """Whether no link and no file stands where the path needs a folder."""
        level = self.folder
        for part in PurePosixPath(path).parts[:-1]:
            level /= part
            if os.path.lexists(level) and (level.is_symlink() or not level.is_dir()):
                return False
        return True

    def _drop_empty(self, level: Path) -> None:
        """Remove the folders that a moved or removed file leaves empty."""
        with suppress(OSError):
            while level != self.folder:
                level.rmdir()
                level = level.parent
