"""Conflict copies: the files in which a sync program left what another machine wrote."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quietnet.store.git_markers import sides
from quietnet.store.shelf_file import Unreadable
from quietnet.store.shelves import CONVERSATIONS, shelf_path
from quietnet.store.storage import read_shelf

_SHELF = re.compile(r"(notebook|\d{4}-\d{2})(?=\W|_)(.+)", re.ASCII | re.IGNORECASE)
_CONFLICT = re.compile(
    r"""
      \.sync-conflict-.+           # Syncthing
    | .*conflicted[ ]copy.*        # Dropbox, Nextcloud
    | .*\([^)]*conflict.*          # Seafile, pCloud and others
    | .*[._-]conflict[._-].*       # ownCloud
    | [ ]\d{1,3}\.json             # iCloud
    | [ ]\(\d{1,3}\)\.json         # Google Drive
    | .*\.orig                     # git and its merge tools
    | \.json~.+                    # git, of a file that two branches brought
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def copied_shelf(name: str) -> str:
    """Return which shelf a file's name says it is a conflict copy of, empty where it is none."""
    found = _SHELF.fullmatch(name)
    return found[1].lower() if found and _CONFLICT.fullmatch(found[2]) else ""


def conflict_copies(notebook: Path) -> tuple[Path, ...]:
    """Return the conflict copies that lie in a notebook's folder, by name."""
    found: list[Path] = []
    for folder in (notebook, notebook / CONVERSATIONS):
        with suppress(OSError):
            found += [Path(each) for each in os.scandir(folder) if copied_shelf(each.name)]
    return tuple(sorted(path for path in found if path.is_file()))


def marked_shelves(notebook: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Return those of some shelves in which git wrote both sides, between its markers."""
    return tuple(path for name in names if has_markers(path := shelf_path(notebook, name)))


def has_markers(path: Path) -> bool:
    """Whether git wrote both sides of a conflict into a file."""
    with suppress(Unreadable):
        found = read_shelf(path)
        return bool(found and sides(found[0]))
    return False
