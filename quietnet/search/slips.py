"""Slips: the name somebody meant and mistyped. A library measures how far two words are apart."""

from collections.abc import Iterable

_LEAST = 4  # letters; below that any name is near any other
_SHORT = 5  # letters, up to which a name must be typed to its end
_LONG = 7  # letters, from which on two slips are forgiven


def is_slip_of(word: str, names: Iterable[str]) -> bool:
    """Return whether a word (folded) is one of the names' words (folded) with a slip in it.

    A name that is still being typed counts as far as it is typed.
    """
    if len(word) < _LEAST:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only needed where nothing else is found

    for name in names:
        for part in name.split():
            if len(part) < _LEAST or (part[0] != word[0] and len(word) == _LEAST):
                continue
            forgiven = 2 if min(len(part), len(word) + 1) >= _LONG else 1
            typed = (part, part[: len(word)]) if len(word) > _SHORT else (part,)
            if any(OSA.distance(word, each, score_cutoff=forgiven) <= forgiven for each in typed):
                return True
    return False
