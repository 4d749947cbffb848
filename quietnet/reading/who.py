"""Who an ambiguous name means, by whom one is seen with, how often and how lately."""

from collections.abc import Collection, Iterable, Mapping

from quietnet.domain.network import Network
from quietnet.domain.text import fold
from quietnet.reading.names import Meaning, Tier

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
    sure = set(certain)
    doubtful = []
    for groups in tiers.values():
        if groups and len(groups[0]) == 1:
            sure |= groups[0]
        elif groups:
            doubtful.append(groups[0])
    found: dict[str, tuple[str, ...]] = {}
    for form, groups in tiers.items():
        others = [group for group in doubtful if not groups or group != groups[0]]
        order: list[str] = []
        for group in groups:
            order += _in_order(network, group - set(order), sure, others)
        found[form] = tuple(order)
    return found


def _by_tier(network: Network, meanings: Iterable[Meaning]) -> list[set[str]]:
    tiers: dict[Tier, set[str]] = {}
    for tier, person in meanings:
        if person is not None and person in network.people and tier is not Tier.STORED:
            tiers.setdefault(tier, set()).add(person)
    return [tiers[tier] for tier in sorted(tiers)]


def _in_order(
    network: Network, people: set[str], sure: set[str], doubtful: list[set[str]]
) -> list[str]:
    if len(people) < 2:
        return list(people)
    return sorted(people, key=lambda person: _rank(network, person, sure - {person}, doubtful))


def _rank(network: Network, person: str, sure: set[str], doubtful: list[set[str]]) -> _Rank:
    """Return what puts one person before another, smallest first; nothing rests on input order."""
    together = pairs = 0
    perhaps = dict.fromkeys((other for group in doubtful for other in group if other != person), 0)
    for talk in network.naming(person):
        present = {*talk.people, *talk.mentioned}
        met = len(present & sure)
        together += bool(met)
        pairs += met
        for other in present & perhaps.keys():
            perhaps[other] += 1
    maybe = sum(max((perhaps.get(o, 0) for o in group), default=0) for group in doubtful)
    happened = [talk for talk in network.with_person(person) if not talk.planned]
    latest = happened[0].on.toordinal() if happened else 0
    name = fold(network.people[person].name)
    return (-together, -pairs, -maybe, -len(happened), -latest, name, person)
