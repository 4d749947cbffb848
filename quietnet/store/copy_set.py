"""CopySet: one complete copy of a notebook, laid out as the notebook itself is laid out."""

import errno
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import orjson

from quietnet.store.atomic import replace_file
from quietnet.store.manifest import fingerprint
from quietnet.store.paths import APP
from quietnet.store.seal import NotOpened, Seal
from quietnet.store.shelf_file import Contents
from quietnet.store.shelves import NOTEBOOK, shelf_path
from quietnet.store.storage import contents_of

LIST = "copy.json"
LISTED = "copies"  # what a list is bound to where it is locked
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z(?:-\d+)?\Z", re.ASCII)
_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_FORMAT = 1
_SHAPE = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE


@dataclass(frozen=True, slots=True)
class Entry:
    """One shelf of a set: its hash, and what its file in the notebook looked like then.

    ``since`` is the moment of an earlier copy that stands in for a shelf that could not be read.
    """

    sha256: str
    stamp: tuple[int, int, int] | None = None
    since: datetime | None = None

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """Return an entry of a list.

        Raises:
            KeyError, TypeError, ValueError: when it is none.
        """
        stamp, since = found["stamp"], found["since"]
        return cls(
            str(found["sha256"]),
            tuple(map(int, stamp)) if stamp else None,  # type: ignore[arg-type]
            datetime.fromisoformat(since).astimezone(UTC) if since else None,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """What ``copy.json`` says of a set: when, why, of which folder, and every shelf.

    ``missing`` are the shelves that could not be read and of which there was no earlier copy.
    """

    made: datetime
    kind: str
    notebook: str
    shelves: Mapping[str, Entry]
    missing: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, raw: bytes) -> Self:
        """Return the list of a set.

        Raises:
            AttributeError, KeyError, TypeError, ValueError: when it is none.
        """
        found = orjson.loads(raw)
        if (found["app"], found["format"]) != (APP, _FORMAT):
            raise ValueError("not the list of a copy")
        return cls(
            datetime.fromisoformat(found["made"]).astimezone(UTC),
            str(found["kind"]),
            str(found["notebook"]),
            {name: Entry.from_json(entry) for name, entry in found["shelves"].items()},
            tuple(map(str, found["missing"])),
        )

    def as_json(self) -> bytes:
        """Return the list as it is written."""
        return orjson.dumps({"app": APP, "format": _FORMAT, **asdict(self)}, option=_SHAPE)


@dataclass(frozen=True, slots=True)
class CopySet:
    """A complete set on disk, and what its list says."""

    folder: Path
    listed: Listed

    @classmethod
    def read(cls, folder: Path, seal: Seal) -> "CopySet | None":
        """Return the set in a folder, None where none was finished."""
        try:
            return cls(folder, Listed.from_json(seal.open((folder / LIST).read_bytes(), LISTED)))
        except (OSError, AttributeError, KeyError, TypeError, ValueError):
            return None

    @property
    def made(self) -> datetime:
        """When it was made, in UTC."""
        return self.listed.made

    def since(self, name: str) -> datetime:
        """Return from which moment a shelf in it is, in UTC."""
        return self.listed.shelves[name].since or self.listed.made

    @property
    def is_complete(self) -> bool:
        """Whether every shelf of the notebook had a place in it when it was made."""
        return NOTEBOOK in self.listed.shelves and not self.listed.missing

    def file(self, name: str) -> Path:
        """Return where a shelf lies in the set."""
        return shelf_path(self.folder, name)


class Verified:
    """Which files of copies are as they were made; a file that many sets share is read once."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._hashes: dict[tuple[int, int, int, int], str] = {}

    def hash_of(self, path: Path, name: str) -> str:
        """Return the sha256 of a shelf's bytes, opened; empty where they cannot be read."""
        try:
            found = path.stat()
            key = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
            if key not in self._hashes:
                self._hashes[key] = fingerprint(self._seal.open(path.read_bytes(), name))
            return self._hashes[key]
        except (OSError, NotOpened):
            return ""

    def holds(self, copied: CopySet, name: str) -> bool:
        """Whether a set has a shelf, byte for byte as it was copied."""
        entry = copied.listed.shelves.get(name)
        return entry is not None and self.hash_of(copied.file(name), name) == entry.sha256

    def is_whole(self, copied: CopySet) -> bool:
        """Whether a set has every shelf the notebook had, byte for byte."""
        return copied.is_complete and all(
            self.holds(copied, name) for name in copied.listed.shelves
        )


def sets_in(family: Path, seal: Seal) -> list[CopySet]:
    """Return the finished sets in a folder, the newest first."""
    try:
        folders = [entry for entry in family.iterdir() if _NAME.match(entry.name)]
    except OSError:
        return []
    found = [copied for copied in (CopySet.read(folder, seal) for folder in folders) if copied]
    return sorted(found, key=lambda copied: (copied.made, copied.folder.name), reverse=True)


def name_for(family: Path, now: datetime) -> Path:
    """Return a folder that is not there yet for a set made now."""
    plain = family / now.astimezone(UTC).strftime(_STAMP)
    folder, number = plain, 2
    while os.path.lexists(folder):
        folder, number = plain.with_name(f"{plain.name}-{number}"), number + 1
    return folder


def remove_set(folder: Path) -> None:
    """Remove a set; one that is half removed is no longer taken for a set."""
    going = folder.with_name(f".{folder.name}.going")
    folder.rename(going)
    remove_tree(going)


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    import shutil  # noqa: PLC0415 - only who makes room for a copy needs it

    shutil.rmtree(folder, ignore_errors=True)


def moments_in(family: Path) -> list[datetime]:
    """Return when the finished sets in a folder were made, by their names alone."""
    try:
        names = [entry.name for entry in family.iterdir() if _NAME.match(entry.name)]
    except OSError:
        return []
    return [datetime.strptime(name[:20], _STAMP).replace(tzinfo=UTC) for name in names]


def link_or_copy(there: Path, here: Path) -> None:
    """Give a file of the copies a second name, or copy it where the disk knows no such links.

    Raises:
        OSError: when neither can be done.
    """
    try:
        os.link(there, here)
    except (OSError, NotImplementedError):
        replace_file(here, there.read_bytes())


def verified_write(path: Path, raw: bytes, name: str, seal: Seal) -> Contents:
    """Write a shelf into a set, read it back and return what it says.

    Raises:
        OSError: when it does not lie there as it should.
        Unreadable: when it is no shelf that can be read.
    """
    contents = contents_of(raw, name, seal)
    replace_file(path, raw)
    if path.read_bytes() != raw:
        raise OSError(errno.EIO, "the copy differs from what was written", str(path))
    return contents
