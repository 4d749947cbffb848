"""Waiting: one calm line while something takes longer than a moment, and where it has got to."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quietnet.widgets.ink import ink_line, together

STOPPED = "stopped"
_LOOKS_EVERY = 0.2  # seconds
_LAMPS = ("·  ", "·· ", "···", " ··", "  ·", "   ")


class _Box(Vertical, can_focus=True):
    """Has the focus, so that keys typed ahead change nothing meanwhile."""


class WaitScreen(ModalScreen[str | None]):
    """Says what is being done. It gives ``STOPPED`` where escape did that."""

    CSS_PATH = "waiting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop", show=False)]

    def __init__(self, sentence: str, where: Callable[[], str], *, may_stop: bool) -> None:
        super().__init__()
        self._sentence = sentence
        self._where = where
        self._may_stop = may_stop
        self._lamp = 0

    def compose(self) -> ComposeResult:
        """Place the line, where it has got to, and how to stop."""
        with _Box(classes="box"):
            yield Static(ink_line(self._sentence), id="sentence")
            yield Static(id="where")
            if self._may_stop:
                yield Static(
                    Content.assemble(("esc", "bold $accent"), " stops; nothing is kept"), id="keys"
                )

    def on_mount(self) -> None:
        """Look about now and then where it has got to."""
        self._look()
        self.set_interval(_LOOKS_EVERY, self._look)

    def _look(self) -> None:
        lamp = Content(_LAMPS[self._lamp]).stylize("$accent")
        self._lamp = (self._lamp + 1) % len(_LAMPS)
        self.query_one("#where", Static).update(
            together(lamp, "  ", ink_line(self._where(), "$quiet"))
        )

    def action_stop(self) -> None:
        """Stop what is being done, where it may be stopped."""
        if self._may_stop:
            self.dismiss(STOPPED)
