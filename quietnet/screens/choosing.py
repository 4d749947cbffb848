"""Choosing: one of the people, found by typing, the likeliest first."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quietnet.domain.finding import who_matches
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.line import Line
from quietnet.widgets.sheet import BLANK, Row, Sheet, Target

_MOST = 50  # people shown; a letter more finds whoever is not among them
_NOBODY = "Nobody by these words."


class _Found(Sheet, can_focus=False):
    """Whoever was found; the cursor stays in the field."""


class ChooseScreen(ModalScreen[str | None]):
    """Asks for somebody; it gives their id, None where escape went back."""

    CSS_PATH = "choosing.tcss"
    AUTO_FOCUS = "#find"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("escape", "close", "Back", show=False),
    ]

    def __init__(
        self, question: str, network: Network, but: str, likely: tuple[Person, ...] = ()
    ) -> None:
        super().__init__()
        self._question = question
        self._network = network
        self._but = but
        self._likely = likely
        self._found: tuple[Person, ...] = ()
        self._at = self._apart = 0

    def compose(self) -> ComposeResult:
        """Place the question, the field and whoever it finds."""
        with Vertical(classes="box"):
            yield Static(ink_line(self._question), id="question")
            yield Line("", placeholder="a name", id="find")
            yield _Found(id="found")

    def on_mount(self) -> None:
        """Show whoever is likely, and everybody else."""
        self._find()

    @on(Input.Changed)
    def _find(self) -> None:
        words = self.query_one(Line).value
        found = [p for p in who_matches(self._network, words) if p.id != self._but]
        likely = [] if words.strip() else list(self._likely)
        others = [person for person in found if person not in likely][:_MOST]
        self._found, self._at, self._apart = (*likely, *others), 0, len(likely)
        self._draw()

    def _draw(self) -> None:
        """Draw whoever was found; the field keeps the focus, so the mark stands in the row."""
        rows = [_row(person, here=at == self._at) for at, person in enumerate(self._found)]
        if 0 < self._apart < len(rows):
            rows.insert(self._apart, BLANK)
        sheet = self.query_one(Sheet)
        sheet.rows = tuple(rows) or (Row(ink_line(_NOBODY, "$quiet"), 2),)
        sheet.scroll_to(y=self._at - sheet.size.height // 2, animate=False)

    def action_step(self, by: int) -> None:
        """Walk among whoever was found, while typing goes on."""
        self._at = min(max(self._at + by, 0), max(len(self._found) - 1, 0))
        self._draw()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._found:
            self.dismiss(self._found[self._at].id)

    @on(Sheet.Opened)
    def _clicked(self, event: Sheet.Opened) -> None:
        self.dismiss(event.target.id)

    def action_close(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


def _row(person: Person, *, here: bool) -> Row:
    about = ink_line(person.interesting or person.work, "$quiet")
    name = ink_line(person.name)
    content = together(name, "   ", about) if about else name
    if here:
        content = content.stylize("$foreground on $chosen")
    lead = ink("› ", "$accent") if here else Content()
    return Row(content, 2, Target("person", person.id), brief=True, lead=lead)
