"""Doubting: who of those arriving as somebody new may be somebody who is here."""

from collections.abc import Mapping, Sequence

from quietnet.domain.lookalikes import Lookalikes
from quietnet.domain.meeting import Meeting
from quietnet.domain.person import Person


def doubts(people: Mapping[str, Person], meeting: Meeting) -> dict[str, tuple[Person, ...]]:
    """Return whom each new one may be, by the id of their card; who is sure is not in it.

    Whoever of the notebook arrives for certain as somebody else is not asked about.
    """
    new = [card for card in meeting.cards if meeting.settled[card.id] not in people]
    if not new or not people:
        return {}
    lookalikes, met = Lookalikes(people.values()), frozenset(meeting.settled.values())
    alike = ((card.id, lookalikes.of(card, met)) for card in new if card.id not in meeting.own)
    return {id_: found for id_, found in alike if found}


def either(people: Sequence[Person]) -> str:
    """Return the names as a choice: ``Ana Ruiz or Ana Lima``."""
    names = [person.name for person in people]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
