"""WhoIsMeant: one name of a note, what it could mean, and a line for somebody new."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quietnet.widgets.ink import ink, together
from quietnet.widgets.line import Line


class Options(Static, can_focus=True):
    """The things a name could mean, one a line."""

    def set_options(self, options: Sequence[Content], at: int) -> None:
        """Show the options, the one at ``at`` marked by its dot as well as its weight."""
        lines = [
            together(ink("● ", "$accent"), option.stylize("bold"))
            if place == at
            else together(ink("○ ", "$quiet"), option)
            for place, option in enumerate(options)
        ]
        self.update(Content("\n").join(lines))


class WhoIsMeant(Vertical):
    """Up and down choose, enter goes on. It only shows what it is given and tells what was done."""

    DEFAULT_CSS = """
    WhoIsMeant {
        height: auto; display: none; margin: 0 0 1 0;
        Static { height: auto; }
        Options { text-wrap: nowrap; text-overflow: ellipsis; }
        Options:focus { background: $chosen; }
        Line { width: 1fr; height: 1; display: none; }
        #keys { color: $quiet; }
        &.-new Line { display: block; }
        &.-open { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,left", "turn(-1)", "Before", show=False),
        Binding("down,right", "turn(1)", "Next", show=False),
        Binding("enter", "go_on", "Go on", show=False),
    ]

    class Turned(Message):
        """Another answer was chosen, by its place; ``line`` is what is said of somebody new."""

        def __init__(self, at: int, line: str) -> None:
            super().__init__()
            self.at = at
            self.line = line

    class Told(Message):
        """Somebody new is to be kept, as this line says."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class GoneOn(Message):
        """The answer stands; on to the next name."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._many = 0
        self._at = 0

    def compose(self) -> ComposeResult:
        """Place the question, the line, the answers and what the keys do."""
        yield Static(id="asked")
        yield Line("")
        yield Options()
        yield Static(id="keys")

    def ask(
        self, written: Content, options: Sequence[Content], at: int, line: str | None = None
    ) -> None:
        """Ask who a name means; ``line`` is what is said of somebody new, None of others."""
        self._many, self._at = len(options), at
        self.query_one("#asked", Static).update(
            together(ink("Who is ", "bold $accent"), written.stylize("bold $accent"), ink("?"))
        )
        self.query_one(Options).set_options(options, at)
        keys = "↑ ↓ choose · enter next" if line is None else "enter keeps · ↑ ↓ choose"
        self.query_one("#keys", Static).update(ink(keys))
        self.set_class(line is not None, "-new")
        self.add_class("-open")
        if line is not None:
            self.query_one(Line).value = line

    def enter(self) -> None:
        """Put the cursor where it is wanted: on the line for somebody new, else on the answers."""
        there = Line if self.has_class("-new") else Options
        self.screen.set_focus(self.query_one(there))

    def close(self) -> None:
        """Ask nothing."""
        self.remove_class("-open")

    def action_turn(self, by: int) -> None:
        """Choose the answer above or below, as far as there are any."""
        at = min(max(self._at + by, 0), self._many - 1)
        if at != self._at:
            self.post_message(self.Turned(at, self.query_one(Line).value))

    def action_go_on(self) -> None:
        """Let the answer stand."""
        self.post_message(self.GoneOn())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Told(event.value))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
