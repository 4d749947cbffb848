"""NameIndex: everything each person may be called, looked up by a text's own words."""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol, Self
from weakref import WeakKeyDictionary

from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.everyday_words import NEVER_ALONE, TITLES
from quietnet.reading.words import canonical, folded, is_spaceless, words_of

# What stands between the parts of a name; katakana has its own dot.
_APART = re.compile("[\\s\u30fb]+")
_NOBODY: Mapping[str, Person] = MappingProxyType({})


class Tier(IntEnum):
    """How much of a name was written; a lower one wins ("Who is meant", docs/notes.md)."""

    STORED = 0
    WHOLE = 1
    ALIAS = 2
    SHORT = 3
    INITIAL = 4


class Meaning(NamedTuple):
    """One person a form may mean; None is nobody, as the notebook's owner said."""

    tier: Tier
    person: str | None


class Forms(Protocol):
    """What a text's words are looked up in."""

    def meanings(self, form: str) -> tuple[Meaning, ...]:
        """Return everybody a canonical form may mean: what was stored, then the lowest tier."""

    def longest(self, first_word: str) -> int:
        """Return how many words the longest form has that begins so."""


class NameIndex:
    """What people are called, by canonical form. Immutable: ``after`` returns a new one.

    Somebody whose every form begins with one of a few plain words waits under those words, until
    one of them is looked up: a single note names few of a thousand people.
    """

    def __init__(
        self,
        earlier: "NameIndex | None" = None,
        differ: Iterable[str] = (),
        people: Mapping[str, Person] = _NOBODY,
    ) -> None:
        """Take over an earlier index but for the people who differ."""
        self._people: dict[str, Person] = dict(earlier._people) if earlier else {}  # noqa: SLF001
        self._forms: dict[str, tuple[Meaning, ...]] = dict(earlier._forms) if earlier else {}  # noqa: SLF001
        self._most: dict[str, int] = dict(earlier._most) if earlier else {}  # noqa: SLF001
        self._waiting: dict[str, tuple[str, ...]] = dict(earlier._waiting) if earlier else {}  # noqa: SLF001
        for id_ in differ:
            if old := self._people.pop(id_, None):
                self._forget(old)
            if id_ in people:
                self._people[id_] = people[id_]
                self._wait_or_put(people[id_])

    @classmethod
    def of(cls, network: Network) -> Self:
        """Return the index of everybody in a network."""
        return cls().moved_to(network)

    def after(self, change: Change, network: Network) -> Self:
        """Return the index with a change applied, in the time its records take.

        Args:
            change: what happened.
            network: the network after it.
        """
        ids = [record.id for record in change.put if isinstance(record, Person)]
        return self._with({*ids, *change.forget}, network.people)

    def moved_to(self, network: Network) -> Self:
        """Return the index of another network, looking only at the people who differ."""
        mine, theirs = self._people, network.people
        moved = {id_ for id_, person in theirs.items() if mine.get(id_) is not person}
        return self._with(moved | (mine.keys() - theirs.keys()), theirs)

    def meanings(self, form: str) -> tuple[Meaning, ...]:
        """Return everybody a canonical form may mean, the lowest tier first."""
        self._arrive(form.partition(" ")[0])
        return self._forms.get(form, ())

    def longest(self, first_word: str) -> int:
        """Return how many words the longest form has that begins so; 0 where none does.

        For a script without spaces, how many characters, by the first character.
        """
        self._arrive(first_word)
        return self._most.get(first_word, 0)

    def _with(self, ids: Iterable[str], people: Mapping[str, Person]) -> Self:
        ids = set(ids)
        if not ids:
            return self
        return type(self)(self, ids, people)

    def _wait_or_put(self, person: Person) -> None:
        words = _first_words(person)
        for word in words:
            self._waiting[word] = (*self._waiting.get(word, ()), person.id)
        if not words:
            self._put(person)

    def _arrive(self, first_word: str) -> None:
        for id_ in self._waiting.get(first_word, ()):
            self._wait_no_longer(self._people[id_])
            self._put(self._people[id_])

    def _wait_no_longer(self, person: Person) -> bool:
        """Take somebody from where they wait, and return whether they waited."""
        waited = False
        for word in _first_words(person):
            ids = self._waiting.get(word, ())
            waited |= person.id in ids
            self._waiting[word] = tuple(id_ for id_ in ids if id_ != person.id)
            if not self._waiting[word]:
                del self._waiting[word]
        return waited

    def _forget(self, person: Person) -> None:
        if self._wait_no_longer(person):
            return
        for form in forms_of(person):
            left = tuple(m for m in self._forms[form] if m.person != person.id)
            if left:
                lowest = min(left, key=lambda meaning: meaning.tier)
                self._forms[form] = (lowest, *(m for m in left if m is not lowest))
            else:
                del self._forms[form]

    def _put(self, person: Person) -> None:
        for form, tier in forms_of(person).items():
            known = self._forms.get(form, ())
            mine = Meaning(tier, person.id)
            # The lowest tier stays first, so that it need not be looked for.
            first = not known or tier < known[0].tier
            self._forms[form] = (mine, *known) if first else (*known, mine)
            note_length(self._most, form)


