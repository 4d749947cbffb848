"""Partial dates: a day, a month, a year, or a day without its year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_WRITTEN = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))\Z", re.ASCII)
_LEAP_YEAR = 2000


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: ``2019-03-04``, ``2019-03``, ``2019`` or ``--03-04``."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a day that no calendar has.

        Raises:
            ValueError: when the parts do not make a date.
        """
        if self.month is None:
            if self.year is None or self.day is not None:
                raise ValueError("A date needs a year, or a month and a day.")
            date(self.year, 1, 1)
            return
        if self.year is None and self.day is None:
            raise ValueError("A date without a year needs a month and a day.")
        try:
            date(_LEAP_YEAR if self.year is None else self.year, self.month, self.day or 1)
        except ValueError:
            raise ValueError(f"{self} is not a day in any calendar.") from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a partial date as it is kept.

        Raises:
            ValueError: when the text is not one, or names a day that does not exist.
        """
        found = _WRITTEN.match(text)
        if not found:
            raise ValueError(f"“{text}” is not a date; write 2019-03-04, 2019-03, 2019 or --03-04.")
        year, month, day, month_alone, day_alone = (int(p) if p else None for p in found.groups())
        return cls(year, month or month_alone, day or day_alone)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return a whole day as a partial date."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: "PartialDate") -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return (self.year or 0, self.month or 0, self.day or 0)

    def settled(self) -> date | None:
        """Return the day the depth model counts from: the 15th of a month, 1 July of a year.

        None where the year is not known.
        """
        if self.year is None:
            return None
        if self.month is None:
            return date(self.year, 7, 1)
        return date(self.year, self.month, self.day or 15)

    def in_words(self) -> str:
        """Return the date as a person writes it: ``4 March 2019``, ``March 2019``, ``4 March``."""
        words = [str(self.day)] if self.day else []
        words += [calendar.month_name[self.month]] if self.month else []
        words += [str(self.year)] if self.year else []
        return " ".join(words)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Validate from the kept text, and write that text back."""
        from_text = core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema()
        )
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), from_text]
            ),
            serialization=core_schema.to_string_ser_schema(),
        )
