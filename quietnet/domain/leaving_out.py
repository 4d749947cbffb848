"""Leaving out: what arrives, without those whom the notebook's owner wants to stay outside."""

from collections.abc import Mapping

from quietnet.domain.conversation import Conversation
from quietnet.domain.joining import rebuilt
from quietnet.domain.person import Person

Outside = Mapping[str, str]
"""Those who stay outside: their names by id."""


def without(record: Person, outside: Outside) -> Person:
    """Return somebody who speaks of nobody left outside by id; in a relation the name stays."""
    changes: dict[str, object] = {}
    if any(each.person in outside for each in record.relations):
        changes["relations"] = tuple(
            rebuilt(each, {"person": None, "name": outside[each.person]})
            if each.person and each.person in outside
            else each
            for each in record.relations
        )
    if any(id_ in outside for id_ in record.origin.through):
        through = tuple(id_ for id_ in record.origin.through if id_ not in outside)
        changes["origin"] = rebuilt(record.origin, {"through": through})
    if any(id_ in outside for id_ in record.readings.values()):
        changes["readings"] = _readings(record.readings, outside)
    return rebuilt(record, changes) if changes else record


def talk_without(talk: Conversation, outside: Outside) -> Conversation:
    """Return a conversation without those left outside.

    Who was there and has no page is company.
    """
    if not (outside.keys() & {*talk.people, *talk.mentioned}):
        return talk
    people = tuple(id_ for id_ in talk.people if id_ not in outside)
    company = talk.company
    if company != "unknown":
        company += len(talk.people) - len(people)
    readings = _readings(talk.readings, outside)
    return rebuilt(talk, {"people": people, "company": company, "readings": readings})


def _readings(readings: Mapping[str, str | None], outside: Outside) -> dict[str, str | None]:
    return {word: id_ for word, id_ in readings.items() if id_ not in outside}
