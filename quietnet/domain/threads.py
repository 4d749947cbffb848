"""Threads: what is open between you and others, read from the notes and kept nowhere else."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import ThreadKind, ThreadLine, ThreadState, What
from quietnet.domain.gathering import owners
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold

HEADINGS = {
    ThreadKind.ASK: "to ask",
    ThreadKind.OFFER: "to offer",
    ThreadKind.ADVICE: "advice I want",
    ThreadKind.MEET: "people to meet",
    ThreadKind.INTRO: "introductions to make",
    ThreadKind.TELL: "to tell",
}
BESIDE = {
    ThreadKind.OFFER: "you could offer",
    ThreadKind.ADVICE: "advice you want",
    ThreadKind.MEET: "their suggestion",
    ThreadKind.INTRO: "an introduction",
    ThreadKind.TELL: "to tell them",
}
"""What stands beside a thread on the page of the person it is open with; to ask says itself."""
_ORDER = {kind: place for place, kind in enumerate(ThreadKind)}


@dataclass(frozen=True, slots=True)
class Thread:
    """One thread: the record it stands in, its line, and whether it is open by now.

    ``state`` and ``done_on`` also tell of advice that a later note ticked. ``twin`` counts equal
    lines before it in the same record.
    """

    record: Person | Conversation
    line: ThreadLine
    state: ThreadState
    done_on: date | None
    twin: int = 0

    @property
    def id(self) -> str:
        """The record's id and a hash of the line; ticking or moving the line leaves it."""
        return f"{self.record.id}-{self.line_hash}"

    @property
    def line_hash(self) -> str:
        """A short hash of what the line says, its box and the day of its tick left out."""
        said = f"{self.line.kind}:{self.line.what}:{self.line.text}:{self.twin}"
        return hashlib.sha256(said.encode()).hexdigest()[:8]

    @property
    def on(self) -> date | None:
        """The day of the conversation it stands in; standing notes have none."""
        return self.record.on if isinstance(self.record, Conversation) else None

    @property
    def people(self) -> tuple[str, ...]:
        """Whose thread it is, by id."""
        return owners(self.record, self.line)

    @property
    def is_open(self) -> bool:
        """Whether it may still be picked up."""
        return self.state is ThreadState.OPEN


_known: WeakKeyDictionary[Network, tuple[Thread, ...]] = WeakKeyDictionary()


def threads(network: Network) -> tuple[Thread, ...]:
    """Return every thread of the notebook, those of the newest note first, pages by name last."""
    if network not in _known:
        talks = sorted(
            (record for record in network.threaded.values() if isinstance(record, Conversation)),
            key=lambda talk: (talk.on, talk.created, talk.id),
            reverse=True,
        )
        pages = (person for person in network.by_name if person.id in network.threaded)
        _known[network] = _of_all(network, (*talks, *pages))
    return _known[network]


def open_threads(network: Network) -> tuple[Thread, ...]:
    """Return what may be picked up again, grouped by what it is; none has an age."""
    return by_kind(
        thread for thread in threads(network) if thread.is_open and thread.line.kind in HEADINGS
    )


def threads_of(network: Network, person_id: str) -> tuple[Thread, ...]:
    """Return the threads that are somebody's, those of the newest note first."""
    found = _of_all(network, network.about(person_id))
    return tuple(thread for thread in found if person_id in thread.people)


def threads_in(network: Network, record: Person | Conversation) -> tuple[Thread, ...]:
    """Return the threads of one record, as they stand in its text."""
    twins: Counter[tuple[ThreadKind, What, str]] = Counter()
    found = []
    for line in network.marks(record).threads:
        same = (line.kind, line.what, line.text)
        state, done_on = _settled(network, record, line)
        found.append(Thread(record, line, state, done_on, twins[same]))
        twins[same] += 1
    return tuple(found)


def without_topics(text: str) -> str:
    """Return a line's words without the topics at its end; one that is nothing else stays."""
    words = text.split()
    while words and words[-1].startswith("#"):
        words.pop()
    return " ".join(words) or text


def same_words(one: str, other: str) -> bool:
    """Whether two threads say the same: case, accents and white space apart."""
    return fold(" ".join(one.split())) == fold(" ".join(other.split()))


def by_kind(found: Iterable[Thread]) -> tuple[Thread, ...]:
    """Return threads grouped as the Threads room shows them, otherwise in their order."""
    return tuple(sorted(found, key=lambda thread: _ORDER[thread.line.kind]))


def _of_all(network: Network, records: Iterable[Person | Conversation]) -> tuple[Thread, ...]:
    return tuple(thread for record in records for thread in threads_in(network, record))


def _settled(
    network: Network, record: Person | Conversation, line: ThreadLine
) -> tuple[ThreadState, date | None]:
    """Return a thread as it stands by now: the same advice ticked in a later note closes it."""
    state, done_on = line.state, line.done_on
    if state is ThreadState.DONE and done_on is None and isinstance(record, Conversation):
        done_on = record.on
    if state is ThreadState.OPEN and line.kind is ThreadKind.ADVICE:
        later = next(_advice_ticked_later(network, record, line), None)
        if later:
            state, done_on = ThreadState.DONE, later
    return state, done_on


def _advice_ticked_later(
    network: Network, record: Person | Conversation, line: ThreadLine
) -> Iterator[date]:
    """Yield when the same advice was ticked in a later note with a person in common."""
    asked = set(owners(record, line))
    since = record.on if isinstance(record, Conversation) else record.created.date()
    for person_id in asked & network.people.keys():
        for talk in reversed(network.naming(person_id)):
            if talk.id == record.id or talk.on < since:
                continue
            for other in network.marks(talk).threads:
                if (
                    other.kind is ThreadKind.ADVICE
                    and other.state is ThreadState.DONE
                    and same_words(other.text, line.text)
                    and asked & set(owners(talk, other))
                ):
                    yield other.done_on or talk.on
