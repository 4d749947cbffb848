"""Sure: one calm question before something that is not done by accident."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quietnet.widgets.ink import ink_line, together


class _Box(Vertical, can_focus=True):
    """Has the focus, so that keys typed ahead find the question."""


class SureScreen(ModalScreen[bool]):
    """Enter says yes, escape goes back; ``follows`` tells what comes of a yes."""

    CSS_PATH = "sure.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "Yes", show=False),
        Binding("escape", "answer(False)", "Back", show=False),
    ]

    def __init__(self, question: Content, follows: str, yes: str) -> None:
        super().__init__()
        self._question = question
        self._follows = follows
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Place the question and what follows from a yes."""
        keys = Content.assemble(
            ("enter", "bold $accent"), " ", ink_line(self._yes), "    ", ("esc", "bold $accent")
        )
        with _Box(classes="box"):
            yield Static(together(self._question), id="question")
            yield Static(ink_line(self._follows), id="what")
            yield Static(Content.assemble(keys, " back"), id="keys")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - an action's argument
        """Give the answer."""
        self.dismiss(answer)
