"""What of a person and of a conversation is searched, line by line, folded once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.text import fold
from quietnet.reading.marks import topics_in
from quietnet.reading.masked import masked


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was written, what it is of somebody (``knows about``), and it folded."""

    label: str
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class PersonLines:
    """Everything that is searched of a person; ``names`` folded, ``whole`` all lines as one.

    ``topics`` are those of the conversations with them.
    """

    person: Person
    topics: frozenset[str]
    names: tuple[str, ...]
    lines: tuple[Line, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class TalkLines:
    """Everything that is searched of a conversation. ``topics`` are as they are compared."""

    talk: Conversation
    whole: str
    where: str
    topics: frozenset[str] = field(default_factory=frozenset)


def lines_of_person(person: Person, topics: frozenset[str]) -> PersonLines:
    """Return a person's lines, what says most of them first; ``topics`` come from the notes."""
    lines = tuple(Line(label, text, fold(text)) for label, text in _of(person, topics) if text)
    names = tuple(fold(name) for name in (person.name, *person.aliases))
    return PersonLines(person, topics, names, lines, "\n".join(line.folded for line in lines))


def _of(person: Person, topics: frozenset[str]) -> Iterator[tuple[str, str]]:
    yield "", person.name
    yield from (("also called", alias) for alias in person.aliases)
    yield "", person.interesting
    yield from (("knows about", what) for what in person.knows)
    yield "works as", person.work
    yield from (("place", place) for place in person.places)
    yield from (("tag", tag) for tag in person.tags)
    yield from (("", f"#{topic}") for topic in sorted(topics))
    yield "how you met", person.origin.where
    yield "how you met", person.origin.story
    yield from ((relation.kind, relation.name) for relation in person.relations)
    yield from ((contact.kind.value, contact.value) for contact in person.contacts)
    yield from ((each.what, each.what) for each in person.dates)
    yield from (("notes", line.strip()) for line in person.notes.splitlines() if line.strip())


def lines_of_talk(talk: Conversation) -> TalkLines:
    """Return a conversation's lines."""
    topics = topics_in(talk.text, masked(talk.text)) if "#" in talk.text else ()
    return TalkLines(
        talk, fold(talk.text), fold(talk.where), frozenset(topic.name for topic in topics)
    )
