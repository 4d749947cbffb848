"""Untangling: a shelf in which git wrote both sides becomes a shelf and a conflict copy."""

from datetime import datetime
from pathlib import Path

from quietnet.store.atomic import replace_file
from quietnet.store.laid_aside import copy_aside
from quietnet.store.problem import NotKept, not_kept
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import Unreadable, serialise
from quietnet.store.versions import shelf_named, tables_in


def untangle(path: Path, state: Path, seal: Seal, now: datetime) -> Path:
    """Let a shelf be what stood here, what came beside it, and return where that lies.

    Only under the lock. The file as git left it goes into the wastebasket first, and what came is
    on disk before the shelf is written: whenever this ends, every word is in one of them.

    Raises:
        NotKept: when it could not be done; both sides are where they were.
    """
    try:
        both = (serialise(tables)[0] for tables in tables_in(path, seal))
        ours, theirs = (seal.close(side, shelf_named(path)) for side in both)
    except (Unreadable, ValueError) as error:
        raise NotKept(f"Not joined: {path} {error} It was left as it is.") from error
    copy_aside(path, state, seal, now)
    beside = _name_beside(path, now)
    try:
        replace_file(beside, theirs)
        replace_file(path, ours)
    except OSError as error:
        raise not_kept(error, path) from error
    return beside


def _name_beside(path: Path, now: datetime) -> Path:
    plain, number = f"{path.stem} (conflict {now:%Y-%m-%d %H-%M-%S}", 2
    beside = path.with_name(f"{plain}).json")
    while beside.exists():
        beside, number = path.with_name(f"{plain} {number}).json"), number + 1
    return beside
