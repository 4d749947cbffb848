"""TwoPages: two pages beside each other, and which of two words holds where they differ."""

from collections.abc import Iterator, Mapping, Sequence

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive

from quietnet.domain.merging import Side
from quietnet.reading.side_by_side import Beside
from quietnet.widgets.columns import beside, under
from quietnet.widgets.ink import ink
from quietnet.widgets.review_rows import label_of
from quietnet.widgets.sheet import BLANK, Row, Sheet, Target

_IN = 2
_BESIDE = 60  # cells, below which one page stands under the other
_MOST_LINES = 12  # of a long text; the whole of it is kept
_HOLDS, _DOES_NOT = "● ", "○ "


class TwoPages(Sheet):
    """Fields that differ first, each a row the cursor stands on; then what comes together."""

    fields: reactive[tuple[Beside, ...]] = reactive((), layout=False)
    chosen: reactive[Mapping[str, Side]] = reactive(dict, layout=False)

    def watch_fields(self) -> None:
        """Draw other fields."""
        self._write()

    def watch_chosen(self) -> None:
        """Draw what was chosen."""
        self._write()

    def stand_on(self, field: str) -> None:
        """Put the cursor on a field that differs."""
        places = {row.target.id: place for place, row in enumerate(self.rows) if row.target}
        self.at = places.get(field, self.at)
        if self.at is not None:
            self._show(self.at)

    @on(Resize)
    def _write(self) -> None:
        width = (self.scrollable_content_region.width or self.size.width) - _IN
        self.rows = tuple(self._rows(width)) if width > 0 else ()
        if self.at is None:
            self.at = next((place for place, row in enumerate(self.rows) if row.target), None)

    def _rows(self, width: int) -> Iterator[Row]:
        apart = [each for each in self.fields if each.differs]
        alike = [each for each in self.fields if not each.differs]
        if apart:
            yield Row(ink("Which one holds?", "bold $accent"))
        for each in apart:
            yield from self._field(each, width)
        if alike:
            yield Row(ink("Comes together", "bold $accent"))
        for each in alike:
            yield from self._field(each, width)

    def _field(self, each: Beside, width: int) -> Iterator[Row]:
        """Yield the lines of a field; only the first can be stood on."""
        side = self.chosen.get(each.field)
        label_style = "bold $accent" if each.differs and side is None else "$quiet"
        label = ink(label_of(each.field), label_style)
        left = self._column(each, each.left, side, (Side.LEFT, Side.BOTH))
        right = self._column(each, each.right, side, (Side.RIGHT, Side.BOTH))
        target = Target("field", each.field) if each.differs else None
        lines = beside if width >= _BESIDE else under
        for place, content in enumerate(lines(label, left, right, width)):
            yield Row(content, _IN, target if place == 0 else None, brief=True)
        yield BLANK

    @staticmethod
    def _column(
        each: Beside, words: str, side: Side | None, holding: Sequence[Side]
    ) -> tuple[Content, Content]:
        """Return the dot of one page's words, and the words."""
        if not each.differs:
            return ink("  "), _lines(words)
        holds = side in holding
        style = "bold" if holds else "$quiet" if side else ""
        dot = ink(_HOLDS, "$accent") if holds else ink(_DOES_NOT, "$quiet")
        return dot, _lines(words).stylize(style) if style else _lines(words)


def _lines(words: str) -> Content:
    lines = words.split("\n")
    shown = [*lines[:_MOST_LINES], "…"] if len(lines) > _MOST_LINES else lines
    return ink("\n".join(shown))
