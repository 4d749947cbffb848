"""The day a note speaks of, where its very first words say one: ``Yesterday:``, ``14 March:``."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DateOrder = Literal["dmy", "mdy"]

_MONTHS = {
    form.lower(): number
    for number in range(1, 13)
    for form in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_WEEKDAYS = {name.lower(): place for place, name in enumerate(calendar.day_name)}
_WORDS_FOR_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: n for n, word in enumerate(_WORDS_FOR_NUMBERS.split(), start=1)} | {
    "a": 1,
    "an": 1,
}
_RELATIVE = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    **dict.fromkeys(
        ("yesterday", "yesterday morning", "yesterday afternoon", "yesterday evening"), -1
    ),
    "last night": -1,
    "day before yesterday": -2,
    **dict.fromkeys(("tomorrow", "tomorrow morning", "tomorrow afternoon"), 1),
    **dict.fromkeys(("tomorrow evening", "tomorrow night"), 1),
    "day after tomorrow": 2,
    "last week": -7,
    "next week": 7,
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(_WEEKDAYS)
_NUMBER = r"\d{1,4}|" + "|".join(_NUMBERS)
_MOMENT = "|".join(sorted(_RELATIVE, key=len, reverse=True)).replace(" ", "[ ]")
_DAY_OF_MONTH = r"\d{1,2}(?:st|nd|rd|th)?"
_PART = r"(?:[ ](?:morning|afternoon|evening|night))?"
# Any of these, alone before a colon; whatever else stands there is just text.
_DAY = re.compile(
    rf"""[ \t\n]*(?P<words>
      (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})
    | (?P<numeric>\d{{1,2}}(?P<stroke>[./])\d{{1,2}}(?P=stroke)\d{{4}})
    | (?:(?:{_WEEKDAY}|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?),?[ ])?
      (?: (?P<day>{_DAY_OF_MONTH})[ ](?:of[ ])?(?P<month>{_MONTH})\.?
        | (?P<month_first>{_MONTH})\.?[ ](?P<day_second>{_DAY_OF_MONTH})
      )(?:,?[ ](?P<year>\d{{4}}))?
    | (?:(?P<side>last|next)[ ])?(?P<weekday>{_WEEKDAY}){_PART}
    | (?P<number>{_NUMBER})[ ](?P<unit>day|week)s?[ ]ago
    | (?:the[ ])?(?P<relative>{_MOMENT})
    )[ \t]*[:：](?=\D|\Z)[ \t]*\n?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: ``text[start:end]`` are its words, the text goes on at ``body``.

    ``on`` is None where the words name a day that no calendar has; ``refusal`` then says so.
    """

    start: int
    end: int
    body: int
    on: date | None
    refusal: str = ""


def find_day(text: str, today: date, order: DateOrder = "dmy") -> Day | None:
    """Return the day a text begins with, or None where it begins with none.

    A day without a year is the latest one that is not in the future; ``Tuesday`` the latest one,
    ``last Tuesday`` seven days before that, ``next Tuesday`` the first one after today.
    """
    found = _DAY.match(text)
    if not found:
        return None
    start, end = found.span("words")
    try:
        on = _relative(found, today) or _calendar(found, today, order)
    except (ValueError, OverflowError):
        words = text[start:end]
        refusal = (
            f"“{words}” is not a day in any calendar. Your words stand as they are; "
            "change the day before the colon."
        )
        return Day(start, end, found.end(), None, refusal)
    return Day(start, end, found.end(), on)


def body_start(text: str) -> int:
    """Return where a text goes on after the day it begins with, whichever day that was."""
    found = _DAY.match(text)
    return found.end() if found else 0


def written_day(text: str) -> str:
    """Return the words that name the day at the start of a text, or nothing."""
    found = _DAY.match(text)
    return found["words"] if found else ""


def _relative(found: re.Match[str], today: date) -> date | None:
    if found["relative"]:
        return today + timedelta(_RELATIVE[found["relative"].lower()])
    if found["number"]:
        written = found["number"].lower()
        number = _NUMBERS.get(written) or int(written)
        return today - timedelta(number * (7 if found["unit"].lower() == "week" else 1))
    if not found["weekday"]:
        return None
    since = (today.weekday() - _WEEKDAYS[found["weekday"].lower()]) % 7
    match (found["side"] or "").lower():
        case "next":
            return today + timedelta(7 - since)
        case "last":
            return today - timedelta(since + 7)
        case _:
            return today - timedelta(since)


def _calendar(found: re.Match[str], today: date, order: DateOrder) -> date:
    """Return the day of a month as written.

    Raises:
        ValueError: when no calendar has it.
    """
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return date(year, month, day)
    if found["numeric"]:
        first, second, year = map(int, re.split(r"[./]", found["numeric"]))
        month_first = order == "mdy" and found["stroke"] == "/"
        # A month beyond twelve can only be the day.
        if (first > 12) if month_first else (second > 12):
            month_first = not month_first
        day, month = (second, first) if month_first else (first, second)
        return date(year, month, day)
    month = _MONTHS[(found["month"] or found["month_first"]).lower()]
    day = int(re.sub(r"\D", "", found["day"] or found["day_second"]))
    if found["year"]:
        return date(int(found["year"]), month, day)
    return _latest(month, day, today)


def _latest(month: int, day: int, today: date) -> date:
    """Return the latest such day that is not in the future, leap days included."""
    date(2000, month, day)
    for year in range(today.year, today.year - 9, -1):
        if (month, day) == (2, 29) and not calendar.isleap(year):
            continue
        if (on := date(year, month, day)) <= today:
            return on
    raise ValueError("before the first year")
