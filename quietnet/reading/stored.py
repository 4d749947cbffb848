"""Stored readings: who each written name was said to be; they are never resolved anew."""

import re
from collections.abc import Mapping

from quietnet.reading.names import Meaning, NameIndex, Tier, note_length
from quietnet.reading.words import canonical

_NUMBERED = re.compile(r"(.+)#([1-9]\d{0,3})\Z", re.ASCII | re.DOTALL)


class Stored:
    """What was stored with a text, as forms to look its words up in; an index may lie beneath.

    ``Grace#2`` is the second Grace of the text; without it, every Grace is the first one.
    """

    def __init__(self, readings: Mapping[str, str | None], index: NameIndex | None = None) -> None:
        self._index = index
        self._said: dict[tuple[str, int], str | None] = {}
        self._forms: dict[str, tuple[Meaning, ...]] = {}
        self._most: dict[str, int] = {}
        for written, person in readings.items():
            numbered = _NUMBERED.match(written)
            form = canonical(numbered[1] if numbered else written)
            if form:
                self._said[form, int(numbered[2]) if numbered else 1] = person
                self._forms[form] = (Meaning(Tier.STORED, None),)
                note_length(self._most, form)

    def meanings(self, form: str) -> tuple[Meaning, ...]:
        """Return what a form may mean, the stored reading first."""
        beneath = self._index.meanings(form) if self._index else ()
        return self._forms.get(form, ()) + beneath

    def longest(self, first_word: str) -> int:
        """Return how many words the longest form has that begins so."""
        beneath = self._index.longest(first_word) if self._index else 0
        return max(self._most.get(first_word, 0), beneath)

    def said(self, form: str, occurrence: int) -> tuple[bool, str | None]:
        """Return whether a mention's meaning is stored, counted from one, and what it is."""
        for number in (occurrence, 1):
            if (form, number) in self._said:
                return True, self._said[form, number]
        return False, None
