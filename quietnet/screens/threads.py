"""Threads: everything open between you and others, grouped by what it is; nothing is late."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from quietnet.domain.about import said
from quietnet.domain.asking_round import topics_asked_about
from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import ThreadKind
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold
from quietnet.domain.threads import HEADINGS, Thread, open_threads, threads, without_topics
from quietnet.messages import EditPerson, OpenConversation, OpenRoom, OpenRound
from quietnet.reading.dates import body_start
from quietnet.screens.closing import ClosingRoom
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.line import Line
from quietnet.widgets.room_bar import RoomBar
from quietnet.widgets.thread_list import Entry, Sort, ThreadList

_NOTHING = "Nothing is open. A line that begins with - [ ] in a note waits here, without a date."
_NOT_FOUND = "Nothing by these words. Press escape to see everything."
_ROUND = "a round of asking"
_ROUNDS = "rounds of asking"
_A_ROUND = "enter shows whom you asked about this, what they said and whom they named."
_START = 150  # letters of the note a thread comes from
_NO_ROUND = "A round of asking begins with a topic: - [ ] advice: who is hiring #new-work"


def _topic_entry(topic: str) -> Entry:
    return Entry(Sort.TOPIC, f"#{topic}", f"#{topic}", beside=_ROUND)


class ThreadsScreen(ClosingRoom):
    """What is open, in one list; what is under the cursor stands whole beneath it."""

    NAME = "threads"
    CSS_PATH = "threads.tcss"
    HELP = "Everything open, by what it is. It waits as long as it likes; nothing here is late."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "tick", "Tick", id="threads.tick", tooltip="Close it in the note it came from"
        ),
        Binding("x", "let_thread_go", "Let go", id="threads.let_go", tooltip="Let this thread go"),
        Binding(
            "o",
            "round",
            "Round",
            id="threads.round",
            tooltip="The round of asking this belongs to",
            show=False,
        ),
        Binding(
            "slash", "find", "Find", id="threads.find", tooltip="Find by words, a topic or a name"
        ),
        Binding("down", "to_list", "To the list", show=False),
        Binding("escape", "back", "Back", id="threads.back", tooltip="One step back", show=False),
    ]

    _shown: Network | None = None
    _open: tuple[Thread, ...] = ()
    _topics: Mapping[str, bool] = MappingProxyType({})  # and whether several questions share it

    def compose(self) -> ComposeResult:
        """Place the find box, the list, and the line under it."""
        yield RoomBar("threads")
        with Vertical(id="hall"):
            yield Line(placeholder="find a thread", id="find", select_on_focus=True)
            yield ThreadList(id="first")
            yield Static(id="whole")
        yield Foot()

    def on_mount(self) -> None:
        """Tell the list whose a thread is."""
        self.query_one(ThreadList).names_of = self._names
        self._refill()

    def on_screen_resume(self) -> None:
        """Show what was kept while one was elsewhere."""
        self._refill()

    def watch_network(self) -> None:
        """Show what was kept, here or in another window; elsewhere it can wait."""
        if self.is_mounted and self.is_current:
            self._refill()

    @property
    def thread(self) -> Thread | None:
        """The thread under the cursor."""
        chosen = self.query_one(ThreadList).chosen
        return chosen.thread if chosen else None

    @property
    def person_id(self) -> str | None:
        """Whose thread is under the cursor; the first of several people."""
        thread = self.thread
        people = thread.people if thread else ()
        return next((id_ for id_ in people if id_ in self.network.people), None)

    @on(Input.Changed, "#find")
    def _narrow(self) -> None:
        self._refill()

    def _refill(self) -> None:
        if self._shown is not self.network:
            self._shown = self.network
            self._open = open_threads(self.network)
            self._topics = topics_asked_about(threads(self.network))
        wanted = fold(self.query_one("#find", Input).value).split()
        found = [t for t in self._open if not wanted or self._has(t, wanted)]
        entries = [*self._entries(found)]
        entries += self._rounds(wanted, {entry.id for entry in entries})
        self.query_one(ThreadList).entries = tuple(entries)

    def _has(self, thread: Thread, wanted: list[str]) -> bool:
        line = thread.line
        known = fold(f"{HEADINGS[line.kind]} {line.text} {self._names(thread)}")
        return all(word in known for word in wanted)

    def _entries(self, found: list[Thread]) -> Iterator[Entry]:
        for kind, same in groupby(found, key=lambda thread: thread.line.kind):
            group = list(same)
            if kind is not next(iter(found)).line.kind:
                yield Entry(Sort.BLANK)
            yield Entry(Sort.HEADING, words=HEADINGS[kind])
            rounds: dict[str, list[Thread]] = {}
            for thread in group:
                topic = self._topic(thread)
                if kind is ThreadKind.ADVICE and self._topics.get(topic):
                    rounds.setdefault(topic, []).append(thread)
                else:
                    yield Entry(Sort.THREAD, thread.id, thread.line.text, thread)
            for topic, asked in sorted(rounds.items()):
                yield _topic_entry(topic)
                for thread in asked:
                    words = without_topics(thread.line.text)
                    yield Entry(Sort.THREAD, thread.id, words, thread, inside=True)

    def _rounds(self, wanted: list[str], there: set[str]) -> Iterator[Entry]:
        """Yield the rounds one looks for by their topic, also those with nothing open in them."""
        names = {topic: fold(f"#{topic} {_ROUNDS}") for topic in self._topics if wanted}
        found = [t for t, name in names.items() if all(word in name for word in wanted)]
        found = [topic for topic in found if f"#{topic}" not in there]
        if found:
            yield from (Entry(Sort.BLANK),) if there else ()
            yield Entry(Sort.HEADING, words=_ROUNDS)
            yield from map(_topic_entry, found)

    def _topic(self, thread: Thread) -> str:
        """Return the topic of the round a thread belongs to, empty where there is none."""
        asked = [topic for topic in thread.line.topics if topic in self._topics]
        return next((t for t in asked if self._topics[t]), next(iter(asked), ""))

    def _names(self, thread: Thread) -> str:
        people = self.network.people
        return ", ".join(people[id_].name for id_ in thread.people if id_ in people)

    @on(ThreadList.Chosen)
    def _say_whole(self) -> None:
        """Show what the cursor stands on without an end cut off, and where it was written."""
        shown = self.query_one(ThreadList)
        chosen = shown.chosen
        if chosen is None:
            whole = ink_line(_NOT_FOUND if self._open else _NOTHING, "$quiet")
        elif chosen.thread is None:
            whole = ink_line(_A_ROUND, "$quiet")
        else:
            text = "" if shown.shows_whole else f"{chosen.thread.line.text}\n"
            whole = together(ink(text), ink_line(self._whence(chosen.thread), "$quiet"))
        self.query_one("#whole", Static).update(whole)
        self.refresh_bindings()

    def _whence(self, thread: Thread) -> str:
        """Return whose a thread is and the start of the note it stands in; never its day."""
        record = thread.record
        if isinstance(record, Person):
            return f"{self._names(thread)} · on the page of {record.name}"
        start = said(record.text[body_start(record.text) :])
        start = start if len(start) <= _START else start[:_START].rsplit(" ", 1)[0] + " …"
        return " · ".join(part for part in (self._names(thread), record.where, start) if part)

    @on(ThreadList.Opened)
    def _go_there(self, event: ThreadList.Opened) -> None:
        thread = self.thread
        if thread is None:
            self.post_message(OpenRound(event.entry.id.removeprefix("#")))
        elif isinstance(thread.record, Conversation):
            self.post_message(OpenConversation(thread.record.id, thread.line.line))
        else:
            self.post_message(EditPerson(thread.record.id, thread.line.line))

    def opens(self, action: str) -> bool:
        """Return whether another screen comes after an action, so that keys wait for it."""
        if action == "open":
            return self.query_one(ThreadList).chosen is not None
        return bool(self._round) if action == "round" else super().opens(action)

    @property
    def _round(self) -> str:
        """The topic of the round one stands in, empty where there is none."""
        chosen = self.query_one(ThreadList).chosen
        if chosen is None:
            return ""
        return self._topic(chosen.thread) if chosen.thread else chosen.id.removeprefix("#")

    def action_round(self) -> None:
        """Open the round of asking one stands in."""
        if topic := self._round:
            self.post_message(OpenRound(topic))
        elif self.thread:
            self.notify(_NO_ROUND, markup=False)

    def action_find(self) -> None:
        """Put the cursor into the find box."""
        self.focus_on(self.query_one("#find"))

    def action_to_list(self) -> None:
        """Go from the find box down into the list."""
        self.focus_on(self.query_one(ThreadList))

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.action_to_list()

    def action_back(self) -> None:
        """Show everything again; from the whole list, go back to everybody."""
        box = self.query_one("#find", Input)
        if box.has_focus or box.value:
            box.value = ""
            self.action_to_list()
        else:
            self.post_message(OpenRoom("people", self.person_id))
