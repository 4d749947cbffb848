"""Lookalikes: who might be the same person, though nothing says it for certain."""

import re
from collections.abc import Collection, Iterable, Iterator

from quietnet.domain.person import ContactKind, Person
from quietnet.domain.text import fold
from quietnet.domain.twins import MOST_ALIKE, Key, reach, same_name, uids_differ

MOST_ASKED = 3
"""Who comes after the likeliest few is hardly meant."""
_LONG_ENOUGH = 6  # letters of a name, below which one letter makes another name
_APART = re.compile(r"[\W_]+")
_NOT_DIALLED = re.compile(r"[^\d+]")


class Lookalikes:
    """Finds who may be meant by another way of writing a name, or shares a first name and more.

    Looking takes the same time among ten people and among ten thousand.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {person.id: person for person in people}
        self._by_key: dict[Key, list[str]] = {}
        for person in self._people.values():
            for key in _kept_under(person):
                self._by_key.setdefault(key, []).append(person.id)

    def of(self, person: Person, but: Collection[str] = ()) -> tuple[Person, ...]:
        """Return the likeliest few, the likeliest first; never themselves, nor those in ``but``."""
        found: dict[str, int] = {}
        for key in _sought(person):
            alike = self._by_key.get(key, ())
            if len(alike) <= MOST_ALIKE:
                for id_ in alike:
                    found[id_] = found.get(id_, 0) + 1
        people = (self._people[id_] for id_ in found if id_ != person.id and id_ not in but)
        likely = [each for each in people if not _are_two(each, person)]
        likely.sort(key=lambda p: (not same_name(p, person), -found[p.id], fold(p.name), p.id))
        return tuple(likely[:MOST_ASKED])


def _are_two(one: Person, other: Person) -> bool:
    """Whether another address book knows both, under names that are not the same."""
    return not same_name(one, other) and uids_differ(one, other)


def _kept_under(person: Person) -> set[Key]:
    keys = {("reach", *key) for key in reach(person)}
    for words in _names(person):
        keys |= _shared(person, words)
        keys |= {("alone" if len(words) == 1 else "first", words[0])}
        if len(words) > 1:
            keys.add((_length(words), words[0], words[-1][0]))
    return keys


def _sought(person: Person) -> set[Key]:
    """Return the keys to look under: a short form is looked for among whole names, and back."""
    keys = {("reach", *key) for key in reach(person)}
    for words in _names(person):
        keys |= _shared(person, words)
        keys |= {("first" if len(words) == 1 else "alone", words[0])}
        if len(words) > 1:
            other = "whole" if _length(words) == "initial" else "initial"
            keys.add((other, words[0], words[-1][0]))
    return keys


def _shared(person: Person, words: list[str]) -> set[Key]:
    keys: set[Key] = {("words", *sorted(words))}
    if len(words) > 1 and _length(words) == "whole":
        keys.add(("ends", words[0], words[-1]))
    keys |= {("with", words[0], *key) for key in _known(person)}
    return keys | {("near", slip) for slip in _slips("".join(words))}


def _length(words: list[str]) -> str:
    return "initial" if len(words[-1]) == 1 else "whole"


def _names(person: Person) -> list[list[str]]:
    split = (_APART.split(fold(name)) for name in (person.name, *person.aliases))
    names = ([word for word in words if word] for words in split)
    return [words for words in names if words]


def _slips(name: str) -> Iterator[str]:
    """Yield a name and all that is left of it without one letter: two slips that meet are near."""
    if len(name) >= _LONG_ENOUGH:
        yield name
        for place in range(len(name)):
            yield name[:place] + name[place + 1 :]


def _known(person: Person) -> Iterator[Key]:
    """Yield what, beside a first name, may tell who somebody is."""
    if person.work:
        yield "work", fold(person.work)
    if person.birthday:
        yield "birthday", str(person.birthday)
    for place in (*person.places, *filter(None, [person.origin.where])):
        yield "place", fold(place)
    for contact in person.contacts:
        if contact.kind is ContactKind.PHONE:
            yield "phone", _NOT_DIALLED.sub("", contact.value)
        elif contact.kind in (ContactKind.URL, ContactKind.SOCIAL):
            yield "link", contact.value.casefold()