def _first_words(person: Person) -> frozenset[str]:
    """Return the words that every form of a person begins with, none where that is not plain.

    It is plain for names of letters and figures only, folding to plain ones, without a title.
    """
    first: set[str] = set()
    for name in (person.name, *person.aliases):
        parts = [folded(part) if part.isalnum() else "" for part in name.split()]
        if not parts or parts[0] in TITLES or not all(p.isascii() and p.isalnum() for p in parts):
            return frozenset()
        first.add(parts[0])
    return frozenset(first)


def note_length(most: dict[str, int], form: str) -> None:
    """Remember under a form's first word how long it is."""
    if form.isascii() and form.replace(" ", "").isalnum():
        first = form.split(" ", 1)[0]
        most[first] = max(most.get(first, 0), form.count(" ") + 1)
        return
    words = words_of(form)
    if words:
        most[words[0].fold] = max(most.get(words[0].fold, 0), len(words))
        if is_spaceless(form):
            most[form[0]] = max(most.get(form[0], 0), len(form))


def forms_of(person: Person) -> dict[str, Tier]:
    """Return what a person may be called, and how much of their name each form is.

    Their whole name and aliases; the first name, also with a middle name, with the family name,
    or with an initial. A family name alone is not guessed.
    """
    parts = [part for part in map(canonical, _APART.split(person.name)) if part]
    forms: dict[str, Tier] = {}
    if not parts:
        return forms
    whole = [" ".join(parts)]
    if not person.name.isascii() or not person.name.replace(" ", "").isalpha():
        whole.append(canonical(person.name))
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
        if len(parts) > 1:
            whole.append(" ".join(parts))
    if is_spaceless(parts[0]):
        whole.append("".join(parts))
    _add(forms, whole, Tier.WHOLE)
    _add(forms, map(canonical, person.aliases), Tier.ALIAS)
    if parts[0] in ("the", "a"):
        return forms
    if len(parts) == 1:
        _add(forms, parts, Tier.SHORT)
        return forms
    _add(forms, (" ".join(parts[:length]) for length in range(1, len(parts))), Tier.SHORT)
    _add(forms, [f"{parts[0]} {parts[-1]}", f"{parts[0]} {parts[1][0]} {parts[-1]}"], Tier.SHORT)
    if not is_spaceless(parts[0]):
        _add(forms, (f"{parts[0]} {part[0]}" for part in (parts[1], parts[-1])), Tier.INITIAL)
    return forms


def _add(forms: dict[str, Tier], written: Iterable[str], tier: Tier) -> None:
    for form in written:
        if form and (tier < Tier.SHORT or form not in NEVER_ALONE):
            forms.setdefault(form, tier)


_indices: WeakKeyDictionary[Network, NameIndex] = WeakKeyDictionary()
_latest = NameIndex()


def index_of(network: Network) -> NameIndex:
    """Return a network's index, made once; a network much like the last costs only what differs."""
    global _latest  # noqa: PLW0603 - a memory of what is costly to make, never a truth
    found = _indices.get(network)
    if found is None:
        found = _indices[network] = _latest.moved_to(network)
        _latest = found
    return found
