"""Depth: the house from the street to the key, and why somebody stands where they do."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.finding import who_matches
from quietnet.domain.person import Person
from quietnet.messages import OpenPerson
from quietnet.screens.room import Room
from quietnet.widgets.depth_panel import why_here
from quietnet.widgets.house import House
from quietnet.widgets.ink import ink
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import Row, Sheet

_NOBODY = "The house is still empty. Press a and name one person you like to talk to."
_NOT_FOUND = "Nobody by these words. Press escape to see everybody."


class DepthScreen(Room):
    """The house beside the chosen person's reasons."""

    CSS_PATH = "depth.tcss"
    HELP = "The house from the street inwards. Walk with the arrows; nobody is ranked."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", id="depth.find", tooltip="Find somebody in the house"),
        Binding("escape", "back", "Back", id="depth.back", tooltip="One step back", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Place the find box, the house and the panel."""
        yield RoomBar("depth")
        yield Input(placeholder="find someone", id="find", compact=True)
        with Horizontal(id="rooms"):
            yield House(id="first")
            yield Sheet(id="why")
        yield Footer()

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
        """Show what was kept, here or elsewhere."""
        if self.is_mounted:
            self._refill()

    def watch_today(self) -> None:
        """Words may change as plans and months pass."""
        if self.is_mounted:
            self._refill()

    @on(Input.Changed, "#find")
    def _refill(self) -> None:
        bands: dict[Depth | None, list[Person]] = {}
        for person in who_matches(self.network, self.query_one("#find", Input).value):
            stands = standing(person, self.network.evidence(person.id), self.today)
            bands.setdefault(stands.depth, []).append(person)
        self.query_one(House).inhabitants = bands
        self._explain()

    @on(House.Chosen)
    def _explain(self) -> None:
        person = self.network.people.get(self.person_id or "")
        if person:
            rows = why_here(self.network, person, self.today)
        else:
            rows = (Row(ink(_NOT_FOUND if self.network.people else _NOBODY, "$quiet")),)
        self.query_one("#why", Sheet).rows = rows

    @on(House.Opened)
    def _walk_in(self, event: House.Opened) -> None:
        self.post_message(OpenPerson(event.person_id))

    @on(Input.Submitted, "#find")
    def _to_house(self) -> None:
        self.query_one("#find").remove_class("-open")
        self.query_one(House).focus()

    def action_find(self) -> None:
        """Open the find box."""
        box = self.query_one("#find")
        box.add_class("-open")
        box.focus()

    def action_back(self) -> None:
        """Close the find box and show everybody."""
        box = self.query_one("#find", Input)
        box.value = ""
        box.remove_class("-open")
        self.query_one(House).focus()
