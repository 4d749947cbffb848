"""Reviewing: what a file brings, person by person, before anything of it is kept."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from quietnet.domain.arriving import Arrivals
from quietnet.domain.person import Person
from quietnet.domain.review import Entry, Review, State, the_same_as
from quietnet.domain.text import safe_line
from quietnet.messages import KeepArrivals
from quietnet.reading.compared import compared
from quietnet.widgets import review_rows as rows
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink_line
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import Row, Sheet

_NEW = "somebody new"
_OUT = "leave them out"
_LINES = {
    State.DOUBTFUL: "Who is this? space walks through the answers.",
    State.NEW: "Somebody new.",
    State.CHANGED: "Here already; this is new, or differs.",
    State.HERE: "Here already, with all of this.",
}
_LEFT_OUT = "Stays in the file. space takes them in after all."
_NOT_ANSWERED = "Who is {}? space answers; ctrl+s again takes them as somebody new."


class Arriving(Sheet):
    """Everybody who arrives, a line each: of ten thousand, one is drawn again by itself."""

    def draw_again(self, place: int, row: Row) -> None:
        """Draw one row anew where it stands."""
        listed = (*self.rows[:place], row, *self.rows[place + 1 :])
        self.set_reactive(Sheet.rows, listed)
        self.refresh()


class ReviewScreen(Screen[None]):
    """Everybody who arrives at the left, the chosen one at the right; nothing is kept yet."""

    CSS_PATH = "reviewing.tcss"
    AUTO_FOCUS = "#arriving"
    HELP = "What a file brings. Nothing is kept before you say so; one u takes all of it back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "turn",
            "Leave out",
            id="review.turn",
            tooltip="Leave this one out, or take them in after all",
        ),
        Binding(
            "space",
            "answer",
            "Answer",
            id="review.answer",
            tooltip="The next answer to who a doubtful one is",
        ),
        Binding("ctrl+s", "keep", "Keep", id="review.keep", tooltip="Keep everybody taken in"),
        Binding("escape", "back", "Back", id="review.back", tooltip="Back; nothing is kept"),
    ]

    def __init__(
        self, looked: Review, arrivals: Arrivals, source: str, listed: tuple[Row, ...]
    ) -> None:
        """Take what was looked at, and ``rows.listed`` of it: a thread makes those of many."""
        super().__init__()
        self._listed = listed
        self._looked = looked
        self._arrivals = arrivals
        self._source = source
        self._entries = {entry.came.id: entry for entry in looked.entries}
        self._answers: dict[str, str | None] = {}
        self._places: dict[str, int] = {}
        self._asked = False

    def compose(self) -> ComposeResult:
        """Place everybody, the chosen one, and what all this is."""
        yield RoomBar("review")
        yield Static(ink_line(f"From {self._source}. Nothing is kept yet."), id="said")
        with Horizontal(id="rooms"):
            yield Arriving(id="arriving")
            yield Sheet(id="one")
        yield Foot()

    def on_mount(self) -> None:
        """List everybody, and stand on the first."""
        self._places = {row.target.id: at for at, row in enumerate(self._listed) if row.target}
        sheet = self.query_one("#arriving", Sheet)
        self.watch(sheet, "at", self._show, init=False)
        sheet.rows = self._listed
        sheet.at = min(self._places.values(), default=None)

    @property
    def _entry(self) -> Entry | None:
        target = self.query_one("#arriving", Sheet).target
        return self._entries.get(target.id) if target else None

    def _same(self, entry: Entry) -> Person | None:
        """Return who a doubtful one was said to be, where it is somebody here."""
        answer = self._answers.get(entry.came.id)
        return next((each for each in entry.might_be if each.id == answer), None)

    def _mark(self, entry: Entry) -> str:
        id_ = entry.came.id
        if self._answers.get(id_, id_) is None:
            return rows.LEFT_OUT
        return rows.TAKEN if id_ in self._answers else rows.mark_of(entry)

    def _show(self) -> None:
        entry = self._entry
        shown = self.query_one("#one", Sheet)
        shown.rows = tuple(self._page(entry)) if entry else ()
        shown.scroll_home(animate=False)
        self.refresh_bindings()

    def _page(self, entry: Entry) -> list[Row]:
        id_ = entry.came.id
        answer, same = self._answers.get(id_, ""), self._same(entry)
        kept, after = entry.kept, entry.after
        if same:
            kept, after = same, the_same_as(entry, same, self._looked, self._arrivals.format)
        fields = compared(entry.came, kept, after, self._looked.network)
        line = _LEFT_OUT if answer is None else _LINES[entry.state]
        options = self._options(entry)
        at = next((p for p, (said, _) in enumerate(options) if said == answer), None)
        listed = rows.answers(tuple((_words(entry, *each), each[1]) for each in options), at)
        return rows.one(entry, line, listed if entry.might_be else (), fields)

    @staticmethod
    def _options(entry: Entry) -> tuple[tuple[str | None, Person | None], ...]:
        """Return what may be answered of somebody, the most usual first."""
        if entry.might_be:
            same = ((each.id, each) for each in entry.might_be)
            return ((entry.came.id, None), *same, (None, None))
        return (("", None), (None, None))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to leave out only who brings something, and to answer only who is doubtful."""
        del parameters
        if action not in ("turn", "answer"):
            return True
        state = self._entry.state if self._entry else State.HERE
        return (
            state is State.DOUBTFUL if action == "answer" else state in (State.NEW, State.CHANGED)
        )

    def action_answer(self) -> None:
        """Give the next answer to who this is."""
        self.action_turn()

    def action_turn(self) -> None:
        """Take whoever the cursor stands on in, or leave them out."""
        entry = self._entry
        if entry is None or entry.state is State.HERE:
            return
        said = [answer for answer, _ in self._options(entry)]
        unanswered = "" if "" in said else "?"
        now = self._answers.get(entry.came.id, unanswered)
        following = said[(said.index(now) + 1) % len(said)] if now in said else said[0]
        if following == "":
            self._answers.pop(entry.came.id, None)
        else:
            self._answers[entry.came.id] = following
        self._draw(entry)

    def _draw(self, entry: Entry) -> None:
        """Draw one person's row anew, and their page."""
        row = rows.row_of(entry, self._mark(entry), self._same(entry))
        self.query_one(Arriving).draw_again(self._places[entry.came.id], row)
        self._show()

    @on(Sheet.Opened)
    def _into(self) -> None:
        """Walk into the page of whoever is chosen, to scroll it."""
        self.add_class("-reading")
        self.app.stylesheet.update(self)
        self.set_focus(self.query_one("#one"))

    def action_keep(self) -> None:
        """Ask for everybody taken in to be kept; once for whoever was not answered."""
        unanswered = (e for e in self._looked.entries if self._mark(e) == rows.ASKED)
        entry = next(unanswered, None)
        if entry and not self._asked:
            self._asked = True
            self._to_list()
            self.query_one("#arriving", Sheet).at = self._places[entry.came.id]
            self.notify(_NOT_ANSWERED.format(safe_line(entry.came.name)), markup=False)
            return
        self.post_message(KeepArrivals(self._arrivals, dict(self._answers), self._source))

    def _to_list(self) -> None:
        self.remove_class("-reading")
        self.app.stylesheet.update(self)
        self.set_focus(self.query_one("#arriving"))

    def action_back(self) -> None:
        """Go from a page to the list, and from the list back to where one was."""
        if self.has_class("-reading"):
            self._to_list()
        else:
            self.dismiss(None)


def _words(entry: Entry, answer: str | None, person: Person | None) -> str:
    return person.name if person else _NEW if answer == entry.came.id else _OUT
