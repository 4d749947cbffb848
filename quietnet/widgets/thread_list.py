"""ThreadList: what is open, a line each under its heading, with whose it is at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quietnet.domain.threads import Thread
from quietnet.widgets.ink import cut, ink_line
from quietnet.widgets.line_list import LineList, Listed

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


class ThreadList(LineList):
    """The threads; ``names_of`` is asked whose one is when it is drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open",
            "Open",
            id="threads.open",
            tooltip="Open the note at its line, or a round",
        ),
    ]

    names_of: Callable[[Thread], str] = staticmethod(lambda _thread: "")

    @property
    def chosen(self) -> Entry | None:
        """The line the cursor stands on."""
        entry = super().chosen
        return entry if isinstance(entry, Entry) else None

    def draw(self, entry: Listed, line: int, room: int) -> Content:  # noqa: ARG002 - it has one
        """Return an entry as it stands in so many cells."""
        if not isinstance(entry, Entry):
            return Content()
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
        chosen = self.chosen
        room = self.scrollable_content_region.width - 3
        whole = ink_line(chosen.words) if chosen else Content()
        return not chosen or whole.cell_length <= self._left(chosen, room)
