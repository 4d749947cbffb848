"""Unlocking: the calm screen in front of a locked notebook; it shows nothing that is in it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from quietnet.messages import Unlock
from quietnet.widgets.ink import ink_line
from quietnet.widgets.line import Line

_LOCKED = "Your notebook is locked."
_LOOKING = "One moment."


class UnlockingScreen(Screen[None]):
    """Asks for the passphrase; enter gives it as ``Unlock``, escape leaves quietnet."""

    CSS_PATH = "unlocking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.quit", "Leave", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Place one sentence, one field, and what else there is to say."""
        keys = Content.assemble(("enter", "bold $accent"), " open    ", ("esc", "bold $accent"))
        with Vertical(id="door"):
            yield Static(Content.styled("quietnet", "bold"), id="title")
            yield Static(ink_line(_LOCKED), id="sentence")
            yield Line(password=True, placeholder="passphrase", id="passphrase")
            yield Static(ink_line(""), id="said")
            yield Static(Content.assemble(keys, " leave"), id="keys")

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        if event.value:
            self.query_one("#said", Static).update(ink_line(_LOOKING))
            self.post_message(Unlock(event.value))

    def refuse(self, why: str) -> None:
        """Say why it stays locked, and ask again."""
        self.query_one("#said", Static).update(ink_line(why))
        self.query_one(Input).clear()
