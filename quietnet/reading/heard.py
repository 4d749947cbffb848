"""What was heard in a note: the day, who is meant, topics, threads, and where each stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from quietnet.domain.conversation import Mattered
from quietnet.domain.evidence import ThreadLine


class SpanKind(StrEnum):
    """What a stretch of the text is, for whoever tints it."""

    DAY = "day"
    WITH = "name-with"
    ABOUT = "name-about"
    NEW = "new"
    TOPIC = "topic"
    MARKER = "thread-marker"
    CODE = "code"
    THREAD = "thread"
    THREAD_DONE = "thread-done"
    THREAD_LET_GO = "thread-let-go"
    QUOTE = "quote"
    PRIVATE = "private"
    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"

    @property
    def family(self) -> str:
        """``word``, ``line`` or ``style``; no two spans of one family overlap."""
        if self in (SpanKind.STRONG, SpanKind.EMPHASIS):
            return "style"
        return "line" if self in _LINES else "word"


_LINES = frozenset(
    {
        SpanKind.THREAD,
        SpanKind.THREAD_DONE,
        SpanKind.THREAD_LET_GO,
        SpanKind.QUOTE,
        SpanKind.PRIVATE,
        SpanKind.HEADING,
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A slice of the text, ``text[start:end]``, and what it is."""

    start: int
    end: int
    kind: SpanKind
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody the text names who is not in the notebook yet.

    ``why`` is what was said of them, ``meet`` whether a thread says to meet them, ``with_you``
    whether they were there.
    """

    name: str
    why: str
    start: int
    end: int
    meet: bool
    with_you: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One mention and everybody it could mean, likeliest first; ``chosen`` None is nobody.

    ``key`` is where a correction belongs in ``readings``: the words as written, with ``#2`` on
    the second mention of the same words.
    """

    start: int
    end: int
    written: str
    key: str
    candidates: tuple[str, ...]
    chosen: str | None


_NONE: Mapping[str, str | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of a text; the text itself stands as it was typed.

    ``refusal`` is a sentence where a day was written that no calendar has, else empty.
    ``body_start`` is where the text goes on after its day. ``people`` were with you, in order,
    those ``given`` from outside first; ``mentioned`` are spoken of.
    """

    text: str
    today: date
    on: date
    planned: bool = False
    refusal: str = ""
    body_start: int = 0
    people: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    new: tuple[Newcomer, ...] = ()
    topics: tuple[str, ...] = ()
    mattered: frozenset[Mattered] = frozenset()
    threads: tuple[ThreadLine, ...] = ()
    readings: Mapping[str, str | None] = field(default_factory=lambda: _NONE)
    spans: tuple[Span, ...] = ()
    choices: tuple[Choice, ...] = ()
    given: tuple[str, ...] = ()
