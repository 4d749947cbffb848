"""Finding copies: by what somebody typed, and of a notebook that cannot say which one it is."""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from quietnet.domain.refusal import Refused
from quietnet.store.copies import Copies, Copy
from quietnet.store.copy_set import sets_in
from quietnet.store.paths import Places
from quietnet.store.seal import Seal
from quietnet.store.shelf_file import Unreadable
from quietnet.store.shelves import NOTEBOOK, notebook_id_of, shelf_path
from quietnet.store.storage import ShelfStorage

_ID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST_READ = 2**20  # bytes of a damaged file in which its notebook's id is looked for
_MOST_NAMED = 12  # candidates in a sentence


def copies_of(places: Places, notebook_id: str = "") -> Copies | None:
    """Return the copies of a notebook, also where its first shelf is damaged or gone.

    Then they are those of an id that still stands in the damaged file, else those made last of
    a notebook in this folder. None where there are none.
    """
    notebook_id = notebook_id or _id_of(places)
    if notebook_id:
        return Copies(places, notebook_id)
    return next((Copies(places, id_) for id_ in _ids_named(places)), None)


def _id_of(places: Places) -> str:
    """Return the id that a notebook's first shelf has, empty where it cannot be read."""
    with suppress(Unreadable):
        storage = ShelfStorage(shelf_path(places.notebook, NOTEBOOK), NOTEBOOK, places.seal)
        return notebook_id_of(storage.read() or {})
    return ""


def _ids_named(places: Places) -> list[str]:
    """Return the ids of notebooks with copies that may be the one that lay here."""
    with suppress(OSError):
        with shelf_path(places.notebook, NOTEBOOK).open("rb") as file:
            raw = file.read(_MOST_READ)
        named = dict.fromkeys(found.decode() for found in _ID.findall(raw))
        there = [id_ for id_ in named if (places.state(id_) / "copies").is_dir()]
        if there:
            return there
    real = os.path.realpath(places.notebook)
    last: list[tuple[datetime, str]] = []
    with suppress(OSError):
        for state in places.state_root.iterdir():
            last += [(made, state.name) for made in _made_here(state / "copies", real, places.seal)]
    return [id_ for _, id_ in sorted(last, reverse=True)]


def _made_here(folder: Path, notebook: str, seal: Seal) -> list[datetime]:
    sets = [*sets_in(folder / "days", seal), *sets_in(folder / "before", seal)]
    return [each.made for each in sets if each.listed.notebook == notebook][:1]


def moment(when: datetime) -> str:
    """Return a moment as it is listed and typed: here, to the second."""
    return f"{when.astimezone():%Y-%m-%d %H:%M:%S}"


def find_copy(copies: Sequence[Copy], typed: str) -> Copy:
    """Return the copy meant by a day, a day and a time, or the beginning of either.

    Copies of the whole notebook come first; those of a single shelf are meant where no whole one
    fits.

    Raises:
        Refused: when there is none, or it could be several, which are then named.
    """
    sought = typed.strip().replace("T", " ").replace("t", " ")
    fitting = [each for each in copies if sought and _fits(each.when, sought)]
    found = [each for each in fitting if not each.shelf] or fitting
    if not found:
        raise Refused(f"There is no copy of “{typed}”. quietnet backups lists those there are.")
    if len({(moment(each.when), each.shelf) for each in found}) > 1:
        lines = [f"  {moment(each.when)} · {each.kind}" for each in found[:_MOST_NAMED]]
        more = ["  …"] if len(found) > _MOST_NAMED else []
        told = f"“{typed}” could be several copies; write more of the time of one:"
        raise Refused("\n".join([told, *lines, *more]))
    return found[0]


def _fits(when: datetime, sought: str) -> bool:
    here = when.astimezone()
    return any(
        written.startswith(sought)
        for written in (moment(when), here.isoformat(sep=" "), when.isoformat(sep=" "))
    )
