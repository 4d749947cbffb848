"""People: everybody in a list, and the page of the one you look at."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from quietnet.domain.memories import on_this_day
from quietnet.domain.person import Person
from quietnet.domain.plans import did_it_happen, gone_by
from quietnet.domain.threads import Thread
from quietnet.domain.when import how_and_when
from quietnet.messages import EditPerson, OpenConversation, OpenTrail, SaveConversation
from quietnet.reading.trails import trail_by
from quietnet.screens.closing import thread_at
from quietnet.screens.searching import SearchingRoom
from quietnet.widgets.foot import Foot
from quietnet.widgets.hit_list import HitList
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.line import Line
from quietnet.widgets.people_list import PeopleList
from quietnet.widgets.person_page import page_of
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import Row, Sheet

_MORE = " Y shows what else there was."
_NOBODY = "Nobody is here yet. Press a and name one person you like to talk to."
_NOT_FOUND = "Fewer words may find more. escape shows everybody."


class PeopleScreen(SearchingRoom):
    """The people list beside the chosen person's page."""

    NAME = "people"
    CSS_PATH = "people.tcss"
    HELP = "Everybody by name. Walk with the arrows; the page at the right follows."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash", "find", "Find", id="people.find", tooltip="Find by name, or any word of a note"
        ),
        Binding(
            "space",
            "tick",
            "Tick",
            id="people.tick",
            tooltip="Close this thread in the note it came from",
            show=False,
        ),
        Binding(
            "x",
            "let_thread_go",
            "Let go",
            id="people.let_thread_go",
            tooltip="Let this thread go",
            show=False,
        ),
        Binding(
            "H",
            "it_happened",
            "It happened",
            id="people.it_happened",
            tooltip="Say that a plan gone by did happen",
            show=False,
        ),
        Binding("down", "to_list", "To the list", show=False),
        Binding("escape", "back", "Back", id="people.back", tooltip="One step back", show=False),
    ]

    def __init__(self, now: Callable[[], datetime], may_ask: Callable[[str], bool]) -> None:
        super().__init__(now)
        self._may_ask = may_ask
        self._plan: str | None = None

    def compose(self) -> ComposeResult:
        """Place the find box, the list and the page."""
        yield RoomBar("people")
        with Horizontal(id="rooms"):
            with Vertical(id="left"):
                yield Line(
                    placeholder="find somebody, or any word", id="find", select_on_focus=True
                )
                yield PeopleList(id="first")
                yield HitList(id="hits")
                yield Static(id="on-this-day")
            yield Sheet(id="page")
        yield Foot()

    def on_mount(self) -> None:
        """Give the list its second lines."""
        self.query_one(PeopleList).second_line = self._second_line
        self._refill()
        self._remember_this_day()

    @property
    def person_id(self) -> str | None:
        """Whoever the list stands on; of a conversation that was found, the first who was there."""
        if not self.is_searching:
            return self.query_one(PeopleList).chosen
        hit = self.hit
        if hit is None or hit.kind == "person":
            return hit.id if hit else None
        there = self.network.conversations[hit.id].people
        return next((id_ for id_ in there if id_ in self.network.people), None)

    def choose(self, person_id: str) -> None:
        """Show somebody, also when a search had hidden them."""
        if self.is_searching:
            self.query_one("#find", Input).value = ""
            self._refill()
        self.query_one(PeopleList).chosen = person_id
        self._turn_page()

    def watch_network(self) -> None:
        """Show what was kept, here or elsewhere."""
        if self.is_mounted:
            self._refill()
            self._remember_this_day()

    def watch_today(self) -> None:
        """Say yesterday for what was today."""
        if self.is_mounted:
            self._refill()
            self._remember_this_day()

    def _remember_this_day(self) -> None:
        """Ask about a plan gone by, once; else say one thing that belongs to this day."""
        plans = gone_by(self.network, self.today)
        plan = next((each for each in plans if self._may_ask(f"plan {each.id}")), None)
        self._plan = plan.id if plan else None
        memories = on_this_day(self.network, self.today)
        said = memories[0].line if memories else ""
        said += _MORE if len(memories) > 1 else ""
        if plan:
            said = did_it_happen(self.network, plan, self.today)
        line = self.query_one("#on-this-day", Static)
        line.display = bool(said)
        line.update(ink_line(said, "italic $quiet"))
        self.refresh_bindings()

    def _second_line(self, person: Person) -> tuple[str, str]:
        last = self.network.last_talk(person.id)
        return person.interesting, how_and_when(last, self.today) if last else ""

    @on(Input.Changed, "#find")
    def _refill(self) -> None:
        people = self.query_one(PeopleList)
        people.people = self.network.by_name
        people.refresh()
        among_hits = self.query_one(HitList).has_focus
        self.search(self.query_one("#find", Input).value)
        if among_hits and not self.is_searching:
            self.focus_on(people)  # nothing hidden keeps the keys
        self._turn_page()

    @on(PeopleList.Chosen)
    @on(HitList.Chosen)
    def _turn_page(self) -> None:
        person = self.network.people.get(self.person_id or "")
        hit = self.hit if self.is_searching else None
        if hit and hit.kind == "conversation":
            rows = self.note_found(hit, self.query_one("#find", Input).value)
        elif person:
            rows = page_of(self.network, person, self.today)
        else:
            rows = (Row(ink(_NOT_FOUND if self.network.people else _NOBODY, "$quiet")),)
        self.query_one("#page", Sheet).rows = rows

    @on(HitList.Opened)
    def _open_hit(self) -> None:
        hit = self.hit
        if hit and hit.kind == "conversation":
            self.post_message(OpenConversation(hit.id, hit.at))
        elif hit:
            self._into_page()

    @on(PeopleList.Opened)
    def _into_page(self) -> None:
        self.add_class("-reading")
        self.focus_on(self.query_one("#page"))

    @on(Sheet.Opened)
    def _open(self, event: Sheet.Opened) -> None:
        if event.target.kind in {"conversation", "thread", "line", "taught"}:
            self.post_message(OpenConversation(event.target.id, event.target.line))
        elif event.target.kind in {"notes", "page"}:
            self.post_message(EditPerson(event.target.id, event.target.line))
        elif event.target.kind == "person":
            self.choose(event.target.id)
        elif person := self.network.people.get(self.person_id or ""):
            trail = trail_by(self.network, person, event.target.id)
            if trail:
                self.post_message(OpenTrail(trail, person.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer *it happened* only while it is asked."""
        del parameters
        return self._plan is not None if action == "it_happened" else True

    def action_it_happened(self) -> None:
        """Keep the plan that was asked about as something that happened."""
        plan = self.network.conversations.get(self._plan or "")
        if plan:
            kept = plan.changed(self._now(), planned=False)
            self.post_message(SaveConversation(kept, said="Kept as something that happened."))

    @property
    def thread(self) -> Thread | None:
        """The thread of the page that the cursor stands on."""
        page = self.query_one("#page", Sheet)
        return thread_at(self.network, page.target) if page.has_focus else None

    @property
    def _list(self) -> PeopleList | HitList:
        return self.query_one(HitList) if self.is_searching else self.query_one(PeopleList)

    @on(Input.Submitted, "#find")
    def action_to_list(self) -> None:
        """Go from the find box down into the list."""
        self.focus_on(self._list)

    def action_find(self) -> None:
        """Put the cursor into the find box."""
        self.remove_class("-reading")
        self.focus_on(self.query_one("#find"))

    def action_back(self) -> None:
        """Go from the page to what was found, and from there to everybody."""
        box = self.query_one("#find", Input)
        if self.is_searching and (self._list.has_focus or box.has_focus):
            stays = self.person_id
            box.value = ""
            self._refill()
            if stays:
                self.choose(stays)
        self.remove_class("-reading")
        self.focus_on(self._list)
