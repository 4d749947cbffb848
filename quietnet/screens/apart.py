"""Apart: what was written here and on another machine, both shown before they become one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from quietnet.reading.side_by_side import Beside
from quietnet.widgets.columns import beside, under
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import BLANK, Row, Sheet

_BOTH = (
    "The other machine wrote here too. Nothing is lost: enter keeps both, and u takes that back."
)
_SAME = "A copy from the other machine says what stands here already. enter lays it aside."
_LATER = "escape leaves it for later. A copy of the notebook is made first."
_HERE, _THERE = "here", "on the other machine"
_BESIDE = 60  # cells, below which one text stands under the other
_MOST_LINES = 12  # of a long text; the whole of it is kept
_IN = 2


@dataclass(frozen=True, slots=True)
class WrittenApart:
    """One record: what it is called, what differs, and what becomes of it, in words."""

    called: str
    differs: tuple[Beside, ...]
    becomes: str


class ApartScreen(Screen[bool]):
    """Enter keeps both, escape leaves everything as it lies."""

    CSS_PATH = "apart.tcss"
    AUTO_FOCUS = "#first"
    HELP = "Two machines wrote in this notebook. Both are here; nothing happens by itself."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "keep_both",
            "Keep both",
            id="apart.both",
            tooltip="Make one notebook of both; u takes it back",
            priority=True,
        ),
        Binding("escape", "back", "Later", id="apart.later", tooltip="Leave everything as it lies"),
    ]

    def __init__(self, written: tuple[WrittenApart, ...], unread: tuple[str, ...] = ()) -> None:
        """Show these; ``unread`` are sentences about what could not be read and stays."""
        super().__init__()
        self._written = written
        self._unread = unread

    def compose(self) -> ComposeResult:
        """Place what there is to know, both texts and what the keys do."""
        yield RoomBar("apart")
        yield Static(ink_line(_BOTH if self._written else _SAME, "bold"), id="what")
        yield Sheet(id="first")
        yield Static(ink_line(_LATER), id="hint")
        yield Foot()

    @on(Resize)
    def _draw(self) -> None:
        sheet = self.query_one(Sheet)
        width = (sheet.scrollable_content_region.width or sheet.size.width or self.size.width) - 6
        sheet.rows = tuple(self._rows(width))

    def _rows(self, width: int) -> Iterator[Row]:
        for each in self._written:
            yield Row(ink_line(each.called, "bold $accent"))
            yield from _sides(each, width)
            yield Row(ink_line(each.becomes[:1].upper() + each.becomes[1:], "italic $quiet"), _IN)
            yield BLANK
        for sentence in self._unread:
            yield Row(ink_line(sentence, "$quiet"))

    def action_keep_both(self) -> None:
        """Make one of both."""
        self.dismiss(result=True)

    def action_back(self) -> None:
        """Leave everything as it lies."""
        self.dismiss(result=False)


def _sides(each: WrittenApart, width: int) -> Iterator[Row]:
    """Yield both texts of each thing that differs, beside each other where there is room."""
    if not each.differs:
        return
    if width >= _BESIDE:
        here, there = ink(_HERE, "$quiet"), ink(_THERE, "$quiet")
        for line in beside(Content(), (ink("  "), here), (ink("  "), there), width):
            yield Row(line, _IN, brief=True)
        for field in each.differs:
            left, right = (ink("  "), _lines(field.left)), (ink("  "), _lines(field.right))
            for line in beside(ink_line(field.field, "$quiet"), left, right, width):
                yield Row(line, _IN, brief=True)
        return
    for field in each.differs:
        for where, words in ((_HERE, field.left), (_THERE, field.right)):
            label = ink_line(f"{field.field}, {where}" if field.field else where, "$quiet")
            said = _lines(words) or ink("nothing", "italic $quiet")
            for line in under(label, (ink("  "), said), (ink("  "), Content()), width):
                yield Row(line, _IN, brief=True)


def _lines(words: str) -> Content:
    lines = words.strip().split("\n")
    shown = [*lines[:_MOST_LINES], "…"] if len(lines) > _MOST_LINES else lines
    return ink("\n".join(shown))
