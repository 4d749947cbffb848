"""Wastebasket: what was deleted, until somebody brings it back or lets it go by hand."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen

from quietnet.messages import BringBack, EmptyWastebasket, Redo, Undo
from quietnet.screens.sure import SureScreen
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.person_page import heading
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import BLANK, Row, Sheet, Target

_NOTHING = "Nothing rests here. What you delete waits here until you let it go yourself."
_HOW = "enter brings something back as it was. Nothing leaves here by itself."
_COPIES = (
    "It cannot be brought back then, not by undo either. Copies made before still hold it; "
    "they thin out by themselves."
)


@dataclass(frozen=True, slots=True)
class Rested:
    """Something in the wastebasket: what it is called, its first words, and since when.

    ``title`` is what it is called at the beginning of a line.
    """

    id: str
    called: str
    title: str
    words: str
    since: str


class WastebasketScreen(Screen[None]):
    """Enter brings back, delete lets one go for good, e all of it; both ask once."""

    CSS_PATH = "wastebasket.tcss"
    AUTO_FOCUS = "#first"
    HELP = "What you deleted rests here, as it was, until you bring it back or let it go."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "bring_back",
            "Bring back",
            id="wastebasket.bring_back",
            tooltip="Put it back where it was",
            priority=True,
        ),
        Binding(
            "delete,backspace",
            "let_go",
            "Let go",
            id="wastebasket.let_go",
            tooltip="Let it go for good; asks once",
            key_display="delete",
        ),
        Binding(
            "e", "empty", "Empty", id="wastebasket.empty", tooltip="Let all of it go; asks once"
        ),
        Binding("u", "undo", "Undo", id="wastebasket.undo", tooltip="Take back what was just done"),
        Binding(
            "U",
            "redo",
            "Again",
            id="wastebasket.redo",
            tooltip="Do again what was taken back",
            show=False,
        ),
        Binding("escape", "back", "Back", id="wastebasket.back", tooltip="Back to where you were"),
    ]

    resting: reactive[tuple[Rested, ...]] = reactive((), layout=False)

    def __init__(self, resting: tuple[Rested, ...]) -> None:
        super().__init__()
        self.set_reactive(WastebasketScreen.resting, resting)

    def opens(self, action: str) -> bool:
        """Return whether a question comes after an action, so that keys wait for it."""
        return bool(self.resting) and action in ("let_go", "empty")

    def compose(self) -> ComposeResult:
        """Place the page."""
        yield RoomBar("wastebasket")
        yield Sheet(id="first")
        yield Foot()

    def on_mount(self) -> None:
        """Stand on what was deleted last."""
        self._draw()

    def watch_resting(self) -> None:
        """Show what is left, the cursor near where it was."""
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        sheet = self.query_one(Sheet)
        stood = sheet.at or 0
        rows = [
            heading("In the wastebasket"),
            Row(ink(_HOW if self.resting else _NOTHING, "$quiet")),
        ]
        for each in self.resting:
            rows += [BLANK, *_rows_of(each)]
        sheet.rows = tuple(rows)
        places = [place for place, row in enumerate(rows) if row.target]
        if sheet.at is None and places:
            sheet.at = max((p for p in places if p <= stood), default=places[0])

    @property
    def _chosen(self) -> Rested | None:
        target = self.query_one(Sheet).target
        return next((each for each in self.resting if target and each.id == target.id), None)

    @on(Sheet.Opened)
    def _opened(self) -> None:
        self.action_bring_back()

    def action_bring_back(self) -> None:
        """Put what the cursor stands on back where it was."""
        if chosen := self._chosen:
            self.post_message(BringBack(chosen.id))

    def action_let_go(self) -> None:
        """Ask whether what the cursor stands on may go for good."""
        if chosen := self._chosen:
            question = together("Let ", ink_line(chosen.called, "bold"), " go for good?")
            asked = SureScreen(question, _COPIES, "let go")
            self.app.push_screen(asked, partial(self._let_go, (chosen.id,)))

    def action_empty(self) -> None:
        """Ask whether all of it may go for good."""
        if self.resting:
            asked = SureScreen(ink("Empty the wastebasket?"), _COPIES, "empty")
            ids = tuple(each.id for each in self.resting)
            self.app.push_screen(asked, partial(self._let_go, ids))

    def _let_go(self, ids: tuple[str, ...], sure: bool | None) -> None:  # noqa: FBT001
        if sure:
            self.post_message(EmptyWastebasket(ids))

    def action_undo(self) -> None:
        """Take back what was kept last."""
        self.post_message(Undo())

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.post_message(Redo())

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss()


def _rows_of(rested: Rested) -> list[Row]:
    words = [Row(ink_line(rested.words, "$quiet"), 2, brief=True)] if rested.words else []
    return [
        Row(ink_line(rested.title, "bold"), 2, Target("rested", rested.id), brief=True),
        *words,
        Row(ink_line(rested.since, "italic $quiet"), 2),
    ]
