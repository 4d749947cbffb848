"""Routines as people say them: ``work since March 2019, every week``."""

import re
from datetime import date

from quietnet.domain.person import Routine, RoutinePlace
from quietnet.domain.refusal import Refused
from quietnet.domain.words import number_word
from quietnet.reading.dates import DateOrder
from quietnet.reading.partial_dates import partial_date, partial_words, quoted

_PLACES = {place.value: place for place in RoutinePlace} | {
    **dict.fromkeys(("at work", "the office", "office"), RoutinePlace.WORK),
    **dict.fromkeys(("at home", "we live together", "live together"), RoutinePlace.HOME),
    **dict.fromkeys(("the club", "a club", "at the club"), RoutinePlace.CLUB),
    **dict.fromkeys(("neighbour", "neighbors", "neighbor", "next door"), RoutinePlace.NEIGHBOURS),
    "the family": RoutinePlace.FAMILY,
}
_ROUTINE = re.compile(
    r"(?P<where>.*?),?\s+(?:since|from)\s+(?P<since>.+?)(?:,?\s+(?:until|till|to)\s+(?P<until>.+?))?"
    r"(?:,?\s+(?P<every>every\b.*|daily|weekly|fortnightly|monthly|yearly))?",
    re.IGNORECASE,
)
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_ADVERBS = {"daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30, "yearly": 365}
_NUMBERS = {number_word(number): number for number in range(1, 13)} | {"other": 2, "few": 3}
_EVERY = re.compile(
    rf"every(?:\s+(?P<number>\d{{1,4}}|{'|'.join(_NUMBERS)}))?\s+(?P<unit>{'|'.join(_UNITS)})s?",
    re.ASCII | re.IGNORECASE,
)
_WEEKDAY = re.compile(r"every\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days?", re.IGNORECASE)
_EXAMPLE = "write work since March 2019, every week"


def routine_words(routine: Routine) -> str:
    """Return a routine as a line; ``routine_in`` reads the same again."""
    until = f" until {partial_words(routine.until)}" if routine.until else ""
    since = partial_words(routine.since)
    return f"{routine.where} since {since}{until}, {_every_words(routine.every)}"


def routine_in(line: str, today: date, order: DateOrder = "dmy") -> Routine:
    """Return the routine a line says; where it does not say how often, every week.

    Raises:
        Refused: when the place, its beginning or how often is not understood.
        ValidationError: when it is so seldom that it is no routine.
    """
    found = _ROUTINE.fullmatch(" ".join(line.split()))
    if not found:
        raise Refused(f"{quoted(line)} does not say since when; {_EXAMPLE}.")
    where = _PLACES.get(found["where"].strip().lower())
    if where is None:
        raise Refused(
            f"{quoted(found['where'])} is no such place; begin with work, home, club, "
            "neighbours or family."
        )
    return Routine(
        where=where,
        since=partial_date(found["since"], today, order),
        until=partial_date(found["until"], today, order) if found["until"] else None,
        every=_every(found["every"]),
    )


def _every_words(days: int) -> str:
    """Return how often as words where that loses nothing, else in days."""
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days % length == 0 and days // length <= 12:
            return f"every {_counted(days // length, unit)}"
    return f"every {_counted(days, 'day')}"


def _counted(number: int, unit: str) -> str:
    if number == 1:
        return unit
    return f"{number_word(number) if number <= 12 else number} {unit}s"


def _every(words: str | None) -> int:
    if not words:
        return _UNITS["week"]
    words = words.lower()
    if words in _ADVERBS:
        return _ADVERBS[words]
    if _WEEKDAY.fullmatch(words):
        return _UNITS["week"]
    found = _EVERY.fullmatch(words)
    if not found:
        raise Refused(f"{quoted(words)} was not understood; write every week or every ten days.")
    number = found["number"] or "one"
    return (_NUMBERS.get(number) or int(number)) * _UNITS[found["unit"]]
