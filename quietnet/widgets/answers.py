"""Answers: a few people, each with one sentence, a greyed step and the answers one may give."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quietnet.domain.portrait import Portrait
from quietnet.widgets.ink import ink_line
from quietnet.widgets.word_row import words_in_a_row

_IN = 2  # cells, so that words stand under the name they belong to


class Answers(Widget, can_focus=True):
    """Up and down choose somebody, left and right an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right", "turn(1)", "Next", show=False),
    ]

    people: reactive[tuple[Portrait, ...]] = reactive((), layout=True)
    at: reactive[int] = reactive(0)
    answer: reactive[int] = reactive(0)

    class Given(Message):
        """An answer, by its place, about somebody."""

        def __init__(self, person_id: str, answer: int) -> None:
            super().__init__()
            self.person_id = person_id
            self.answer = answer

    def __init__(self, answers: tuple[str, ...], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._answers = answers

    @property
    def person_id(self) -> str | None:
        """Whoever is chosen."""
        return self.people[self.at].person.id if self.at < len(self.people) else None

    def watch_people(self, people: tuple[Portrait, ...]) -> None:
        """Stay within the people there are."""
        self.at = min(self.at, max(len(people) - 1, 0))
        self.answer = 0

    def render(self) -> Content:
        """Draw everybody, and the answers beneath the one who is chosen."""
        return Content("\n\n").join([self._one(place) for place in range(len(self.people))])

    def _one(self, place: int) -> Content:
        known = self.people[place]
        here = place == self.at
        mark = Content("▌ " if here else "  ").stylize("$accent")
        name = ink_line(known.person.name, "bold $accent" if here else "bold")
        line = known.silence.line.removeprefix(f"{known.person.name}: ")
        parts = [
            Content.assemble(mark, name),
            self._set_in(ink_line(line[:1].upper() + line[1:])),
            self._set_in(ink_line(known.step.line, "italic $quiet")),
        ]
        if here:
            answers = words_in_a_row(self._answers, self.answer, self.size.width - _IN + 1)
            lines = answers.split("\n")
            parts += [Content(), *(Content.assemble(" " * (_IN - 1), line) for line in lines)]
        return Content("\n").join(parts)

    def _set_in(self, words: Content) -> Content:
        """Return words wrapped under the name they belong to."""
        lines = words.wrap(max(self.size.width - _IN, 8))
        return Content("\n").join([Content.assemble(" " * _IN, line.rstrip()) for line in lines])

    def action_step(self, by: int) -> None:
        """Choose somebody else."""
        if self.people:
            self.at = min(max(self.at + by, 0), len(self.people) - 1)
            self.answer = 0

    def action_turn(self, by: int) -> None:
        """Choose another answer."""
        self.answer = min(max(self.answer + by, 0), len(self._answers) - 1)

    def action_answer(self) -> None:
        """Give the answer."""
        if self.person_id:
            self.post_message(self.Given(self.person_id, self.answer))
