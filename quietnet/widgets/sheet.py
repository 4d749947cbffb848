"""Sheet: a page of wrapped lines, some of which can be chosen and opened."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quietnet.widgets.ink import cut

_EMPTY = Content()


@dataclass(frozen=True)
class Target:
    """What a row stands for: a kind of thing, its id, and a line in its text where one is meant."""

    kind: str
    id: str
    line: int = 0


@dataclass(frozen=True)
class Row:
    """One paragraph of a sheet, set in by some cells; ``target`` when it can be opened.

    A ``brief`` one takes a single line and ends in an ellipsis where it is longer. ``lead`` stands
    in the indent of the first line, ``beside`` after the last word, or on a line of its own where
    it does not fit whole.
    """

    content: Content = _EMPTY
    indent: int = 0
    target: Target | None = None
    brief: bool = False
    lead: Content = _EMPTY
    beside: Content = _EMPTY

    def drawn(self, room: int) -> Content:
        """Return what is drawn in a width of so many cells, before it is wrapped."""
        if not self.beside:
            return self.content
        together = Content.assemble(self.content, "   ", self.beside)
        height = self.content.get_height({}, room)
        fits = self.brief or together.get_height({}, room) == height
        return together if fits else Content.assemble(self.content, "\n", self.beside)


BLANK = Row()


class Sheet(ScrollView, can_focus=True):
    """Rows wrapped to the width, drawn line by line: a long page costs no more to move on."""

    DEFAULT_CSS = """
    Sheet { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "End", show=False),
        Binding("enter", "open", "Open", id="sheet.open", show=False),
    ]

    # Contents that differ in style alone count as equal (Textual), yet must be drawn anew.
    rows: reactive[tuple[Row, ...]] = reactive((), layout=False, always_update=True)
    at: reactive[int | None] = reactive(None)

    class Opened(Message):
        """Somebody pressed enter on a row."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._starts: list[int] = []
        self._lines: list[tuple[int, int]] = []

    @property
    def target(self) -> Target | None:
        """What the cursor stands on."""
        return self.rows[self.at].target if self.at is not None else None

    def watch_rows(self, old: tuple[Row, ...], new: tuple[Row, ...]) -> None:
        """Lay the rows out anew, keeping the cursor on what it stood on, or close by."""
        was = self.at if self.at is not None and self.at < len(old) else None
        stood = old[was].target if was is not None else None
        places = {row.target: place for place, row in enumerate(new) if row.target}
        at = places.get(stood) if stood else None
        if was is not None and at is None and self.has_focus:
            # What came after it is closest, as when something was ticked; else what came before.
            near = (*old[was:], *reversed(old[:was]))
            at = next((places[row.target] for row in near if row.target in places), None)
        self.at = at
        self._lay_out()
        if stood is None or self.at is None:
            self.scroll_home(animate=False)

    def watch_at(self) -> None:
        """Draw the cursor where it now is."""
        self.refresh()

    @on(Resize)
    def _on_new_width(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        self._starts, self._lines = [], []
        for place, row in enumerate(self.rows):
            self._starts.append(len(self._lines))
            height = 1
            if row.content and not row.brief:
                room = max(width - row.indent, 8)
                height = row.drawn(room).get_height({}, room)
            self._lines += [(place, line) for line in range(height)]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line (Textual's line API)."""
        width = self.size.width
        style = self.visual_style
        y += round(self.scroll_y)
        if y >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        place, line = self._lines[y]
        row = self.rows[place]
        here = place == self.at and self.has_focus
        room = max((self.scrollable_content_region.width or width) - row.indent, 8)
        content = row.drawn(room)
        if here:
            content = content.stylize("$foreground on $chosen")
        if row.brief:
            content = cut(content, room)
        strips = Visual.to_strips(self, content, room, None, style, apply_selection=False)
        left = [self._left_of(row, first=line == 0, here=here)] if row.indent else []
        body = strips[line] if line < len(strips) else Strip.blank(0)
        whole = Strip.join([*left, body]).adjust_cell_length(width, style.rich_style)
        return whole.simplify()  # each stretch of its own sends its colours again

    def _left_of(self, row: Row, *, first: bool, here: bool) -> Strip:
        """Draw the indent of a row: what leads it, or the mark of the cursor."""
        lead = row.lead if first else _EMPTY
        before = len(lead.plain) - len(lead.plain.lstrip()) if lead else row.indent
        mark = Content("› " if first and here and before > 1 else "").stylize("$accent")
        lead = Content.assemble(" " * (before - len(mark)), mark, lead[before:])
        lead = lead.pad_right(max(row.indent - lead.cell_length, 0))
        drawn = Visual.to_strips(self, lead, row.indent, 1, self.visual_style)
        return drawn[0].adjust_cell_length(row.indent)

    def action_step(self, by: int) -> None:
        """Move to the next row that can be opened, or scroll where there is none in sight."""
        places = [place for place, row in enumerate(self.rows) if row.target]
        ahead = [p for p in places if self.at is None or (p - self.at) * by > 0]
        if self.at is None and by < 0:
            ahead = []
        reach = ahead[0 if by > 0 else -1] if ahead else None
        if reach is None or not self._near(reach):
            self.scroll_relative(y=by, animate=False)
            return
        self.at = reach
        self._show(reach)

    def _near(self, place: int) -> bool:
        top = round(self.scroll_y)
        return top - 3 <= self._starts[place] < top + self.size.height + 3

    def _show(self, place: int) -> None:
        self.scroll_to_region(
            Region(0, self._starts[place], 1, 1), animate=False, force=True, x_axis=False
        )

    def action_open(self) -> None:
        """Tell that the row under the cursor was opened."""
        if self.target:
            self.post_message(self.Opened(self.target))

    @on(Click)
    def _open_clicked(self, event: Click) -> None:
        y = event.y + round(self.scroll_y)
        if y < len(self._lines) and self.rows[self._lines[y][0]].target:
            self.at = self._lines[y][0]
            self.action_open()
