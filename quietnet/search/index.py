"""Index: everything that can be found, folded once; a change folds only what it touches."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.search.lines import PersonLines, TalkLines, lines_of_person
from quietnet.search.talks import Talks

_NOTHING: frozenset[str] = frozenset()


class Index:
    """The searched lines of one network. ``after`` gives the next one and keeps what stayed."""

    def __init__(self, network: Network, before: Self | None = None) -> None:
        self.network = network
        self.talks: Talks = Talks(network.conversations, before.talks if before else None)
        if before:
            self._topics: dict[str, frozenset[str]] = dict(before._topics)  # noqa: SLF001 - its own
            self._learn_topics(self.talks.touched)
        else:
            self._topics = _topics(self.talks.by_id.values())
        self._people = {
            id_: _person(person, self.topics_of(id_), before.people.get(id_) if before else None)
            for id_, person in network.people.items()
        }

    def after(self, network: Network) -> Self:
        """Return the index of a changed network."""
        return self if network is self.network else type(self)(network, self)

    @property
    def people(self) -> Mapping[str, PersonLines]:
        """What is searched of each person, by id."""
        return MappingProxyType(self._people)

    def topics_of(self, person_id: str) -> frozenset[str]:
        """Return what was talked about with somebody."""
        return self._topics.get(person_id, _NOTHING)

    def _learn_topics(self, people: Iterable[str]) -> None:
        """Gather anew what was talked about with these people."""
        known = self.talks.by_id
        for person_id in people:
            talks = self.network.with_person(person_id)
            topics = frozenset[str]().union(*(known[talk.id].topics for talk in talks))
            if topics:
                self._topics[person_id] = topics
            else:
                self._topics.pop(person_id, None)


def _person(person: Person, topics: frozenset[str], before: PersonLines | None) -> PersonLines:
    if before and before.person is person and before.topics == topics:
        return before
    return lines_of_person(person, topics)


def _topics(talks: Iterable[TalkLines]) -> dict[str, frozenset[str]]:
    """Return what was talked about with each person."""
    found: dict[str, set[str]] = {}
    for each in talks:
        if each.topics:
            for person_id in each.talk.people:
                found.setdefault(person_id, set()).update(each.topics)
    return {person_id: frozenset(topics) for person_id, topics in found.items()}
