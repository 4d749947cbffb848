"""Help: what the keys do in the place you came from, told from its live bindings."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen

from quietnet.commands import Command, commands_of
from quietnet.widgets.sheet import BLANK, Row, Sheet


class HelpScreen(ModalScreen[None]):
    """One calm page; escape closes it."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "close", "Close", show=False),
    ]

    def __init__(self, words: str, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._words = words
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Place the page."""
        with Vertical(classes="box"):
            yield Sheet(id="help")

    def on_mount(self) -> None:
        """Write the page."""
        rows = [Row(Content(self._words)), BLANK] if self._words else []
        width = max((len(c.keys) for c in self._commands), default=0) + 2
        for command in self._commands:
            more = command.more or command.what
            keys = Content(command.keys).stylize("bold $accent")
            rows.append(Row(Content(more), width, lead=keys))
        rows += [BLANK, Row(Content("escape closes this page").stylize("$quiet"))]
        self.query_one(Sheet).rows = tuple(rows)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def commands_here(screen: Screen[object]) -> tuple[Command, ...]:
    """Return the commands that work on a screen just now, those of the focused part first."""
    nodes = {id(active.node): active.node for active in screen.active_bindings.values()}
    order = list(nodes.values())
    live = sorted(screen.active_bindings.values(), key=lambda active: order.index(active.node))
    return commands_of(active.binding for active in live if active.enabled)
