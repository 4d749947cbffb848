"""Kitchen: where a conversation is written down, and what was heard in it."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from pydantic import ValidationError
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from quietnet.domain.conversation import Conversation
from quietnet.domain.head import Head
from quietnet.domain.network import Network
from quietnet.domain.refusal import Refused, why_refused
from quietnet.messages import SaveConversation, WriteOutside
from quietnet.reading.dates import DateOrder
from quietnet.reading.in_hand import NoteInHand
from quietnet.screens.listening import AGREES
from quietnet.screens.seeking import SeekingScreen
from quietnet.widgets.completion_list import CompletionList
from quietnet.widgets.foot import Foot
from quietnet.widgets.note_area import NoteArea
from quietnet.widgets.note_head import NoteHead
from quietnet.widgets.questions import Questions
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.sheet import Sheet
from quietnet.widgets.who_is_meant import WhoIsMeant

_NAMED = 3  # people in a sentence


class KitchenScreen(SeekingScreen):
    """The note editor. Only ctrl+s keeps; nothing but the text is required."""

    CSS_PATH = "kitchen.tcss"
    AUTO_FOCUS = "#first"
    HELP = "Write what was said. Names, #topics and lines that begin with - [ ] are understood."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "keep", "Keep", id="kitchen.keep", tooltip="Keep this note", priority=True
        ),
        Binding(
            "f2",
            "question",
            "Stuck",
            id="kitchen.question",
            tooltip="A question when you are stuck, or afterwards; the next press asks another",
        ),
        Binding(
            "f3",
            "readings",
            "Who",
            id="kitchen.readings",
            tooltip="Walk through the names: who is meant, who is new, who is nobody",
        ),
        Binding(
            "f4",
            "kitchen",
            "Kitchen",
            id="kitchen.kitchen",
            tooltip="It was a kitchen conversation, or was not",
        ),
        Binding(
            "f5",
            "head",
            "Head",
            id="kitchen.head",
            tooltip="With whom, when, how and where; tab walks on, escape comes back",
        ),
        Binding(
            "ctrl+t",
            "thread",
            "Thread",
            id="kitchen.thread",
            tooltip="Make this line something to pick up next time",
            show=False,
        ),
        Binding(
            "ctrl+o",
            "outside",
            "Editor",
            id="kitchen.editor",
            tooltip="Write in your own editor ($VISUAL or $EDITOR) and come back",
            show=False,
        ),
        Binding(
            AGREES,
            "agree",
            "Agree",
            id="kitchen.agree",
            tooltip="Change the head as the changed text proposes",
            show=False,
            priority=True,  # a text area would select the line
        ),
        Binding("escape", "back", "Back", id="kitchen.back", tooltip="Back to the text, then out"),
    ]

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
        order: DateOrder = "dmy",
    ) -> None:
        """Open a note; ``text`` stands instead of the kept one's where a draft is taken up."""
        written = talk.text if talk else ""
        super().__init__(
            now,
            NoteInHand(kept=talk, head=head or Head(), order=order),
            written if text is None else text,
        )
        self._line = line

    def compose(self) -> ComposeResult:
        """Place the head, the text and what is heard."""
        yield RoomBar("kitchen")
        yield NoteHead(self.head)
        with Horizontal(id="table"):
            yield self._area
            with Vertical(id="aside"):
                yield WhoIsMeant()
                yield Sheet(id="heard")
                yield Static(id="proposal")
                yield Questions()
        yield self.seek_line()
        yield CompletionList()
        yield Foot()

    @property
    def head(self) -> Head:
        """The head as it stands."""
        return self._note.head

    @property
    def talk(self) -> Conversation | None:
        """The kept conversation that is being changed, None for a new one."""
        return self._note.kept

    def go_on_with(self, talk: Conversation) -> None:
        """Go on writing in what was kept meanwhile; what was typed since stays."""
        self._note = self._note.gone_on_with(talk)
        self.listen_soon()

    def on_mount(self) -> None:
        """Begin at the line that was asked for, else at the end of what is written."""
        self._note = self._note.begun(self.network, self._now())
        self.query_one(NoteHead).know(self.network)
        self._area.move_cursor((self._line, 0) if self._line else self._area.document.end)
        self.listen()

    def watch_network(self, network: Network) -> None:
        """Know people who arrive while one writes."""
        if self.is_mounted:
            self.query_one(NoteHead).know(network)
            self.listen_soon()

    @on(TextArea.Changed)
    def _written(self) -> None:
        if self._asked:
            self.stop_asking()
        self.post_message(self.Edited(self))
        self.listen_soon()

    @on(NoteHead.Edited)
    def _filled(self, event: NoteHead.Edited) -> None:
        self._note = self._note.with_head(event.head, self.network, self._now())
        self.post_message(self.Edited(self))
        self.listen_soon()

    @on(NoteArea.Offered)
    def _offer(self, event: NoteArea.Offered) -> None:
        where = self._area.cursor_screen_offset
        self.query_one(CompletionList).offer(event.offers, event.at, where)

    def action_keep(self) -> None:
        """Ask for the note to be kept; an empty one leaves nothing."""
        if not self.text.strip() and self.talk is None:
            self.dismiss()
            return
        try:
            records = self._note.records(self.text, self.network, self.today, self._now())
        except ValidationError as error:
            self.notify(why_refused(error), markup=False)
        except Refused as refused:
            self.notify(str(refused), markup=False)
        else:
            self.post_message(SaveConversation(*records, said=self._said()))

    def _said(self) -> str:
        """Return what is said when the note is kept, with who was named and is in no notebook."""
        fresh = self.reading().new
        left = [n.name for n in fresh if not n.meet and n.name not in self._note.keep_new]
        if not left:
            return "Kept."
        named = f"{', '.join(left[:_NAMED])}{' and others' if len(left) > _NAMED else ''}"
        return f"Kept. Not in the notebook yet: {named}. f3 in the note keeps them."

    def action_kitchen(self) -> None:
        """Say that it was a kitchen conversation, or that it was not."""
        self.query_one(NoteHead).toggle_kitchen()

    def action_head(self) -> None:
        """Go to the head."""
        self.query_one(NoteHead).enter()

    def action_thread(self) -> None:
        """Make the line one is on a thread."""
        self._area.begin_thread()

    def action_outside(self) -> None:
        """Go on writing in an editor of one's own."""
        self.post_message(WriteOutside(self.text))

    def come_back_with(self, text: str) -> None:
        """Take back what was written elsewhere; undo brings back what stood here."""
        if text != self.text:
            end = self._area.document.end
            self._area.replace(text, (0, 0), end, maintain_selection_offset=False)

    def action_back(self) -> None:
        """Go back to the text from wherever one is, and out from the text."""
        if self._asked:
            self.stop_asking()
        elif self.is_seeking:
            self.stop_seeking()
        elif self._area.has_focus:
            self.dismiss()
        else:
            self.set_focus(self._area)
