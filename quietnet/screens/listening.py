"""Listening: a note in hand, read while it is written, and shown as it is understood."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime

from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.completion import complete
from quietnet.reading.heard import Reading
from quietnet.reading.in_hand import NoteInHand
from quietnet.reading.meaning import Named
from quietnet.widgets.heard import heard_in, proposed
from quietnet.widgets.note_area import NoteArea
from quietnet.widgets.note_head import NoteHead
from quietnet.widgets.sheet import Sheet
from quietnet.widgets.tints import Tint

_LISTENS_AFTER = 0.035  # seconds: the letter is on the screen by then, and a held key comes sooner
AGREES = "f6"
_LONG = 10_000  # letters; what takes longer than a few milliseconds is read beside the keys
_RESTS = 0.3  # seconds between two readings of a long text


class ListeningScreen(Screen[None]):
    """Reads the text a moment after each change and never touches a word of it."""

    network: reactive[Network] = reactive(Network)
    today: reactive[date] = reactive(date.min)

    def __init__(self, now: Callable[[], datetime], note: NoteInHand, text: str) -> None:
        super().__init__()
        self._now = now
        self._note = note
        self._area = NoteArea(
            text,
            completer=lambda before: complete(before, self.known, there=self._there),
            id="first",
        )
        self._there: tuple[str, ...] = ()
        self._known: tuple[Network, tuple[Person, ...], Network] | None = None
        self._waiting = False
        self._beside: Worker[None] | None = None
        self._asked: Named | None = None
        self._proposed = Content()

    @property
    def text(self) -> str:
        """The note as it stands, also when one has just left."""
        return self._area.text

    @property
    def known(self) -> Network:
        """Everybody known, those the head names anew among them."""
        network, fresh = self.network, self._note.fresh
        if not self._known or self._known[0] is not network or self._known[1] != fresh:
            self._known = (network, fresh, self._note.known(network))
        return self._known[2]

    def reading(self) -> Reading:
        """Read the note as it stands."""
        return self._note.reading(self.text, self.known, self.today)

    def listen_soon(self) -> None:
        """Read the note once the letter is on the screen, which waits for nothing."""
        if not self._waiting:
            self._waiting = True
            self.set_timer(_LISTENS_AFTER, self.listen)

    def listen(self) -> None:
        """Read the note and show what was heard."""
        self._waiting = False
        if len(self.text) <= _LONG:
            self.show_heard(self.reading())
        elif self._beside is None or self._beside.is_finished:
            self._beside = self.run_worker(self._listen_beside(), exit_on_error=True)

    async def _listen_beside(self) -> None:
        """Read a long note in a thread, again until it has not changed meanwhile."""
        read = None
        while read != (self.text, self._note):
            read = (self.text, self._note)
            reading = await asyncio.to_thread(self._note.reading, self.text, self.known, self.today)
            if read == (self.text, self._note):
                self.show_heard(reading)
            else:
                await asyncio.sleep(_RESTS)

    def show_heard(self, reading: Reading) -> None:
        """Show what was heard in the panel, what it would change, and in the text by its tints."""
        self._there = reading.people
        rows = heard_in(reading, self.known, self._note, self._asked)
        self.query_one("#heard", Sheet).rows = rows
        proposal = proposed(self._note.proposal(reading), reading, self.known, AGREES)
        if proposal != self._proposed:  # each update lays the whole screen out
            self._proposed = proposal
            line = self.query_one("#proposal", Static)
            line.display = bool(proposal)
            line.update(proposal)
        self._area.tint(Tint(span.start, span.end, span.kind) for span in reading.spans)

    def action_agree(self) -> None:
        """Change the head as the text proposes."""
        proposal = self._note.proposal(self.reading())
        if proposal:
            head = self._note.head_taking(proposal, self.known)
            self.query_one(NoteHead).fill(people=head.people, when=head.when)
