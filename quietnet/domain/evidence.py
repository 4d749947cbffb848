"""Evidence: what the notes say, in the only form the depth model takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from quietnet.domain.conversation import Kind, Mattered, Medium


class Way(StrEnum):
    """Which way help went."""

    GIVEN = "given"
    RECEIVED = "received"


class What(StrEnum):
    """What kind of help it was; an introduction is one (depth model, section 3.2)."""

    HAND = "hand"
    ADVICE = "advice"
    INTRODUCTION = "introduction"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Talk:
    """A two-way exchange that happened (depth model, section 3.2).

    ``others`` are further people in the same conversation, None where nobody wrote how many.
    """

    on: date
    medium: Medium
    minutes: int | None = None
    others: int | None = 0
    kind: Kind = Kind.TALK
    mattered: frozenset[Mattered] = frozenset()
    topics: frozenset[str] = frozenset()
    kitchen: bool = False


@dataclass(frozen=True, slots=True)
class Help:
    """Help that moved. ``told``: they were told how it turned out.

    ``contact`` is false where the day is only that of a tick: a tick alone is not contact.
    """

    on: date
    way: Way
    what: What = What.HAND
    told: bool = False
    contact: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """All there is about one person: what happened, help, and plans ahead or gone by."""

    talks: tuple[Talk, ...] = ()
    helps: tuple[Help, ...] = ()
    plans: tuple[date, ...] = ()

    def until(self, today: date) -> "Evidence":
        """Return the evidence without records dated after today (plans stay)."""
        return Evidence(
            tuple(talk for talk in self.talks if talk.on <= today),
            tuple(help_ for help_ in self.helps if help_.on <= today),
            self.plans,
        )


class ThreadState(StrEnum):
    """Whether a thread is open, ticked, or let go."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class ThreadKind(StrEnum):
    """What a thread line is, by its first word; a plain one is to ask."""

    ASK = "ask"
    OFFER = "offer"
    ADVICE = "advice"
    MEET = "meet"
    INTRO = "intro"
    TELL = "tell"
    GAVE = "gave"
    GOT = "got"


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One thread as it stands in a text.

    ``line`` is its number from nought; ``text`` what follows the kind, without the tick's date;
    ``what`` the kind of help it names; ``named`` the ids of the people its line names; ``meet``
    the name of a person to meet, and ``meet_why`` what was said of them; ``topics`` those in it.
    """

    line: int
    kind: ThreadKind
    text: str
    state: ThreadState
    done_on: date | None = None
    what: What = What.HAND
    named: tuple[str, ...] = ()
    meet: str = ""
    meet_why: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What a kept text says beside its words: topics, whose words mattered, threads."""

    topics: frozenset[str] = frozenset()
    mattered: frozenset[Mattered] = frozenset()
    threads: tuple[ThreadLine, ...] = field(default=())


MarkReader = Callable[[str, Mapping[str, str | None]], Mark]
"""Reads a kept text with its stored readings (as written to person id, or None for nobody)."""
