"""Touching: whom a title or a link would interest, by the telling words in it."""

from quietnet.search.index import Index
from quietnet.search.lines import PersonLines
from quietnet.search.little_words import COMMON, LITTLE
from quietnet.search.matching import holds
from quietnet.search.query import Query

_LEAST = 4  # letters of a word that tells anything
_FEWEST = 2  # words, below which it was a question and not a title

Touched = tuple[float, PersonLines, tuple[str, ...]]
"""How telling what somebody has in common with a text is, who it is, and the words."""


def whom_it_touches(index: Index, query: Query) -> list[Touched]:
    """Return everybody whom some words of a longer text touch; a rare word tells more."""
    words = [
        word
        for word in query.words
        if (len(word) >= _LEAST or not word.isascii()) and word not in COMMON | LITTLE
    ]
    if len(query.words) < _FEWEST:
        return []
    having = {w: [e for e in index.people.values() if holds(e.whole, w)] for w in words}
    found: dict[str, tuple[float, PersonLines, list[str]]] = {}
    for word, people in having.items():
        for lines in people:
            telling, _, shared = found.get(lines.person.id, (0.0, lines, []))
            found[lines.person.id] = (telling + 1 / len(people), lines, [*shared, word])
    return [(telling, lines, tuple(shared)) for telling, lines, shared in found.values()]
