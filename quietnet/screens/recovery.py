"""Recovery: the files that cannot be read, why, and the copies that could take their place."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen

from quietnet.messages import RestoreShelf
from quietnet.screens.sure import SureScreen
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.person_page import heading
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import BLANK, Row, Sheet, Target

_SAFE = "Each was left as it is; everything else is open. Nothing happens by itself."
_NONE_LEFT = "Every file of the notebook can be read again."
_NO_COPY = "There is no copy of it on this computer. What can be saved is in the file itself."
_NOT_OURS = "The file is whole; a newer quietnet reads it."
_FOLLOWS = "The damaged file stays beside it under another name, and everything else as it is."


@dataclass(frozen=True, slots=True)
class CopyThere:
    """A copy of one file: its id, when it was made, and what kind it is, in words."""

    id: str
    made: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that cannot be read: its name, where it lies, why, and the copies of it.

    ``is_newer`` where it is whole and a newer quietnet wrote it; then no copy is offered.
    """

    shelf: str
    where: str
    why: str
    copies: tuple[CopyThere, ...] = ()
    is_newer: bool = False


class RecoveryScreen(Screen[None]):
    """Enter on a copy asks whether it should take the damaged file's place."""

    CSS_PATH = "recovery.tcss"
    AUTO_FOCUS = "#first"
    HELP = "A file of the notebook cannot be read. A copy can take its place; nothing is removed."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "restore",
            "This copy",
            id="recovery.restore",
            tooltip="Put this copy in the damaged file’s place; asks once",
            priority=True,
        ),
        Binding("escape", "back", "Back", id="recovery.back", tooltip="On to everything else"),
    ]

    damaged: reactive[tuple[Damaged, ...]] = reactive((), layout=False)

    def __init__(self, damaged: tuple[Damaged, ...]) -> None:
        super().__init__()
        self.set_reactive(RecoveryScreen.damaged, damaged)

    def compose(self) -> ComposeResult:
        """Place the page."""
        yield RoomBar("recovery")
        yield Sheet(id="first")
        yield Foot()

    def on_mount(self) -> None:
        """Stand on the latest copy."""
        self._draw()

    def watch_damaged(self) -> None:
        """Show what is left to mend."""
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        sheet = self.query_one(Sheet)
        rows = [heading("What cannot be read"), Row(ink(_SAFE, "$quiet"))]
        if not self.damaged:
            rows = [heading("All is well"), Row(ink(_NONE_LEFT, "$quiet"))]
        for each in self.damaged:
            rows += [BLANK, *_rows_of(each)]
        sheet.rows = tuple(rows)
        if sheet.at is None:
            sheet.at = next((place for place, row in enumerate(rows) if row.target), None)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to put a copy back where there is one."""
        del parameters
        return any(each.copies for each in self.damaged) if action == "restore" else True

    @on(Sheet.Opened)
    def _opened(self) -> None:
        self.action_restore()

    def action_restore(self) -> None:
        """Ask whether the copy under the cursor should take the damaged file's place."""
        target = self.query_one(Sheet).target
        for each in self.damaged:
            for copy in each.copies:
                if target == Target(each.shelf, copy.id):
                    named = ink_line(copy.made, "bold")
                    question = together("Put the copy ", named, " in its place?")
                    asked = SureScreen(question, _FOLLOWS, "put it back")
                    self.app.push_screen(asked, partial(self._restore, each.shelf, copy.id))

    def _restore(self, shelf: str, copy: str, sure: bool | None) -> None:  # noqa: FBT001
        if sure:
            self.post_message(RestoreShelf(shelf, copy))

    def action_back(self) -> None:
        """Go on to everything else."""
        self.dismiss()


def _rows_of(damaged: Damaged) -> list[Row]:
    rows = [
        Row(ink_line(damaged.shelf, "bold"), 2),
        Row(ink_line(damaged.why), 2),
        Row(ink_line(damaged.where, "$quiet"), 2),
        BLANK,
    ]
    if damaged.is_newer:
        return [*rows, Row(ink(_NOT_OURS, "$quiet"), 2)]
    if not damaged.copies:
        return [*rows, Row(ink(_NO_COPY, "$quiet"), 2)]
    copies = [
        Row(_copy_told(copy), 4, Target(damaged.shelf, copy.id), brief=True)
        for copy in damaged.copies
    ]
    return [*rows, Row(ink("The copies of it, the latest first:", "$quiet"), 2), *copies]


def _copy_told(copy: CopyThere) -> Content:
    made = ink_line(copy.made)
    return together(made, " · ", ink_line(copy.kind, "$quiet")) if copy.kind else made
