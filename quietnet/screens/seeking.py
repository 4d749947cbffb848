"""Seeking: words in the note one is writing, from where one stands and round again."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input
from textual.widgets.text_area import Selection

from quietnet.screens.afterwards import AfterwardsScreen
from quietnet.search.matching import stretches_of
from quietnet.widgets.line import Line

_NOT_HERE = "These words do not stand in this note."


class SeekingScreen(AfterwardsScreen):
    """``f9`` opens a line; what is typed into it is shown in the text, enter goes on to the next.

    In the other rooms ``/`` does this; here it is a letter like any other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f9",
            "seek",
            "Find",
            id="kitchen.find",
            tooltip="Find words in this note; enter goes on to the next",
            show=False,
        ),
    ]

    _stood: Selection | None = None

    def seek_line(self) -> Line:
        """Return the line to type into, hidden until it is asked for."""
        line = Line("")
        line.id = "seek"
        line.placeholder = "find in this note"
        return line

    @property
    def is_seeking(self) -> bool:
        """Whether the line is open."""
        return self.has_class("-seeking")

    def action_seek(self) -> None:
        """Open the line; pressed again, go on to the next."""
        if self.is_seeking:
            self._next()
            return
        self._stood = self._area.selection
        self.add_class("-seeking")
        line = self.query_one("#seek", Line)
        line.value = ""
        self.set_focus(line)

    @on(Input.Changed, "#seek")
    def _sought(self, event: Input.Changed) -> None:
        """Show the first place at or after where one stood, then round again."""
        event.stop()
        self._show_from(self._stood.start if self._stood else (0, 0))

    @on(Input.Submitted, "#seek")
    def _next(self) -> None:
        """Go on to the next place."""
        if not self._show_from(self._area.selection.end):
            self.notify(_NOT_HERE, markup=False)

    def _show_from(self, start: tuple[int, int]) -> bool:
        """Show the first place from here on; tell whether there is any."""
        found = stretches_of(self.text, self.query_one("#seek", Line).value)
        if not found:
            return False
        row, column = start
        after = sum(len(line) + 1 for line in self.text.split("\n")[:row]) + column
        begin, end = next((each for each in found if each[0] >= after), found[0])
        self._area.selection = Selection(self._place(begin), self._place(end))
        self._area.scroll_cursor_visible(center=True)
        return True

    def stop_seeking(self) -> None:
        """Close the line and stay in the text where the words stand."""
        self.remove_class("-seeking")
        self.set_focus(self._area)
