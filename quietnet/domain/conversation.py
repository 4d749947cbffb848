"""Conversation: one talk, letter or plan, with the words kept about it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainSerializer

from quietnet.domain.record import Id, Line, Record, Text, new_id


class Medium(StrEnum):
    """How the two of you spoke. ``unsaid``: in touch, not written down how."""

    IN_PERSON = "in person"
    VIDEO = "video"
    VOICE = "voice"
    LETTER = "letter"
    TEXT = "text"
    UNSAID = "unsaid"

    @property
    def live(self) -> bool:
        """Whether a voice or a face was there."""
        return self in (Medium.IN_PERSON, Medium.VIDEO, Medium.VOICE)


class Kind(StrEnum):
    """Whether it was talk, something done together, or work."""

    TALK = "talk"
    TOGETHER = "together"
    WORK = "work"


class Mattered(StrEnum):
    """Whose words mattered."""

    MINE = "mine"
    THEIRS = "theirs"


def _in_order(mattered: frozenset[Mattered]) -> list[str]:
    return sorted(mattered)


class Conversation(Record):
    """One conversation. ``people`` were with you; ``company`` further ones nobody named."""

    on: date
    planned: bool = False
    people: tuple[Id, ...] = ()
    company: Annotated[int, Field(ge=0, le=1_000_000)] | Literal["unknown"] = 0
    medium: Medium = Medium.IN_PERSON
    kind: Kind = Kind.TALK
    kitchen: bool = False
    minutes: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    where: Line = ""
    # The serializer stands inside, so that the field is left out while it is unset.
    mattered: Annotated[frozenset[Mattered], PlainSerializer(_in_order)] | None = None
    text: Text = ""
    readings: dict[str, Id | None] = Field(default_factory=dict)

    @classmethod
    def written(cls, on: date, text: str, now: datetime, **fields: Any) -> Self:  # noqa: ANN401
        """Return a new conversation with these fields, validated.

        Raises:
            ValidationError: when a value is refused.
        """
        record = {"id": new_id(), "created": now, "updated": now, "on": on, "text": text}
        return cls.model_validate({**record, **fields})

    @property
    def mentioned(self) -> tuple[str, ...]:
        """The people the text names who were not with you, each once."""
        read = dict.fromkeys(person for person in self.readings.values() if person)
        return tuple(person for person in read if person not in self.people)
