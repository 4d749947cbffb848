"""Words for numbers, times and rhythms: what the depth model says instead of figures."""

import calendar
from collections.abc import Iterable
from datetime import date

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
MANY = "many"
DAYS_IN_A_MONTH = 30.44
DAYS_IN_A_YEAR = 365
_RHYTHMS = (
    (4, "every few days"),
    (10, "about once a week"),
    (20, "every couple of weeks"),
    (37, "about once a month"),
    (52, "every six weeks or so"),
    (75, "every couple of months"),
    (135, "every few months"),
    (270, "about twice a year"),
    (550, "about once a year"),
)


def number_word(number: int) -> str:
    """Return a number as a word: to twelve, then "many" (depth model, section 3.5)."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else MANY


def both(words: Iterable[str]) -> str:
    """Return at most the first two words joined: ``bicycles and books``."""
    return " and ".join(list(words)[:2])


def in_month(day: date, today: date) -> str:
    """Return when a day was: its month alone under 330 days ago, else with its year (3.5)."""
    month = calendar.month_name[day.month]
    return f"in {month}" if (today - day).days < 330 else f"in {month} {day.year}"


def hours(minutes: int) -> str:
    """Return a length in hours, rounded: ``two hours``."""
    whole = round(minutes / 60)
    return "an hour" if whole == 1 else f"{number_word(whole)} hours"


def span_words(days: int) -> str:
    """Return how long ago something was, never in figures (depth model, section 4.5)."""
    if days < 10:
        return "a few days"
    if days < 53:
        return _about(round(days / 7), "week")
    if days < 320:
        return _about(round(days / DAYS_IN_A_MONTH), "month")
    if days < 400:
        return "about a year"
    if days < 460:
        return "a little over a year"
    if days < 640:
        return "about a year and a half"
    return _about(round(days / DAYS_IN_A_YEAR), "year")


def rhythm_words(days: float) -> str:
    """Return how often two people usually talk, from the days between (section 4.5)."""
    return next((words for most, words in _RHYTHMS if days <= most), "every few years")


def _about(number: int, unit: str) -> str:
    if number == 1:
        return f"about a {unit}"
    word = number_word(number)
    return f"{word} {unit}s" if word == MANY else f"about {word} {unit}s"
