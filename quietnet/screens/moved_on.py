"""MovedOn: what was changed here and elsewhere at once, both shown, and which of them stands."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quietnet.domain.clash import Answers, Clash, Stands
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import BLANK, Row, Sheet, Target

_CHOOSE = "Nothing is lost. Say of each which stands; escape goes back to what you typed."
_READY = "ctrl+s lets it stand so. escape goes back to what you typed."
_CALLED = {
    Stands.THEIRS: "as it was changed elsewhere",
    Stands.YOURS: "as you typed it",
    Stands.BOTH: "both, one under the other",
}
_IN = 4


class MovedOnScreen(Screen[Answers | None]):
    """Enter chooses a version; nothing is chosen at the beginning, and nothing is by itself."""

    CSS_PATH = "moved_on.tcss"
    AUTO_FOCUS = "#first"
    HELP = "This was changed elsewhere while you wrote. Both are here; you say which stands."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space",
            "choose",
            "This one",
            id="moved_on.choose",
            tooltip="Let this version stand",
            key_display="enter",
            priority=True,
        ),
        Binding(
            "ctrl+s",
            "done",
            "Let it stand",
            id="moved_on.done",
            tooltip="Go on with what was chosen",
            priority=True,
        ),
        Binding("escape", "back", "Back", id="moved_on.back", tooltip="Back, with nothing decided"),
    ]

    def __init__(self, what: str, clashes: tuple[Clash, ...]) -> None:
        """Ask about these; ``what`` says of what they are, at the beginning of a sentence."""
        super().__init__()
        self._what = what
        self._clashes = clashes
        self._answers: dict[str, Stands] = {}

    def compose(self) -> ComposeResult:
        """Place the sentence, the versions and what the keys do."""
        yield RoomBar("moved on")
        yield Static(
            together(ink_line(self._what, "bold"), " was changed elsewhere while you wrote."),
            id="what",
        )
        yield Sheet(id="first")
        yield Static(id="hint")
        yield Foot()

    def on_mount(self) -> None:
        """Show everything, with nothing chosen."""
        self._draw()
        sheet = self.query_one(Sheet)
        sheet.at = next(place for place, row in enumerate(sheet.rows) if row.target)

    def _draw(self) -> None:
        rows: list[Row] = []
        for clash in self._clashes:
            rows += [*([BLANK] if rows else []), Row(ink_line(clash.label, "bold $accent"))]
            rows += self._version(clash, Stands.THEIRS, clash.theirs)
            rows += self._version(clash, Stands.YOURS, clash.yours)
            if clash.may_be_both:
                rows += self._version(clash, Stands.BOTH, "")
        self.query_one(Sheet).rows = tuple(rows)
        ready = len(self._answers) == len(self._clashes)
        self.query_one("#hint", Static).update(ink_line(_READY if ready else _CHOOSE))
        self.refresh_bindings()

    def _version(self, clash: Clash, which: Stands, words: str) -> list[Row]:
        chosen = self._answers.get(clash.field) is which
        mark = ink("● " if chosen else "○ ", "$accent" if chosen else "$quiet")
        called = ink(_CALLED[which], "bold" if chosen else "$quiet")
        head = Row(together(mark, called), 2, Target("version", f"{clash.field} {which}"))
        if which is Stands.BOTH:
            return [head]
        lines = words.splitlines() or [""]
        if not words.strip():
            return [head, Row(ink("nothing", "italic $quiet"), _IN)]
        return [head, *(Row(ink(line) if line.strip() else Content(), _IN) for line in lines)]

    @on(Sheet.Opened)
    def _opened(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Let the version under the cursor stand, and go on to what is not answered yet."""
        sheet = self.query_one(Sheet)
        if sheet.target is None:
            return
        field, _, which = sheet.target.id.rpartition(" ")
        self._answers[field] = Stands(which)
        self._draw()
        after = (p for p, row in enumerate(sheet.rows) if row.target and p > (sheet.at or 0))
        for place in after:
            target = sheet.rows[place].target
            if target and target.id.rpartition(" ")[0] not in self._answers:
                sheet.at = place
                sheet.scroll_to(y=place, animate=False)
                return

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on once everything is answered."""
        del parameters
        return len(self._answers) == len(self._clashes) if action == "done" else True

    def action_done(self) -> None:
        """Go on with what was chosen."""
        self.dismiss(dict(self._answers))

    def action_back(self) -> None:
        """Go back with nothing decided."""
        self.dismiss(None)
