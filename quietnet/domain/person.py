"""Person: everything the notebook keeps about somebody, in vCard's terms where it has them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from quietnet.domain.depth_word import Depth
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.record import Id, Line, Name, Part, Record, Text, new_id


class How(StrEnum):
    """How the two of you know each other."""

    ONLINE = "online"
    EVENT = "event"
    WORK = "work"
    INTRODUCED = "introduced"
    NEIGHBOUR = "neighbour"
    SCHOOL = "school"
    OLD_FRIEND = "old friend"
    FAMILY = "family"
    PARTNER = "partner"
    OTHER = "other"


class RoutinePlace(StrEnum):
    """Where a standing circumstance brings the two of you together."""

    WORK = "work"
    HOME = "home"
    CLUB = "club"
    NEIGHBOURS = "neighbours"
    FAMILY = "family"


class ContactKind(StrEnum):
    """What a contact detail is, after vCard's properties."""

    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    SOCIAL = "social"
    ADDRESS = "address"
    OTHER = "other"


class Origin(Part):
    """How you met: when, where, through whom, and the story in one line."""

    how: How | None = None
    on: PartialDate | None = None
    where: Line = ""
    through: tuple[Id, ...] = ()
    story: Line = ""


_TITLES = frozenset(["dr", "prof", "mr", "mrs", "ms", "mx", "miss", "rev", "fr", "sir", "dame"])


class Relation(Part):
    """Somebody who belongs to this person: by id where they are in the notebook, else by name."""

    kind: Line
    person: Id | None = None
    name: Line = ""


class Contact(Part):
    """One way to reach somebody."""

    kind: ContactKind
    label: Line = ""
    value: Line


class ImportantDate(Part):
    """A date that matters to them."""

    what: Line
    on: PartialDate


class OwnWord(Part):
    """The word the notebook's owner chose themselves; it always wins (depth model, section 3.4)."""

    depth: Depth
    on: date
    why: Line = ""


class Routine(Part):
    """A standing circumstance, one line instead of a thousand notes; ``every`` is in days."""

    where: RoutinePlace
    since: PartialDate
    until: PartialDate | None = None
    every: Annotated[int, Field(ge=1, le=3660)] = 7


class Source(Part):
    """Where a record came from: the kind of file and the id it had there."""

    kind: Line
    uid: Line


class Carried(Part):
    """What another program knew and quietnet does not show, kept to be written back."""

    source: Line
    property: Line
    params: dict[str, list[str]] = Field(default_factory=dict)
    value: Text


class Person(Record):
    """Somebody in your life."""

    name: Name
    aliases: tuple[Name, ...] = ()
    interesting: Line = ""
    origin: Origin = Origin()
    places: tuple[Line, ...] = ()
    work: Line = ""
    knows: tuple[Line, ...] = ()
    relations: tuple[Relation, ...] = ()
    contacts: tuple[Contact, ...] = ()
    birthday: PartialDate | None = None
    dates: tuple[ImportantDate, ...] = ()
    kept_close: bool = False
    own_word: OwnWord | None = None
    routines: tuple[Routine, ...] = ()
    resting: Literal["open"] | date | None = None
    let_be: tuple[date, ...] = ()
    ended: Literal["let go", "remembered"] | None = None
    notes: Text = ""
    readings: dict[str, Id | None] = Field(default_factory=dict)
    tags: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = ()
    carried: tuple[Carried, ...] = ()

    @classmethod
    def named(cls, name: str, now: datetime) -> Self:
        """Return a new person of whom only the name is known.

        Raises:
            ValidationError: when the name is empty or too long.
        """
        return cls(id=new_id(), created=now, updated=now, name=name)

    @property
    def first_name(self) -> str:
        """The first word of the name that is no title before it: *Jürgen* of *Dr. Jürgen Groß*."""
        words = self.name.split()
        while len(words) > 1 and words[0].casefold().rstrip(".") in _TITLES:
            words.pop(0)
        return words[0] if words else self.name
