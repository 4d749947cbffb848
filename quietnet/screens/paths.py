"""Paths: who led you to whom, and whom you were told to meet."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from quietnet.domain.about import how_you_met
from quietnet.domain.network import Network
from quietnet.domain.paths import Forest, has_met
from quietnet.domain.person import How, Person
from quietnet.domain.to_meet import ToMeet, only_online, to_meet
from quietnet.messages import AskWhoElse, OpenConversation, OpenPerson, OpenRoom
from quietnet.screens.room import Room
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink_line, together
from quietnet.widgets.line_list import LineList
from quietnet.widgets.path_list import OnPath, PathList
from quietnet.widgets.room_bar import RoomBar

_PATHS = "Who led you to whom"
_TO_MEET = "People to meet"
_NO_PATHS = (
    "No path begins here yet. Ask somebody whom else you should meet, and write - [ ] meet: "
    "with the name; or say through whom you met on a person's page."
)
_NOBODY_TO_MEET = "Nobody was suggested, or all of them are met. o asks somebody who else."
_HOWS: dict[How | None, str] = {
    How.ONLINE: "from a screen",
    How.EVENT: "at an event",
    How.WORK: "at work",
    How.INTRODUCED: "introduced",
    How.NEIGHBOUR: "from next door",
    How.SCHOOL: "at school",
    How.OLD_FRIEND: "for ages",
    How.FAMILY: "in the family",
    How.PARTNER: "at home",
    How.OTHER: "some other way",
    None: "not written down how",
}


class PathsScreen(Room):
    """A tree of people; ``tab`` turns to those not met yet."""

    NAME = "paths"
    CSS_PATH = "paths.tcss"
    HELP = "Who led you to whom. A hollow mark is somebody you have not met yet."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "turn",
            "To meet",
            id="paths.turn",
            tooltip="Between the paths and the people to meet",
            priority=True,
        ),
        Binding(
            "o",
            "who_else",
            "Who else?",
            id="paths.who_else",
            tooltip="Ask them whom else you should meet",
        ),
        Binding("slash", "find", "Find", id="paths.find", tooltip="Find anybody", show=False),
        Binding("escape", "back", "Back", id="paths.back", tooltip="One step back", show=False),
    ]

    meeting: reactive[bool] = reactive(default=False, init=False)
    _shown: tuple[Network, bool] | None = None
    _forest = Forest({})
    _to_meet: dict[str, ToMeet]

    def compose(self) -> ComposeResult:
        """Place what is shown, the list, and the line under it."""
        yield RoomBar("paths")
        with Vertical(id="hall"):
            yield Static(id="title")
            yield PathList(id="first")
            yield Static(id="whole")
        yield Foot()

    def on_mount(self) -> None:
        """Tell the list who is met."""
        self._to_meet = {}
        self.query_one(PathList).is_met = self._is_met
        self._refill()

    def on_screen_resume(self) -> None:
        """Show what was kept while one was elsewhere."""
        self._refill()

    def watch_network(self) -> None:
        """Show what was kept, here or in another window; elsewhere it can wait."""
        if self.is_mounted and self.is_current:
            self._refill()

    def watch_meeting(self) -> None:
        """Turn between the two lists."""
        self._refill()

    @property
    def person_id(self) -> str | None:
        """Whoever the cursor stands on."""
        chosen = self.query_one(PathList).chosen
        person = chosen.person if isinstance(chosen, OnPath) else None
        return person.id if person else None

    def choose(self, person_id: str) -> None:
        """Stand on somebody, where they are on a path."""
        self.meeting = False
        self.query_one(PathList).choose(person_id)

    def _is_met(self, person: Person) -> bool:
        return has_met(self.network, person, self.today)

    def _refill(self) -> None:
        if self._shown == (self.network, self.meeting):
            return
        self._shown = (self.network, self.meeting)
        self.query_one("#title", Static).update(
            together(
                ink_line(_PATHS, "$quiet" if self.meeting else "bold $accent"),
                "   ",
                ink_line(_TO_MEET, "bold $accent" if self.meeting else "$quiet"),
            )
        )
        shown = tuple(self._people_to_meet() if self.meeting else self._on_paths())
        self.query_one(PathList).entries = shown

    def _on_paths(self) -> Iterator[OnPath]:
        self._forest = Forest(self.network.people)
        how: object = self
        for branch in self._forest.branches():
            person = branch.person
            if branch.level == 0 and person.origin.how is not how:
                if how is not self:
                    yield OnPath()
                how = person.origin.how
                yield OnPath(name=_HOWS[person.origin.how])
            yield OnPath(person.id, person.name, person.interesting, branch.level, person)

    def _people_to_meet(self) -> Iterator[OnPath]:
        self._to_meet = {}
        for place, each in enumerate(to_meet(self.network, self.today)):
            id_ = each.person.id if each.person else f"meet {place}"
            self._to_meet[id_] = each
            through = " and ".join(person.name for person in each.through)
            beside = " · ".join(x for x in (each.sentence, through and f"through {through}") if x)
            yield OnPath(id_, each.name, beside, person=each.person)
        online = only_online(self.network, self.today)
        if online and self._to_meet:
            yield OnPath()
        if online:
            yield OnPath(name="Only online so far")
        for person in online:
            yield OnPath(person.id, person.name, person.interesting, person=person)

    @on(LineList.Chosen)
    def _say_whole(self) -> None:
        """Say of whom the cursor stands on who led to them, and whom they led to."""
        chosen = self.query_one(PathList).chosen
        if not isinstance(chosen, OnPath):
            whole = ink_line(_NOBODY_TO_MEET if self.meeting else _NO_PATHS, "$quiet")
        elif self.meeting or chosen.person is None:
            whole = together(ink_line(chosen.name), "  ", ink_line(chosen.beside, "$quiet"))
        else:
            whole = ink_line(" · ".join(self._said_of(chosen.person)), "$quiet")
        self.query_one("#whole", Static).update(whole)
        self.refresh_bindings()

    def _said_of(self, person: Person) -> Iterator[str]:
        way = [each.name for each in self._forest.led_by(person.id)][-3:]
        if way:
            yield f"through {', then '.join(way)}"
        people = self.network.people
        under = self._forest.led_by(person.id)[-1:]
        also = [people[i] for i in person.origin.through if i in people and people[i] not in under]
        if also:
            yield f"also through {', '.join(each.name for each in also)}"
        led = [each.name for each in self._forest.led_to(person.id)]
        if led:
            yield f"led you to {', '.join(led[:3])}{' and others' if len(led) > 3 else ''}"
        yield from how_you_met(person)

    @on(LineList.Opened)
    def _go_there(self) -> None:
        chosen = self.query_one(PathList).chosen
        if not isinstance(chosen, OnPath):
            return
        if chosen.person:
            self.post_message(OpenPerson(chosen.person.id))
        elif thread := self._to_meet[chosen.id].thread:
            self.post_message(OpenConversation(thread.record.id, thread.line.line))

    def opens(self, action: str) -> bool:
        """Return whether another screen comes after an action, so that keys wait for it."""
        if action in {"open", "who_else"}:
            return self.query_one(PathList).chosen is not None
        return action == "find" or super().opens(action)

    def action_turn(self) -> None:
        """Turn between the paths and the people to meet."""
        self.meeting = not self.meeting

    def action_who_else(self) -> None:
        """Ask whoever the cursor stands on whom else one should meet."""
        if self.person_id:
            self.post_message(AskWhoElse(self.person_id))

    def action_find(self) -> None:
        """Go to the find box, which knows everybody."""
        self.post_message(OpenRoom("people", find=True))

    def action_back(self) -> None:
        """Turn back to the paths; from there, back to everybody."""
        if self.meeting:
            self.meeting = False
        else:
            self.post_message(OpenRoom("people", self.person_id))
