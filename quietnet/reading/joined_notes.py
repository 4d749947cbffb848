"""Joined notes: two people's standing notes one under the other, each name meaning whom it did."""

from collections import Counter
from collections.abc import Mapping

from quietnet.reading.found import find
from quietnet.reading.stored import Stored
from quietnet.reading.words import canonical

Readings = Mapping[str, str | None]
Notes = tuple[str, Readings]


def join_notes(first: Notes, second: Notes) -> Notes:
    """Return the notes of both, the second under the first, with all their readings.

    Where both name somebody alike and mean two people, the second's are numbered on: a Grace of
    the second notes is ``Grace#3`` where the first has two (docs/notes.md). One who was nobody yet
    becomes nobody by it either.
    """
    (text, readings), (below, _others) = first, second
    if not below or below == text:
        return text, readings
    whole = f"{text.rstrip()}\n\n{below}" if text else below
    return whole, {**readings, **_numbered_on(first, second)}


def _numbered_on(first: Notes, second: Notes) -> dict[str, str | None]:
    """Return the second notes' readings, each mention under the number it has in the whole."""
    (text, readings), (below, others) = first, second
    forms, here, theirs = Stored({**readings, **others}), Stored(readings), Stored(others)
    above = Counter(mention.form for mention in find(text, forms).mentions)
    so_far: Counter[str] = Counter()
    written = {canonical(word.partition("#")[0]): word.partition("#")[0] for word in others}
    found: dict[str, str | None] = {}
    for mention in find(below, forms).mentions:
        form = mention.form
        so_far[form] += 1
        _, meant = theirs.said(form, so_far[form])
        number = above[form] + so_far[form]
        if Stored({**readings, **found}).said(form, number)[1] != meant:
            word = written.get(form, form)
            found[word if number == 1 else f"{word}#{number}"] = meant
    # A name that only the second notes read is nobody above them, and is looked for all the same.
    for form, word in written.items():
        if not here.said(form, 1)[0] and word not in found:
            found[word] = None if above[form] else others.get(word)
    return found
