"""Migrating: a notebook of an older format brought up to date on disk, with a copy kept before."""

from datetime import datetime

from quietnet.store.copies import Copies
from quietnet.store.locks import alone
from quietnet.store.paths import Places
from quietnet.store.seen import Seen
from quietnet.store.shelves import shelf_path
from quietnet.store.storage import ShelfStorage

WHAT = "bringing it up to date"


def bring_up_to_date(places: Places, seen: Seen, now: datetime) -> None:
    """Write every shelf of an older format as today's has it, after a copy of the whole notebook.

    Older shelves are read as if they were of today's format, so one that is interrupted leaves a
    notebook that opens; what is left is done the next time. Nothing is written before every shelf
    has been made ready.

    Raises:
        NotKept: when the lock, the copy or the disk does not let it be done.
    """
    if not seen.older():
        return
    seen.whole = True
    seen.refresh()
    with alone(places.state(seen.notebook_id) / "lock"):
        seen.refresh()
        ready = [
            ShelfStorage(shelf_path(places.notebook, name), name, places.seal)
            for name in seen.older()
        ]
        for storage in ready:
            storage.prepare()
        if ready:
            Copies(places, seen.notebook_id).before(WHAT, now)
        for storage in ready:
            storage.keep()
    seen.refresh()
