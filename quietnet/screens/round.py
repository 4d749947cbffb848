"""Round: one topic you ask people about, on one page: whom, what they said, whom they named."""

from typing import ClassVar

from pydantic import ValidationError
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from quietnet.domain.asking_round import AskingRound, Named, asking_round
from quietnet.domain.refusal import why_refused
from quietnet.domain.threads import Thread
from quietnet.messages import EditPerson, KeepNamed, OpenConversation, OpenPerson, OpenRoom
from quietnet.reading.answers import keep_named, with_newcomers
from quietnet.screens.closing import ClosingRoom, thread_at
from quietnet.widgets.foot import Foot
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.round_page import named_in, nothing_asked, round_page
from quietnet.widgets.sheet import Sheet

_SOMEBODY = frozenset({"asked", "unasked", "tell"})


class RoundScreen(ClosingRoom):
    """A page of one round of asking; threads close here as they do elsewhere."""

    NAME = "round"
    CSS_PATH = "round.tcss"
    HELP = "Everybody you asked about one topic, and what came of it. enter opens the note."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "k",
            "keep",
            "Keep",
            id="round.keep",
            tooltip="Keep somebody an answer named, with who named them",
            show=False,
        ),
        Binding(
            "space",
            "tick",
            "Tick",
            id="round.tick",
            tooltip="Close it in the note it came from; again opens it",
        ),
        Binding(
            "x",
            "let_thread_go",
            "Let go",
            id="round.let_go",
            tooltip="Let this thread go",
            show=False,
        ),
        Binding("escape", "back", "Back", id="round.back", tooltip="Back to the threads"),
    ]

    _topic = ""
    _found: AskingRound | None = None

    def compose(self) -> ComposeResult:
        """Place the page."""
        yield RoomBar("threads")
        with Vertical(id="hall"):
            yield Sheet(id="first")
        yield Foot()

    def show(self, topic: str) -> None:
        """Show the round of a topic."""
        self._topic = topic
        self.query_one(Sheet).rows = ()
        self._refill()
        sheet = self.query_one(Sheet)
        sheet.at = next((place for place, row in enumerate(sheet.rows) if row.target), None)

    def on_screen_resume(self) -> None:
        """Show what was kept while one was elsewhere."""
        self._refill()

    def watch_network(self) -> None:
        """Show what was kept, here or in another window."""
        if self.is_mounted and self.is_current:
            self._refill()

    def _refill(self) -> None:
        if not self._topic:
            return
        found = asking_round(self.network, self._topic)
        self._found = with_newcomers(self.network, found, self.today)
        rows = round_page(self.network, self._found) if found.asked or found.not_asked else ()
        self.query_one(Sheet).rows = rows or nothing_asked(self._topic)

    @property
    def thread(self) -> Thread | None:
        """The thread under the cursor."""
        return thread_at(self.network, self.query_one(Sheet).target)

    @property
    def person_id(self) -> str | None:
        """Whoever the cursor stands on, or whose thread it is."""
        target = self.query_one(Sheet).target
        if target and target.kind in _SOMEBODY:
            return target.id
        if named := self._named:
            return named.person
        people = self.thread.people if self.thread else ()
        return next((id_ for id_ in people if id_ in self.network.people), None)

    @property
    def _named(self) -> Named | None:
        target = self.query_one(Sheet).target
        if target and target.kind == "named" and self._found:
            return named_in(self._found, target.id)
        return None

    @on(Sheet.Opened)
    def _open(self, event: Sheet.Opened) -> None:
        target, named = event.target, self._named
        if target.kind == "thread":
            self.post_message(OpenConversation(target.id, target.line))
        elif target.kind == "notes":
            self.post_message(EditPerson(target.id, target.line))
        elif named and named.person is None:
            self.post_message(OpenConversation(named.record.id, named.line))
        elif self.person_id:
            self.post_message(OpenPerson(self.person_id))

    def action_keep(self) -> None:
        """Keep whoever the cursor stands on, with who named them."""
        named = self._named
        if named is None or named.person:
            return
        try:
            change = keep_named(self.network, named, self._now())
        except ValidationError as error:
            self.notify(why_refused(error), markup=False)
        else:
            self.post_message(KeepNamed(change, named.name))

    def action_back(self) -> None:
        """Go back to the threads."""
        self.post_message(OpenRoom("threads"))
