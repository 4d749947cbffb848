"""Asking: one sentence, one field, and nothing else."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quietnet.widgets.ink import ink_line
from quietnet.widgets.line import Line


class AskScreen(ModalScreen[str | None]):
    """Asks for one line; enter gives it, escape gives nothing."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back", show=False),
    ]

    def __init__(
        self, question: str, *, hint: str = "", answer: str = "", may_be_empty: bool = False
    ) -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._answer = answer
        self._may_be_empty = may_be_empty

    def compose(self) -> ComposeResult:
        """Place the question and its field."""
        with Vertical(classes="box"):
            yield Static(ink_line(self._question), id="question")
            yield Line(self._answer, id="answer", select_on_focus=True)
            yield Static(ink_line(self._hint), id="hint")

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        answer = event.value.strip()
        self.dismiss(answer if answer or self._may_be_empty else None)

    def action_close(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
