"""CopySet: one complete copy of a notebook, laid out as the notebook itself is laid out."""

import errno
import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from quietnet.store.atomic import replace_file
from quietnet.store.shelf_file import Tables, parse
from quietnet.store.shelves import NOTEBOOK, shelf_path

LIST = "copy.json"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z(?:-\d+)?\Z", re.ASCII)
_SHAPE = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE


class Entry(BaseModel):
    """One shelf of a set: its hash, and what its file in the notebook looked like then.

    ``since`` is the moment of an earlier copy that stands in for a shelf that could not be read.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    stamp: tuple[int, int, int] | None = None
    since: AwareDatetime | None = None


class Listed(BaseModel):
    """What ``copy.json`` says of a set: when, why, of which folder, and every shelf.

    ``missing`` are the shelves that could not be read and of which there was no earlier copy.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    app: Literal["quietnet"] = "quietnet"
    format: Literal[1] = 1
    made: AwareDatetime
    kind: str
    notebook: str
    shelves: dict[str, Entry]
    missing: tuple[str, ...] = ()

    def as_bytes(self) -> bytes:
        """Return the list as it is written."""
        return orjson.dumps(self.model_dump(mode="json"), option=_SHAPE)


@dataclass(frozen=True, slots=True)
class CopySet:
    """A complete set on disk, and what its list says."""

    folder: Path
    listed: Listed

    @classmethod
    def read(cls, folder: Path) -> "CopySet | None":
        """Return the set in a folder, None where none was finished."""
        try:
            return cls(folder, Listed.model_validate_json((folder / LIST).read_bytes()))
        except (OSError, ValidationError):
            return None

    @property
    def made(self) -> datetime:
        """When it was made, in UTC."""
        return self.listed.made.astimezone(UTC)

    def since(self, name: str) -> datetime:
        """Return from which moment a shelf in it is, in UTC."""
        return (self.listed.shelves[name].since or self.listed.made).astimezone(UTC)

    @property
    def is_complete(self) -> bool:
        """Whether every shelf of the notebook had a place in it when it was made."""
        return NOTEBOOK in self.listed.shelves and not self.listed.missing

    def file(self, name: str) -> Path:
        """Return where a shelf lies in the set."""
        return shelf_path(self.folder, name)


class Verified:
    """Which files of copies are as they were made; a file that many sets share is read once."""

    def __init__(self) -> None:
        self._hashes: dict[tuple[int, int, int, int], str] = {}

    def hash_of(self, path: Path) -> str:
        """Return the sha256 of a file's bytes, empty where it cannot be read."""
        try:
            found = path.stat()
            key = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
            if key not in self._hashes:
                self._hashes[key] = hashlib.sha256(path.read_bytes()).hexdigest()
            return self._hashes[key]
        except OSError:
            return ""

    def holds(self, copied: CopySet, name: str) -> bool:
        """Whether a set has a shelf, byte for byte as it was copied."""
        entry = copied.listed.shelves.get(name)
        return entry is not None and self.hash_of(copied.file(name)) == entry.sha256

    def is_whole(self, copied: CopySet) -> bool:
        """Whether a set has every shelf the notebook had, byte for byte."""
        return copied.is_complete and all(
            self.holds(copied, name) for name in copied.listed.shelves
        )


def sets_in(family: Path) -> list[CopySet]:
    """Return the finished sets in a folder, the newest first."""
    try:
        folders = [entry for entry in family.iterdir() if _NAME.match(entry.name)]
    except OSError:
        return []
    found = [copied for copied in map(CopySet.read, folders) if copied]
    return sorted(found, key=lambda copied: (copied.made, copied.folder.name), reverse=True)


def name_for(family: Path, now: datetime) -> Path:
    """Return a folder that is not there yet for a set made now."""
    plain = family / f"{now.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}"
    folder, number = plain, 2
    while os.path.lexists(folder):
        folder, number = plain.with_name(f"{plain.name}-{number}"), number + 1
    return folder


def remove_set(folder: Path) -> None:
    """Remove a set; one that is half removed is no longer taken for a set."""
    going = folder.with_name(f".{folder.name}.going")
    folder.rename(going)
    shutil.rmtree(going, ignore_errors=True)


def link_or_copy(there: Path, here: Path) -> None:
    """Give a file of the copies a second name, or copy it where the disk knows no such links.

    Raises:
        OSError: when neither can be done.
    """
    try:
        os.link(there, here)
    except (OSError, NotImplementedError):
        replace_file(here, there.read_bytes())


def verified_write(path: Path, raw: bytes) -> Tables:
    """Write a shelf into a set, read it back and return what it says.

    Raises:
        OSError: when it does not lie there as it should.
        Unreadable: when it is no shelf that can be read.
    """
    contents = parse(raw)
    replace_file(path, raw)
    if path.read_bytes() != raw:
        raise OSError(errno.EIO, "the copy differs from what was written", str(path))
    return contents.tables
