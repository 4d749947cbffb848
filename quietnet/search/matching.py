"""Matching: whether folded words stand in folded text, and where that is in what was written."""

import re
from collections.abc import Iterable
from functools import lru_cache

from quietnet.domain.text import fold

_SHORT = 4  # letters, below which a word is sought at the start of words only


def holds(text: str, word: str) -> bool:
    """Return whether a text (folded) has a word (folded): at a word's start, a long one anywhere.

    A plural finds the singular, too: who asks for bicycles means a bicycle.
    """
    for form in forms(word):  # not ``any``: this is asked of everybody at every letter
        if form in text and (not must_begin(form) or _start(form).search(text)):
            return True
    return False


def begins(text: str, word: str) -> bool:
    """Return whether a text (folded) has a word (folded) at the start of one of its words."""
    return word in text and _start(word).search(text) is not None


@lru_cache(maxsize=256)
def forms(word: str) -> tuple[str, ...]:
    """Return the spellings a word is sought in."""
    if len(word) > _SHORT and word.isascii() and word.endswith("s") and not word.endswith("ss"):
        return (word, word[:-1])
    return (word,)


def must_begin(form: str) -> bool:
    """Return whether a form (folded) is sought at the start of words only."""
    # Scripts without case, such as Chinese, put no space before a word.
    return len(form) < _SHORT and form != form.upper()


@lru_cache(maxsize=256)
def _start(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}")


def spans_in(line: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where words (folded) stand in a line as it was written, in order, none twice."""
    folded, places = _folded_with_places(line)
    found: list[tuple[int, int]] = []
    for word in words:
        for form in forms(word):
            pattern = _start(form) if must_begin(form) else re.compile(re.escape(form))
            matches = [m.span() for m in pattern.finditer(folded) if m.end() > m.start()]
            found += [(places[start], places[end - 1] + 1) for start, end in matches]
            if matches:
                break
    return tuple(_joined(found))


def stretches_of(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """Return where a phrase as it was typed stands in a text, anywhere, case and accents apart."""
    sought = fold(phrase)
    if not sought.strip():
        return ()
    folded, places = _folded_with_places(text)
    found = (match.span() for match in re.finditer(re.escape(sought), folded))
    return tuple((places[start], places[end - 1] + 1) for start, end in found)


def _folded_with_places(line: str) -> tuple[str, list[int]]:
    """Return a line folded, and for each of its characters where it came from."""
    if line.isascii():
        return line.lower(), list(range(len(line)))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(line):
        became = fold(character)
        folded.append(became)
        places += [place] * len(became)
    return "".join(folded), places


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
