"""Before you meet: one page to read in the hallway, and nothing to do on it."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.brief import brief
from quietnet.widgets.before_page import before_page
from quietnet.widgets.foot import Foot
from quietnet.widgets.sheet import Sheet

_NARROW = 60  # cells


class BeforeScreen(Screen[None]):
    """What is worth carrying in with you; it fits a small screen whole."""

    CSS_PATH = "before.tcss"
    AUTO_FOCUS = "#first"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012
    HELP = "One page to read before you meet. Nothing here has to be remembered."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "another", "Another", id="before.another", tooltip="Another line to carry in"),
        Binding("escape,b", "back", "Back", id="before.back", tooltip="Back to where you were"),
    ]

    def __init__(self, network: Network, person: Person, today: date) -> None:
        super().__init__()
        self._known = brief(network, person, today)
        self._today = today
        self._at = 0

    def compose(self) -> ComposeResult:
        """Place the page."""
        yield Sheet(id="first")
        yield Foot()

    def on_resize(self) -> None:
        """Show the page with its one question, as far as a line goes here."""
        self._show()

    def _show(self) -> None:
        lines = self._known.to_carry_in
        line = lines[self._at % len(lines)]
        narrow = self.size.width < _NARROW
        page = before_page(self._known, line, self._today, whole=narrow)
        self.query_one(Sheet).rows = page

    def action_another(self) -> None:
        """Show another line, round and round."""
        self._at += 1
        self._show()

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss()
