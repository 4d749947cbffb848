"""Quiet: at most three people whose silence is unusual for the two of you, and four answers."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from quietnet.domain.answers import let_be, let_go, we_talked
from quietnet.domain.company import NOT_TODAY, QUESTION, Company
from quietnet.domain.person import Person
from quietnet.domain.portrait import Portrait, portraits
from quietnet.domain.refusal import Refused
from quietnet.domain.surfacing import WELCOME_BACK, is_welcome, surface
from quietnet.messages import HideQuiet, OpenRoom, SaveConversation, SavePerson
from quietnet.screens.picking import Picked, PickScreen
from quietnet.screens.resting import rested, until_when
from quietnet.screens.room import Room
from quietnet.widgets.answers import Answers
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink_line
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.word_row import WordRow

_NOBODY = "Nobody is unusually quiet. Nothing to do here."
_ALL_SAID = "That is all. Nothing is owed."
_HIDDEN = "This view rests for now."
_WHY = "It only chooses which next steps are shown. s goes on without it."
_ANSWERS = ("we talked", "let it be", "resting until …", "let go")


class QuietScreen(Room):
    """Opened on purpose only; one question first, then at most three people."""

    NAME = "quiet"
    CSS_PATH = "quiet.tcss"
    AUTO_FOCUS: ClassVar[str | None] = None
    HELP = "People whose silence is unusual for the two of you. Nothing here has to be done."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "Answer", id="quiet.answer", tooltip="Give this answer"),
        Binding("s", "skip", "Skip", id="quiet.skip", tooltip="Show people without it"),
        Binding(
            "h", "hide", "Not this week", id="quiet.hide", tooltip="Leave this view for a week"
        ),
        Binding("escape", "back", "Back", id="quiet.back", tooltip="Back to everybody"),
    ]

    returned: reactive[date | None] = reactive(None)
    hidden_until: reactive[date | None] = reactive(None)

    def __init__(self, now: Callable[[], datetime], *, asks: bool = True) -> None:
        super().__init__()
        self._now = now
        self.asks = asks
        self._asking = False
        self._shown: tuple[Portrait, ...] = ()

    def compose(self) -> ComposeResult:
        """Place the question and, beneath it, the people."""
        yield RoomBar("quiet")
        with Vertical(id="hall"):
            yield Static(id="say")
            yield WordRow(tuple(Company), at=1, id="company")
            yield Static(ink_line(_WHY), id="why")
            yield Answers(_ANSWERS, id="people")
        yield Foot()

    def on_screen_resume(self) -> None:
        """Begin anew each time the view is opened: the question, or what there is to say."""
        if self._shown or self._asking:
            return
        if is_welcome(self.today, self.returned):
            self._say(WELCOME_BACK)
        elif self.hidden_until and self.today < self.hidden_until:
            self._say(_HIDDEN)
        elif self.asks:
            self._ask()
        else:
            self._show(None)

    @property
    def person_id(self) -> str | None:
        """Whoever the cursor stands on."""
        return self.query_one(Answers).person_id

    def _say(self, sentence: str) -> None:
        say = self.query_one("#say", Static)
        say.update(ink_line(sentence))
        say.display = bool(sentence)
        self.query_one(WordRow).display = self.query_one("#why").display = False
        self.query_one(Answers).people = ()
        self._asking = False
        self.set_focus(None)
        self.refresh_bindings()

    def _ask(self) -> None:
        self._say(QUESTION)
        self._asking = True
        choice = self.query_one(WordRow)
        choice.display = self.query_one("#why").display = True
        choice.focus()
        self.refresh_bindings()

    def _show(self, company: Company | None) -> None:
        self._shown = surface(
            portraits(self.network, self.today),
            self.today,
            company=company,
            returned=self.returned,
            hidden_until=self.hidden_until,
        )
        self._say("" if self._shown else _NOBODY)
        if self._shown:
            answers = self.query_one(Answers)
            answers.people = self._shown
            answers.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer each key only while it means something."""
        del parameters
        if action == "skip":
            return self._asking
        if action == "hide":
            return bool(self._shown)
        if action == "answer":
            return self._asking or bool(self._shown)
        return True

    def action_skip(self) -> None:
        """Show people without answering the question."""
        self._show(None)

    def action_answer(self) -> None:
        """Answer the question, or what is to become of a silence."""
        if not self._asking:
            self.query_one(Answers).action_answer()
            return
        company = tuple(Company)[self.query_one(WordRow).at]
        if company is Company.NONE:
            self._asking = False
            self.post_message(OpenRoom("people"))
            self.notify(NOT_TODAY, markup=False)
        else:
            self._show(company)

    @on(Answers.Given)
    def _answered(self, event: Answers.Given) -> None:
        person = self.network.people.get(event.person_id)
        if person is None:
            self._done_with(event.person_id)
            return
        match event.answer:
            case 0:
                talk = we_talked(person, self.today, self._now())
                self.post_message(SaveConversation(talk))
                self._done_with(person.id)
            case 1:
                self._keep(let_be(person, self.today, self._now()))
            case 2:
                self.app.push_screen(until_when(), partial(self._rest, person))
            case _:
                words = (("let go", "let go"), ("remembered", "remembered"))
                screen = PickScreen("Which word is right?", words, hint="escape leaves it as it is")
                self.app.push_screen(screen, partial(self._let_go, person))

    def _rest(self, person: Person, words: str | None) -> None:
        if words is None:
            return
        try:
            resting, said = rested(person, words, self.today, self._now(), self.date_order)
        except Refused as refused:
            self.notify(str(refused), markup=False)
        else:
            self._keep(resting)
            self.notify(said, markup=False)

    def _let_go(self, person: Person, picked: Picked | None) -> None:
        if picked and picked.word:
            gone = picked.word == "remembered"
            self._keep(let_go(person, "remembered" if gone else "let go", self._now()))

    def _keep(self, person: Person) -> None:
        self.post_message(SavePerson(person))
        self._done_with(person.id)

    def _done_with(self, person_id: str) -> None:
        """Take somebody off the page; nobody moves up in their place."""
        self._shown = tuple(each for each in self._shown if each.person.id != person_id)
        if self._shown:
            self.query_one(Answers).people = self._shown
        else:
            self._say(_ALL_SAID)

    def action_hide(self) -> None:
        """Leave this view alone for a week."""
        self._shown = ()
        self._say(_HIDDEN)
        self.post_message(HideQuiet())

    def action_back(self) -> None:
        """Go back to everybody; the question is asked anew next time."""
        self._asking, self._shown = False, ()
        self.post_message(OpenRoom("people"))

    def action_room(self, room: str) -> None:
        """Walk to another room; the question is asked anew next time."""
        person_id = self.person_id
        self._asking, self._shown = False, ()
        self.post_message(OpenRoom(room, person_id))
