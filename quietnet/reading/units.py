"""Names that stand between marks: ``[[Sam Okafor|Sam]]``, ``**Sam Okafor**``, ``meet: Sam``."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from quietnet.domain.evidence import ThreadKind, ThreadState
from quietnet.reading.everyday_words import TIMES, TITLES, word_set
from quietnet.reading.lines import LineKind, NoteLine
from quietnet.reading.marks import name_to_meet
from quietnet.reading.masked import Stretch, inside
from quietnet.reading.mentions import is_escaped

_LINK = re.compile(r"(?<![!\[])\[\[([^\[\]\n]{1,400})\]\]")
_BOLD = re.compile(r"(?<!\*)\*\*([^*\n]{1,400})\*\*(?!\*)")
_PARTICLES = word_set(
    """
    al bin da das de del della den der di do dos du el ibn la le san ten van von y
    """
)
_LABELS = TIMES | word_set(
    """
    also conclusion done edit fact facts hint idea ideas important later never next no note
    notes now ok plan plans question questions remember reminder summary tip tips todo update
    very warning yes
    """
)
_IN_A_NAME = "-\u2010\u2011'\u2019.\u00b7\u30fb\u200c\u200d"


class Unit(NamedTuple):
    """A name between marks: ``text[start:end]``, with them ``text[before:after]``."""

    start: int
    end: int
    before: int
    after: int
    link: bool = False
    line: NoteLine | None = None
    why: str = ""
    escaped: bool = False

    @property
    def meet(self) -> bool:
        """Whether it stands in a line that says to meet them."""
        return self.line is not None


def units_in(text: str, lines: Iterable[NoteLine], hidden: tuple[Stretch, ...]) -> tuple[Unit, ...]:
    """Return the names between marks, in order; none overlaps another."""
    found = [
        _meet(text, line)
        for line in lines
        if line.kind is LineKind.THREAD
        and line.thread is ThreadKind.MEET
        and line.state is not ThreadState.CANCELLED
    ]
    if "[[" in text:
        found += [
            _unit(text, match.start(), match.end(), *match.span(1), link=True)
            for match in _LINK.finditer(text)
        ]
    if "**" in text:
        found += [
            _unit(text, match.start(), match.end(), *match.span(1))
            for match in _BOLD.finditer(text)
            if "[[" not in match[1]
        ]
    apart: list[Unit] = []
    for unit in sorted(found, key=lambda unit: (unit.before, -unit.after)):
        if apart and unit.before < apart[-1].after:
            continue
        if unit.start < unit.end and not inside(hidden, unit.before, unit.after):
            apart.append(unit._replace(escaped=is_escaped(text, unit.before)))
    return tuple(apart)


def is_a_new_name(name: str) -> bool:
    """Return whether unknown words between marks are somebody: one to four, each capitalised.

    Particles (*van*, *de la*) may be small; a script without case needs no capital; days, months
    and labels such as *Note* are nobody.
    """
    words = name.split()
    if not 1 <= len(words) <= 4:
        return False
    if len(words) == 1 and words[0].lower() in _LABELS:
        return False
    return all(_is_a_name_word(word) for word in words) and words[-1] not in _PARTICLES


def _is_a_name_word(word: str) -> bool:
    if word in _PARTICLES:
        return True
    letters = [c for c in word if c.isalpha()]
    if not letters or not word[0].isalpha() or any(c.isdigit() for c in word):
        return False
    if any(c.isascii() and not c.isalpha() and c not in _IN_A_NAME for c in word):
        return False
    if word[-1] == "." and len(letters) > 1 and word[:-1].lower() not in TITLES | {"jr", "sr"}:
        return False
    caseless = letters[0].lower() == letters[0].upper()
    parts = re.split("[-\u2010\u2011'\u2019]", word)
    return caseless or any(part[:1].isupper() for part in parts)


def _meet(text: str, line: NoteLine) -> Unit:
    start, end, why = name_to_meet(text, line)
    inner = _LINK.fullmatch(text, start, end) or _BOLD.fullmatch(text, start, end)
    if inner:
        unit = _unit(text, start, end, *inner.span(1), link=text[start] == "[")
        return unit._replace(line=line, why=why)
    at = text[start:end].startswith("@")
    return Unit(start + at, end, start, end, line=line, why=why)


def _unit(text: str, before: int, after: int, start: int, end: int, *, link: bool = False) -> Unit:
    """Return the name inside a link or bold words: its page, without path, heading or label."""
    if link:
        for mark in "|#":
            if (at := text.find(mark, start, end)) >= 0:
                end = at
        if (at := text.rfind("/", start, end)) >= 0:
            start = at + 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Unit(start, end, before, after, link)
