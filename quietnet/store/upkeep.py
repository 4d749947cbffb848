"""Upkeep: what is done for a notebook beside the first picture and after a day's first save."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from quietnet.store.copies import Copies
from quietnet.store.locks import Busy, NoLock, alone
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from quietnet.store.shelves import is_begun

_FOR_READING = (
    "The notebook is open for reading only: {}. What is in it is safe; what you write now cannot "
    "be kept there."
)


def keep_up(
    places: Places, notebook_id: str, now: datetime, goes_on: Callable[[], bool] = lambda: True
) -> str:
    """Make the copy of the day; a sentence says why nothing can be kept here, where nothing can.

    A copy that cannot be made is tried again next time: what is kept does not wait for it.
    """
    if not (notebook_id and is_begun(places.notebook)):
        return ""
    reason = _why_not(places, notebook_id)
    if reason:
        return _FOR_READING.format(reason)
    with suppress(NotKept):
        Copies(places, notebook_id).daily(now, goes_on)
    return ""


def _why_not(places: Places, notebook_id: str) -> str:
    if not os.access(places.notebook, os.W_OK):
        return f"its folder cannot be written to ({places.notebook})"
    try:
        with alone(places.state(notebook_id) / "lock", patience=0):
            return ""
    except Busy:
        return ""
    except NoLock as error:
        return f"it cannot be locked ({error.reason})"
