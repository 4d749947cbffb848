"""Kitchen: where a conversation is written down, and what was heard in it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from pydantic import ValidationError
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, TextArea

from quietnet.domain.conversation import Conversation
from quietnet.domain.head import Head
from quietnet.domain.network import Network
from quietnet.domain.refusal import Refused, why_refused
from quietnet.domain.text import clean_text
from quietnet.messages import SaveConversation
from quietnet.reading.heading import changed_note, new_note, people_named
from quietnet.reading.heard import Reading
from quietnet.reading.reader import read
from quietnet.widgets.heard import heard_in
from quietnet.widgets.note_area import NoteArea
from quietnet.widgets.note_head import NoteHead
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import Sheet
from quietnet.widgets.tints import Tint

_LISTENS_AFTER = 0.06  # seconds of quiet: the panel follows, and no letter waits for it


class KitchenScreen(Screen[None]):
    """The note editor. Only ctrl+s keeps; nothing but the text is required."""

    CSS_PATH = "kitchen.tcss"
    AUTO_FOCUS = "#first"
    HELP = "Write what was said. Names, #topics and lines that begin with - [ ] are understood."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "keep", "Keep", id="kitchen.keep", tooltip="Keep this note", priority=True
        ),
        Binding(
            "f4",
            "kitchen",
            "Kitchen",
            id="kitchen.kitchen",
            tooltip="It was a kitchen conversation, or was not",
        ),
        Binding("escape", "back", "Back", id="kitchen.back", tooltip="Back to the text, then out"),
    ]

    network: reactive[Network] = reactive(Network)
    today: reactive[date] = reactive(date.min)

    class Edited(Message):
        """The text or the head is no longer what it was."""

        def __init__(self, kitchen: "KitchenScreen") -> None:
            super().__init__()
            self.kitchen = kitchen

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        talk: Conversation | None = None,
        head: Head | None = None,
        text: str | None = None,
        line: int = 0,
    ) -> None:
        """Open a note; ``text`` stands instead of the kept one's where a draft is taken up."""
        super().__init__()
        written = talk.text if talk else ""
        self._area = NoteArea(written if text is None else text, id="first")
        self._now = now
        self._talk = talk
        self._head = head or Head()
        self._line = line
        self._corrected: dict[str, str | None] = {}
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Place the head, the text and what is heard."""
        yield RoomBar("kitchen")
        yield NoteHead(self._head)
        with Horizontal(id="table"):
            yield self._area
            yield Sheet(id="heard")
        yield Footer()

    @property
    def text(self) -> str:
        """The note as it stands, also when one has just left."""
        return self._area.text

    @property
    def head(self) -> Head:
        """The head as it stands."""
        return self._head

    @property
    def talk(self) -> Conversation | None:
        """The kept conversation that is being changed, None for a new one."""
        return self._talk

    def go_on_with(self, talk: Conversation) -> None:
        """Go on writing in what was kept meanwhile; what was typed since stays."""
        self._talk = talk

    def on_mount(self) -> None:
        """Begin at the line that was asked for, else at the end of what is written."""
        area = self.query_one(NoteArea)
        area.move_cursor((self._line, 0) if self._line else area.document.end)
        self._listen()

    @on(TextArea.Changed)
    @on(NoteHead.Edited)
    def _wait_a_moment(self, event: TextArea.Changed | NoteHead.Edited) -> None:
        if isinstance(event, NoteHead.Edited):
            self._head = event.head
        self.post_message(self.Edited(self))
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(_LISTENS_AFTER, self._listen)

    def _reading(self) -> Reading:
        known, _new = people_named(self._head, self.network)
        readings = {**(self._talk.readings if self._talk else {}), **self._corrected}
        text = clean_text(self.query_one(NoteArea).text)
        with_people = [person.id for person in known]
        return read(text, self.network, self.today, with_people=with_people, readings=readings)

    def _listen(self) -> None:
        """Read the note and show what was heard; never changes a word of it."""
        reading = self._reading()
        self.query_one("#heard", Sheet).rows = heard_in(reading, self.network)
        tints = (Tint(span.start, span.end, span.kind) for span in reading.spans)
        self.query_one(NoteArea).tint(tints)

    def _told(self) -> tuple[Head, Network, date, datetime]:
        return self._head, self.network, self.today, self._now()

    def action_keep(self) -> None:
        """Ask for the note to be kept; an empty one leaves nothing."""
        text = clean_text(self.query_one(NoteArea).text)
        if not text.strip():
            self.dismiss()
            return
        try:
            if self._talk:
                records = changed_note(self._talk, text, *self._told(), readings=self._corrected)
            else:
                records = new_note(text, *self._told(), readings=self._corrected)
        except ValidationError as error:
            self.notify(why_refused(error), markup=False)
        except Refused as refused:
            self.notify(str(refused), markup=False)
        else:
            self.post_message(SaveConversation(*records))

    def action_kitchen(self) -> None:
        """Say that it was a kitchen conversation, or that it was not."""
        self.query_one(NoteHead).toggle_kitchen()

    def action_back(self) -> None:
        """Go back to the text from a field, and out from the text."""
        area = self.query_one(NoteArea)
        if area.has_focus:
            self.dismiss()
        else:
            area.focus()
