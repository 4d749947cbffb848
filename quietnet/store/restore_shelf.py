"""Restoring a damaged shelf: its file is set aside under another name, a copy takes its place."""

import os
from datetime import datetime
from pathlib import Path

from quietnet.domain.refusal import Refused
from quietnet.store.atomic import replace_file, sync_folder
from quietnet.store.copies import Copy
from quietnet.store.locks import alone
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.problem import NotKept, why
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import Newer, Older, OutOfReach, Unreadable
from quietnet.store.shelves import NOTEBOOK, is_begun, months_in, notebook_id_of, shelf_path, where
from quietnet.store.storage import ShelfStorage, contents_of, read_shelf


def damage(notebook: Path, name: str, seal: Seal) -> Unreadable | None:
    """Return why a shelf cannot be read, None where it can be, or where there is none."""
    try:
        storage = ShelfStorage(shelf_path(notebook, name), name, seal)
        if storage.stamp and name == NOTEBOOK and not notebook_id_of(storage.read() or {}):
            return Unreadable("does not say which notebook it is.")
    except Unreadable as error:
        return error
    return None


def damaged_shelves(notebook: Path, seal: Seal) -> dict[str, Unreadable]:
    """Return the shelves that cannot be read, and why; a first shelf that is gone is one of them.

    Raises:
        OSError: when the folder cannot be looked into.
    """
    found = {name: damage(notebook, name, seal) for name in [NOTEBOOK, *months_in(notebook)]}
    if not is_begun(notebook):
        found[NOTEBOOK] = Unreadable("is not there.")
    return {name: error for name, error in found.items() if error}


def restore_shelf(
    places: Places, notebook_id: str, shelf: str, copy: Copy, now: datetime
) -> Path | None:
    """Put a copy in the place of a shelf that cannot be read, byte for byte.

    The damaged file is never removed: it stays beside it under a name that says what it is, which
    is returned (None where there was no file). There is no moment at which neither stands there.

    Raises:
        Refused: when the shelf can be read, is only out of reach or of a newer version, or the
            copy is no good; nothing was changed.
        NotKept: when it could not be done; the damaged file is still there.
    """
    path = shelf_path(places.notebook, shelf)
    raw = _good(copy.file(shelf), shelf, places.seal)
    with alone(places.state(notebook_id) / "lock"):
        reason = damage(places.notebook, shelf, places.seal)
        if reason is None and os.path.lexists(path):
            raise Refused(f"{path} can be read; nothing was put in its place.")
        if isinstance(reason, Newer | Older | OutOfReach):
            raise Refused(f"{path} {reason} It was left as it is; no copy was put in its place.")
        try:
            make_private_folder(path.parent)
            aside = _keep_aside(path, now) if os.path.lexists(path) else None
            replace_file(path, raw)
        except OSError as error:
            raise NotKept(
                f"Not restored: {why(error)} ({path}). The damaged file is still there, and so "
                "is the copy; put that right and try again."
            ) from error
    return aside


def _good(path: Path, shelf: str, seal: Seal) -> bytes:
    try:
        found = read_shelf(path)
        if found:
            contents_of(found[0], shelf, seal)
            return found[0]
        reason = "is not there."
    except Unreadable as error:
        reason = str(error)
    raise Refused(f"This copy of {where(shelf)} {reason} Nothing was changed; choose another.")


def set_aside(path: Path, now: datetime) -> Path:
    """Move a damaged file to a name that says so, and return it.

    Raises:
        OSError: when it cannot be moved.
    """
    aside = _name_aside(path, now)
    path.rename(aside)
    sync_folder(path.parent)
    return aside


def _keep_aside(path: Path, now: datetime) -> Path:
    """Give a damaged file a second name that says so, until the other is somebody else's."""
    aside = _name_aside(path, now)
    try:
        os.link(os.path.realpath(path), aside)
    except (OSError, NotImplementedError):  # no such links on this disk, or not a file
        path.rename(aside)
    sync_folder(path.parent)
    return aside


def _name_aside(path: Path, now: datetime) -> Path:
    plain = f"{path.stem}.damaged-{now.astimezone():%Y-%m-%dT%H-%M-%S}"
    aside, number = path.with_name(f"{plain}.json"), 2
    while os.path.lexists(aside):
        aside, number = path.with_name(f"{plain}-{number}.json"), number + 1
    return aside
