"""Walking: through the names of a note, one after another, to say who is meant."""

from textual import on
from textual.events import DescendantFocus
from textual.widgets.text_area import Selection

from quietnet.domain.refusal import Refused
from quietnet.domain.text import fold
from quietnet.reading.heard import Newcomer, Reading
from quietnet.reading.meaning import (
    KEEP,
    Answer,
    Named,
    Sort,
    answer_now,
    answered,
    answers,
    key_of,
    to_walk,
)
from quietnet.reading.newcomer import Told, line_of, read_line, told_of
from quietnet.screens.listening import ListeningScreen
from quietnet.widgets.heard import options_of
from quietnet.widgets.ink import ink_line
from quietnet.widgets.who_is_meant import WhoIsMeant

_NO_NAMES = "There is no name in this note yet."


class WalkingScreen(ListeningScreen):
    """``f3`` asks about each name in turn; what is answered holds for this note."""

    _left_at: Selection | None = None

    def action_readings(self) -> None:
        """Ask about the next name of the note; after the last, go back to the text."""
        reading = self.reading()
        named = to_walk(reading, self._note)
        after = self._asked.start if self._asked else -1
        ahead = [each for each in named if each.start > after]
        if not named:
            self.notify(_NO_NAMES, markup=False)
        if not ahead:
            self.stop_asking()
            return
        if self._asked is None:
            self._left_at = self._area.selection
        self._ask(ahead[0], reading)
        self.query_one(WhoIsMeant).enter()

    def _ask(self, named: Named, reading: Reading) -> None:
        """Ask who one name means, and show where it stands."""
        self._asked = named
        self.add_class("-asking")
        start, end = (self._place(at) for at in (named.start, named.end))
        self._area.selection = Selection(start, end)
        given = answers(named, self._note)
        at = given.index(answer_now(named, self._note))
        line = self._line_for(named, reading) if isinstance(named, Newcomer) else None
        written = ink_line(reading.text[named.start : named.end])
        self.query_one(WhoIsMeant).ask(written, options_of(given, self.known), at, line)
        self.show_heard(reading)

    def _place(self, at: int) -> tuple[int, int]:
        before = self.text[:at]
        return before.count("\n"), at - (before.rfind("\n") + 1)

    def _line_for(self, new: Newcomer, reading: Reading) -> str:
        told = self._note.keep_new.get(new.name) or told_of(new, reading.people)
        return line_of(told, self.known)

    def _answer(self, answer: Answer, told: Told | None = None) -> None:
        if self._asked is None:
            return
        self._note = answered(self._note, self._asked, answer, told)
        reading, key = self.reading(), key_of(self._asked)
        for named in to_walk(reading, self._note):
            if named.start == self._asked.start or key_of(named) == key:
                self._ask(named, reading)
                self.query_one(WhoIsMeant).enter()
                return
        self.stop_asking()

    @on(WhoIsMeant.Turned)
    def _turned(self, event: WhoIsMeant.Turned) -> None:
        if self._asked:
            answer = answers(self._asked, self._note)[event.at]
            if answer == KEEP:
                self._keep(event.line)
            else:
                self._answer(answer)

    @on(WhoIsMeant.Told)
    def _told(self, event: WhoIsMeant.Told) -> None:
        if self._keep(event.line):
            self.action_readings()

    def _keep(self, line: str) -> bool:
        """Keep somebody new as a line says; where it names somebody known, they are meant."""
        try:
            told = read_line(line, self.known)
        except Refused as refused:
            self.notify(str(refused), markup=False)
            return False
        known = [p for p in self.known.named(told.name) if fold(p.name) == fold(told.name)]
        if known:
            self._answer(Answer(Sort.SOMEBODY, known[0].id))
        else:
            self._answer(KEEP, told)
        return True

    @on(WhoIsMeant.GoneOn)
    def _gone_on(self) -> None:
        self.action_readings()

    def stop_asking(self) -> None:
        """Go back to the text, where one was."""
        left_at, self._left_at = self._left_at, None
        self._asked = None
        self.remove_class("-asking")
        self.query_one(WhoIsMeant).close()
        if left_at is not None:
            self._area.selection = left_at
        self.set_focus(self._area)
        self.listen()

    @on(DescendantFocus)
    def _written_on(self, event: DescendantFocus) -> None:
        if self._asked and event.widget is self._area:
            self._left_at = None
            self.stop_asking()
