"""Field: a quiet label and what stands beside it: a line, several lines, a choice or a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from quietnet.widgets.choice import Choice
from quietnet.widgets.ink import ink_line
from quietnet.widgets.line import Line
from quietnet.widgets.note_area import NoteArea


class Sort(Enum):
    """How a field is filled in."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a field asks: its name, label, a hint while it is filled in, and its options.

    ``completes`` are the marks after which somebody's name is completed, where it is.
    """

    name: str
    label: str
    hint: str = ""
    sort: Sort = Sort.LINE
    options: tuple[str, ...] = ()
    completes: str = ""


class Field(Horizontal):
    """One field of a form. It starts from words and tells each change of them."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        .label { width: 16; color: $quiet; }
        .body { width: 1fr; height: auto; }
        .why, .above, Choice { margin: 0 0 0 1; }
        .why { height: auto; color: $accent; text-style: italic; display: none; }
        .above { height: auto; color: $foreground; }
        Choice { max-width: 100%; }
        NoteArea { height: auto; min-height: 3; max-height: 14; }
        NoteArea:focus { background: $chosen; }
        Line > .input--placeholder { color: $faint; }
        .-spare { display: none; }
        &.-entered .-spare { display: block; }
        &.-unset Choice { color: $quiet; }
        &.-refused .label { color: $accent; text-style: bold; }
        &.-refused .why { display: block; }
    }
    """

    class Edited(Message):
        """The words of a field are now these."""

        def __init__(self, field: "Field", words: str) -> None:
            super().__init__()
            self.field = field
            self.words = words

    def __init__(
        self,
        asked: Asked,
        words: str,
        *,
        suggester: Suggester | None = None,
        above: Sequence[str] = (),
    ) -> None:
        super().__init__(id=asked.name)
        self.asked = asked
        self.why = ""
        self._words = words
        self._suggester = suggester
        self._above = above

    def compose(self) -> ComposeResult:
        """Place the label and what is filled in."""
        yield Static(ink_line(self.asked.label), classes="label")
        with Vertical(classes="body"):
            for line in self._above:
                yield Static(ink_line(line), classes="above")
            yield from self._controls(self._words)
            yield Static(classes="why")
        self._show_unset(self._words)

    def _controls(self, words: str) -> ComposeResult:
        match self.asked.sort:
            case Sort.CHOICE:
                options = self.asked.options
                yield Choice("", options, at=options.index(words), id=f"{self.asked.name}-choice")
            case Sort.TEXT:
                area = NoteArea(words)
                self._words = area.text  # it knows one line break only
                yield area
            case Sort.LINES:
                lines = words.split("\n") if words else []
                for line in lines:
                    yield self._line(line)
                # One line more, to write on; it shows when the field is entered.
                yield self._line("", spare=bool(lines))
            case Sort.LINE:
                yield self._line(words)

    def _line(self, text: str, *, spare: bool = False) -> Line:
        line = Line(text, suggester=self._suggester)
        line.placeholder = "·"  # so that the eye finds where nothing stands yet
        line.set_class(spare, "-spare")
        return line

    def refuse(self, why: str) -> None:
        """Mark the field, with a sentence under it; nothing typed is touched."""
        if why == self.why:  # each update would lay the whole form out anew
            return
        self.why = why
        self.query_one(".why", Static).update(ink_line(why))
        self.set_class(bool(why), "-refused")

    def enter(self) -> None:
        """Put the cursor into the field."""
        self.query_one(".body").query("Line, Choice, NoteArea").first().focus()

    async def show(self, words: str) -> None:
        """Show other words than before, where the record was changed elsewhere."""
        self._words = words
        with self.prevent(Input.Changed, TextArea.Changed):
            await self.query("Line, Choice, NoteArea").remove()
            await self.query_one(".body").mount(*self._controls(words), before=".why")
        self._show_unset(words)

    def _show_unset(self, words: str) -> None:
        options = self.asked.options
        self.set_class(bool(options) and words == options[0], "-unset")

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        event.stop()
        words = self.asked.options[event.at]
        self._show_unset(words)
        self._tell(words)

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        event.stop()
        self._tell(event.text_area.text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        lines = [line.value for line in self.query(Line)]
        if self.asked.sort is Sort.LINE:
            self._tell(lines[0])
            return
        if lines[-1].strip():
            self.query(Line).remove_class("-spare")
            self.query_one(".body").mount(self._line("", spare=True), before=".why")
        self._tell("\n".join(line for line in lines if line.strip()))

    def _tell(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.refuse("")
            self.post_message(self.Edited(self, words))
