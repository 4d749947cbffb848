"""Room: what every room shares, above all the letters that walk between rooms."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import Mount
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from quietnet.domain.circle import has_room
from quietnet.domain.network import Network
from quietnet.messages import (
    AddPerson,
    AskMerge,
    BringIn,
    EditPerson,
    Export,
    Forget,
    KeepClose,
    OpenBrief,
    OpenLongView,
    OpenRecovery,
    OpenRoom,
    OpenSettings,
    OpenThisDay,
    OpenWastebasket,
    Redo,
    Undo,
    WriteNote,
)
from quietnet.reading.dates import DateOrder
from quietnet.screens.room_keys import ROOM_KEYS
from quietnet.widgets.banner import Banner
from quietnet.widgets.room_bar import RoomBar

_OPENS = frozenset(
    {"write", "add", "edit", "export", "forget", "own_word", "rest", "bring_in", "before"}
    | {"recovery", "wastebasket", "merge", "settings", "this_day"}
)
_OF_SOMEBODY = frozenset({"edit", "forget", "before", "long_view"})


class Room(Screen[None]):
    """A place with a list in it. ``network`` and ``today`` come down from the App."""

    NAME: ClassVar[str] = ""
    date_order: DateOrder = "dmy"  # how 3/4/2026 is read
    AUTO_FOCUS: ClassVar[str | None] = "#first"
    BINDINGS: ClassVar[list[BindingType]] = ROOM_KEYS

    network: reactive[Network] = reactive(Network)
    today: reactive[date] = reactive(date.min)
    trouble: reactive[str] = reactive("")
    circle: reactive[int] = reactive(20)  # people kept close at most

    def opens(self, action: str) -> bool:
        """Return whether another screen comes after an action, so that keys wait for it."""
        name = action.partition("(")[0]
        if name == "keep_close":
            person = self.network.people.get(self.person_id or "")
            return (
                person is not None
                and not person.kept_close
                and not has_room(self.network, self.circle)
            )
        if name in _OF_SOMEBODY:
            return self.person_id is not None
        return name in _OPENS or (name == "room" and f"'{self.NAME}'" not in action)

    def focus_on(self, widget: Widget) -> None:
        """Give a widget the focus at once, so that no key comes before it.

        One that a change of class is about to show has its look worked out first: nothing hidden
        takes the focus.
        """
        if not widget.focusable:
            self.app.stylesheet.update(self)
        self.set_focus(widget)

    @property
    def person_id(self) -> str | None:
        """Whoever is chosen in this room."""
        return None

    def choose(self, person_id: str) -> None:
        """Put the cursor on somebody."""

    def action_room(self, room: str) -> None:
        """Walk to another room, keeping the person in mind."""
        self.post_message(OpenRoom(room, self.person_id))

    def action_write(self) -> None:
        """Open an empty note with the chosen person in mind."""
        self.post_message(WriteNote(self.person_id))

    def action_before(self) -> None:
        """Show the page to read before one meets whoever is chosen."""
        if self.person_id:
            self.post_message(OpenBrief(self.person_id))

    def action_add(self) -> None:
        """Open an empty form."""
        self.post_message(AddPerson())

    def action_edit(self) -> None:
        """Open the chosen person's form."""
        if self.person_id:
            self.post_message(EditPerson(self.person_id))

    def action_forget(self) -> None:
        """Ask whether the chosen person's page should be deleted."""
        if self.person_id:
            self.post_message(Forget(self.person_id))

    def action_keep_close(self) -> None:
        """Keep whoever is chosen close, or no more."""
        if self.person_id:
            self.post_message(KeepClose(self.person_id))

    def action_long_view(self) -> None:
        """Show the years with whoever is chosen."""
        if self.person_id:
            self.post_message(OpenLongView(self.person_id))

    def action_this_day(self) -> None:
        """Show what was on this day in other years."""
        self.post_message(OpenThisDay())

    def action_settings(self) -> None:
        """Show what can be set."""
        self.post_message(OpenSettings())

    def action_merge(self) -> None:
        """Ask who is the same person as whoever is chosen."""
        if self.person_id:
            self.post_message(AskMerge(self.person_id))

    def action_bring_in(self) -> None:
        """Ask for an address book."""
        self.post_message(BringIn())

    def action_export(self) -> None:
        """Ask where the Markdown folder should go."""
        self.post_message(Export(self.person_id))

    def action_undo(self) -> None:
        """Take back what was kept last."""
        self.post_message(Undo())

    def action_redo(self) -> None:
        """Bring again what was taken back last."""
        self.post_message(Redo())

    def action_recovery(self) -> None:
        """Show what cannot be read."""
        self.post_message(OpenRecovery())

    def watch_trouble(self, trouble: str) -> None:
        """Show for as long as it lasts that something is not as it should be."""
        if not self.is_mounted:
            return
        banner = next(iter(self.query(Banner)), None)
        if banner is None and trouble:
            banner = Banner()
            self.mount(banner, after=self.query_one(RoomBar))
        if banner:
            banner.tell(trouble)

    @on(Mount)
    def _show_trouble(self) -> None:
        self.watch_trouble(self.trouble)

    def action_wastebasket(self) -> None:
        """Show what was deleted."""
        self.post_message(OpenWastebasket())
