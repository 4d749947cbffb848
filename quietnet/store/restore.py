"""Restoring: the notebook, or one shelf of it, as a copy has it; a change like any other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.store.copies import Copy
from quietnet.store.copies_found import copies_of
from quietnet.store.copy_set import CopySet, Verified
from quietnet.store.library import Library
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from quietnet.store.restore_shelf import damaged_shelves, restore_shelf
from quietnet.store.seal import Seal
from quietnet.store.seen import Seen
from quietnet.store.shelves import Kept, newer, read_shelf_at, shelf_of


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the change kept, the damaged files set aside, and the ids left as they are.

    ``left`` stand in the notebook in a way that fits no record; nothing writes over them.
    """

    change: Change
    aside: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.change or self.aside)


def restore(places: Places, copy: Copy, now: datetime) -> Restored:
    """Make the notebook what it was in a copy; with a copy of one shelf, that shelf alone.

    Shelves that cannot be read are put back whole, their files set aside. The rest is one change,
    undone like any other, with a complete copy made before it. Another window sees it when it
    next looks.

    Raises:
        Refused, NotKept: when it cannot be done, with what is safe.
    """
    aside = _put_back_damaged(places, copy, now)
    here = Seen(places.notebook, places.seal)
    here.whole = True
    here.refresh()
    change, left = _difference(here, copy, places.seal, now)
    if change:
        day = copy.when.astimezone()
        deed = f"bringing back the copy of {day.day} {day:%B %Y, %H:%M}"
        library = Library(places, lambda: now)
        library.load()
        library.keep(change, deed, copy_first=True)
    return Restored(change, aside, left)


def _put_back_damaged(places: Places, copy: Copy, now: datetime) -> tuple[Path, ...]:
    seen = Seen(places.notebook, places.seal)
    seen.refresh()
    copies = copies_of(places, seen.notebook_id)
    if copies is None:
        raise NotKept(f"Not restored: there are no copies of {places.notebook}.")
    damaged = _shelves_in(copy, places.seal) & damaged_shelves(places.notebook, places.seal).keys()
    id_ = copies.notebook_id
    aside = [restore_shelf(places, id_, name, copy, now) for name in sorted(damaged)]
    return tuple(path for path in aside if path)


def _shelves_in(copy: Copy, seal: Seal) -> frozenset[str]:
    """Return the shelves that a copy has, byte for byte as they were copied."""
    if copy.shelf:
        return frozenset((copy.shelf,))
    found, verified = CopySet.read(copy.path, seal), Verified(seal)
    if found is None:
        return frozenset()
    return frozenset(name for name in found.listed.shelves if verified.holds(found, name))


def _difference(
    here: Seen, copy: Copy, seal: Seal, now: datetime
) -> tuple[Change, tuple[str, ...]]:
    """Return what makes the records here those of the copy, and the ids that nothing may touch."""
    there = _records_in(copy, seal)
    put: list[Kept] = []
    left: list[str] = []
    for record in there.values():
        current = here.find(record.id)
        if here.is_stray(record.id):
            left.append(record.id)
        elif current is None or not record.says_the_same_as(current):
            put.append(_anew(record, current, now))
    came_later = _knows(copy, seal)
    forget = (
        record.id
        for record in here.standing()
        if record.id not in there and came_later(shelf_of(record))
    )
    return Change(tuple(put), tuple(forget)), tuple(left)


def _records_in(copy: Copy, seal: Seal) -> dict[str, Kept]:
    """Return the records that stand in a copy, by id."""
    found: dict[str, Kept] = {}
    gone: set[str] = set()
    for name in sorted(_shelves_in(copy, seal)):
        shelf = read_shelf_at(copy.file(name), name, seal)
        gone |= shelf.gone
        for id_, record in shelf.records.items():
            found[id_] = newer(found[id_], record) if id_ in found else record
    return {id_: record for id_, record in found.items() if id_ not in gone}


def _knows(copy: Copy, seal: Seal) -> Callable[[str], bool]:
    """Return what tells of a shelf whether the copy knows what stood on it, or that nothing did."""
    found = CopySet.read(copy.path, seal) if not copy.shelf else None
    if found is None:
        return lambda name: name == copy.shelf
    spoilt = {*found.listed.shelves, *found.listed.missing} - _shelves_in(copy, seal)
    return lambda name: name not in spoilt


def _anew(record: Kept, current: Kept | None, now: datetime) -> Kept:
    """Return a record of the copy as the revision after the one that stands, changed now.

    So no other machine takes what was there for the newer.
    """
    fresh = record.changed(now)
    if current is None:
        return fresh
    return fresh.model_validate({**dict(fresh), "rev": current.rev + 1})
