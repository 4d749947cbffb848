"""Session: the notebook a command works on, loaded, with the day it is and what the person set."""

from argparse import Namespace
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Self

from quietnet.cli.afterwards import later
from quietnet.cli.passphrase import unlocked
from quietnet.cli.printing import warn
from quietnet.clock import Clock
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line
from quietnet.reading.dates import DateOrder
from quietnet.reading.kept import read_kept
from quietnet.store.library import Library
from quietnet.store.paths import Places, find_places
from quietnet.store.remembered import Remembered
from quietnet.store.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Session:
    """One notebook as it was when the command began. ``problems`` are sentences for the person."""

    places: Places
    settings: Settings
    library: Library
    network: Network
    clock: Clock
    problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, options: Namespace) -> Self:
        """Load the notebook that was asked for; nothing is made on disk."""
        return cls.at(find_places(options.notebook), options.today)

    @classmethod
    def at(cls, places: Places, today: date | None, *, people_first: bool = False) -> Self:
        """Load the notebook that lies in these places; ``today`` fixes the day, None does not.

        With ``people_first`` the conversations are read when something first asks for them.

        Raises:
            Refused: when the notebook is locked and stays so.
        """
        places = unlocked(places)
        settings, unset = read_settings(places.settings)
        clock = Clock(fixed=today, night_ends=settings.night_ends)
        library = Library(places, clock.now)
        loaded = library.load_people() if people_first else library.load()
        talks = library.conversations if people_first else loaded.conversations
        network = Network(loaded.people, talks, read=read_kept)
        problems = tuple(safe_line(str(each)) for each in (*unset, *loaded.problems))
        return cls(places, settings, library, network, clock, problems)

    @classmethod
    def told(cls, options: Namespace, *, people_first: bool = False) -> Self:
        """Load the notebook and say on standard error what could not be read.

        Raises:
            Refused: when nothing at all could be read.
        """
        session = cls.at(find_places(options.notebook), options.today, people_first=people_first)
        if session.library.problems and not session.network:
            raise Refused("\n".join(session.problems))
        for problem in session.problems:
            warn(problem)
        if options.notebook and not session.library.has_notebook:
            warn(f"There is no notebook in {options.notebook} yet.")
        return session

    @property
    def today(self) -> date:
        """The day it is."""
        return self.clock.today()

    @property
    def now(self) -> datetime:
        """This moment."""
        return self.clock.now()

    @property
    def remembered(self) -> Remembered:
        """What this machine remembers about the notebook."""
        return Remembered(self._state)

    def _state(self) -> Path | None:
        id_ = self.library.notebook_id
        return self.places.state(id_) if id_ else None

    @property
    def date_order(self) -> DateOrder:
        """How a day written in figures is read."""
        return "mdy" if self.settings.date_order == "mdy" else "dmy"

    def tell_the_rest(self) -> None:
        """Say on standard error what could not be read of what was read since the beginning."""
        for problem in (safe_line(str(each)) for each in self.library.problems):
            if problem not in self.problems:
                warn(problem)

    def add(self, *records: Person | Conversation) -> Network:
        """Keep records made just now and return the network as it is then.

        Raises:
            Refused: when they could not be kept; nothing was written.
        """
        seen = self.library.add(*records)
        later(self._keep_up)
        return self.network.after(seen)

    def keep(self, change: Change, deed: str = "", *, copy_first: bool = False) -> Network:
        """Keep a change and return the network as it is then; as ``Library.keep`` takes them.

        Raises:
            Refused: when it could not be kept; nothing was written.
        """
        seen = self.library.keep(change, deed, copy_first=copy_first)
        later(self._keep_up)
        return self.network.after(seen)

    def _keep_up(self) -> None:
        from quietnet.store.upkeep import keep_up

        keep_up(self.places, self.library.notebook_id, self.now)
