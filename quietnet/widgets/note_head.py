"""NoteHead: with whom, when, how, how long, where; every field by keyboard, none required."""

from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.events import Blur, DescendantBlur, DescendantFocus
from textual.geometry import Size
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from quietnet.domain.head import COMPANIES, HOWS, MATTERED, Head
from quietnet.domain.network import Network
from quietnet.domain.text import safe_text
from quietnet.reading.completion import complete
from quietnet.widgets.choice import Choice
from quietnet.widgets.ink import ink
from quietnet.widgets.line import Line

Value = TypeVar("Value")


def _options(
    known: tuple[tuple[str, Value], ...], value: Value, words: str
) -> tuple[tuple[str, Value], ...]:
    """Return the known options, and the value as it stands where it is none of them."""
    if any(value == each for _, each in known):
        return known
    return (*known, (words, value))


def _place(options: tuple[tuple[str, Value], ...], value: Value) -> int:
    return next(place for place, (_, each) in enumerate(options) if each == value)


class PeopleSuggester(Suggester):
    """Completes the last name of a list, whoever was talked with most recently first."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.network = Network()

    async def get_suggestion(self, value: str) -> str | None:
        """Return the list with its last name completed, None where nobody's begins so."""
        typed = value.rpartition(",")[2].lstrip()
        before = f"@{typed}"
        ghosts = (offer.ghost(before) for offer in complete(before, self.network))
        ghost = next((each for each in ghosts if each and "," not in each), "")
        return value + ghost if ghost and safe_text(ghost) == ghost else None


class HeadLine(Line):
    """A field as wide as what stands in it, with room to type while it has the focus."""

    def __init__(
        self,
        text: str,
        *,
        id: str,  # noqa: A002
        placeholder: str,
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__(text, suggester=suggester)
        self.id = id
        self.placeholder = placeholder

    @on(Blur)
    def _show_the_start(self) -> None:
        self.scroll_to(0, animate=False)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """As wide as what it says, in cells, and the cursor after it."""
        words = ink(self.value or self.placeholder)
        return words.cell_length + 1


class NoteHead(Vertical):
    """The lines above a note. It starts from a head and tells each change of it."""

    DEFAULT_CSS = """
    NoteHead {
        height: auto; padding: 0 1;
        Horizontal { height: 1; }
        #who-and-when { height: auto; }
        .pair { width: auto; }
        Static { width: auto; color: $quiet; }
        HeadLine { width: auto; max-width: 48; margin: 0 1 0 0; }
        HeadLine > .input--placeholder { color: $quiet; text-style: italic; }
        HeadLine:focus { min-width: 24; }
        #people:focus { min-width: 36; }
        Choice { margin: 0 3 0 0; }
    }
    """

    class Edited(Message):
        """The head is now this."""

        def __init__(self, head: Head) -> None:
            super().__init__()
            self.head = head

    def __init__(self, head: Head) -> None:
        super().__init__()
        self._head = head
        self._suggester = PeopleSuggester()
        how = f"{head.medium}, {head.kind}"
        self._hows = _options(HOWS, (head.medium, head.kind), how)
        self._companies = _options(COMPANIES, head.company, f"and {head.company} others")

    def compose(self) -> ComposeResult:
        """Place the fields in reading order."""
        head = self._head
        with Container(id="who-and-when"):
            with Horizontal(id="who"):
                yield from self._line("with", "people", head.people, "whoever it names")
                yield self._choice("", "company", self._companies, head.company)
            with Horizontal(id="when-and-where"):
                with Horizontal(classes="pair"):
                    yield from self._line("when", "when", head.when, "as the note says, or today")
                with Horizontal(classes="pair"):
                    yield from self._line("where", "where", head.where, "not said")
        with Horizontal(id="more"):
            yield self._choice("how", "how", self._hows, (head.medium, head.kind))
            with Horizontal(classes="pair"):
                yield from self._line("for", "minutes", head.minutes, "not said")
            yield Choice("kitchen", ("no", "yes"), at=int(head.kitchen), id="kitchen")
            yield self._choice("mattered", "mattered", MATTERED, head.mattered)

    def _line(self, label: str, name: str, text: str, placeholder: str) -> ComposeResult:
        yield Static(ink(label))
        suggester = self._suggester if name == "people" else None
        yield HeadLine(text, id=name, placeholder=placeholder, suggester=suggester)

    @staticmethod
    def _choice(
        label: str, name: str, options: tuple[tuple[str, Value], ...], value: Value
    ) -> Choice:
        return Choice(label, tuple(word for word, _ in options), at=_place(options, value), id=name)

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _walked(self) -> None:
        within = self.screen.focused is not None and self in self.screen.focused.ancestors
        self.set_class(within, "-open")

    @on(Input.Changed)
    def _written(self, event: Input.Changed) -> None:
        event.stop()
        event.input.refresh(layout=True)
        if event.input.id:
            self._tell(**{event.input.id: event.value})

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        event.stop()
        match event.choice.id:
            case "how":
                medium, kind = self._hows[event.at][1]
                self._tell(medium=medium, kind=kind)
            case "company":
                self._tell(company=self._companies[event.at][1])
            case "kitchen":
                self._tell(kitchen=bool(event.at))
            case _:
                self._tell(mattered=MATTERED[event.at][1])

    def _tell(self, **values: object) -> None:
        head = self._head.with_values(**values)
        if head != self._head:
            self._head = head
            self.post_message(self.Edited(head))

    def know(self, network: Network) -> None:
        """Complete the names of these people from now on."""
        self._suggester.network = network

    def fill(self, *, people: str, when: str) -> None:
        """Write into the fields, as if it had been typed."""
        self.query_one("#people", HeadLine).value = people
        self.query_one("#when", HeadLine).value = when

    def enter(self) -> None:
        """Put the cursor into the first field."""
        self.screen.set_focus(self.query_one("#people"))

    def toggle_kitchen(self) -> None:
        """Say that it was, or was not, a kitchen conversation."""
        self.query_one("#kitchen", Choice).action_turn(1)
