"""Laid aside: whole files that have done their work, in the wastebasket until it is emptied."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from quietnet.store.atomic import replace_file, sync_folder
from quietnet.store.paths import make_private_folder
from quietnet.store.problem import NotKept, why
from quietnet.store.seal import Seal, is_sealed
from quietnet.store.shelf_file import Unreadable
from quietnet.store.storage import read_shelf
from quietnet.store.versions import shelf_named

_FOLDER = "wastebasket"


def files_aside(state: Path) -> Iterator[Path]:
    """Yield the files that lie in the wastebasket of a notebook's own state folder."""
    with suppress(OSError):
        yield from sorted(path for path in (state / _FOLDER).iterdir() if path.is_file())


def copy_aside(path: Path, state: Path, seal: Seal, now: datetime) -> Path:
    """Put a copy of a file into the wastebasket, and return where it lies.

    In a locked notebook what lies there is closed, too.

    Raises:
        NotKept: when that cannot be done.
    """
    try:
        found = read_shelf(path)
        aside = _name(state / _FOLDER, path, now)
        make_private_folder(aside.parent)
        raw = found[0] if found else b""
        is_open = bool(seal.key_id) and not is_sealed(raw)
        replace_file(aside, seal.close(raw, shelf_named(path)) if is_open else raw)
    except OSError as error:
        raise _not_done(path, why(error)) from error
    except Unreadable as error:
        raise _not_done(path, f"it {str(error).rstrip('.')}") from error
    return aside


def lay_aside(path: Path, state: Path, seal: Seal, now: datetime) -> Path:
    """Move a file into the wastebasket, and return where it lies; it lies in both before in one.

    Raises:
        NotKept: when that cannot be done; the file is where it was.
    """
    aside = copy_aside(path, state, seal, now)
    try:
        path.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise _not_done(path, why(error)) from error
    return aside


def empty_aside(state: Path) -> None:
    """Remove these files for good.

    Raises:
        NotKept: when one of them cannot be removed.
    """
    try:
        for path in files_aside(state):
            path.unlink()
    except OSError as error:
        raise NotKept(
            f"Not emptied: {why(error)} ({error.filename or state}). Put that right and empty it "
            "again."
        ) from error


def _name(folder: Path, path: Path, now: datetime) -> Path:
    plain, number = f"{now:%Y-%m-%dT%H-%M-%S} {path.name}", 2
    aside = folder / plain
    while aside.exists():
        aside, number = folder / f"{number} {plain}", number + 1
    return aside


def _not_done(path: Path, reason: str) -> NotKept:
    return NotKept(
        f"{path} could not be put into the wastebasket: {reason}. It is where it was and nothing "
        "is lost; put that right and join again."
    )
