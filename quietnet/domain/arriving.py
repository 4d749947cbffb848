"""Arriving: what an import brings, and how it meets the notebook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from quietnet.domain.attachment import those_of
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.doubting import doubts, either
from quietnet.domain.joining import joined, rebuilt
from quietnet.domain.leaving_out import Outside, talk_without, without
from quietnet.domain.meeting import NO_ANSWERS, Answers, Meeting, meet
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.returning import MOVED_ON, returned, title_of, with_what_stayed


class Skipped(NamedTuple):
    """One thing that was not read: its name or place, and a sentence saying why."""

    what: str
    why: str


class LeftAlone(NamedTuple):
    """A value that differed and was not overwritten: whose it is, and a sentence."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The records one file holds, and an account of everything in it that is not among them.

    ``format`` is the word for the format (``vcard``); ``not_carried`` counts, for each property,
    how often it stood in a record that was read without finding a place in it. ``attachments`` are
    the photographs the records refer to, by the path under which they will lie. ``own`` are the
    records that a notebook like this one wrote out under their ids, and whether each was edited
    since.
    """

    format: str
    people: tuple[Person, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    not_carried: Mapping[str, int] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    own: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What bringing something in would do: the change, and who it is about, by name.

    ``conversations`` is how many are new; ``left_alone`` what the notebook's owner had written
    otherwise, and ``perhaps`` who came in as somebody new and may be somebody who was here.
    """

    change: Change
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    conversations: int = 0
    left_alone: tuple[LeftAlone, ...] = ()
    perhaps: tuple[LeftAlone, ...] = ()


def arrive(
    network: Network, arrivals: Arrivals, now: datetime, answers: Answers = NO_ANSWERS
) -> Arrival:
    """Return what arrivals change in a notebook.

    Nothing written is overwritten: empty fields are filled, lists get what they lack, and a value
    that differs is left, told and carried. The same file brought in twice changes nothing the
    second time. Who is whom: see ``Twins``, and what its owner ``answers``.
    """
    people = network.people
    meeting = meet(people, arrivals.people, arrivals.format, arrivals.own, answers)
    arrival = arrive_met(network, arrivals, meeting, now)
    if answers or not arrival.added:
        return arrival
    asked = {card.id: card.name for card in meeting.cards}
    perhaps = (
        LeftAlone(asked[id_], f"Perhaps the same as {either(alike)}; kept as somebody new.")
        for id_, alike in doubts(people, meeting).items()
    )
    return replace(arrival, perhaps=tuple(perhaps))


def told_nobody(_where: str) -> None:
    """Tell nobody where it has got to."""


def arrive_met(
    network: Network,
    arrivals: Arrivals,
    meeting: Meeting,
    now: datetime,
    tell: Callable[[str], None] = told_nobody,
) -> Arrival:
    """Return what arrivals change, once it is settled who arrives as whom; ``tell`` hears who."""
    people: dict[str, Person] = {}
    left: dict[LeftAlone, None] = {}
    outside = _outside(network, meeting)
    for came in arrivals.people:
        tell(came.name)
        if meeting.first[came.id] in meeting.left_out:
            continue
        id_ = meeting.settled[came.id]
        arrived = without(meeting.references.resolved(came, arrivals.format), outside)
        kept = people.get(id_) or network.people.get(id_)
        if kept is None:
            people[id_] = arrived
            continue
        if id_ == came.id:
            arrived = with_what_stayed(kept, arrived)
        if id_ == came.id and id_ in arrivals.own:
            # The owner's own hand wrote both; a page changed later than it was written out wins.
            back = returned(kept, arrived, now) if arrivals.own[id_] else kept
            if back:
                people[id_] = back
                continue
        if meeting.first[came.id] in meeting.named:
            arrived = also_called(arrived, kept)
        changes, sentences = joined(kept, arrived, arrivals.format, meeting.references.name_of)
        people[id_] = rebuilt(kept, changes) if changes else kept
        left |= dict.fromkeys(LeftAlone(kept.name, sentence) for sentence in sentences)
    talks = _talks(network, arrivals, meeting, outside, left, now)
    return _arrival(network, people, talks, tuple(left), arrivals.attachments, now)


def _outside(network: Network, meeting: Meeting) -> Outside:
    """Return the names of those left out who are not in the notebook either, by id."""
    cards = (card for card in meeting.cards if card.id in meeting.left_out)
    return {c.id: c.name for c in cards if meeting.settled[c.id] not in network.people}


def also_called(came: Person, kept: Person) -> Person:
    """Return somebody whom the owner said to be one with another: their name is an alias."""
    return rebuilt(came, {"name": kept.name, "aliases": (came.name, *came.aliases)})


def _talks(
    network: Network,
    arrivals: Arrivals,
    meeting: Meeting,
    outside: Outside,
    left: dict[LeftAlone, None],
    now: datetime,
) -> list[Conversation]:
    """Return the conversations that are new, or come back edited; others are as they were."""
    talks: list[Conversation] = []
    alone = {meeting.settled[id_] for id_ in meeting.left_out if id_ in meeting.settled}
    for talk in map(meeting.references.resolved_talk, arrivals.conversations):
        known = network.conversations.get(talk.id)
        if talk.people and alone.issuperset(talk.people):
            continue
        if known is None:
            talks.append(talk_without(talk, outside))
        elif arrivals.own.get(talk.id):
            back = returned(known, talk, now)
            if back is None:
                left[LeftAlone(title_of(known), MOVED_ON)] = None
            elif back is not known:
                talks.append(talk_without(back, outside))
    return talks


def _arrival(
    network: Network,
    people: Mapping[str, Person],
    talks: list[Conversation],
    left: tuple[LeftAlone, ...],
    files: Mapping[str, bytes],
    now: datetime,
) -> Arrival:
    added = [person for id_, person in people.items() if id_ not in network.people]
    same = [person for id_, person in people.items() if network.people.get(id_) == person]
    updated = [
        rebuilt(person, {"rev": network.people[id_].rev + 1, "updated": now})
        for id_, person in people.items()
        if id_ in network.people and network.people[id_] != person
    ]
    put: tuple[Person | Conversation, ...] = (*added, *updated, *talks)
    return Arrival(
        Change(put=put, attachments=those_of(put, files)),
        tuple(person.name for person in added),
        tuple(person.name for person in updated),
        tuple(person.name for person in same),
        len(talks),
        left,
    )
