"""Circle: the few people kept close, chosen by hand alone. Pure."""

from datetime import datetime

from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.person import Person

WHO_MOVES_OUT = "Who moves out?"
DEED = "{} moving in close, {} out"


def kept_close(network: Network) -> tuple[Person, ...]:
    """Return those kept close, by name. Nothing here ever suggests one or counts them aloud."""
    return tuple(person for person in network.by_name if person.kept_close)


def has_room(network: Network, most: int) -> bool:
    """Whether one more may be kept close; ``most`` is the settings' ``circle``."""
    return len(kept_close(network)) < most


def kept(person: Person, now: datetime) -> Person:
    """Return somebody kept close."""
    return person if person.kept_close else person.changed(now, kept_close=True)


def kept_no_more(person: Person, now: datetime) -> Person:
    """Return somebody kept close no more."""
    return person.changed(now, kept_close=False) if person.kept_close else person


def in_their_place(new: Person, out: Person, now: datetime) -> Change:
    """Return the one change by which somebody moves in close and another moves out."""
    return Change(put=(kept(new, now), kept_no_more(out, now)))
