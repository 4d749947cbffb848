"""Trail: something that was named, whole, and everybody else who named the same."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quietnet.domain.person import Person
from quietnet.messages import OpenAddress
from quietnet.reading.trails import Trail
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.sheet import Row, Sheet, Target

_NOBODY = "Nobody else named this."
_ALSO = "Named with them, too"


class TrailScreen(ModalScreen[str | None]):
    """Enter visits somebody (their id is the result); ``o`` asks before it opens an address."""

    CSS_PATH = "trail.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open_address", "Open", id="trail.open", tooltip="Open the address"),
        Binding("escape", "close", "Back", id="trail.back", tooltip="Back to the page"),
    ]

    def __init__(self, trail: Trail, others: Sequence[Person]) -> None:
        super().__init__()
        self._trail = trail
        self._others = others

    def compose(self) -> ComposeResult:
        """Place the whole of it, the people, and the keys."""
        with Vertical(classes="box"):
            yield Static(ink(self._trail.shown, "bold"), id="what")
            yield Static(ink_line(_ALSO if self._others else _NOBODY, "$quiet"), id="also")
            yield Sheet(id="others")
            yield Static(self._keys(), id="keys")

    def _keys(self) -> Content:
        parts: list[Content | str] = [ink_line("esc", "bold $accent"), " back"]
        if self._trail.address:
            parts = [ink_line("o", "bold $accent"), " open it    ", *parts]
        if self._others:
            parts = [ink_line("enter", "bold $accent"), " visit    ", *parts]
        return together(*parts)

    def on_mount(self) -> None:
        """List everybody else."""
        sheet = self.query_one(Sheet)
        sheet.styles.height = max(len(self._others), 1)
        sheet.rows = tuple(
            Row(ink_line(other.name), 2, Target("person", other.id), beside=_known_for(other))
            for other in self._others
        )
        sheet.at = 0 if self._others else None

    @on(Sheet.Opened)
    def _visit(self, event: Sheet.Opened) -> None:
        self.dismiss(event.target.id)

    def action_open_address(self) -> None:
        """Ask whether the address should be opened."""
        if self._trail.address:
            self.app.post_message(OpenAddress(self._trail.address))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _known_for(person: Person) -> Content:
    return ink_line(person.interesting, "$quiet")
