"""Referring: every record that speaks of one person, made to speak of another."""

from collections.abc import Container, Iterator, Mapping
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
    names = {gone: instead}
    for person in network.people.values():
        if speaks_of(person, names):
            yield person.changed(now, **spoken_of_instead(person, names))
    for talk in network.naming(gone):
        yield talk.changed(now, **spoken_of_instead(talk, names))


def speaks_of(record: Person | Conversation, ids: Container[str]) -> bool:
    """Whether a record speaks by id of somebody among these."""
    read = any(id_ in ids for id_ in record.readings.values() if id_)
    if isinstance(record, Conversation):
        return read or any(id_ in ids for id_ in record.people)
    through = any(id_ in ids for id_ in record.origin.through)
    return read or through or any(each.person in ids for each in record.relations if each.person)


def spoken_of_instead(
    record: Person | Conversation, instead: Mapping[str, str]
) -> dict[str, object]:
    """Return the fields of a record as they speak of others, each id's own ``instead``."""
    readings = {word: id_ and instead.get(id_, id_) for word, id_ in record.readings.items()}
    if isinstance(record, Conversation):
        people = tuple(dict.fromkeys(instead.get(id_, id_) for id_ in record.people))
        return {"people": people, "readings": readings}
    through = dict.fromkeys(instead.get(id_, id_) for id_ in record.origin.through)
    relations = [_to(relation, instead) for relation in record.relations]
    return {
        "readings": readings,
        "origin": rebuilt(record.origin, {"through": tuple(through)}),
        "relations": tuple(
            each for place, each in enumerate(relations) if each not in relations[:place]
        ),
    }


def _to(relation: Relation, instead: Mapping[str, str]) -> Relation:
    person = instead.get(relation.person or "")
    return rebuilt(relation, {"person": person}) if person else relation
