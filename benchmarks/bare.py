"""The bare apps that quietnet's screens are compared with. Run: python benchmarks/bare.py KIND"""

import sys

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static, TextArea

READY = "bare and ready"


class Bare(App[None]):
    """One Static; ``s`` shows an empty screen, ``escape`` leaves it."""

    BINDINGS = [("s", "show_empty", "Empty"), ("escape", "hide", "Back")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static(READY)

    def on_mount(self) -> None:
        self.install_screen(Screen(), "empty")

    def action_show_empty(self) -> None:
        self.push_screen("empty")

    def action_hide(self) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()


class Rows(App[None]):
    """An OptionList of 150 rows."""

    def compose(self) -> ComposeResult:
        yield OptionList(READY, *(f"Row {number}, as one has them" for number in range(149)))


class Typed(App[None]):
    """A TextArea, an Input."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder=READY)
        yield TextArea()


if __name__ == "__main__":
    {"bare": Bare, "rows": Rows, "typed": Typed}[sys.argv[1]]().run()
