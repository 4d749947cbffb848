"""Head: the line above a note, as it is being filled in. Nothing in it is required."""

from collections.abc import Mapping
from typing import Literal, Self

from quietnet.domain.conversation import Conversation, Kind, Mattered, Medium
from quietnet.domain.person import Person
from quietnet.domain.record import Part
from quietnet.domain.when import how_long, in_full

Company = int | Literal["unknown"]

HOWS: tuple[tuple[str, tuple[Medium, Kind]], ...] = (
    ("in person", (Medium.IN_PERSON, Kind.TALK)),
    ("together", (Medium.IN_PERSON, Kind.TOGETHER)),
    ("at work", (Medium.IN_PERSON, Kind.WORK)),
    ("call", (Medium.VOICE, Kind.TALK)),
    ("video", (Medium.VIDEO, Kind.TALK)),
    ("letter", (Medium.LETTER, Kind.TALK)),
    ("message", (Medium.TEXT, Kind.TALK)),
)
COMPANIES: tuple[tuple[str, Company], ...] = (
    ("just us", 0),
    ("and one other", 1),
    ("and two others", 2),
    ("and three others", 3),
    ("and others", "unknown"),
)
MATTERED: tuple[tuple[str, frozenset[Mattered] | None], ...] = (
    ("as written", None),
    ("to them", frozenset({Mattered.THEIRS})),
    ("to me", frozenset({Mattered.MINE})),
    ("to us both", frozenset(Mattered)),
    ("nothing marked", frozenset()),
)


class Head(Part):
    """What stands above a note. ``people`` are names, separated by commas; ``when`` plain words."""

    people: str = ""
    when: str = ""
    medium: Medium = Medium.IN_PERSON
    kind: Kind = Kind.TALK
    company: Company = 0
    minutes: str = ""
    where: str = ""
    kitchen: bool = False
    mattered: frozenset[Mattered] | None = None

    @classmethod
    def of(cls, talk: Conversation, people: Mapping[str, Person]) -> Self:
        """Return the head of a kept conversation."""
        names = [people[id_].name for id_ in talk.people if id_ in people]
        # A comma inside a name would make two of it.
        names = [f'"{name}"' if "," in name else name for name in names]
        return cls(
            people=", ".join(names),
            when=in_full(talk.on),
            medium=talk.medium,
            kind=talk.kind,
            company=talk.company,
            minutes=how_long(talk.minutes),
            where=talk.where,
            kitchen=talk.kitchen,
            mattered=talk.mattered,
        )

    def with_values(self, **values: object) -> Self:
        """Return the head with some values changed, validated."""
        return self.model_validate({**dict(self), **values})
