"""Questions: one question beside a note, and, where it has one, a line for its answer."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from quietnet.reading.afterwards import Question
from quietnet.widgets.ink import ink_line
from quietnet.widgets.line import Line

_STUCK = "If you are stuck"
_AFTER = "Afterwards"


class Questions(Vertical):
    """One question, and under it a line where its answer may be typed."""

    DEFAULT_CSS = """
    Questions {
        height: auto; display: none;
        Static { height: auto; }
        #stuck { color: $accent; text-style: bold; }
        Line { width: 1fr; height: 1; display: none; }
        &.-after Line { display: block; }
    }
    """

    def compose(self) -> ComposeResult:
        """Place the heading, the question and the line."""
        yield Static(id="stuck")
        yield Static(id="question")
        yield Line(placeholder="enter writes it into the note", id="answer")

    def ask(self, question: Question) -> None:
        """Show a question."""
        self.query_one("#stuck", Static).update(ink_line(_AFTER if question.mark else _STUCK))
        self.query_one("#question", Static).update(ink_line(question.words))
        self.query_one(Line).value = ""
        self.set_class(bool(question.mark), "-after")
