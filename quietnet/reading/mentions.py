"""The mentions in a text: longest known form first, whole words only, never inside anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from quietnet.reading.attached import attached
from quietnet.reading.everyday import has_family_name_after, is_meant
from quietnet.reading.masked import Stretch, inside
from quietnet.reading.names import Forms, Meaning, Tier
from quietnet.reading.words import APOSTROPHES, HYPHENS, Word, gap


class Mention(NamedTuple):
    """A known form where it stands, ``text[start:end]``; ``before`` to ``after`` with its marks.

    ``form`` is canonical; ``meanings`` everybody it may mean; ``certain`` is false where a first
    name has an unknown family name after it: then it is nobody unless the person says so.
    """

    start: int
    end: int
    form: str
    meanings: tuple[Meaning, ...]
    before: int
    after: int
    at: bool = False
    certain: bool = True


# What may follow an apostrophe after a name; anything else is another word: "Jo'burg".
_CONTRACTED = frozenset({"s", "ll", "d", "ve", "re", "m"})
_BEFORE = HYPHENS + APOSTROPHES + "@"
_LOWER_WORDS = frozenset("aeiouyà")


@dataclass(frozen=True, slots=True)
class Scan:
    """One walk over a text's words against the forms that are known."""

    text: str
    words: list[Word]
    forms: Forms
    hidden: tuple[Stretch, ...]

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions in order; none overlaps another or anything hidden."""
        place, known_before = 0, False
        while place < len(self.words):
            word = self.words[place]
            found: list[Mention] = []
            length = 1
            if most := self.forms.longest(word.fold):
                for count in range(min(most, len(self.words) - place), 0, -1):
                    if mention := self._mention(place, count, known_before=known_before):
                        found, length = [mention], count + (not mention.certain)
                        break
            if not found and not word.fold.isascii():
                found = self._attached(word)
            if not is_escaped(self.text, word.start):
                yield from found
            known_before = bool(found)
            place += length

    def _mention(self, place: int, count: int, *, known_before: bool) -> Mention | None:
        first, last = self.words[place], self.words[place + count - 1]
        if inside(self.hidden, first.start, last.end):
            return None
        form = self._form(place, count)
        meanings = self.forms.meanings(form) if form else ()
        if not meanings or not self._stands_alone(first, place + count - 1):
            return None
        at = self._is_at(first.start)
        alone = count == 1 and not at
        if alone and not is_meant(self.text, self.words, place, known_before=known_before):
            return None
        # What was stored of a first name says nothing of a longer name that begins with it.
        tier = next((m.tier for m in meanings if m.tier is not Tier.STORED), Tier.STORED)
        end = last.end
        if tier is Tier.INITIAL and not self._is_initial(last):
            return None
        if len(last.fold) == 1 and count > 1:
            end += self._stop_of_name(end)
        if tier is Tier.SHORT and self._is_somebody_else(place + count - 1):
            return self._perhaps(place, count, meanings)
        before = first.start - at
        return Mention(first.start, end, form, meanings, before, end, at)

    def _perhaps(self, place: int, count: int, meanings: tuple[Meaning, ...]) -> Mention | None:
        """Return a first name with the unknown family name after it: *Grace Kelly*."""
        first, last = self.words[place], self.words[place + count]
        form = self._form(place, count + 1)
        if any(meaning.tier is not Tier.STORED for meaning in self.forms.meanings(form)):
            return None
        before = first.start - self._is_at(first.start)
        return Mention(first.start, last.end, form, meanings, before, last.end, certain=False)

    def _form(self, place: int, count: int) -> str:
        form = self.words[place].fold
        for at in range(place, place + count - 1):
            joint = gap(self.text, self.words[at], self.words[at + 1])
            if joint is None:
                return ""
            form += joint + self.words[at + 1].fold
        return form

    def _stands_alone(self, first: Word, last_place: int) -> bool:
        """Return whether no hyphen, apostrophe or stop makes this a part of a longer word."""
        text, start, end = self.text, first.start, self.words[last_place].end
        if _in_word(text, start - 2):
            joined_by_stop = text[start - 1] == "." and text[start].islower()
            if joined_by_stop or text[start - 1] in _BEFORE:
                return False
        if end + 1 >= len(text) or not _in_word(text, end + 1):
            return True
        follows = text[end]
        if follows in APOSTROPHES:
            rest = self.words[last_place + 1 : last_place + 2]
            return bool(rest) and rest[0].fold in _CONTRACTED
        return follows not in HYPHENS + "@" and (follows != "." or not text[end + 1].islower())

    def _is_at(self, start: int) -> bool:
        return start > 0 and self.text[start - 1] == "@" and not _in_word(self.text, start - 2)

    def _is_initial(self, last: Word) -> bool:
        """Return whether a single letter is an initial, not a word: *Ana I met* is no initial."""
        written = self.text[last.start : last.end]
        if written == "I":
            return self.text[last.end : last.end + 1] == "."
        return written.isupper() or last.fold not in _LOWER_WORDS

    def _stop_of_name(self, end: int) -> int:
        """Return 1 where the stop after an initial is the name's: where the sentence goes on."""
        if self.text[end : end + 1] != ".":
            return 0
        rest = self.text[end + 1 : end + 3]
        return int(bool(rest.strip()) and (rest[0] in ",;:)" or rest.strip()[0].islower()))

    def _attached(self, word: Word) -> list[Mention]:
        if inside(self.hidden, word.start, word.end):
            return []
        return [
            Mention(a.start, a.end, a.form, a.meanings, a.start, a.end, self._is_at(a.start))
            for a in attached(self.text, word, self.forms)
        ]

    def _is_somebody_else(self, place: int) -> bool:
        """Return whether an unknown family name follows a first name."""
        if not has_family_name_after(self.text, self.words, place):
            return False
        after = self.words[place + 1]
        return not self.forms.longest(after.fold) and not inside(
            self.hidden, after.start, after.end
        )


def is_escaped(text: str, start: int) -> bool:
    """Return whether a backslash says that what begins here is nobody."""
    if text[start - 1 : start] == "@":
        start -= 1
    return text[start - 1 : start] == "\\" and text[start - 2 : start - 1] != "\\"


def _in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
