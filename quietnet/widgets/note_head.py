"""NoteHead: with whom, when, how, how long, where; every field by keyboard, none required."""

from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quietnet.domain.head import COMPANIES, HOWS, MATTERED, Head
from quietnet.widgets.choice import Choice

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


class NoteHead(Vertical):
    """The lines above a note. It starts from a head and tells each change of it."""

    DEFAULT_CSS = """
    NoteHead {
        height: auto; padding: 0 1;
        Horizontal { height: 1; }
        Static { width: auto; color: $quiet; }
        Input { width: 1fr; height: 1; padding: 0; margin: 0 2 0 1; background: $background; }
        #minutes { width: 14; }
        #who-and-when { height: auto; layout: vertical; }
        Input:focus { background: $chosen; text-style: underline; }
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
        how = f"{head.medium}, {head.kind}"
        self._hows = _options(HOWS, (head.medium, head.kind), how)
        self._companies = _options(COMPANIES, head.company, f"and {head.company} others")

    def compose(self) -> ComposeResult:
        """Place the fields in reading order."""
        head = self._head
        with Container(id="who-and-when"):
            with Horizontal():
                yield Static(Content("with"))
                yield Input(
                    head.people, placeholder="whoever the note names", id="people", compact=True
                )
                yield self._choice("", "company", self._companies, head.company)
            with Horizontal():
                yield Static(Content("when"))
                yield Input(head.when, placeholder="today", id="when", compact=True)
                yield Static(Content("where"))
                yield Input(head.where, placeholder="not said", id="where", compact=True)
        with Horizontal(id="more"):
            yield self._choice("how", "how", self._hows, (head.medium, head.kind))
            yield Static(Content("for"))
            yield Input(head.minutes, placeholder="not said", id="minutes", compact=True)
            yield Choice("kitchen", ("no", "yes"), at=int(head.kitchen), id="kitchen")
            yield self._choice("mattered", "mattered", MATTERED, head.mattered)

    @staticmethod
    def _choice(
        label: str, name: str, options: tuple[tuple[str, Value], ...], value: Value
    ) -> Choice:
        return Choice(label, tuple(word for word, _ in options), at=_place(options, value), id=name)

    @on(Input.Changed)
    def _written(self, event: Input.Changed) -> None:
        event.stop()
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

    def toggle_kitchen(self) -> None:
        """Say that it was, or was not, a kitchen conversation."""
        self.query_one("#kitchen", Choice).action_turn(1)
