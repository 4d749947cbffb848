"""PersonForm: everything the notebook keeps about somebody, one plain field after another."""

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import DescendantFocus
from textual.suggester import Suggester
from textual.widgets import Input, Static

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.record import new_id
from quietnet.domain.text import safe_line
from quietnet.messages import SaveForm
from quietnet.reading.dates import DateOrder
from quietnet.reading.person_form import Form, NotUnderstood
from quietnet.reading.person_words import Words
from quietnet.screens.meeting_form import MeetingForm
from quietnet.screens.person_groups import GROUPS
from quietnet.widgets.between_you import plan_words, plans_ahead
from quietnet.widgets.field import Asked, Field
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink_line
from quietnet.widgets.line import NameSuggester
from quietnet.widgets.note_area import NoteArea
from quietnet.widgets.room_bar import RoomBar

_A_NAME = "A name is enough; enter keeps. The rest can wait, also for years."
_STILL_HERE = "What you had begun is still here. ctrl+r begins afresh."


class _Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields; up and down walk between them, so they scroll by being walked."""


class PersonForm(MeetingForm):
    """The form of one person, or of somebody new. It gives what was typed and not kept."""

    CSS_PATH = "person_form.tcss"
    AUTO_FOCUS = ""
    HELP = "Only the name is needed. Dates and lists are written as you would say them."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "keep", "Keep", id="form.keep", tooltip="Keep what stands here", priority=True
        ),
        Binding(
            "escape", "back", "Back", id="form.back", tooltip="Back; what you typed waits here"
        ),
        Binding(
            "ctrl+r", "afresh", "Afresh", id="form.afresh", tooltip="Begin again from what is kept"
        ),
        Binding("up", "app.focus_previous", "Field before", show=False),
        Binding("down,enter", "app.focus_next", "Next field", show=False),
    ]

    def __init__(
        self,
        kept: Person | None,
        network: Network,
        today: date,
        now: Callable[[], datetime],
        *,
        begun: Words | None = None,
        order: DateOrder = "dmy",
        line: int | None = None,
    ) -> None:
        """Open a form; ``line`` is the line of the notes to begin at, None for the name."""
        super().__init__()
        # What is bound comes after the first key may have been pressed; the fields need it now.
        self.set_reactive(PersonForm.network, network)
        self.set_reactive(PersonForm.today, today)
        self._kept = kept
        self._now = now
        self._order = order
        self._line = line
        self._edits.update(begun or {})
        self._first_hint = _STILL_HERE if begun else "" if kept else _A_NAME
        self._greeted = ""
        self._new_id = new_id()

    @property
    def kept_id(self) -> str:
        """Whose form it is, empty for somebody new."""
        return self._kept.id if self._kept else ""

    @property
    def typed(self) -> Words:
        """What was typed and is not kept."""
        return dict(self._edits)

    def go_on_with(self, person: Person) -> None:
        """Go on in what was kept meanwhile; what was typed since stays."""
        self._kept = person
        self._shown = self._form.words  # kept from here: nothing of it came from elsewhere
        self._elsewhere.clear()
        for field in self.query(Field):
            field.refuse("")

    @property
    def _form(self) -> Form:
        """The form over the record as it stands now, also when it was changed elsewhere."""
        kept = self.network.people.get(self._kept.id, self._kept) if self._kept else None
        return Form(kept, self.network, self.today, self._new_id, self._order)

    def compose(self) -> ComposeResult:
        """Place the groups of fields, and one line that helps with the focused one."""
        self._shown = self._form.words
        yield RoomBar("form")
        with _Page(id="page"):
            for heading, group in GROUPS:
                yield Static(ink_line(heading), classes="heading")
                for asked in group:
                    words = self._edits.get(asked.name, self._shown[asked.name])
                    above = self._plans() if asked.name == "plan" else ()
                    yield Field(asked, words, suggester=self._suggester(asked), above=above)
        yield Static(id="hint")
        yield Foot()

    def on_mount(self) -> None:
        """Begin at the name, or at a line of the notes where one was asked for."""
        if self._line is None:
            self.query_one("#name", Field).enter()
            return
        notes = self.query_one("#notes", Field)
        notes.enter()
        notes.query_one(NoteArea).move_cursor((self._line, 0))
        self.call_after_refresh(notes.scroll_visible, animate=False)

    @property
    def words(self) -> Words | None:
        """What the fields would show now, None while there is nothing to compare them with."""
        return self._form.words if self.is_mounted and self._kept else None

    def _suggester(self, asked: Asked) -> Suggester | None:
        if not asked.completes:
            return None
        others = (person for person in self.network.by_name if person != self._kept)
        return NameSuggester((person.name for person in others), asked.completes)

    def _plans(self) -> tuple[str, ...]:
        """Return the plans ahead, a line each, the next one first."""
        plans = plans_ahead(self.network, self._kept, self.today) if self._kept else ()
        return tuple(plan_words(plan, self.today) for plan in plans)

    @on(Field.Edited)
    def _note(self, event: Field.Edited) -> None:
        name = event.field.asked.name
        if event.words == self._shown[name]:
            self._edits.pop(name, None)
        else:
            self._edits[name] = event.words

    @on(DescendantFocus)
    def _help_with(self, event: DescendantFocus) -> None:
        entered = next((n for n in event.widget.ancestors if isinstance(n, Field)), None)
        if entered:
            for field in self.query(Field):
                field.set_class(field is entered, "-entered")
            self._hint(entered)

    def _hint(self, field: Field) -> None:
        hint = self._first_hint if field.asked.name == "name" else field.asked.hint
        self.query_one("#hint", Static).update(ink_line(hint), layout=self.has_class("-narrow"))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Keep somebody new by their name alone; elsewhere move on."""
        name = self.query_one("#name", Field)
        if self._kept is None and name in event.input.ancestors:
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        """Ask for what was edited to be kept; what is not understood is marked."""
        if self._kept and self.asks_which(self._kept.name):
            return
        if not self._edits and self._kept:
            self.dismiss({})
            return
        form = self._form
        try:
            filled = form.filled(self._edits, self._now())
        except NotUnderstood as refused:
            self._mark(refused)
            return
        name = self._edits.get("name", "")
        if form.namesake(name) and self._greeted != name:
            self._greeted = name
            self.query_one("#name", Field).refuse(
                f"{safe_line(name)} is here already. Keep again if this is somebody else."
            )
            return
        self.post_message(SaveForm(filled))

    def _mark(self, refused: NotUnderstood) -> None:
        for field in self.query(Field):
            field.refuse(refused.why.get(field.asked.name, ""))
        first = next(field for field in self.query(Field) if field.asked.name in refused.why)
        first.enter()
        self.call_after_refresh(first.scroll_visible, animate=False)

    async def action_afresh(self) -> None:
        """Show what is kept again, in every field."""
        self._first_hint = "" if self._kept else _A_NAME
        for field in self.query(Field):
            field.refuse("")
            if self._edits.pop(field.asked.name, None) is not None:
                await field.show(self._shown[field.asked.name])
        self.query_one("#name", Field).enter()

    def action_back(self) -> None:
        """Leave; what was typed is given back, to be offered again."""
        self.dismiss(dict(self._edits))
