"""Standings: how deep it has become with everybody, worked out again for whom a change touches."""

from datetime import date

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence
from quietnet.domain.network import Network
from quietnet.domain.person import Person


class Standings:
    """Remembers the depth with each person while their page, their evidence and the day stay."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Person, Evidence, date, Depth | None]] = {}

    def depth(self, network: Network, person: Person, today: date) -> Depth | None:
        """Return how deep it has become with somebody of a network, as ``standing`` says."""
        evidence = network.evidence(person.id)
        known = self._known.get(person.id)
        if known and known[0] is person and known[1] is evidence and known[2] == today:
            return known[3]
        depth = standing(person, evidence, today).depth
        self._known[person.id] = (person, evidence, today, depth)
        return depth
