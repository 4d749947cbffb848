"""An app with nothing in it but a note to write in, and a plain model of what edits do."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Input
from textual.widgets.text_area import Location

from quietnet.reading.completion import Completion
from quietnet.theme import LAMPLIGHT
from quietnet.widgets.note_area import NoteArea


class WritingApp(App[None]):
    """One NoteArea, ready to be typed in, and a field after it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "escaped", "Out")]

    def __init__(self, text: str = "", offers: Sequence[Completion] = ()) -> None:
        super().__init__()
        self.register_theme(LAMPLIGHT)
        self.theme = LAMPLIGHT.name
        self._text = text
        self.offers = offers
        self.offered: list[tuple[Sequence[Completion], int]] = []
        self.escaped = 0

    def compose(self) -> ComposeResult:
        yield NoteArea(self._text, completer=lambda _before: self.offers)
        yield Input(id="after")

    @property
    def area(self) -> NoteArea:
        """The note."""
        return self.query_one(NoteArea)

    @on(NoteArea.Offered)
    def _seen(self, event: NoteArea.Offered) -> None:
        self.offered.append((event.offers, event.at))

    def action_escaped(self) -> None:
        self.escaped += 1


def offset(text: str, place: Location) -> int:
    """Return a place in a text, given as row and column, as an offset."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: place[0]]) + place[1]


def place(text: str, at: int) -> Location:
    """Return an offset into a text, wherever it falls, as row and column."""
    before = text[: at % (len(text) + 1)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def without_lines(text: str, first: Location, last: Location) -> str:
    """Return a text without the lines a selection touches, as editors count them."""
    top, bottom = first[0], last[0]
    if top != bottom and last[1] == 0:
        bottom -= 1
    lines = text.split("\n")
    rest = lines[bottom + 1 :]
    return "\n".join(lines[:top] + (rest or [""]))
