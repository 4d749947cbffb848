"""Index: everything that can be found, folded once; a change folds only what it touches."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Self

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.search.lines import PersonLines, TalkLines, lines_of_person, lines_of_talk

_NOTHING: frozenset[str] = frozenset()


class Index:
    """The searched lines of one network. ``after`` gives the next one and keeps what stayed."""

    def __init__(self, network: Network, before: Self | None = None) -> None:
        self.network = network
        self._talks = _talks(network, before.talks if before else {})
        self._topics = _topics(self._talks)
        self._people = {
            id_: _person(person, self.topics_of(id_), before.people.get(id_) if before else None)
            for id_, person in network.people.items()
        }

    def after(self, network: Network) -> Self:
        """Return the index of a changed network."""
        return self if network is self.network else type(self)(network, self)

    @property
    def talks(self) -> Mapping[str, TalkLines]:
        """What is searched of each conversation, by id."""
        return MappingProxyType(self._talks)

    @property
    def people(self) -> Mapping[str, PersonLines]:
        """What is searched of each person, by id."""
        return MappingProxyType(self._people)

    def topics_of(self, person_id: str) -> frozenset[str]:
        """Return what was talked about with somebody."""
        return self._topics.get(person_id, _NOTHING)


def _person(person: Person, topics: frozenset[str], before: PersonLines | None) -> PersonLines:
    if before and before.person is person and before.topics == topics:
        return before
    return lines_of_person(person, topics)


def _talks(network: Network, known: Mapping[str, TalkLines]) -> dict[str, TalkLines]:
    found = {}
    for id_, talk in network.conversations.items():
        old = known.get(id_)
        found[id_] = old if old and old.talk is talk else lines_of_talk(talk)
    return found


def _topics(talks: Mapping[str, TalkLines]) -> dict[str, frozenset[str]]:
    """Return what was talked about with each person."""
    found: dict[str, set[str]] = {}
    for each in talks.values():
        if each.topics:
            for person_id in each.talk.people:
                found.setdefault(person_id, set()).update(each.topics)
    return {person_id: frozenset(topics) for person_id, topics in found.items()}
