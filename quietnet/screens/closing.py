"""Closing: a thread ticked or let go where it was written; one line of the text changes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import ThreadState
from quietnet.domain.network import Network
from quietnet.domain.refusal import Refused
from quietnet.domain.threads import Thread, threads_in
from quietnet.messages import SaveThread
from quietnet.reading.ticking import let_go, reopen, rewritten, tick
from quietnet.screens.room import Room
from quietnet.widgets.sheet import Target


def thread_at(network: Network, target: Target | None) -> Thread | None:
    """Return the thread a row of a page stands for."""
    if target is None or target.kind not in {"thread", "notes"}:
        return None
    record = network.conversations.get(target.id) or network.people.get(target.id)
    found = threads_in(network, record) if record else ()
    return next((thread for thread in found if thread.line.line == target.line), None)


class ClosingRoom(Room):
    """A room in which ``space`` ticks the thread one stands on and ``x`` lets it go."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    @property
    def thread(self) -> Thread | None:
        """The thread under the cursor."""
        return None

    def action_tick(self) -> None:
        """Tick the thread under the cursor; one that is ticked where it shows is opened again."""
        thread = self.thread
        if thread and thread.line.state is not ThreadState.OPEN:
            self._rewrite(thread, reopen, "Open again, {}.", "opening")
        elif thread:
            self._rewrite(thread, partial(tick, today=self.today), "Ticked, {}.", "ticking")

    def action_let_thread_go(self) -> None:
        """Let the thread under the cursor go."""
        if thread := self.thread:
            self._rewrite(thread, let_go, "Let go, {}.", "letting go of")

    def _rewrite(
        self, thread: Thread, change: Callable[[str, int], str], said: str, deed: str
    ) -> None:
        where = "in its note" if isinstance(thread.record, Conversation) else "on their page"
        try:
            record = rewritten(
                thread.record, lambda words: change(words, thread.line.line), self._now()
            )
        except Refused as refused:
            self.notify(str(refused), markup=False)
        else:
            deed = f"{deed} “{thread.line.text}”"
            self.post_message(SaveThread(record, said=said.format(where), deed=deed))
