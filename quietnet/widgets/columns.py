"""Columns: what two pages say, beside each other or one under the other."""

from collections.abc import Iterator
from itertools import zip_longest

from textual.content import Content

from quietnet.widgets.ink import ink, ink_line, together

_LABEL = 13  # cells
_APART = 2  # cells between the two
_DOT = 2  # cells


def beside(
    label: Content, left: tuple[Content, Content], right: tuple[Content, Content], width: int
) -> Iterator[Content]:
    """Yield lines of a width: a label, then two texts beside each other, each behind its mark."""
    column = (width - _LABEL - _APART) // 2
    lefts, rights = _wrapped(*left, column), _wrapped(*right, column)
    for place, (one, other) in enumerate(zip_longest(lefts, rights, fillvalue=Content())):
        first = label if place == 0 else Content()
        yield together(_padded(first, _LABEL), _padded(one, column + _APART), other)


def under(
    label: Content, left: tuple[Content, Content], right: tuple[Content, Content], width: int
) -> Iterator[Content]:
    """Yield lines of a width: a label, and two texts one under the other, each behind its mark."""
    yield label
    yield from _wrapped(*left, width)
    yield from _wrapped(*right, width)


def _wrapped(dot: Content, words: Content, width: int) -> Iterator[Content]:
    """Yield words as lines of a width, the dot before the first."""
    if not words:
        return
    for place, line in enumerate(words.wrap(max(width - _DOT, 4))):
        before = dot if place == 0 else ink_line("") + ink("  ")
        yield together(before, line.rstrip())


def _padded(content: Content, width: int) -> Content:
    return content.pad_right(max(width - content.cell_length, 0))
