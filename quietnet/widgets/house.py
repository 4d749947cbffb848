"""House: the depth of every relationship as a house seen from the street inwards."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
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

from quietnet.domain.depth_word import Depth, word_of
from quietnet.domain.person import Person
from quietnet.widgets.house_layout import HouseLine, across, beside, find, lay_out
from quietnet.widgets.ink import cut

_NOTHING_WRITTEN = "the notes say too little to guess"


class House(ScrollView, can_focus=True):
    """Six bands and those not written down; arrows move by what the eye sees."""

    DEFAULT_CSS = """
    House { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "beside(-1)", "Left", show=False),
        Binding("right", "beside(1)", "Right", show=False),
        Binding("up", "across(-1)", "Up", show=False),
        Binding("down", "across(1)", "Down", show=False),
        Binding("home", "beside(-1000000)", "First", show=False),
        Binding("end", "beside(1000000)", "Last", show=False),
        Binding("pageup", "leap(-1)", "A band up", show=False),
        Binding("pagedown", "leap(1)", "A band down", show=False),
        Binding("enter", "open", "Open", id="house.open", tooltip="Walk into their page"),
    ]

    inhabitants: reactive[Mapping[Depth | None, Sequence[Person]]] = reactive(dict, layout=False)
    chosen: reactive[str | None] = reactive(None)

    class Chosen(Message):
        """The cursor came to stand on somebody."""

        def __init__(self, person_id: str | None) -> None:
            super().__init__()
            self.person_id = person_id

    class Opened(Message):
        """Somebody's page was asked for."""

        def __init__(self, person_id: str) -> None:
            super().__init__()
            self.person_id = person_id

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: tuple[HouseLine, ...] = ()
        self._middle: float | None = None

    def watch_inhabitants(self) -> None:
        """Lay the house out anew; whoever was chosen stays chosen, wherever they stand now."""
        self._lay_out()
        if find(self._lines, self.chosen) is None:
            first = next((line.spots[0] for line in self._lines if line.spots), None)
            self.chosen = first.person_id if first else None

    def watch_chosen(self, chosen: str | None) -> None:
        """Tell who is chosen and bring them into sight."""
        self._show()
        self.refresh()
        self.post_message(self.Chosen(chosen))

    @on(Resize)
    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        self._lines = lay_out(self.inhabitants, width, self.size.height)
        self.virtual_size = Size(width, len(self._lines))
        self._show()
        self.refresh()

    def _show(self) -> None:
        here = find(self._lines, self.chosen)
        if here:
            y = here[0]
            top = next((up for up in range(y, max(y - 4, -1), -1) if self._lines[up].heading), y)
            where = Region(0, top, 1, y - top + 1)
            self.scroll_to_region(where, animate=False, force=True, x_axis=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line (Textual's line API)."""
        width, style = self.scrollable_content_region.width, self.visual_style
        y += round(self.scroll_y)
        if y >= len(self._lines):
            return Strip.blank(self.size.width, style.rich_style)
        line = self._lines[y]
        content = self._heading(line.band) if line.heading else self._names(line)
        content = cut(content, width)
        content = content.pad_right(max(width - content.cell_length, 0))
        if line.band:
            content = content.stylize_before(f"on $band-{line.band.lower()}")
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(self.size.width, style.rich_style)

    def _heading(self, band: Depth | None) -> Content:
        meaning = band.meaning if band else _NOTHING_WRITTEN
        return Content.assemble(
            "  ", (word_of(band), "bold $band-word"), "  ", (meaning, "italic $band-meaning")
        )

    def _names(self, line: HouseLine) -> Content:
        parts: list[Content | tuple[str, str] | str] = []
        x = 0
        for spot in line.spots:
            here = spot.person_id == self.chosen
            start = spot.x - 1 if here else spot.x
            parts.append(" " * (start - x))
            name = f" {spot.name} " if here else spot.name
            mark = "bold $background on $accent" if self.has_focus else "bold underline"
            parts.append((name, mark if here else "$foreground"))
            x = start + cell_len(name)
        return Content.assemble(*parts)

    def action_beside(self, by: int) -> None:
        """Move to the name before or after."""
        if self.chosen:
            self._middle = None
            self.chosen = beside(self._lines, self.chosen, by)

    def action_across(self, by: int) -> None:
        """Move to the name the eye finds straight above or below; the column is remembered."""
        here = find(self._lines, self.chosen)
        if here and self.chosen:
            self._middle = here[1].middle if self._middle is None else self._middle
            self.chosen = across(self._lines, self.chosen, by, self._middle)

    def action_leap(self, by: int) -> None:
        """Move to the next band with somebody in it."""
        here = find(self._lines, self.chosen)
        if not here:
            return
        band = self._lines[here[0]].band
        while self._lines[here[0]].band == band:
            before = self.chosen
            self.action_across(by)
            here = find(self._lines, self.chosen)
            if here is None or self.chosen == before:
                return

    def action_open(self) -> None:
        """Ask for the chosen person's page."""
        if self.chosen:
            self.post_message(self.Opened(self.chosen))

    @on(Click)
    def _choose_clicked(self, event: Click) -> None:
        y = event.y + round(self.scroll_y)
        if y < len(self._lines):
            for spot in self._lines[y].spots:
                if spot.x - 1 <= event.x <= spot.x + cell_len(spot.name):
                    self.chosen = spot.person_id
