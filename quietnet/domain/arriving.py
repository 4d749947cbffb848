"""Arriving: what an import brings, and how it meets the notebook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from typing import NamedTuple

from quietnet.domain.attachment import those_of
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.joining import joined, rebuilt
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.references import References
from quietnet.domain.returning import MOVED_ON, returned, title_of
from quietnet.domain.twins import MOST_ALIKE, Key, Twins, card_keys, same_card


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
    otherwise.
    """

    change: Change
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    conversations: int = 0
    left_alone: tuple[LeftAlone, ...] = ()


def arrive(network: Network, arrivals: Arrivals, now: datetime) -> Arrival:
    """Return what arrivals change in a notebook.

    Nothing written is overwritten: empty fields are filled, lists get what they lack, and a value
    that differs is left, told and carried. The same file brought in twice changes nothing the
    second time. Who is whom: see ``Twins``.
    """
    cards, met = _one_each(arrivals)
    twins = Twins(network.people.values())
    references = References(network.people, arrivals.people, met, arrivals.own)
    for _ in range(2):
        # Who people are may hang on whom they are related to, which is only known the second time.
        adds = partial(_adds, arrivals.format, references)
        here = twins.meet((references.resolved(c, arrivals.format) for c in cards), adds)
        settled = {id_: here[first].id if first in here else first for id_, first in met.items()}
        references = References(network.people, arrivals.people, settled, arrivals.own)
    people: dict[str, Person] = {}
    left: dict[LeftAlone, None] = {}
    for came in arrivals.people:
        id_ = settled[came.id]
        kept = people.get(id_) or network.people.get(id_)
        arrived = references.resolved(came, arrivals.format)
        if kept is None:
            people[id_] = arrived
            continue
        if id_ == came.id and id_ in arrivals.own:
            # The owner's own hand wrote both; a page changed later than it was written out wins.
            back = returned(kept, arrived, now) if arrivals.own[id_] else kept
            if back:
                people[id_] = back
                continue
        changes, sentences = joined(kept, arrived, arrivals.format, references.name_of)
        people[id_] = rebuilt(kept, changes) if changes else kept
        left |= dict.fromkeys(LeftAlone(kept.name, sentence) for sentence in sentences)
    talks = _talks(network, arrivals, references, left, now)
    return _arrival(network, people, talks, tuple(left), arrivals.attachments, now)


def _talks(
    network: Network,
    arrivals: Arrivals,
    references: References,
    left: dict[LeftAlone, None],
    now: datetime,
) -> list[Conversation]:
    """Return the conversations that are new, or come back edited; others are as they were."""
    talks: list[Conversation] = []
    for talk in map(references.resolved_talk, arrivals.conversations):
        known = network.conversations.get(talk.id)
        if known is None:
            talks.append(talk)
        elif arrivals.own.get(talk.id):
            back = returned(known, talk, now)
            if back is None:
                left[LeftAlone(title_of(known), MOVED_ON)] = None
            elif back is not known:
                talks.append(back)
    return talks


def _one_each(arrivals: Arrivals) -> tuple[list[Person], dict[str, str]]:
    """Return one person for all the cards about them, and whose each card's id is."""
    cards: dict[str, Person] = {}
    by_key: dict[Key, list[str]] = {}
    met: dict[str, str] = {}
    for came in arrivals.people:
        if came.id in arrivals.own:
            cards[came.id] = came
            met[came.id] = came.id
            continue
        sought, kept_under = card_keys(came)
        # Uids first: they say most, and only so many are looked at.
        alike = dict.fromkeys(
            id_ for key in sorted(sought, reverse=True) for id_ in by_key.get(key, ())
        )
        found = (id_ for id_ in islice(alike, MOST_ALIKE) if same_card(cards[id_], came))
        first = met[came.id] = next(found, came.id)
        if first in cards:
            changes, _ = joined(cards[first], came, arrivals.format, str)
            cards[first] = rebuilt(cards[first], changes)
        else:
            cards[first] = came
        for key in kept_under:
            by_key.setdefault(key, []).append(first)
    return list(cards.values()), met


def _adds(format_: str, references: References, kept: Person, came: Person) -> dict[str, object]:
    changes, _ = joined(kept, came, format_, references.name_of)
    # What was read of a word still speaks in the file's own ids.
    return {name: value for name, value in changes.items() if name != "readings"}


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
