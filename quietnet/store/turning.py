"""Turning: every file of a notebook and of its state folder, from plain to locked, or back.

One file after another: its new bytes are written beside it, read back and opened, and only then
take its place. Whatever lies there is read either way, so one that is interrupted harms nothing
and goes on from where it was.
"""

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from quietnet.domain.attachment import FOLDER as ATTACHMENTS
from quietnet.domain.attachment import is_attachment
from quietnet.store.atomic import stage_file, sync_folder
from quietnet.store.copy_set import LIST, LISTED
from quietnet.store.history_file import turned_lines
from quietnet.store.litter import sweep
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept, why
from quietnet.store.regular import read_regular
from quietnet.store.seal import NotOpened, is_sealed
from quietnet.store.shelves import CONVERSATIONS

# A shelf, one that was set aside as damaged, or what a sync program made of it.
_SHELF = re.compile(r"(notebook|\d{4}-\d{2})(?=\W|_).*json", re.ASCII)
_STAYS = re.compile(r"key\b.*\.json|remembered\b.*\.json|lock|.*\.lock", re.ASCII)
_LAID_ASIDE = re.compile(r"(?:\d+ )?\d{4}-\d{2}-\d{2}T\S+ ", re.ASCII)
_HISTORY = "history"


def turn(places: Places, notebook_id: str) -> None:
    """Bring every file to what the places' seal closes. Only under the notebook's lock.

    What cannot be opened is left as it is.

    Raises:
        NotKept: when the disk does not let it all be done; it can be gone on with.
    """
    turning = _Turning(places, places.state(notebook_id))
    try:
        turning.sweep()
        for path, name in turning.files():
            turning.turn(path, name)
    except OSError as error:
        raise NotKept(
            f"Not done yet: {why(error)} ({error.filename or places.notebook}). Everything opens "
            "with the passphrase; put that right, and quietnet goes on when it is opened next."
        ) from error


class _Turning:
    """One notebook on its way. A file that has several names, as copies have, keeps them."""

    def __init__(self, places: Places, state: Path) -> None:
        self._places = places
        self._state = state
        self._seal = places.seal
        self._turned: dict[tuple[int, int], Path] = {}

    def sweep(self) -> None:
        """Remove what an interrupted write left anywhere."""
        sweep(self._places.notebook, self._state)
        for path in (path for path, _ in self._in_state() if path.name.endswith(".tmp")):
            with suppress(OSError):
                path.unlink()

    def files(self) -> list[tuple[Path, str]]:
        """Return every file, with the name of what it is."""
        found = (*self._in_notebook(), *self._in_state())
        return [(path, name) for path, name in found if name]

    def _in_notebook(self) -> Iterator[tuple[Path, str]]:
        notebook = self._places.notebook
        for folder in (notebook, notebook / CONVERSATIONS):
            for path in _in(folder):
                found = _SHELF.match(path.name)
                if found:
                    yield path, found[1]
        for path in _in(notebook / ATTACHMENTS):
            name = f"{ATTACHMENTS}/{path.name}"
            yield path, name if is_attachment(name) else ""

    def _in_state(self) -> Iterator[tuple[Path, str]]:
        for folder, _, names in os.walk(self._state):
            for name in sorted(names):
                path = Path(folder, name)
                yield path, _name_in_state(path.relative_to(self._state))
        for path in _in(self._places.first_lock.with_suffix("") / "drafts"):
            yield path, _name_in_state(Path("drafts", path.name))

    def turn(self, path: Path, name: str) -> None:
        """Turn one file; it stands as it was, or wholly turned.

        Raises:
            OSError: when it cannot be.
        """
        if not path.is_file():
            return
        found = path.stat()
        same = found.st_dev, found.st_ino
        if same in self._turned:
            self._link(self._turned[same], path)
            if found.st_nlink == 1:  # this was its last name; the number may be used anew
                del self._turned[same]
            return
        raw = read_regular(path)
        new = self._turned_bytes(raw, name)
        if new != raw:
            self._replace(path, raw, new, name)
        if found.st_nlink > 1:
            self._turned[same] = path

    def _turned_bytes(self, raw: bytes, name: str) -> bytes:
        if name == _HISTORY:
            return turned_lines(raw, self._seal)
        if is_sealed(raw) == bool(self._seal.key_id):
            return raw
        try:
            return self._seal.close(self._seal.open(raw, name), name)
        except NotOpened:
            return raw

    def _replace(self, path: Path, raw: bytes, new: bytes, name: str) -> None:
        staged = stage_file(path, new)
        try:
            self._verify(raw, read_regular(staged.temporary), name)
            staged.place()
        except BaseException:
            staged.drop()
            raise

    def _verify(self, raw: bytes, new: bytes, name: str) -> None:
        if name == _HISTORY:
            said, says = (turned_lines(each, self._seal, back=True) for each in (raw, new))
        else:
            said, says = (self._seal.open(each, name) for each in (raw, new))
        if said != says:
            raise OSError(errno.EIO, "what was written cannot be read back")

    def _link(self, there: Path, path: Path) -> None:
        """Give a file that is turned the next of the names it had before."""
        beside = path.with_name(f".{path.name[:50]}.{os.getpid()}.{secrets.token_hex(8)}.tmp")
        os.link(there, beside)
        beside.replace(path)
        sync_folder(path.parent)


def _in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _name_in_state(path: Path) -> str:
    """Return what a file of the state folder is bound to, empty where it is never locked."""
    if path.name.startswith(".") or _STAYS.fullmatch(path.name):
        return ""
    if path.parts[0] == "wastebasket" and len(path.parts) > 1:  # whole files, each a shelf
        shelf = _SHELF.match(_LAID_ASIDE.sub("", path.name))
        return shelf[1] if shelf else "wastebasket"
    if path.parts[0] == LISTED and len(path.parts) > 1:
        shelf = _SHELF.match(path.name)
        if path.name == LIST:
            return LISTED
        if path.parts[1] in ("saves", "by-hand"):
            return path.parts[2] if len(path.parts) > 3 else ""
        return shelf[1] if shelf else LISTED
    return path.parts[0].partition(".")[0]
