"""Finding people by what is known about them. Pure."""

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold


def who_matches(network: Network, words: str) -> tuple[Person, ...]:
    """Return everybody who has each of the words somewhere, in order of name.

    Names count before anything else that is known: who has a word in their name stands first.
    """
    wanted = fold(words).split()
    if not wanted:
        return network.by_name
    found = [p for p in network.by_name if all(word in _known(p) for word in wanted)]
    return tuple(sorted(found, key=lambda p: not all(word in _names(p) for word in wanted)))


def _names(person: Person) -> str:
    return fold(" ".join((person.name, *person.aliases)))


def _known(person: Person) -> str:
    facts = (person.interesting, person.work, *person.knows, *person.places, *person.tags)
    return " ".join((_names(person), fold(" ".join(facts))))
