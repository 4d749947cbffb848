"""Unfinished: the notes one was writing, offered word for word before a new one is begun."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.sheet import BLANK, Row, Sheet, Target

_LINES = 3  # of each text, enough to know it again
_ONE = "There is a note you were writing."
_SEVERAL = "There are notes you were writing."
_ABOUT_THIS = "You were changing this note."


@dataclass(frozen=True)
class Unfinished:
    """A note that was not kept: its words, and a line saying when and with whom."""

    id: str
    text: str
    beside: str


@dataclass(frozen=True)
class Decided:
    """The note to take up, or empty for a new one; and those to let go, for good."""

    take_up: str = ""
    begin: bool = False
    let_go: tuple[str, ...] = ()


class UnfinishedScreen(ModalScreen[Decided]):
    """Enter takes one up, n begins anew, delete lets one go, escape leaves them all waiting."""

    CSS_PATH = "unfinished.tcss"
    AUTO_FOCUS = "Sheet"
    HELP = "What you were writing waits here until you keep it or let it go."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "begin", "A new one", id="unfinished.new", tooltip="Leave it, begin anew"),
        Binding(
            "delete,backspace",
            "let_go",
            "Let it go",
            id="unfinished.let_go",
            tooltip="Let it go; the same key takes that back as long as this stands here",
        ),
        Binding("escape", "close", "Back", id="unfinished.back", tooltip="Leave it for later"),
    ]

    def __init__(self, notes: tuple[Unfinished, ...], *, about_this: bool = False) -> None:
        """Offer these notes; ``about_this`` when they change the conversation that was opened."""
        super().__init__()
        self._notes = notes
        self._about_this = about_this
        self._let_go: tuple[str, ...] = ()

    def opens(self, action: str) -> bool:
        """Return whether the editor comes after an action, so that keys wait for it."""
        return action in ("begin", "open")

    def compose(self) -> ComposeResult:
        """Place the sentence, the notes and what the keys do."""
        first = _ONE if len(self._notes) == 1 else _SEVERAL
        new = "n opens it as it was kept" if self._about_this else "n begins a new one"
        with Vertical(classes="box"):
            yield Static(ink_line(_ABOUT_THIS if self._about_this else first), id="question")
            yield Sheet(id="notes")
            yield Static(
                ink(f"enter takes it up · {new}\ndelete lets it go · escape, for later"),
                id="hint",
            )

    def on_mount(self) -> None:
        """Stand on the latest."""
        self._draw()
        self.query_one(Sheet).at = 0

    def _draw(self) -> None:
        rows: list[Row] = []
        for note in self._notes:
            rows += [*self._rows_of(note), BLANK]
        self.query_one(Sheet).rows = tuple(rows[:-1])

    def _rows_of(self, note: Unfinished) -> list[Row]:
        gone = note.id in self._let_go
        lines = [line for line in note.text.splitlines() if line.strip()]
        style = "$quiet strike" if gone else ""
        beside = "let go · delete again takes that back" if gone else note.beside
        first, *more = lines[:_LINES]
        if len(lines) > _LINES:
            more.append("…")
        return [
            Row(ink_line(first, style), 2, Target("draft", note.id), brief=True),
            *(Row(ink_line(line, style), 2, brief=True) for line in more),
            Row(ink_line(beside, "italic $quiet"), 2),
        ]

    @on(Sheet.Opened)
    def _take_up(self, event: Sheet.Opened) -> None:
        let_go = tuple(id_ for id_ in self._let_go if id_ != event.target.id)
        self.dismiss(Decided(take_up=event.target.id, let_go=let_go))

    def action_begin(self) -> None:
        """Begin a new note; these go on waiting."""
        self.dismiss(Decided(begin=True, let_go=self._let_go))

    def action_let_go(self) -> None:
        """Let the chosen note go, or take that back."""
        target = self.query_one(Sheet).target
        if target:
            self._let_go = tuple({*self._let_go} ^ {target.id})
            self._draw()

    def action_close(self) -> None:
        """Go back and leave them waiting."""
        self.dismiss(Decided(let_go=self._let_go))
