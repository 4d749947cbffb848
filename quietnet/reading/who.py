"""Who an ambiguous name means, by whom one is seen with, how often and how lately."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from quietnet.domain.network import Network
from quietnet.reading.names import Meaning, Tier
from quietnet.reading.words import folded

_Rank = tuple[int, int, int, int, int, str, str]


def ranked(
    network: Network,
    forms: Mapping[str, tuple[Meaning, ...]],
    certain: Collection[str],
) -> dict[str, tuple[str, ...]]:
    """Return for each form everybody it may mean, likeliest first ("Who is meant", docs/notes.md).

    A whole name before an alias before a first name; among equals whoever appears most often in
    conversations with the others recognised, then has more conversations, then more recent ones,
    then by name.

    Args:
        network: whose conversations count.
        forms: the forms in the note, with their meanings.
        certain: the people recognised without doubt, those given from outside among them.
    """
    tiers = {form: _by_tier(network, meanings) for form, meanings in forms.items()}
    first = [groups[0] for groups in tiers.values() if groups]
    sure = set(certain).union(*(group for group in first if len(group) == 1))
    company = _Company(network, sure, [group for group in first if len(group) > 1])
    found: dict[str, tuple[str, ...]] = {}
    for form, groups in tiers.items():
        order: list[str] = []
        for group in groups:
            people = group - set(order)
            order += sorted(people, key=company.rank) if len(people) > 1 else people
        found[form] = tuple(order)
    return found


def _by_tier(network: Network, meanings: Iterable[Meaning]) -> list[frozenset[str]]:
    tiers: dict[Tier, set[str]] = {}
    for tier, person in meanings:
        if person is not None and person in network.people and tier is not Tier.STORED:
            tiers.setdefault(tier, set()).add(person)
    return [frozenset(tiers[tier]) for tier in sorted(tiers)]


class _Facts(NamedTuple):
    """What ranks somebody in any note: with whom they appear, how often, how lately, their name."""

    appearances: tuple[frozenset[str], ...]
    seen_with: frozenset[str]
    rest: tuple[int, int, str, str]


_facts: WeakKeyDictionary[Network, dict[str, _Facts]] = WeakKeyDictionary()


def _gathered(network: Network, person: str) -> _Facts:
    appearances: list[frozenset[str]] = []
    happened = latest = 0
    for talk in network.naming(person):
        named = talk.mentioned if talk.readings else ()
        appearances.append(frozenset((*talk.people, *named)) - {person})
        if person in talk.people and not talk.planned:
            happened += 1
            latest = max(latest, talk.on.toordinal())
    seen_with = frozenset[str]().union(*appearances)
    name = folded(network.people[person].name)
    return _Facts(tuple(appearances), seen_with, (-happened, -latest, name, person))


class _Company:
    """The others recognised in a note: those who are certain, and groups of whom one is meant."""

    def __init__(
        self, network: Network, sure: Collection[str], doubtful: Iterable[frozenset[str]]
    ) -> None:
        self._network = network
        self._facts = _facts.setdefault(network, {})
        self._sure = frozenset(sure)
        self._group = {id_: place for place, group in enumerate(doubtful) for id_ in group}

    def rank(self, person: str) -> _Rank:
        """Return what puts one person before another, smallest first, whatever the order given."""
        facts = self._facts.get(person)
        if facts is None:
            facts = self._facts[person] = _gathered(self._network, person)
        together = met = perhaps = 0
        if not facts.seen_with.isdisjoint(self._sure):
            shared = [len(present & self._sure) for present in facts.appearances]
            together, met = sum(map(bool, shared)), sum(shared)
        if not self._group.keys().isdisjoint(facts.seen_with):
            perhaps = self._perhaps(person, facts)
        return (-together, -met, -perhaps, *facts.rest)

    def _perhaps(self, person: str, facts: _Facts) -> int:
        """Return how often somebody appears with those who may be meant, the likeliest of each."""
        mine = self._group.get(person)
        shared: dict[str, int] = {}
        for present in facts.appearances:
            for other in present:
                if self._group.get(other, mine) != mine:
                    shared[other] = shared.get(other, 0) + 1
        likeliest: dict[int, int] = {}
        for other, times in shared.items():
            group = self._group[other]
            likeliest[group] = max(likeliest.get(group, 0), times)
        return sum(likeliest.values())
