"""Given and received: help between two people as sentences, never added up or set against."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import ThreadKind, Way, What
from quietnet.domain.gathering import Helped, helped
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold
from quietnet.domain.threads import without_topics
from quietnet.domain.words import in_month

_SAID = {
    (Way.GIVEN, What.HAND): "you lent a hand",
    (Way.GIVEN, What.ADVICE): "you gave advice",
    (Way.GIVEN, What.INTRODUCTION): "you made an introduction",
    (Way.GIVEN, What.CARE): "you looked after them",
    (Way.RECEIVED, What.HAND): "they lent you a hand",
    (Way.RECEIVED, What.ADVICE): "they gave you advice",
    (Way.RECEIVED, What.INTRODUCTION): "they introduced you to someone",
    (Way.RECEIVED, What.CARE): "they looked after you",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing given or received, and the line of the record it was read from."""

    words: str
    record: Person | Conversation
    line: int


def helps_of(network: Network, person: Person) -> tuple[Helped, ...]:
    """Return the help between you and somebody, the latest first.

    A question and the later note that answers it in the same words are one help.
    """
    marked = ((record, network.marks(record)) for record in network.about(person.id))
    found: dict[tuple[Way, What, str, date], Helped] = {}
    for each in helped(person, marked):
        said = fold(" ".join(each.line.text.split()))
        found[each.help.way, each.help.what, said, each.help.on] = each
    return tuple(sorted(found.values(), key=lambda each: each.help.on, reverse=True))


def given_and_received(network: Network, person: Person, today: date) -> Iterator[Sentence]:
    """Yield what was given and received as sentences, the latest first; nothing is summed."""
    for each in helps_of(network, person):
        yield Sentence(_sentence(each, today), each.record, each.line.line)


def what_they_taught(network: Network, person: Person) -> Iterator[Helped]:
    """Yield the advice somebody gave you, the latest first."""
    for each in helps_of(network, person):
        if (each.help.way, each.help.what) == (Way.RECEIVED, What.ADVICE):
            yield each


def _sentence(each: Helped, today: date) -> str:
    when = in_month(each.help.on, today)
    text = without_topics(each.line.text)
    if each.line.kind is ThreadKind.INTRO:
        words = f"you introduced {text}"
    elif each.line.kind is ThreadKind.MEET:
        words = f"they introduced you to {text}"
    else:
        words = f"{_SAID[each.help.way, each.help.what]}: {text}"
    stop = "" if text.endswith((".", "?", "…")) else "."
    told = " You told them how it turned out." if each.help.told else ""
    return f"{when[0].upper()}{when[1:]} {words}{stop}{told}"
