"""Vocabulary: in which of many texts a word stands, without looking through the texts again."""

import re
from array import array
from collections.abc import Iterable
from itertools import count

from quietnet.search.matching import forms, must_begin

_TOKEN = re.compile(r"\w+")


class Vocabulary:
    """The words of texts (folded), each with the numbers of the texts it stands in.

    Texts are only added, each under a number of its own, so that the indexes of a network and of
    what became of it can share one. A letter is looked for among the words, of which a lifetime
    has few, and not in what was written with them.
    """

    def __init__(self) -> None:
        self._texts: dict[str, array[int]] = {}
        self._numbers = count()

    def new_number(self) -> int:
        """Return a number that no text here has had, one more than the last."""
        return next(self._numbers)

    def add(self, number: int, text: str) -> None:
        """Take in a text (folded)."""
        known = self._texts
        for token in set(_TOKEN.findall(text)):
            numbers = known.get(token)
            if numbers is None:
                known[token] = array("I", (number,))
            else:
                numbers.append(number)

    def may_hold(self, word: str) -> set[int] | None:
        """Return the texts that may hold a word as ``matching.holds`` says; None for any.

        Where ``is_certain`` of the word, these hold it.
        """
        found: set[int] = set()
        for form in forms(word):
            texts = self._with_form(form)
            if texts is None:
                return None
            found |= texts
        return found

    def may_have(self, phrase: str) -> set[int] | None:
        """Return the texts in which a phrase (folded) may stand, anywhere; None for any."""
        return self._narrowest([self._having(each) for each in _TOKEN.findall(phrase)])

    def _with_form(self, form: str) -> set[int] | None:
        tokens = _TOKEN.findall(form)
        if must_begin(form) and tokens == [form]:
            return self._union(t for t in self._texts if t.startswith(form))
        return self._narrowest([self._having(each) for each in tokens])

    def _having(self, part: str) -> set[int]:
        return self._union(token for token in self._texts if part in token)

    def _union(self, tokens: Iterable[str]) -> set[int]:
        found: set[int] = set()
        return found.union(*(self._texts[token] for token in tokens))

    @staticmethod
    def _narrowest(found: list[set[int]]) -> set[int] | None:
        return set.intersection(*found) if found else None


def is_certain(word: str) -> bool:
    """Return whether the words of a text alone tell if it holds a word."""
    return all(_TOKEN.fullmatch(form) for form in forms(word))
