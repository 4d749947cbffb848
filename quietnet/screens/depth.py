"""Depth: the house from the street to the key, and why somebody stands where they do."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import ScreenResume
from textual.widgets import Input

from quietnet.domain.answers import let_be, set_own_word, take_back_own_word, wake
from quietnet.domain.catalogue import PROMPTS
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.finding import who_matches
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.portrait import portrait
from quietnet.domain.prompts import another, fill
from quietnet.domain.refusal import Refused
from quietnet.domain.standings import Standings
from quietnet.messages import OpenPerson, OpenRoom, SavePerson
from quietnet.screens.picking import Picked, PickScreen
from quietnet.screens.resting import rested, until_when
from quietnet.screens.room import Room
from quietnet.widgets.depth_panel import why_here
from quietnet.widgets.foot import Foot
from quietnet.widgets.house import House
from quietnet.widgets.ink import ink
from quietnet.widgets.line import Line
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import Row, Sheet

_A_YEAR = 365
_NOBODY = "The house is still empty. Press a and name one person you like to talk to."
_CHOOSING = "enter chooses · escape leaves it"
_WITH_MY_WORD = "enter chooses · backspace takes your word back"
_NOT_FOUND = "Nobody by these words. Press escape to see everybody."


class DepthScreen(Room):
    """The house beside the chosen person's reasons."""

    NAME = "depth"
    CSS_PATH = "depth.tcss"
    HELP = "The house from the street inwards. Walk with the arrows; nobody is ranked."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "another", "Another", id="depth.another", tooltip="Another natural next step"),
        Binding("l", "let_be", "Let be", id="depth.let_be", tooltip="Let it be for a while"),
        Binding(
            "equals_sign",
            "own_word",
            "My word",
            id="depth.own_word",
            tooltip="Choose the word yourself",
            show=False,
        ),
        Binding(
            "z", "rest", "Resting", id="depth.rest", tooltip="Let this rest, or wake it", show=False
        ),
        Binding("slash", "find", "Find", id="depth.find", tooltip="Find somebody in the house"),
        Binding("escape", "back", "Back", id="depth.back", tooltip="One step back", show=False),
    ]

    def __init__(self, now: Callable[[], datetime], may_ask: Callable[[str, int], bool]) -> None:
        super().__init__()
        self._now = now
        self._may_ask = may_ask
        self._lines: dict[str, str | None] = {}
        self._standings = Standings()
        self._shown: tuple[Network, date] | None = None

    def compose(self) -> ComposeResult:
        """Place the find box, the house and the panel."""
        yield RoomBar("depth")
        yield Line(placeholder="find someone", id="find", select_on_focus=True)
        with Horizontal(id="rooms"):
            yield House(id="first")
            yield Sheet(id="why")
        yield Foot()

    def on_mount(self) -> None:
        """Fill the house."""
        self._refill()

    @property
    def person_id(self) -> str | None:
        """Whoever the house's cursor stands on."""
        return self.query_one(House).chosen

    def choose(self, person_id: str) -> None:
        """Put the cursor on somebody."""
        self.query_one("#find", Input).value = ""
        self._refill()
        self.query_one(House).chosen = person_id

    def watch_network(self) -> None:
        """Show what was kept, here or elsewhere; in another room it can wait."""
        if self.is_mounted and self.is_current:
            self._refill()

    def watch_today(self) -> None:
        """Words may change as plans and months pass."""
        if self.is_mounted and self.is_current:
            self._refill()

    @on(ScreenResume)
    def _catch_up(self) -> None:
        if self._shown != (self.network, self.today):
            self._refill()

    @on(Input.Changed, "#find")
    def _refill(self) -> None:
        self._shown = (self.network, self.today)
        bands: dict[Depth | None, list[Person]] = {}
        for person in who_matches(self.network, self.query_one("#find", Input).value):
            depth = self._standings.depth(self.network, person, self.today)
            bands.setdefault(depth, []).append(person)
        self.query_one(House).inhabitants = bands
        self._explain()

    @on(House.Chosen)
    def _explain(self) -> None:
        person = self._person
        if person:
            rows = self._panel(person)
        else:
            rows = (Row(ink(_NOT_FOUND if self.network.people else _NOBODY, "$quiet")),)
        self.query_one("#why", Sheet).rows = rows

    @property
    def _person(self) -> Person | None:
        return self.network.people.get(self.person_id or "")

    def _panel(self, person: Person) -> tuple[Row, ...]:
        known = portrait(person, self.network.evidence(person.id), self.today)
        line = known.step.line
        shown = PROMPTS.get(self._lines.get(person.id) or "")
        if shown:
            topics = sorted(
                {t for talk in self.network.evidence(person.id).talks for t in talk.topics}
            )
            line = fill(shown, topics[0] if topics else None)
        asks = known.standing.ask_word and self._may_ask(f"word {person.id}", _A_YEAR)
        return why_here(known, line, ask_word=asks)

    @on(House.Opened)
    def _walk_in(self, event: House.Opened) -> None:
        self.post_message(OpenPerson(event.person_id))

    @on(Input.Submitted, "#find")
    def _to_house(self) -> None:
        """Go to whoever was found, everybody standing around them again."""
        found = self.person_id
        box = self.query_one("#find", Input)
        box.remove_class("-open")
        box.value = ""
        self._refill()
        if found:
            self.query_one(House).chosen = found
        self.focus_on(self.query_one(House))

    def action_find(self) -> None:
        """Open the find box."""
        box = self.query_one("#find")
        box.add_class("-open")
        self.focus_on(box)

    def action_another(self) -> None:
        """Show another line for the same step, round and round."""
        person = self._person
        if person:
            known = portrait(person, self.network.evidence(person.id), self.today)
            shown = another(known.step.id, known.standing.depth, self._lines.get(person.id))
            self._lines[person.id] = shown.id if shown else None
            self._explain()

    def action_let_be(self) -> None:
        """Leave this silence in peace for a while."""
        person = self._person
        if person:
            self.post_message(SavePerson(let_be(person, self.today, self._now())))
            self.notify("Left in peace for a while.", markup=False)

    def action_rest(self) -> None:
        """Ask until when this should rest; wake it where it rests already."""
        person = self._person
        if person and (person.resting or person.ended):
            self.post_message(SavePerson(wake(person, self._now())))
        elif person:
            self.app.push_screen(until_when(), partial(self._rest, person))

    def _rest(self, person: Person, words: str | None) -> None:
        if words is None:
            return
        try:
            resting, said = rested(person, words, self.today, self._now(), self.date_order)
        except Refused as refused:
            self.notify(str(refused), markup=False)
        else:
            self.post_message(SavePerson(resting))
            self.notify(said, markup=False)

    def action_own_word(self) -> None:
        """Offer the six words; the one chosen wins over the notes."""
        person = self._person
        if person:
            own = person.own_word
            screen = PickScreen(
                f"Where does {person.name} stand, in your own word?",
                tuple((depth.value, depth.word) for depth in Depth),
                at=self._word_now(person),
                why=own.why if own else "",
                may_take_back=own is not None,
                hint=_WITH_MY_WORD if own else _CHOOSING,
            )
            self.app.push_screen(screen, partial(self._choose_word, person))

    def _word_now(self, person: Person) -> str:
        stands = standing(person, self.network.evidence(person.id), self.today)
        return stands.depth.value if stands.depth else ""

    def _choose_word(self, person: Person, picked: Picked | None) -> None:
        if picked is None:
            return
        now = self._now()
        if picked.word:
            changed = set_own_word(person, Depth(picked.word), self.today, picked.why, now)
        else:
            changed = take_back_own_word(person, now)
        self.post_message(SavePerson(changed))

    def action_back(self) -> None:
        """Close the find box; where it is closed, go back to everybody."""
        box = self.query_one("#find", Input)
        if not box.has_class("-open"):
            self.post_message(OpenRoom("people", self.person_id))
            return
        box.value = ""
        box.remove_class("-open")
        self.focus_on(self.query_one(House))
