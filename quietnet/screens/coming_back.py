"""Coming back: somebody and one sentence, gone at the next key, which does nothing else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click, Key
from textual.screen import Screen
from textual.widgets import Static

from quietnet.reading.coming_back import ThinkOf
from quietnet.widgets.ink import ink_line


class _Page(Vertical, can_focus=True):
    """Has the focus, so that any key finds it."""


class ComingBackScreen(Screen[None]):
    """The first page after a long time away; nothing has grown, and nothing is asked."""

    CSS_PATH = "coming_back.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "#page"

    def __init__(self, thought: ThinkOf) -> None:
        super().__init__()
        self._thought = thought

    def compose(self) -> ComposeResult:
        """Place the name and the sentence."""
        with _Page(id="page"):
            yield Static(ink_line(self._thought.person.name), id="name")
            yield Static(ink_line(self._thought.sentence), id="sentence")

    def on_key(self, event: Key) -> None:
        """Leave at whatever key; it is only the page that goes."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Leave at a click, too."""
        event.stop()
        self.dismiss(None)
