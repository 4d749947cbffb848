"""Saved copies: each shelf as it was before its last three saves, and as it was edited by hand."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson

from quietnet.store.atomic import replace_file
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import META
from quietnet.store.shelves import shelf_path

_MOST_BEGUN = 1024  # bytes
SAVES = 3  # of one shelf (reliability, promise 6)
_NAME = re.compile(r"(\d{1,12})\.(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z)\.json\Z", re.ASCII)
_STAMP = "%Y-%m-%dT%H-%M-%SZ"


@dataclass(frozen=True, slots=True)
class Saved:
    """One shelf as it was before a save; ``number`` counts up, whatever the clock does."""

    shelf: str
    number: int
    when: datetime
    path: Path


def saved_of(family: Path, shelf: str) -> list[Saved]:
    """Return the copies of a shelf in a folder, the newest first."""
    found: list[Saved] = []
    with suppress(OSError):
        for path in (family / shelf).iterdir():
            match = _NAME.match(path.name)
            if match:
                with suppress(ValueError):
                    when = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
                    found.append(Saved(shelf, int(match[1]), when, path))
    return sorted(found, key=lambda saved: saved.number, reverse=True)


def shelves_saved(family: Path) -> list[str]:
    """Return the names of the shelves of which there are such copies."""
    with suppress(OSError):
        return sorted(entry.name for entry in family.iterdir() if entry.is_dir())
    return []


def _holds_nothing(path: Path, shelf: str, seal: Seal) -> bool:
    """Whether a shelf was only just begun: as a copy it could do nothing but harm."""
    if path.stat().st_size > _MOST_BEGUN:
        return False
    try:
        tables = orjson.loads(seal.open(path.read_bytes(), shelf))
        return not any(entries for name, entries in tables.items() if name != META)
    except (AttributeError, ValueError):
        return False


def save_before(places: Places, family: Path, shelf: str, now: datetime) -> None:
    """Keep a shelf's file as it stands, just before another takes its place.

    A second name for the same file costs next to nothing, and once the save is done it belongs to
    the copies alone. One that an interrupted save left is not made twice, so that trying again
    and again drives no good copy out.

    Raises:
        OSError: when it cannot be kept.
    """
    real = Path(os.path.realpath(shelf_path(places.notebook, shelf)))
    if not real.exists() or _holds_nothing(real, shelf, places.seal):
        return
    before = saved_of(family, shelf)
    if before and before[0].path.samefile(real):
        return
    folder = family / shelf
    make_private_folder(folder)
    number = before[0].number + 1 if before else 1
    path = folder / f"{number}.{now.astimezone(UTC).strftime(_STAMP)}.json"
    try:
        os.link(real, path)
    except (OSError, NotImplementedError):
        replace_file(path, real.read_bytes(), sync_each=False)
    for old in before[SAVES - 1 :]:
        old.path.unlink(missing_ok=True)
