"""Somebody new, told in one line: ``Sam Okafor, builds bamboo bikes, through Ana Ruiz``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.reading.heard import Newcomer

_THROUGH = re.compile(r"(?:^|(?P<apart>[,;–—])|\s)\s*through\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_NAME_ENDS = re.compile(r"\s*,\s*|\s+[-–—]+\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of somebody new: their name, what makes them interesting, through whom."""

    name: str
    interesting: str = ""
    through: tuple[str, ...] = ()


def line_of(told: Told, network: Network) -> str:
    """Return what is said of somebody new as one line; ``read_line`` reads it back."""
    known = [network.people[id_].name for id_ in told.through if id_ in network.people]
    through = "through " + " and ".join(known) if known else ""
    return ", ".join(part for part in (told.name, told.interesting, through) if part)


def read_line(line: str, network: Network) -> Told:
    """Return what a line says of somebody new.

    The name runs to the first comma or dash, as after ``meet:``; *through* and names end the line.

    Raises:
        Refused: when there is no name, or nobody is called what stands after *, through*.
    """
    rest, through = _without_through(" ".join(line.split()), network)
    name, *interesting = _NAME_ENDS.split(rest, maxsplit=1)
    if not name.strip():
        raise Refused("A name is needed; it comes first, then a comma.")
    return Told(name.strip(), "".join(interesting).strip(" ,"), through)


def told_of(new: Newcomer, there: Iterable[str]) -> Told:
    """Return what the note itself says of somebody new; ``there`` are those with you."""
    known_through = () if new.with_you and not new.meet else tuple(there)
    return Told(new.name, new.why, known_through)


def _without_through(line: str, network: Network) -> tuple[str, tuple[str, ...]]:
    for found in reversed(list(_THROUGH.finditer(line))):
        people = [_called(name, network) for name in _AND.split(line[found.end() :]) if name]
        if people and all(people):
            ids = dict.fromkeys(person.id for person in people if person)
            return line[: found.start()], tuple(ids)
        if found["apart"]:
            raise Refused(f"Nobody here is called “{line[found.end() :]}”; write a name you know.")
    return line, ()


def _called(name: str, network: Network) -> Person | None:
    return next(iter(network.named(name)), None)
