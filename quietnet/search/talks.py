"""Talks: the conversations of an index in order, and which of them hold a word or a phrase."""

from bisect import insort
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Self

from quietnet.domain.conversation import Conversation
from quietnet.search.lines import TalkLines, lines_of_talk
from quietnet.search.matching import holds
from quietnet.search.vocabulary import Vocabulary, is_certain

_MANY_NEW = 2_000  # changed since the order was made; more are put in order anew


def _in_time(lines: TalkLines) -> tuple[date, datetime, str]:
    return (lines.talk.on, lines.talk.created, lines.talk.id)


class Talks:
    """What is searched of conversations. Each has a number; a changed one gets a new number.

    Numbers rise with time as far as the order was made at once (``_ordered``); what came later is
    put among them when it is found.
    """

    def __init__(
        self, conversations: Mapping[str, Conversation], before: Self | None = None
    ) -> None:
        self.touched: frozenset[str] = frozenset()
        if before is None or not before._take_over(self, conversations):  # noqa: SLF001 - its own
            self._words, self._places = Vocabulary(), Vocabulary()
            known = before.by_id if before else {}
            lines = [_lines(talk, known.get(id_)) for id_, talk in conversations.items()]
            self._known: dict[int, TalkLines] = {}
            self._numbers: dict[str, int] = {}
            for each in sorted(lines, key=_in_time):
                self._add(each)
            self._ordered = len(self._known)
            if before:
                self.touched = frozenset(_people_of((*before.by_id.values(), *lines)))
        self._by_id = {each.talk.id: each for each in self._known.values()}

    def _take_over(self, new: Self, conversations: Mapping[str, Conversation]) -> bool:
        """Give what stayed the same to the next; False where too much differs."""
        known = self._by_id
        put = [
            talk
            for id_, talk in conversations.items()
            if id_ not in known or known[id_].talk is not talk
        ]
        gone = [id_ for id_ in known if id_ not in conversations]
        came_later = sum(number >= self._ordered for number in self._known)
        if came_later + len(put) > _MANY_NEW:
            return False
        new._words, new._places = self._words, self._places
        new._known, new._numbers = dict(self._known), dict(self._numbers)
        new._ordered = self._ordered
        old = [known[id_] for id_ in (*gone, *(talk.id for talk in put)) if id_ in known]
        for each in old:
            del new._known[new._numbers.pop(each.talk.id)]
        fresh = [lines_of_talk(talk) for talk in put]
        for lines in fresh:
            new._add(lines)
        new.touched = frozenset(_people_of((*old, *fresh)))
        return True

    def _add(self, lines: TalkLines) -> None:
        number = self._words.new_number()
        self._known[number] = lines
        self._numbers[lines.talk.id] = number
        self._words.add(number, lines.whole)
        self._places.add(number, lines.where)

    @property
    def by_id(self) -> Mapping[str, TalkLines]:
        """What is searched of each conversation, by id."""
        return MappingProxyType(self._by_id)

    @property
    def everything(self) -> set[int]:
        """All numbers."""
        return set(self._known)

    def holding(self, word: str) -> set[int]:
        """Return those whose text or place holds a word (folded)."""
        return self.telling(word) | self._at_place(word)

    def telling(self, word: str) -> set[int]:
        """Return those whose text holds a word (folded)."""
        found, known = self._there(self._words.may_hold(word)), self._known
        if is_certain(word):
            return found
        return {number for number in found if holds(known[number].whole, word)}

    def _at_place(self, word: str) -> set[int]:
        found, known = self._there(self._places.may_hold(word)), self._known
        if is_certain(word):
            return found
        return {number for number in found if holds(known[number].where, word)}

    def saying(self, phrase: str) -> set[int]:
        """Return those in whose text or place a phrase (folded) stands as it is."""
        known = self._known
        texts = self._there(self._words.may_have(phrase))
        places = self._there(self._places.may_have(phrase))
        return {n for n in texts if phrase in known[n].whole} | {
            n for n in places if phrase in known[n].where
        }

    def numbers_of(self, conversations: Iterable[Conversation]) -> set[int]:
        """Return the numbers of conversations."""
        return {self._numbers[talk.id] for talk in conversations}

    def newest_first(self, numbers: Iterable[int]) -> list[TalkLines]:
        """Return the conversations with these numbers, the recent before the old."""
        known = self._known
        found: list[int] = []
        later: list[int] = []
        for number in numbers:
            (found if number < self._ordered else later).append(number)
        found.sort()
        in_order = [known[number] for number in found]
        for number in later:
            insort(in_order, known[number], key=_in_time)
        return in_order[::-1]

    def _there(self, numbers: set[int] | None) -> set[int]:
        """Return those that stand in this network, all for None."""
        return self.everything if numbers is None else numbers & self._known.keys()


def _lines(talk: Conversation, before: TalkLines | None) -> TalkLines:
    return before if before and before.talk is talk else lines_of_talk(talk)


def _people_of(lines: Iterable[TalkLines]) -> Iterable[str]:
    return (id_ for each in lines for id_ in each.talk.people)
