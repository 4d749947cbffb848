"""Parting: says what deleting somebody's page does, and asks once."""

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


class PartingScreen(ModalScreen[bool]):
    """One calm question; enter says yes, escape goes back."""

    CSS_PATH = "parting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "Delete", show=False),
        Binding("escape", "answer(False)", "Back", show=False),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_said = name

    def compose(self) -> ComposeResult:
        """Place the question and what follows from a yes."""
        name = ink_line(self._name_said, "bold")
        with _Box(classes="box"):
            yield Static(together("Take ", name, " out of the notebook?"))
            yield Static(
                Content(
                    "Their page goes to the wastebasket. Your conversations stay, and so does "
                    "the name wherever you wrote it."
                ),
                id="what",
            )
            yield Static(
                Content.assemble(
                    ("enter", "bold $accent"), " delete    ", ("esc", "bold $accent"), " back"
                ),
                id="keys",
            )

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - an action's argument
        """Give the answer."""
        self.dismiss(answer)
