"""Desk: what a change is made with, and the shelves it is made on, read again and open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from tinydb import TinyDB

from quietnet.domain.change import Change
from quietnet.store.copies import Copies
from quietnet.store.history import History
from quietnet.store.paths import Places
from quietnet.store.plan import Plan
from quietnet.store.problem import NotKept
from quietnet.store.seal import Seal
from quietnet.store.seen import Seen
from quietnet.store.shelves import NOTEBOOK, is_begun, shelf_path

Opened = dict[str, TinyDB]


@dataclass(frozen=True)
class Desk:
    """A notebook's places, its shelves as they were last seen, and what time it is.

    Its state folder, history and copies are named after the notebook, so there must be one.
    """

    places: Places
    seen: Seen
    now: Callable[[], datetime]

    @property
    def has_notebook(self) -> bool:
        """Whether a notebook is there."""
        return is_begun(self.places.notebook)

    @property
    def is_ours(self) -> bool:
        """Whether the notebook that lies there is still the one that was first seen."""
        return self.seen.shelf(NOTEBOOK).notebook_id == self.seen.notebook_id

    @property
    def state(self) -> Path:
        """The notebook's own state folder."""
        return self.places.state(self.seen.notebook_id)

    @property
    def seal(self) -> Seal:
        """What opens and closes the notebook's files."""
        return self.places.seal

    @property
    def lock(self) -> Path:
        """The lock under which the notebook is changed."""
        return self.state / "lock"

    @property
    def copies(self) -> Copies:
        """The notebook's copies on this machine."""
        return Copies(self.places, self.seen.notebook_id)

    @cached_property
    def history(self) -> History:
        """The notebook's history on this machine."""
        return History(self.state, self.seal)

    def open_for(self, change: Change) -> Opened:
        """Read each shelf a change touches again; what is read may show that it touches more.

        Raises:
            NotKept: when one of them cannot be read.
        """
        opened: Opened = {}
        while missing := [n for n in Plan.of(change, self.seen).shelves() if n not in opened]:
            for name in missing:
                shelf = self.seen.open(name)
                self.refuse_unreadable([name])
                if shelf is not None:  # an empty one counts as false
                    opened[name] = shelf
        return opened

    def refuse_unreadable(self, names: Iterable[str]) -> None:
        """Refuse to go on where a shelf cannot be read.

        Raises:
            NotKept: when one of them cannot.
        """
        for name in names:
            reason = self.seen.shelf(name).unreadable
            if reason:
                raise NotKept(
                    f"Not kept: {shelf_path(self.places.notebook, name)} {reason} It was left as "
                    "it is and everything else is safe; mend or move that file, then keep this "
                    "again."
                )
