"""Wording: from a text of the data files to the note as somebody would have typed it.

In braces stand the few things that depend on today or on who is who:

- ``{ana}`` is Ana's first name and ``{ana:Ana Ruiz}`` what was written instead; both are kept as
  readings, so that nothing is left to guess;
- ``{nobody:wren}`` is a word that looks like a name and is none;
- ``{date:-40}`` is a day as ticks write it, ``{date:-7y}`` this day seven years ago;
- ``{month:-40}``, ``{year:-40}``, ``{weekday:-40}`` and ``{season:-40}`` are words for a day;
- ``{by season:frost|buds|beans|quinces}`` is what fits the day of the note, winter first.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from quietnet.demo.dates import Dates, season_name, season_of

_BRACES = re.compile(r"\{([^{}:]+)(?::([^{}]*))?\}")
_DAY_WORDS: dict[str, Callable[[date], str]] = {
    "date": date.isoformat,
    "month": lambda day: calendar.month_name[day.month],
    "year": lambda day: str(day.year),
    "weekday": lambda day: calendar.day_name[day.weekday()],
    "season": season_name,
}


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the texts may name."""

    id: str
    first_name: str


@dataclass(slots=True)
class Wording:
    """One text being written: ``text`` afterwards, and ``readings`` for the names in it."""

    dates: Dates
    known: Mapping[str, Known]
    day: date
    readings: dict[str, str | None] = field(default_factory=dict)

    def of(self, written: str) -> str:
        """Return the text with its braces filled, and remember who is named.

        Raises:
            ValueError: when a brace names nothing, or one word would mean two people.
        """
        return _BRACES.sub(self._filled, written)

    def _filled(self, brace: re.Match[str]) -> str:
        key, value = brace.group(1), brace.group(2) or ""
        if key in _DAY_WORDS:
            return _DAY_WORDS[key](self.dates.offset(value))
        if key == "by season":
            return value.split("|")[season_of(self.day)]
        if key == "nobody":
            return self._named(value, None)
        if key not in self.known:
            raise ValueError(f"{brace.group()} names nobody.")
        return self._named(value or self.known[key].first_name, self.known[key].id)

    def _named(self, name: str, who: str | None) -> str:
        if self.readings.setdefault(name, who) != who:
            raise ValueError(f"{name} means two people in one text.")
        return name
