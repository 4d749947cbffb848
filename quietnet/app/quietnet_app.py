"""QuietnetApp: the rooms and who opens them; what it holds and keeps stands in KeepingApp."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.types import AnimationLevel

from quietnet.app.apart import ApartApp
from quietnet.app.bringing import Importer, nothing_brought
from quietnet.app.carrying import Exporter
from quietnet.app.circling import CirclingApp
from quietnet.app.introducing import IntroducingApp
from quietnet.app.leading import LeadingApp
from quietnet.app.leaving import Reporter, nothing_reported
from quietnet.app.locking import LockingApp
from quietnet.app.meeting import MeetingApp
from quietnet.app.merging import MergingApp
from quietnet.app.outside import OutsideApp
from quietnet.app.picking_up import PickingUpApp
from quietnet.app.remembering import RememberingApp
from quietnet.app.setting import SettingApp
from quietnet.app.shoulder import ShoulderApp
from quietnet.app.trailing import TrailingApp
from quietnet.app.undoing import UndoingApp
from quietnet.app.upkeep import UpkeepApp
from quietnet.clock import Clock
from quietnet.commands import commands_of
from quietnet.domain.network import Network
from quietnet.domain.surfacing import came_back, not_this_week
from quietnet.messages import (
    HideQuiet,
    OpenPerson,
    OpenRoom,
)
from quietnet.reading.dates import DateOrder
from quietnet.screens.depth import DepthScreen
from quietnet.screens.help import HelpScreen, commands_here
from quietnet.screens.paths import PathsScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.quiet import QuietScreen
from quietnet.screens.room import Room
from quietnet.screens.round import RoundScreen
from quietnet.screens.threads import ThreadsScreen
from quietnet.store.library import Library
from quietnet.store.remembered import Day, Remembered
from quietnet.theme import LAMPLIGHT
from quietnet.widgets.foot import SHOULDER


class QuietnetApp(
    SettingApp,
    OutsideApp,
    LockingApp,
    MergingApp,
    UpkeepApp,
    ApartApp,
    UndoingApp,
    MeetingApp,
    LeadingApp,
    CirclingApp,
    RememberingApp,
    PickingUpApp,
    TrailingApp,
    IntroducingApp,
    ShoulderApp,
):
    """The notebook. Data goes down by ``data_bind``; requests come up as messages."""

    TITLE = "quietnet"
    CSS_PATH = "quietnet.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1,question_mark",
            "help",
            "Help",
            id="app.help",
            tooltip="What the keys do here",
            key_display="f1",
        ),
        Binding(
            "ctrl+q",
            "quit",
            "Leave",
            id="app.leave",
            tooltip="Leave; a note you were writing waits as a draft",
            show=False,
            priority=True,
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            "Palette",
            id="app.palette",
            tooltip="Everything that can be done here",
            show=False,
            priority=True,
        ),
        Binding(
            "f8",
            "over_my_shoulder",
            "Over my shoulder",
            id=SHOULDER,
            tooltip="Over my shoulder: blur every name and note, or show them again",
            show=False,
            priority=True,
        ),
    ]

    returned: reactive[date | None] = reactive(None, layout=False)
    hidden_until: reactive[date | None] = reactive(None, layout=False)

    def __init__(
        self,
        library: Library,
        network: Network,
        clock: Clock,
        remembered: Remembered,
        *,
        export: Exporter,
        bring_in: Importer = nothing_brought,
        export_folder: str = "",
        editor: str = "",
        editor_when_locked: bool = False,
        lock_after: float = 0.0,
        date_order: DateOrder = "dmy",
        keymap: Mapping[str, str] | None = None,
        asks_company: bool = True,
        circle: int = 20,
        greeting: str = "",
        problems: tuple[str, ...] = (),
        theme: str | None = LAMPLIGHT.name,
        animation: AnimationLevel = "none",
        report: Reporter = nothing_reported,
    ) -> None:
        super().__init__(library, network, clock, report)
        self._remembered = remembered
        self._asks_company = asks_company
        self._export = export
        self._import = bring_in
        self._export_folder = export_folder
        self.editor = editor
        self.editor_is_let_in = editor_when_locked or not library.places.seal.key_id
        self.lock_after = lock_after
        self.date_order = date_order
        self.set_reactive(QuietnetApp.circle, circle)
        self._said_first = (greeting, *problems) if greeting else problems
        self.animation_level = animation
        self.dress(theme)
        self.set_keymap(dict(keymap or {}))

    def on_mount(self) -> None:
        """Open on People, and say what could not be read."""
        told = (QuietnetApp.network, QuietnetApp.today, QuietnetApp.trouble)
        binds = (*told, QuietnetApp.circle)
        self.install_screen(
            PeopleScreen(self._clock.now, self._may_ask).data_bind(*binds), "people"
        )
        depth = DepthScreen(self._clock.now, self._may_ask)
        self.install_screen(depth.data_bind(*binds), "depth")
        quiet = QuietScreen(self._clock.now, asks=self._asks_company)
        depth.date_order = quiet.date_order = self.date_order
        days = (QuietnetApp.returned, QuietnetApp.hidden_until)
        self.install_screen(quiet.data_bind(*binds, *days), "quiet")
        self.install_screen(ThreadsScreen(self._clock.now).data_bind(*binds), "threads")
        self.install_screen(PathsScreen().data_bind(*binds), "paths")
        self.install_screen(RoundScreen(self._clock.now).data_bind(*binds), "round")
        last_open = self._come_in()
        self.push_screen("people")
        away = self.coming_back(last_open)
        if away:
            self.push_screen(away, self._begin)
        else:
            self.call_later(self.take_up_again)

    async def _begin(self, _nothing: None) -> None:
        await self.take_up_again()

    def _may_ask(self, what: str, again_after: int | None = None) -> bool:
        return self._remembered.ask_once(what, self.today, again_after)

    def _come_in(self) -> date | None:
        """Remember the day, and return the one before; the quiet view may keep still for a week."""
        last_open = self._remembered.day(Day.LAST_OPEN)
        if came_back(last_open, self.today):
            self._remembered.remember_day(Day.RETURNED, self.today)
        self._remembered.remember_day(Day.LAST_OPEN, self.today)
        self.returned = self._remembered.day(Day.RETURNED)
        self.hidden_until = self._remembered.day(Day.QUIET_HIDDEN_UNTIL)
        return last_open

    @on(HideQuiet)
    def _hide_quiet(self) -> None:
        self.hidden_until = not_this_week(self.today)
        self._remembered.remember_day(Day.QUIET_HIDDEN_UNTIL, self.hidden_until)

    def new_day(self) -> None:
        """Remember that the notebook was open on this day, too."""
        super().new_day()
        self._remembered.remember_day(Day.LAST_OPEN, self.today)

    # Walking about

    @on(OpenRoom)
    async def _walk(self, event: OpenRoom) -> None:
        await self._go(event.room, event.person_id)
        if event.find and isinstance(self.screen, PeopleScreen):
            self.screen.action_find()

    @on(OpenPerson)
    async def _visit(self, event: OpenPerson) -> None:
        await self._go("people", event.person_id)

    async def _go(self, room: str, person_id: str | None) -> None:
        await self.switch_screen(room)
        if person_id and isinstance(self.screen, Room):
            self.screen.choose(person_id)

    async def action_help(self) -> None:
        """Show what the keys do where the focus is."""
        words = getattr(self.screen, "HELP", None) or ""
        await self.push_screen(HelpScreen(words, commands_here(self.screen)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette everything that a key does here."""
        told: set[str] = set()
        for active in screen.active_bindings.values():
            for command in commands_of([active.binding]):
                if command.id not in told:
                    told.add(command.id)
                    title, text = command.what, f"{command.more} ({command.keys})"
                    run = partial(self.run_action, command.action, active.node)
                    yield SystemCommand(title, text, run)
