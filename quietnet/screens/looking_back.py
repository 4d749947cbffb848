"""Looking back: the years with somebody, and this day in other years; enter opens the note."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen

from quietnet.domain.network import Network
from quietnet.messages import OpenConversation
from quietnet.widgets.foot import Foot
from quietnet.widgets.sheet import Row, Sheet
from quietnet.widgets.years_page import long_page, this_day_page

_NARROW = 60  # cells
_WIDEST = 100
_MARGINS = 4  # cells at the sides, and lines above and below where there is air


class _LookingBack(Screen[str | None]):
    """A page of rows that lead to notes; its result is whoever is to be visited."""

    CSS_PATH = "looking_back.tcss"
    AUTO_FOCUS = "#first"

    network: reactive[Network] = reactive(Network)
    today: reactive[date] = reactive(date.min)

    def __init__(self, network: Network, today: date) -> None:
        super().__init__()
        # What is bound comes after the first key may have been pressed; the page needs it now.
        self.set_reactive(_LookingBack.network, network)
        self.set_reactive(_LookingBack.today, today)

    def compose(self) -> ComposeResult:
        """Place the page."""
        yield Sheet(id="first")
        yield Foot()

    def on_resize(self) -> None:
        """Show the page as it fits."""
        self._show()

    def watch_network(self) -> None:
        """Show what was kept, here or in another window."""
        if self.is_mounted:
            self._show()

    def page(self, *, whole: bool) -> tuple[Row, ...]:
        """Return the rows; ``whole`` cuts none of them."""
        raise NotImplementedError

    def opens(self, action: str) -> bool:
        """Return whether another screen comes after an action, so that keys wait for it."""
        return action == "open" and self.query_one(Sheet).target is not None

    def _show(self) -> None:
        """Show the page whole where it fits or is narrow; else its long lines end early."""
        rows = self.page(whole=True)
        if self.size.width >= _NARROW and not self._fits(rows):
            rows = self.page(whole=False)
        self.query_one(Sheet).rows = rows

    def _fits(self, rows: tuple[Row, ...]) -> bool:
        room = min(self.size.width, _WIDEST) - _MARGINS
        heights = (row.drawn(room - row.indent).get_height({}, room - row.indent) for row in rows)
        lines = self.size.height - (_MARGINS if self.size.width >= _WIDEST else 1)
        return sum(max(height, 1) for height in heights) <= lines

    @on(Sheet.Opened)
    def _open(self, event: Sheet.Opened) -> None:
        if event.target.kind == "person":
            self.dismiss(event.target.id)
        else:
            self.post_message(OpenConversation(event.target.id, event.target.line))

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)


class LongViewScreen(_LookingBack):
    """The years with one person."""

    HELP = "The years with them, a line each. A silent year says nothing, so it is not here."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,y", "back", "Back", id="long_view.back", tooltip="Back to where you were"),
    ]

    def __init__(self, network: Network, today: date, person_id: str) -> None:
        super().__init__(network, today)
        self._person_id = person_id

    def page(self, *, whole: bool) -> tuple[Row, ...]:
        """Return the years; nothing where the page went away meanwhile."""
        person = self.network.people.get(self._person_id)
        return long_page(self.network, person, whole=whole) if person else ()


class ThisDayScreen(_LookingBack):
    """This day in other years, for everybody."""

    HELP = "What was on this day in other years: first meetings, conversations, birthdays."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,Y", "back", "Back", id="this_day.back", tooltip="Back to where you were"),
    ]

    def page(self, *, whole: bool) -> tuple[Row, ...]:
        """Return the memories of this day."""
        return this_day_page(self.network, self.today, whole=whole)
