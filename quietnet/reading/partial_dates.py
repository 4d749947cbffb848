"""Partial dates as people type them: ``March 2019``, ``4 March``, ``1987``, ``4/3/2019``."""

import calendar
import re
from datetime import date

from quietnet.domain.partial_date import PartialDate
from quietnet.domain.refusal import Refused
from quietnet.reading.dates import DateOrder, find_day

MONTHS = {
    form.lower(): number
    for number in range(1, 13)
    for form in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LED_BY = re.compile(r"(?:in|on|since|the)\s+", re.IGNORECASE)
_FORM = re.compile(
    rf"""(?: (?P<year>\d{{4}})
    | (?P<year_first>\d{{4}})[-/.](?P<month_number>\d{{1,2}})
    | (?P<number_first>\d{{1,2}})[-/.](?P<year_last>\d{{4}})
    | (?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})\.?
    | --(?P<kept_month>\d{{2}})-(?P<kept_day>\d{{2}})
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?[ ](?:of[ ])?(?P<month>{MONTH})\.?
    | (?P<month_before>{MONTH})\.?[ ](?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?
    | (?P<month_named>{MONTH})\.?,?[ ](?:of[ ])?(?P<of_year>\d{{4}})
    | (?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})
    )""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_LONGEST_QUOTED = 40


def quoted(text: str) -> str:
    """Return what somebody typed, as a sentence repeats it."""
    text = text.strip()
    return f"“{text if len(text) <= _LONGEST_QUOTED else text[:_LONGEST_QUOTED] + '…'}”"


def partial_words(on: PartialDate | None) -> str:
    """Return a partial date as a field shows it; ``partial_date`` reads the same again."""
    if on is None:
        return ""
    # A year before 1000 has too few digits to be known for one.
    return str(on) if on.year is not None and on.year < 1000 else on.in_words()


def partial_date(text: str, today: date, order: DateOrder = "dmy") -> PartialDate:
    """Return the partial date somebody typed; a day without its year has none.

    Args:
        text: what was typed.
        today: the day that *yesterday* is counted from.
        order: how ``4/3/2019`` is read.

    Raises:
        Refused: when the words are no date, or no calendar has it.
    """
    words = _LED_BY.sub("", " ".join(text.split()), count=1)
    found = _FORM.fullmatch(words)
    try:
        if found:
            return _parts(found.groupdict(), order)
        day = find_day(f"{words}:", today, order)
    except ValueError:
        raise Refused(f"{quoted(text)} is not a day in any calendar.") from None
    if day and day.on and day.body == len(words) + 1:
        return PartialDate.of(day.on)
    if day and day.refusal:
        raise Refused(f"{quoted(text)} is not a day in any calendar.")
    raise Refused(f"{quoted(text)} is not a date; write 4 March 2019, March 2019, 2019 or 4 March.")


def _parts(found: dict[str, str | None], order: DateOrder) -> PartialDate:
    """Return the date the parts make.

    Raises:
        ValueError: when they make none.
    """
    said = {name: text for name, text in found.items() if text}
    match said:
        case {"year": year}:
            return PartialDate(int(year))
        case {"year_first": year, "month_number": month}:
            return PartialDate(int(year), int(month))
        case {"number_first": month, "year_last": year}:
            return PartialDate(int(year), int(month))
        case {"first": first, "second": second}:
            return _day_and_month(int(first), int(second), order)
        case {"kept_month": month, "kept_day": day}:
            return PartialDate(None, int(month), int(day))
        case {"day": day, "month": month} | {"month_before": month, "day_after": day}:
            return PartialDate(None, MONTHS[month.lower()], int(day))
        case {"month_named": month, "of_year": year}:
            return PartialDate(int(year), MONTHS[month.lower()])
        case _:
            year, month, day = re.split(r"[-/.]", said["iso"])
            return PartialDate(int(year), int(month), int(day))


def _day_and_month(first: int, second: int, order: DateOrder) -> PartialDate:
    month_first = order == "mdy"
    # A month beyond twelve can only be the day.
    if (first > 12) if month_first else (second > 12):
        month_first = not month_first
    day, month = (second, first) if month_first else (first, second)
    return PartialDate(None, month, day)
