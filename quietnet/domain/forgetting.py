"""Forgetting somebody: what changes when their page is deleted, and what stays."""

from datetime import datetime

from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.person import Person, Relation


def forgotten(person: Person, network: Network, now: datetime) -> Change:
    """Return the change that deletes somebody's page.

    Conversations are not touched: their words and ids stand, so that everything fits again if the
    person is brought back. Where somebody else is related to them, the name stays as plain text.
    """
    left = (
        other.changed(now, relations=tuple(_by_name(each, person) for each in other.relations))
        for other in network.people.values()
        if other.id != person.id and any(each.person == person.id for each in other.relations)
    )
    return Change(put=tuple(left), forget=(person.id,))


def _by_name(relation: Relation, person: Person) -> Relation:
    if relation.person != person.id:
        return relation
    return Relation.model_validate({**dict(relation), "name": person.name})
