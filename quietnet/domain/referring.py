"""Referring: every record that speaks of one person, made to speak of another."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from quietnet.domain.conversation import Conversation
from quietnet.domain.joining import rebuilt
from quietnet.domain.network import Network
from quietnet.domain.person import Person, Relation


def referring_to(
    network: Network, gone: str, instead: str, now: datetime
) -> Iterator[Person | Conversation]:
    """Yield the records that speak of somebody by id, each speaking of another instead.

    They are one revision on. Readings, people, relations and who led to whom are all that is by id.
    """
    for person in network.people.values():
        if _speaks_of(person, gone):
            yield person.changed(now, **_of_person(person, gone, instead))
    for talk in network.naming(gone):
        people = tuple(dict.fromkeys(instead if id_ == gone else id_ for id_ in talk.people))
        yield talk.changed(now, people=people, readings=_read(talk.readings, gone, instead))


def _speaks_of(person: Person, id_: str) -> bool:
    return (
        id_ in person.readings.values()
        or id_ in person.origin.through
        or any(relation.person == id_ for relation in person.relations)
    )


def _of_person(person: Person, gone: str, instead: str) -> dict[str, object]:
    through = dict.fromkeys(instead if id_ == gone else id_ for id_ in person.origin.through)
    relations = [_to(relation, gone, instead) for relation in person.relations]
    return {
        "readings": _read(person.readings, gone, instead),
        "origin": rebuilt(person.origin, {"through": tuple(through)}),
        "relations": tuple(
            each for place, each in enumerate(relations) if each not in relations[:place]
        ),
    }


def _to(relation: Relation, gone: str, instead: str) -> Relation:
    return rebuilt(relation, {"person": instead}) if relation.person == gone else relation


def _read(readings: Mapping[str, str | None], gone: str, instead: str) -> dict[str, str | None]:
    return {word: instead if id_ == gone else id_ for word, id_ in readings.items()}
