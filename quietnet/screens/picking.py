"""Picking: one of a few words, with the arrows; and, where it is wanted, a sentence beside it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.line import Line
from quietnet.widgets.sheet import Row, Sheet, Target


@dataclass(frozen=True)
class Picked:
    """The word that was picked, empty where it was taken back, and the sentence beside it."""

    word: str
    why: str = ""


class PickScreen(ModalScreen[Picked | None]):
    """Offers a few words; enter picks one, escape none, backspace takes the kept one back."""

    CSS_PATH = "picking.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back", show=False),
        Binding("backspace", "take_back", "Take back", show=False),
    ]

    def __init__(
        self,
        question: str,
        options: tuple[tuple[str, str], ...],
        *,
        at: str = "",
        why: str | None = None,
        hint: str = "enter chooses · escape goes back",
        may_take_back: bool = False,
    ) -> None:
        super().__init__()
        self._question = question
        self._options = options
        self._at = at
        self._why = why
        self._hint = hint
        self._may_take_back = may_take_back

    def compose(self) -> ComposeResult:
        """Place the question, the words, and the field for a sentence."""
        with Vertical(classes="box"):
            yield Static(ink_line(self._question), id="question")
            yield Sheet(id="words")
            if self._why is not None:
                yield Line(
                    self._why, placeholder="why, if you like", id="because", select_on_focus=True
                )
            yield Static(ink_line(self._hint), id="hint")

    def on_mount(self) -> None:
        """Stand on the word that holds now."""
        sheet = self.query_one(Sheet)
        sheet.styles.height = len(self._options)
        sheet.rows = tuple(Row(ink(word), 2, Target("word", id_)) for id_, word in self._options)
        ids = [id_ for id_, _ in self._options]
        sheet.at = ids.index(self._at) if self._at in ids else 0

    @on(Resize)
    def _fit(self) -> None:
        """Give the words the lines they take, once it is known where they wrap."""
        self.call_after_refresh(self._as_tall_as_it_is)

    def _as_tall_as_it_is(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.styles.height = sheet.virtual_size.height

    @on(Sheet.Opened)
    def _picked(self, event: Sheet.Opened) -> None:
        self._give(event.target.id)

    @on(Input.Submitted)
    def _with_reason(self) -> None:
        target = self.query_one(Sheet).target
        if target:
            self._give(target.id)

    def _give(self, word: str) -> None:
        why = self.query_one("#because", Input).value if self._why is not None else ""
        self.dismiss(Picked(word, why))

    def action_take_back(self) -> None:
        """Take the kept word back, where there is one."""
        if self._may_take_back and not self.query_one("#because").has_focus:
            self.dismiss(Picked(""))

    def action_close(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
