"""LineList: entries of a few lines each, drawn with the line API; it keeps its place by id."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import ClassVar, Protocol

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


class Listed(Protocol):
    """An entry; one without an id is a heading or a blank and is stepped over."""

    @property
    def id(self) -> str:
        """What keeps its place when the list changes."""


class LineList(ScrollView, can_focus=True):
    """A list that costs the same at any length; what an entry looks like is for a subclass."""

    EACH: ClassVar[int] = 1  # lines an entry takes
    DEFAULT_CSS = """
    LineList { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "leap(-1)", "Page up", show=False),
        Binding("pagedown", "leap(1)", "Page down", show=False),
        Binding("home", "step(-1000000)", "First", show=False),
        Binding("end", "step(1000000)", "Last", show=False),
    ]

    entries: reactive[Sequence[Listed]] = reactive((), layout=False)
    at: reactive[int] = reactive(-1, repaint=False)  # two rows are enough

    class Chosen(Message):
        """The cursor came to stand on another entry, or the list changed."""

    class Opened(Message):
        """An entry was asked for."""

        def __init__(self, entry: Listed) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._stops: list[int] = []

    def draw(self, entry: Listed, line: int, room: int) -> Content:
        """Return one line of an entry in so many cells."""
        raise NotImplementedError

    @property
    def chosen(self) -> Listed | None:
        """The entry the cursor stands on."""
        return self.entries[self.at] if 0 <= self.at < len(self.entries) else None

    def choose(self, id_: str) -> bool:
        """Put the cursor on an entry; tell whether it is there."""
        place = next((p for p, entry in enumerate(self.entries) if entry.id == id_), None)
        if place is not None:
            self.at = place
        return place is not None

    def watch_entries(self, old: Sequence[Listed], new: Sequence[Listed]) -> None:
        """Draw anew; stand where one stood, or on what came after it where that is gone."""
        places = {entry.id: place for place, entry in enumerate(new) if entry.id}
        self._stops = sorted(places.values())
        later = (entry.id for entry in old[max(self.at, 0) :])
        earlier = (entry.id for entry in reversed(old[: max(self.at, 0)]))
        stays = next((id_ for ids in (later, earlier) for id_ in ids if id_ in places), "")
        first = self._stops[0] if self._stops else -1
        self.set_reactive(LineList.at, places.get(stays, first))
        self._fit()
        self.refresh()
        self.post_message(self.Chosen())

    def watch_at(self, before: int, at: int) -> None:
        """Tell that the cursor moved, and draw the rows that differ."""
        self._show()
        for place in (before, at):
            self.refresh_lines(place * self.EACH, self.EACH)
        self.post_message(self.Chosen())

    @on(Resize)
    def _fit(self) -> None:
        self.virtual_size = Size(self.size.width, self.EACH * len(self.entries))
        self._show()

    def _show(self) -> None:
        """Bring the cursor into sight, and with it the headings right above it."""
        if self.chosen and self.size.height:
            top = self.at
            while top and not self.entries[top - 1].id:
                top -= 1
            where = Region(0, top * self.EACH, 1, (self.at - top + 1) * self.EACH)
            self.scroll_to_region(where, animate=False, force=True, x_axis=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line (Textual's line API)."""
        width, style = self.scrollable_content_region.width, self.visual_style
        place, line = divmod(y + round(self.scroll_y), self.EACH)
        if place >= len(self.entries):
            return Strip.blank(self.size.width, style.rich_style)
        here = place == self.at
        drawn = self.draw(self.entries[place], line, width - 3)
        mark = Content("▌ ").stylize("$accent") if here else "  "
        content = Content.assemble(mark, drawn)
        if here:
            content = content.pad_right(max(width - content.cell_length, 0))
            content = content.stylize_before("on $chosen")
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(self.size.width, style.rich_style).simplify()

    def action_step(self, by: int) -> None:
        """Move to the next entry that can be chosen, as far as there are any."""
        if self._stops:
            place = bisect_left(self._stops, self.at) + by
            self.at = self._stops[min(max(place, 0), len(self._stops) - 1)]

    def action_leap(self, by: int) -> None:
        """Move by what fits on the screen."""
        if self._stops:
            far = self.at + by * max(self.size.height // self.EACH - 2, 1)
            place = bisect_left(self._stops, far) if by > 0 else bisect_right(self._stops, far) - 1
            self.at = self._stops[min(max(place, 0), len(self._stops) - 1)]

    def action_open(self) -> None:
        """Ask for what the cursor stands on."""
        if self.chosen:
            self.post_message(self.Opened(self.chosen))

    @on(Click)
    def _choose_clicked(self, event: Click) -> None:
        place = (event.y + round(self.scroll_y)) // self.EACH
        if place < len(self.entries) and self.entries[place].id:
            again = place == self.at
            self.at = place
            if again:
                self.action_open()
