"""Blur: letters and figures drawn as a haze of the same shape, so that nobody reads along."""

import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.widget import Widget

_HAZE = "░"
# White space, marks between words, lines and boxes stay; whatever else there is, is hazed.
_READABLE = re.compile("[^\\s!-/:-@\\[-`{-~·«»‐-‧‹›←-↓─-◿]+")


def blurred(text: str) -> str:
    """Return text of the same width in which nothing can be read."""
    return _READABLE.sub(lambda run: _HAZE * cell_len(run[0]), text)


class Blur(LineFilter):
    """Blurs what any widget draws, after it has drawn it: there is no other way to the screen."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with nothing left to read, not even an address behind a word."""
        del background
        return [
            Segment(
                blurred(text), style.update_link(None) if style and style.link else style, control
            )
            for text, style, control in segments
        ]


class Clear(Widget):
    """A widget that says only what quietnet itself says, and so stays readable."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but the blur (Textual's own hook)."""
        return [each for each in super().get_line_filters() if not isinstance(each, Blur)]
