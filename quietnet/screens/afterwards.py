"""Afterwards: questions beside a note, one at a time; some have a line to answer in."""

from collections.abc import Iterator
from itertools import cycle

from textual import on
from textual.widgets import Input

from quietnet.reading.afterwards import AFTERWARDS, Question, added
from quietnet.screens.walking import WalkingScreen
from quietnet.widgets.line import Line
from quietnet.widgets.questions import Questions

_WHEN_STUCK = tuple(
    Question(words, "")
    for words in (
        "What did they light up about?",
        "What are they in the middle of?",
        "What is hard for them just now?",
        "What did you promise?",
        "Who did they say you should meet?",
    )
)


class AfterwardsScreen(WalkingScreen):
    """``f2`` asks; what is answered becomes a line of the note, by the person's own keys."""

    _questions: Iterator[Question] | None = None
    _question: Question | None = None

    def action_question(self) -> None:
        """Ask one question, another each time: of a note that has begun, first what came of it."""
        if self._questions is None:
            begun = bool(self.text.strip())
            both = (*AFTERWARDS, *_WHEN_STUCK) if begun else (*_WHEN_STUCK, *AFTERWARDS)
            self._questions = cycle(both)
        self._question = next(self._questions)
        self.add_class("-stuck")
        asked = self.query_one(Questions)
        asked.ask(self._question)
        if self._question.mark:
            self.app.stylesheet.update(self)  # nothing hidden takes the focus
            self.set_focus(asked.query_one(Line))
        else:
            self.set_focus(self._area)

    @on(Input.Submitted, "#answer")
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._question and event.value.strip():
            line = added(self.text, self._question.line(event.value))
            end = self._area.document.end
            self._area.replace(line, end, end)
        self.action_question()
