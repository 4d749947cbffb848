"""The words of a text as names are looked up by: where each stands, folded, in any script."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from quietnet.domain.text import fold

# Scripts written without spaces: Thai to Lao, Burmese, Khmer, kana, Han.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
_SPACELESS_RUN = re.compile(f"[{_SPACELESS}]")
_WORD = re.compile(r"\w+")
_JOINERS = "\u200c\u200d"
HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'\u2019\u02bc"
ABBREVIATED = frozenset({"dr", "mr", "mrs", "ms", "mx", "st", "prof", "rev", "fr"})


class Word(NamedTuple):
    """A word, ``text[start:end]``, and how it is compared."""

    start: int
    end: int
    fold: str


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


def folded(word: str) -> str:
    """Return a word as it is compared; plain letters take the short way."""
    return word.lower() if word.isascii() else _folded(word)


def is_spaceless(word: str) -> bool:
    """Return whether a word is written in a script that puts no spaces between words."""
    return not word.isascii() and _SPACELESS_RUN.match(word) is not None


@lru_cache(maxsize=64)
def _pattern(marks: str, *, spaceless: bool) -> re.Pattern[str]:
    """Return the words' pattern for a text holding these combining marks."""
    letter = rf"[\w{re.escape(marks)}]" if marks else r"\w"
    if not spaceless:
        return re.compile(f"{letter}+")
    own = rf"[{_SPACELESS}{re.escape(marks)}]" if marks else f"[{_SPACELESS}]"
    return re.compile(f"[{_SPACELESS}]{own}*|(?:(?![{_SPACELESS}]){letter})+")


def _pattern_for(text: str) -> re.Pattern[str]:
    if text.isascii():
        return _WORD
    rare = {c for c in set(text) if c > "\u02ff"}
    marks = sorted(c for c in rare if c in _JOINERS or unicodedata.category(c)[0] == "M")
    return _pattern("".join(marks), spaceless=any(_SPACELESS_RUN.match(c) for c in rare))


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order; underscores around a word are emphasis, not it."""
    found: list[Word] = []
    underscored = "_" in text
    for match in _pattern_for(text).finditer(text):
        start, end = match.span()
        if underscored:
            while start < end and text[start] == "_":
                start += 1
            while start < end and text[end - 1] == "_":
                end -= 1
            if start == end:
                continue
        fold_ = folded(text[start:end])
        if fold_:
            found.append(Word(start, end, fold_))
    return found


def gap(text: str, before: Word, after: Word) -> str | None:
    """Return what joins two words of one name: a space, a hyphen, an apostrophe, or nothing.

    A stop joins only after an initial or a title. None where no name goes on.
    """
    between = text[before.end : after.start]
    if between == " ":
        return " "
    if not between:
        return "" if is_spaceless(text[before.start]) else None
    if len(between) == 1:
        if between in HYPHENS:
            return "-"
        if between in APOSTROPHES:
            return "'"
    if len(between) > 8:
        return None
    if between[0] == "." and (len(before.fold) == 1 or before.fold in ABBREVIATED):
        between = between[1:] or " "
    if between.isspace() and between.count("\n") < 2:
        return " "
    return between if between in ("\u30fb", "\u00b7") else None


def canonical(name: str) -> str:
    """Return a name as it is looked up: folded words, each gap in its one form."""
    if name.isascii() and name.isalnum():
        return name.lower()
    words = words_of(name)
    if not words:
        return ""
    key = [words[0].fold]
    for before, after in pairwise(words):
        joint = gap(name, before, after)
        key += [" " if joint is None else joint, after.fold]
    return "".join(key)
