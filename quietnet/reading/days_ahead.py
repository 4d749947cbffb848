"""Days ahead as people say them: ``Friday``, ``next week``, ``in two months``, ``14 March``."""

import calendar
import re
from datetime import date, timedelta

from quietnet.domain.partial_date import PartialDate
from quietnet.domain.refusal import Refused
from quietnet.domain.words import number_word
from quietnet.reading.dates import DateOrder, find_day
from quietnet.reading.partial_dates import MONTH, MONTHS, partial_date, quoted

_NUMBERS = {number_word(number): number for number in range(1, 13)} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a few": 3,
}
_NUMBER = r"\d{1,4}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_SPAN = re.compile(
    rf"(?:in )?(?P<number>{_NUMBER}) (?P<unit>day|week|month|year)s?(?: from now)?",
    re.ASCII | re.IGNORECASE,
)
_WEEKDAYS = {name.lower(): place for place, name in enumerate(calendar.day_name)}
_WEEKDAY = re.compile(
    rf"(?:on |this )?({'|'.join(_WEEKDAYS)})(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:in )?(?:the )?next (month|year)", re.IGNORECASE)
_MONTH = re.compile(rf"(?:in |next )?({MONTH})\.?", re.IGNORECASE)


def day_ahead(
    text: str, today: date, order: DateOrder = "dmy", *, whole_months: bool = False
) -> date:
    """Return the day somebody means when they speak of what is to come.

    A weekday is the next one, a day without its year the next such day. With ``whole_months`` a
    month or a year is its first day.

    Raises:
        Refused: when the words are no day, or one that is over.
    """
    words = " ".join(text.split())
    try:
        on = _counted(words, today, whole=whole_months) or _dated(words, today, order, whole_months)
    except (ValueError, OverflowError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"{quoted(text)} is not a day in any calendar.") from None
    if on < today:
        raise Refused(f"{quoted(text)} is over; write a day that is still to come.")
    return on


def _counted(words: str, today: date, *, whole: bool) -> date | None:
    if found := _SPAN.fullmatch(words):
        number = _NUMBERS.get(found["number"].lower()) or int(found["number"])
        return _later(today, number, found["unit"].lower())
    if found := _WEEKDAY.fullmatch(words):
        return today + timedelta((_WEEKDAYS[found[1].lower()] - today.weekday()) % 7 or 7)
    if whole and (found := _NEXT.fullmatch(words)):
        if found[1].lower() == "year":
            return date(today.year + 1, 1, 1)
        return _later(today.replace(day=1), 1, "month")
    if whole and (found := _MONTH.fullmatch(words)):
        month = MONTHS[found[1].lower()]
        return date(today.year + (month <= today.month), month, 1)
    return None


def _later(day: date, number: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _dated(words: str, today: date, order: DateOrder, whole: bool) -> date:  # noqa: FBT001
    ahead = find_day(f"{words}:", today, order)
    if ahead and ahead.on and ahead.body == len(words) + 1 and ahead.on > today:
        return ahead.on
    try:
        on = partial_date(words, today, order)
    except Refused as refused:
        if "calendar" in str(refused):
            raise
        raise _not_a_day(words) from None
    if on.year is None:
        return _next_such(on, today)
    if on.month and on.day:
        return date(on.year, on.month, on.day)
    if not whole:
        raise _not_a_day(words)
    return date(on.year, on.month or 1, 1)


def _next_such(on: PartialDate, today: date) -> date:
    month, day = on.month or 1, on.day or 1
    for year in range(today.year, today.year + 9):
        if (month, day) == (2, 29) and not calendar.isleap(year):
            continue
        if (found := date(year, month, day)) >= today:
            return found
    raise ValueError("beyond the last year")


def _not_a_day(words: str) -> Refused:
    return Refused(f"{quoted(words)} is not a day; write next Friday, 14 March or in two weeks.")
