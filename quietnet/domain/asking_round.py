"""A round of asking: one question, or several under one topic, put to more than one person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import ThreadKind, ThreadState
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold
from quietnet.domain.threads import Thread, threads


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asked, by id, with what was asked of them, what is answered first.

    ``answered`` is the day of the latest answer.
    """

    person: str
    questions: tuple[Thread, ...]
    answered: date | None


@dataclass(frozen=True, slots=True)
class Unasked:
    """Somebody not asked yet, by id; ``question`` is what waits to be put to them.

    ``person`` is empty for a question that has nobody yet.
    """

    person: str
    question: Thread | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody an answer named, ``through`` those who did; ``person`` is their id once kept."""

    name: str
    why: str
    through: tuple[str, ...]
    record: Person | Conversation
    line: int
    person: str | None = None


@dataclass(frozen=True, slots=True)
class AskingRound:
    """All that is known of one topic you ask people about; nobody is counted.

    ``named`` are those an answer named. ``not_asked`` are those you mean to ask, those an answer
    named, and those you have talked with about it. ``to_tell`` are those whose answer you have not
    told the outcome of, each with the open thread that says so where there is one.
    """

    topic: str
    asked: tuple[Asked, ...]
    named: tuple[Named, ...]
    not_asked: tuple[Unasked, ...]
    to_tell: tuple[tuple[str, Thread | None], ...]

    @property
    def is_over(self) -> bool:
        """Whether every question is answered and everybody knows how it turned out."""
        return not self.to_tell and all(each.answered for each in self.asked)


def topics_asked_about(found: Iterable[Thread]) -> Mapping[str, bool]:
    """Return the topics questions bear, open or answered, and whether more than one bears it.

    A question answered in the same words by the same people is still one.
    """
    seen: dict[str, set[tuple[object, ...]]] = {}
    for thread in found:
        if thread.line.kind is ThreadKind.ADVICE and not _is_let_go(thread):
            words = fold(" ".join(thread.line.text.split()))
            for topic in thread.line.topics:
                seen.setdefault(topic, set()).add((words, thread.people))
    return {topic: len(questions) > 1 for topic, questions in sorted(seen.items())}


def asking_round(network: Network, topic: str) -> AskingRound:
    """Return the round of a topic as it stands."""
    everything = threads(network)
    about = [t for t in everything if topic in t.line.topics]
    questions = [t for t in about if t.line.kind is ThreadKind.ADVICE]
    let_go = {id_ for t in questions if _is_let_go(t) for id_ in t.people}
    questions = [t for t in questions if not _is_let_go(t)]
    asked = tuple(_asked(network, [t for t in questions if _was_put(network, t)]))
    meant = tuple(_meant(network, [t for t in questions if t.is_open and not _was_put(network, t)]))
    named = tuple(_named(network, topic, questions, everything))
    others = (*(n.person for n in named if n.person), *_talked_about(network, topic))
    not_asked = _each_once((*meant, *map(Unasked, others)))
    settled = {*(each.person for each in asked), *let_go}
    return AskingRound(
        topic,
        asked,
        named,
        tuple(each for each in not_asked if each.person not in settled),
        tuple(_to_tell(topic, asked, everything)),
    )


def _is_let_go(thread: Thread) -> bool:
    return thread.state is ThreadState.CANCELLED


def _meant(network: Network, questions: list[Thread]) -> Iterator[Unasked]:
    """Yield what is still to be put, to whom it is meant for or to nobody yet."""
    for question in questions:
        people = [id_ for id_ in question.people if id_ in network.people]
        yield from (Unasked(id_, question) for id_ in people or ("",))


def _each_once(found: Iterable[Unasked]) -> Iterator[Unasked]:
    seen: set[str] = set()
    for each in found:
        if each.person not in seen or not each.person:
            seen.add(each.person)
            yield each


def _was_put(network: Network, question: Thread) -> bool:
    """Whether a question was put to somebody: one on a page of standing notes waits to be."""
    is_known = any(id_ in network.people for id_ in question.people)
    return is_known and (isinstance(question.record, Conversation) or not question.is_open)


def _asked(network: Network, questions: list[Thread]) -> Iterator[Asked]:
    """Yield whom you asked, in the order in which you did."""
    by_person: dict[str, dict[str, Thread]] = {}
    for question in reversed(questions):
        words = fold(" ".join(question.line.text.split()))
        for id_ in question.people:
            if id_ in network.people:  # the later note with the same words has the answer
                by_person.setdefault(id_, {})[words] = question
    for id_, theirs in by_person.items():
        put = sorted(theirs.values(), key=lambda t: t.is_open)
        days = [t.done_on or t.record.created.date() for t in put if not t.is_open]
        yield Asked(id_, tuple(put), max(days, default=None))


def _named(
    network: Network, topic: str, questions: list[Thread], everything: Iterable[Thread]
) -> Iterator[Named]:
    """Yield whom answers named, each once: to be met, or known through those who answered."""
    seen: dict[str, Named] = {}
    notes = {t.record.id: t.record for t in reversed(questions)}
    for thread in reversed(tuple(everything)):
        line = thread.line
        is_about = topic in line.topics or thread.record.id in notes
        if line.kind is ThreadKind.MEET and is_about and not _is_let_go(thread):
            known = _known(network, thread)
            name = network.people[known].name if known else line.meet
            one = Named(name, line.meet_why, thread.people, thread.record, line.line, known)
            _add(network, seen, one)
    for note in notes.values():
        for id_ in note.mentioned if isinstance(note, Conversation) else ():
            person = network.people.get(id_)
            if person and isinstance(note, Conversation):
                led = tuple(i for i in note.people if i in person.origin.through)
                if led:
                    _add(network, seen, Named(person.name, "", led, note, 0, id_))
    yield from seen.values()


def _add(network: Network, seen: dict[str, Named], one: Named) -> None:
    """Add somebody named, or who else named them."""
    key = one.person or one.name
    before = seen.get(key, one)
    through = dict.fromkeys(i for i in (*before.through, *one.through) if i in network.people)
    seen[key] = replace(before, through=tuple(through), why=before.why or one.why)


def _known(network: Network, thread: Thread) -> str | None:
    """Return who a line to meet somebody names, where they are in the notebook."""
    wanted = fold(thread.line.meet)
    written = (id_ for name, id_ in thread.record.readings.items() if fold(name) == wanted)
    called = (person.id for person in network.named(thread.line.meet))
    return next((id_ for id_ in (*written, *called) if id_ and id_ in network.people), None)


def _talked_about(network: Network, topic: str) -> Iterator[str]:
    """Yield whom you have talked with about a topic, the latest first."""
    talks = [
        record
        for record in network.conversations.values()
        if topic in network.marks(record).topics and not record.planned
    ]
    for talk in sorted(talks, key=lambda t: (t.on, t.created, t.id), reverse=True):
        yield from (id_ for id_ in talk.people if id_ in network.people)


def _to_tell(
    topic: str, asked: Iterable[Asked], found: Iterable[Thread]
) -> Iterator[tuple[str, Thread | None]]:
    """Yield who answered and does not know yet how it turned out."""
    tells = [t for t in found if t.line.kind is ThreadKind.TELL]
    tells = [t for t in tells if not t.line.topics or topic in t.line.topics]
    for each in asked:
        theirs = [t for t in tells if each.person in t.people]
        told = (t.done_on for t in theirs if t.done_on)
        if each.answered and not any(day >= each.answered for day in told):
            yield each.person, next((t for t in reversed(theirs) if t.is_open), None)
