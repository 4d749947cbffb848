"""Review: what bringing something in would do, one entry a person, before anything is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from quietnet.domain.arriving import Arrivals, LeftAlone, also_called, arrive_met, told_nobody
from quietnet.domain.conversation import Conversation
from quietnet.domain.doubting import doubts
from quietnet.domain.joining import joined, rebuilt
from quietnet.domain.meeting import meet
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold


class State(Enum):
    """What somebody arriving is, seen from the notebook; in the order in which they are shown."""

    DOUBTFUL = "doubtful"
    NEW = "new"
    CHANGED = "changed"
    HERE = "already here"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person a file brings.

    ``came`` is what stands in the file; ``kept`` who they are here, None where they are new;
    ``after`` their page as it would be; ``talks`` the conversations with them that are new;
    ``might_be`` whom they may be, the likeliest first.
    """

    came: Person
    kept: Person | None
    after: Person
    talks: tuple[Conversation, ...] = ()
    might_be: tuple[Person, ...] = ()

    @property
    def state(self) -> State:
        """What they are, seen from the notebook."""
        if self.might_be:
            return State.DOUBTFUL
        if self.kept is None:
            return State.NEW
        return State.HERE if self.after == self.kept and not self.talks else State.CHANGED


@dataclass(frozen=True, slots=True)
class Review:
    """Everybody a file brings, the doubtful first and else by name, and what else came of it.

    ``network`` is the notebook as it would be; ``left_alone`` says whose page of one's own moved on
    in both places; ``others`` are conversations with nobody who arrives.
    """

    entries: tuple[Entry, ...]
    network: Network
    left_alone: tuple[LeftAlone, ...] = ()
    others: tuple[Conversation, ...] = ()


def review(
    network: Network,
    arrivals: Arrivals,
    now: datetime,
    tell: Callable[[str], None] = told_nobody,
) -> Review:
    """Return what bringing something in would do, person by person; nothing is kept.

    ``tell`` hears where it has got to.
    """
    people = network.people
    meeting = meet(people, arrivals.people, arrivals.format, arrivals.own)
    arrival = arrive_met(network, arrivals, meeting, now, tell)
    alike = doubts(people, meeting)
    after = network.after(arrival.change)
    talks: dict[str, list[Conversation]] = {}
    others: list[Conversation] = []
    arriving = frozenset(meeting.settled.values())
    for record in arrival.change.put:
        if isinstance(record, Conversation):
            met = [id_ for id_ in record.people if id_ in arriving]
            for id_ in met:
                talks.setdefault(id_, []).append(record)
            if not met:
                others.append(record)
    entries: dict[str, Entry] = {}
    for card in meeting.cards:
        id_ = meeting.settled[card.id]
        spoken = tuple(sorted(talks.get(id_, ()), key=lambda talk: talk.on, reverse=True))
        came = meeting.references.resolved(card, arrivals.format)
        might_be = alike.get(card.id, ())
        entries[card.id] = Entry(came, people.get(id_), after.people[id_], spoken, might_be)
    order = list(State)
    shown = sorted(
        entries.values(), key=lambda e: (order.index(e.state), fold(e.after.name), e.came.id)
    )
    return Review(tuple(shown), after, arrival.left_alone, tuple(others))


def the_same_as(entry: Entry, other: Person, looked: Review, format_: str) -> Person:
    """Return somebody's page as it would be if a doubtful one is the same person."""
    came = also_called(entry.came, other)
    changes, _ = joined(other, came, format_, lambda id_: name_in(looked.network, id_))
    return rebuilt(other, changes) if changes else other


def name_in(network: Network, id_: str) -> str:
    """Return the name of somebody in a network; an id nobody has is its own name."""
    return network.people[id_].name if id_ in network.people else id_
