"""Paths: who led you to whom, as a forest; from how each root was met to those it led on to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.person import How, Person
from quietnet.domain.text import fold

_IN_A_PLACE = frozenset(How) - {How.ONLINE, How.INTRODUCED, How.OTHER}
_HOWS: tuple[How | None, ...] = (*How, None)


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody on a path, and how many people stand above them on it.

    ``also`` are others who led to them, too, beside the one they stand under. ``is_last`` where
    nobody follows under the same person.
    """

    person: Person
    level: int
    also: tuple[Person, ...] = ()
    is_last: bool = True


class Forest:
    """Who led to whom. A circle is cut where it was written down last; the gone lead to nobody.

    Nothing here walks into itself, however long a path is.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._above = _above(people)
        self._below: dict[str, list[Person]] = {}
        for id_, above in self._above.items():
            self._below.setdefault(above, []).append(people[id_])
        for led in self._below.values():
            led.sort(key=_when_met)

    def led_by(self, person_id: str) -> tuple[Person, ...]:
        """Return the path to somebody: from the root to whoever led to them last."""
        path = []
        while above := self._above.get(person_id):
            path.append(self._people[above])
            person_id = above
        return tuple(reversed(path))

    def led_to(self, person_id: str) -> tuple[Person, ...]:
        """Return those somebody led to, in the order they were met."""
        return tuple(self._below.get(person_id, ()))

    @property
    def roots(self) -> tuple[Person, ...]:
        """Return those who led to somebody and whom nobody led to, by how you met, then by name."""
        found = [self._people[id_] for id_ in self._below if id_ not in self._above]
        return tuple(sorted(found, key=lambda p: (_HOWS.index(p.origin.how), *_by_name(p))))

    def branches(self) -> Iterator[Branch]:
        """Yield everybody on a path, each root followed by all it led to."""
        waiting = [(root, 0, True) for root in reversed(self.roots)]
        while waiting:
            person, level, is_last = waiting.pop()
            yield Branch(person, level, self._also(person), is_last)
            led = self.led_to(person.id)
            below = [(each, level + 1, each is led[-1]) for each in led]
            waiting += reversed(below)

    def apart(self) -> tuple[Person, ...]:
        """Return those who are on no path, by name."""
        found = [p for p in self._people.values() if p.id not in self._above | self._below.keys()]
        return tuple(sorted(found, key=_by_name))

    def _also(self, person: Person) -> tuple[Person, ...]:
        under = self._above.get(person.id)
        others = (self._people.get(id_) for id_ in dict.fromkeys(person.origin.through))
        return tuple(each for each in others if each and each.id not in (under, person.id))


def has_met(network: Network, person: Person, today: date) -> bool:
    """Return whether you met somebody: a voice, a face, a shared place, by the notes or your word.

    Who came to you at work or from next door was met there. Of whom nothing is written down, such
    as an address book's people, nothing else is assumed.
    """
    if person.own_word is None and person.origin.how in _IN_A_PLACE:
        return True
    depth = standing(person, network.evidence(person.id), today).depth
    return depth is None or depth.order >= Depth.MET.order


def _above(people: Mapping[str, Person]) -> dict[str, str]:
    """Return whom each stands under: the first who led to them, unless that would be a circle."""
    above: dict[str, str] = {}
    tree = {id_: id_ for id_ in people}
    for person in sorted(people.values(), key=lambda p: (p.created, p.id)):
        for through in person.origin.through:
            if through in people and _root(tree, through) != _root(tree, person.id):
                above[person.id] = through
                tree[_root(tree, person.id)] = _root(tree, through)
                break
    return above


def _root(tree: dict[str, str], id_: str) -> str:
    """Return which tree somebody stands in, shortening the way there for the next to ask."""
    while tree[id_] != id_:
        tree[id_] = tree[tree[id_]]
        id_ = tree[id_]
    return id_


def _by_name(person: Person) -> tuple[str, str]:
    return fold(person.name), person.id


def _when_met(person: Person) -> tuple[date, str, str]:
    on = person.origin.on.settled() if person.origin.on else None
    return (on or person.created.date(), *_by_name(person))
