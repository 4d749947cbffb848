"""Side by side: what two pages say, field by field, in a form's words."""

from typing import NamedTuple

from quietnet.domain.merging import differing
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.person_words import BLANK, Words, page_words

_NOT_SHOWN = frozenset({"plan", "own_why"})


class Beside(NamedTuple):
    """One field of two pages, by a form's name for it; ``differs`` where one must be chosen."""

    field: str
    left: str
    right: str
    differs: bool


def side_by_side(left: Person, right: Person, network: Network) -> tuple[Beside, ...]:
    """Return every field of which one of two pages says something, those that differ first."""
    apart = differing(left, right)
    mine, theirs = page_words(left, network), page_words(right, network)
    shown = [
        Beside(name, _said(name, mine), _said(name, theirs), name in apart)
        for name in mine
        if name not in _NOT_SHOWN and (_said(name, mine) or _said(name, theirs))
    ]
    return tuple(sorted(shown, key=lambda each: not each.differs))


def _said(name: str, words: Words) -> str:
    return "" if words[name] == BLANK[name] else words[name]
