"""What every record has: an id, a revision, and when it was made and last changed."""

import re
import uuid
from datetime import UTC, datetime
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
)

from quietnet.domain.text import clean_line, clean_text

MOST_IN_A_NAME = 200
MOST_IN_A_LINE = 1_000
MOST_IN_A_TEXT = 1_000_000
_USUAL_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def _within(text: str, most: int, info: ValidationInfo) -> str:
    if len(text) > most:
        field = (info.field_name or "text").replace("_", " ")
        raise ValueError(f"The {field} is too long; the limit is {most:,} characters.")
    return text


def _name(text: str, info: ValidationInfo) -> str:
    text = _within(clean_line(text), MOST_IN_A_NAME, info)
    if not text:
        field = (info.field_name or "name").replace("_", " ")
        raise ValueError(f"The {field} is empty.")
    return text


def _line(text: str, info: ValidationInfo) -> str:
    return _within(clean_line(text), MOST_IN_A_LINE, info)


def _text(text: str, info: ValidationInfo) -> str:
    return _within(clean_text(text), MOST_IN_A_TEXT, info)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def as_id(text: str) -> str:
    """Return an id in the one form records have it in.

    Raises:
        ValueError: when the text is not an id.
    """
    if _USUAL_ID.match(text):  # as every id of our own is written
        return text
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise ValueError(f"“{text[:40]}” is not an id.") from None


Name = Annotated[str, AfterValidator(_name)]
Line = Annotated[str, AfterValidator(_line)]
Text = Annotated[str, AfterValidator(_text)]
Moment = Annotated[AwareDatetime, AfterValidator(_utc)]
Id = Annotated[str, AfterValidator(as_id)]


def new_id() -> str:
    """Return a fresh id (UUID4 text)."""
    return str(uuid.uuid4())


class Part(BaseModel):
    """A part of a record: frozen, checked as strictly, and keeping fields it does not know."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", allow_inf_nan=False)


class Record(Part):
    """A kept record. ``rev`` goes up by one at each change; ``created`` and ``updated`` are UTC."""

    id: Id
    rev: Annotated[int, Field(ge=1)] = 1
    created: Moment
    updated: Moment

    def changed(self, now: datetime, **changes: Any) -> Self:  # noqa: ANN401 - any field's value
        """Return this record with some fields changed, validated, one revision on.

        Raises:
            ValidationError: when a value is refused.
            TypeError: when the record has no such field.
        """
        unknown = changes.keys() - type(self).model_fields.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        values = {name: getattr(self, name) for name in type(self).model_fields}
        values |= self.model_extra or {}
        return self.model_validate({**values, **changes, "rev": self.rev + 1, "updated": now})

    def in_one_step(self, before: Self | None) -> Self:
        """Return this record as the one revision after another, whatever came between.

        Several changes that are kept as one are one revision on; a record that is new is the first.
        """
        values = {name: getattr(self, name) for name in type(self).model_fields}
        rev = before.rev + 1 if before else 1
        return self.model_validate({**values, **(self.model_extra or {}), "rev": rev})

    def again(self, now: datetime, there: "Record | None", rev: int = 0) -> Self:
        """Return this earlier record as the newest: after ``there``, which stands, and ``rev``.

        Whoever joins it with another machine's copy sees that it came last.
        """
        values = {name: getattr(self, name) for name in type(self).model_fields}
        values["rev"] = max(self.rev, rev, there.rev if there else 0) + 1
        values["updated"] = max(now, self.updated, there.updated if there else now)
        return self.model_validate({**values, **(self.model_extra or {})})

    def says_the_same_as(self, other: "Record") -> bool:
        """Whether two records say the same, whichever revision each is."""
        if type(self) is not type(other):
            return False
        return self == other.model_copy(update={"rev": self.rev, "updated": self.updated})

    def kept(self) -> dict[str, Any]:
        """Return the record as it is kept and exported: JSON values, unset fields left out."""
        return {**self.model_dump(mode="json", exclude_defaults=True), "rev": self.rev}
