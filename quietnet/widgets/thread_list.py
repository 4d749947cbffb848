"""ThreadList: what is open, a line each under its heading, drawn with the line API."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
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

from quietnet.domain.threads import Thread
from quietnet.widgets.ink import cut, ink_line

_ROOM_FOR_NAMES = 56  # cells, below which a thread has the line to itself


_LEADS = {False: "  ○ ", True: "    ○ "}


class Sort(Enum):
    """What a line of the list is."""

    BLANK = "blank"
    HEADING = "heading"
    TOPIC = "topic"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a thread, the topic of a round, a heading, or nothing. ``id`` keeps the place.

    ``inside`` is set for a thread that stands under its topic, ``beside`` is said after it.
    """

    sort: Sort
    id: str = ""
    words: str = ""
    thread: Thread | None = None
    inside: bool = False
    beside: str = ""


class ThreadList(ScrollView, can_focus=True):
    """A list that costs the same at any length, and keeps its place by id or close by."""

    DEFAULT_CSS = """
    ThreadList { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "leap(-1)", "Page up", show=False),
        Binding("pagedown", "leap(1)", "Page down", show=False),
        Binding("home", "step(-1000000)", "First", show=False),
        Binding("end", "step(1000000)", "Last", show=False),
        Binding(
            "enter",
            "open",
            "Open",
            id="threads.open",
            tooltip="Open the note at its line, or a round",
        ),
    ]

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=False)
    at: reactive[int] = reactive(-1)
    names_of: Callable[[Thread], str] = staticmethod(lambda _thread: "")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._stops: list[int] = []

    class Chosen(Message):
        """The cursor came to stand on another line, or the list changed."""

    class Opened(Message):
        """A thread or a round was asked for."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    @property
    def chosen(self) -> Entry | None:
        """The line the cursor stands on."""
        return self.entries[self.at] if 0 <= self.at < len(self.entries) else None

    def watch_entries(self, old: tuple[Entry, ...], new: tuple[Entry, ...]) -> None:
        """Draw anew; stand where one stood, or on what came after it where that is gone."""
        places = {entry.id: place for place, entry in enumerate(new) if entry.id}
        self._stops = sorted(places.values())
        later = (entry.id for entry in old[max(self.at, 0) :])
        earlier = (entry.id for entry in reversed(old[: max(self.at, 0)]))
        stays = next((id_ for ids in (later, earlier) for id_ in ids if id_ in places), "")
        first = self._stops[0] if self._stops else -1
        self.set_reactive(ThreadList.at, places.get(stays, first))
        self.virtual_size = Size(self.size.width, len(new))
        self._show()
        self.refresh()
        self.post_message(self.Chosen())

    def watch_at(self) -> None:
        """Tell that the cursor moved, and draw it."""
        self._show()
        self.refresh()
        self.post_message(self.Chosen())

    @on(Resize)
    def _on_new_size(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.entries))
        self._show()

    def _show(self) -> None:
        """Bring the cursor into sight, and with it the headings right above it."""
        if self.chosen and self.size.height:
            top = self.at
            while top and not self.entries[top - 1].id:
                top -= 1
            where = Region(0, top, 1, self.at - top + 1)
            self.scroll_to_region(where, animate=False, force=True, x_axis=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line (Textual's line API)."""
        width, style = self.scrollable_content_region.width, self.visual_style
        place = y + round(self.scroll_y)
        if place >= len(self.entries):
            return Strip.blank(self.size.width, style.rich_style)
        here = place == self.at
        content = Content.assemble(
            ("▌" if here else " ", "$accent"), " ", self._line(self.entries[place], self._room)
        )
        if here:
            content = content.pad_right(max(width - content.cell_length, 0))
            content = content.stylize_before("on $chosen")
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(self.size.width, style.rich_style)

    def _line(self, entry: Entry, room: int) -> Content:
        if entry.thread is None:
            look = {Sort.HEADING: "bold $accent", Sort.TOPIC: "$secondary"}.get(entry.sort, "")
            lead = "  " if entry.sort is Sort.TOPIC else ""
            beside = Content.assemble("   ", ink_line(entry.beside, "$quiet"))
            words = ink_line(entry.words, look)
            return cut(Content.assemble(lead, words, beside if entry.beside else ""), room)
        names = self._names(entry, room)
        left = self._left(entry, room)
        words = cut(ink_line(entry.words), left)
        gap = " " * (left - words.cell_length + 3) if names else ""
        return Content.assemble(_LEADS[entry.inside], words, gap, names)

    def _names(self, entry: Entry, room: int) -> Content:
        if entry.thread is None or room < _ROOM_FOR_NAMES:
            return Content()
        return cut(ink_line(self.names_of(entry.thread), "$quiet"), room // 3)

    def _left(self, entry: Entry, room: int) -> int:
        """Return how many cells a thread's own words have."""
        names = self._names(entry, room)
        return room - len(_LEADS[entry.inside]) - (names.cell_length + 3 if names else 0)

    @property
    def shows_whole(self) -> bool:
        """Whether what the cursor stands on is not cut."""
        room = self._room
        whole = ink_line(self.chosen.words) if self.chosen else Content()
        return not self.chosen or whole.cell_length <= self._left(self.chosen, room)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width - 3

    def action_step(self, by: int) -> None:
        """Move to the next line that can be chosen, as far as there are any."""
        if self.entries and self._stops:
            place = bisect_left(self._stops, self.at) + by
            self.at = self._stops[min(max(place, 0), len(self._stops) - 1)]

    def action_leap(self, by: int) -> None:
        """Move by what fits on the screen."""
        if self.entries and self._stops:
            far = self.at + by * max(self.size.height - 2, 1)
            place = bisect_left(self._stops, far) if by > 0 else bisect_right(self._stops, far) - 1
            self.at = self._stops[min(max(place, 0), len(self._stops) - 1)]

    def action_open(self) -> None:
        """Ask for what the cursor stands on."""
        if self.chosen:
            self.post_message(self.Opened(self.chosen))

    @on(Click)
    def _choose_clicked(self, event: Click) -> None:
        place = event.y + round(self.scroll_y)
        if place < len(self.entries) and self.entries[place].id:
            again = place == self.at
            self.at = place
            if again:
                self.action_open()
