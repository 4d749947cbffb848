"""Merging: two pages about one person side by side, and which word holds where they differ."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from quietnet.domain.merging import MAY_BE_BOTH, Side
from quietnet.domain.network import Network
from quietnet.messages import MergePeople
from quietnet.reading.side_by_side import side_by_side
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.two_pages import TwoPages

_CHOOSE = "Two pages, side by side. ← and → choose what holds; the other word is kept beside it."
_READY = "ctrl+s makes one page of the two. Conversations and threads follow; u brings both back."
_STILL = "Which one holds? ← the left one, → the right one."


class MergeScreen(Screen[None]):
    """Nothing is chosen but by its owner; nothing is kept but by ctrl+s."""

    CSS_PATH = "merging.tcss"
    AUTO_FOCUS = "TwoPages"
    HELP = "Two pages about one person. The other name becomes an alias, and nothing is lost."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left", "choose('left')", "Left", id="merge.left", tooltip="What stands at the left"
        ),
        Binding(
            "right",
            "choose('right')",
            "Right",
            id="merge.right",
            tooltip="What stands at the right",
        ),
        Binding(
            "space",
            "turn",
            "Choose",
            id="merge.turn",
            tooltip="The one, the other, or both in one line where that can be",
        ),
        Binding("ctrl+s", "merge", "Make one", id="merge.keep", tooltip="Make one page of the two"),
        Binding("escape", "back", "Back", id="merge.back", tooltip="Back; both stay as they are"),
    ]

    network: reactive[Network] = reactive(Network)

    def __init__(self, kept_id: str, other_id: str, network: Network) -> None:
        super().__init__()
        # What is bound comes after the first key may have been pressed; the pages need it now.
        self.set_reactive(MergeScreen.network, network)
        self._kept_id = kept_id
        self._other_id = other_id

    def compose(self) -> ComposeResult:
        """Place what this is, the two pages, and what the keys do."""
        yield RoomBar("merge")
        yield Static(id="said")
        yield TwoPages(id="pages")
        yield Foot()

    def on_mount(self) -> None:
        """Show both."""
        self._show()

    def watch_network(self) -> None:
        """Show what another window changed; leave where one of the two is gone."""
        if self.is_mounted and self.is_running:
            self._show()

    @property
    def _pages(self) -> TwoPages:
        return self.query_one(TwoPages)

    def _show(self) -> None:
        people = self.network.people
        left, right = people.get(self._kept_id), people.get(self._other_id)
        if left and right:
            self._pages.fields = side_by_side(left, right, self.network)
            self._say()

    @property
    def _open(self) -> list[str]:
        chosen = self._pages.chosen
        return [f.field for f in self._pages.fields if f.differs and f.field not in chosen]

    def _say(self) -> None:
        self.query_one("#said", Static).update(ink(_CHOOSE if self._open else _READY))

    def action_choose(self, side: str) -> None:
        """Let one of the two words hold in the field the cursor stands on."""
        pages = self._pages
        if pages.target:
            pages.chosen = {**pages.chosen, pages.target.id: Side(side)}
            self._say()

    def action_turn(self) -> None:
        """Let the next of the two hold, or both where they can stand in one line."""
        pages = self._pages
        if pages.target:
            field = pages.target.id
            sides = list(Side) if field in MAY_BE_BOTH else [Side.LEFT, Side.RIGHT]
            now = pages.chosen.get(field)
            following = sides[(sides.index(now) + 1) % len(sides)] if now else sides[0]
            self.action_choose(following)

    def action_merge(self) -> None:
        """Ask for one page; where something is not chosen yet, stand on it."""
        if still := self._open:
            pages = self._pages
            pages.stand_on(still[0])
            self.notify(_STILL, markup=False)
            return
        self.post_message(MergePeople(self._kept_id, self._other_id, dict(self._pages.chosen)))

    def action_back(self) -> None:
        """Leave both as they are."""
        self.dismiss(None)
