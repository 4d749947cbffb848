"""Help: what the keys do in the place you came from, told from its live bindings."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from quietnet.commands import Command, commands_of
from quietnet.widgets.ink import ink, ink_line
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
        rows = [Row(ink(self._words)), BLANK] if self._words else []
        width = max((len(c.keys) for c in self._commands), default=0) + 2
        for before, command in zip((None, *self._commands), self._commands, strict=False):
            if before and _part(before) != _part(command):
                rows.append(BLANK)
            more = command.more or command.what
            keys = ink_line(command.keys, "bold $accent")
            rows.append(Row(ink_line(more), width, lead=keys))
        rows += [BLANK, Row(ink("escape closes this page", "$quiet"))]
        self.query_one(Sheet).rows = tuple(rows)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def _part(command: Command) -> str:
    """Return what a key belongs to: every room, the whole program, or this place alone."""
    part = command.id.partition(".")[0]
    return part if part in {"room", "app"} else "here"


def commands_here(screen: Screen[object]) -> tuple[Command, ...]:
    """Return the commands that work on a screen just now, those of this place first."""
    parts = ("here", "room", "app")
    live = [active.binding for active in screen.active_bindings.values() if active.enabled]
    return tuple(sorted(commands_of(live), key=lambda command: parts.index(_part(command))))
