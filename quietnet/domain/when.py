"""Words for when something was or will be, and how the two of you spoke. Pure."""

import calendar
from datetime import date

from quietnet.domain.conversation import Conversation, Medium

_WITHIN_THE_YEAR = 330  # as in the depth model's sentences, section 3.5


def when(day: date, today: date) -> str:
    """Return a day in plain words: ``yesterday``, ``on Tuesday``, ``in March``, ``in May 2021``."""
    ago = (today - day).days
    if ago < 0:
        return _ahead(day, -ago, today)
    if ago <= 1:
        return ("today", "yesterday")[ago]
    if ago < 7:
        return f"on {calendar.day_name[day.weekday()]}"
    if ago < 14:
        return "last week"
    month = calendar.month_name[day.month]
    return f"in {month}" if ago < _WITHIN_THE_YEAR else f"in {month} {day.year}"


def _ahead(day: date, days: int, today: date) -> str:
    if days == 1:
        return "tomorrow"
    if days < 7:
        return f"on {calendar.day_name[day.weekday()]}"
    return f"on {on_day(day, today)}"


def on_day(day: date, today: date) -> str:
    """Return a day as a date: ``14 March``, with its year unless it is this one."""
    written = f"{day.day} {calendar.month_name[day.month]}"
    return written if day.year == today.year else f"{written} {day.year}"


def in_full(day: date) -> str:
    """Return a day as a date with its year, which is read the same on every day."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


_HOW = {
    Medium.IN_PERSON: "in person",
    Medium.VIDEO: "a video call",
    Medium.VOICE: "a call",
    Medium.LETTER: "a letter",
    Medium.TEXT: "a message",
    Medium.UNSAID: "in touch",
}


def how(medium: Medium) -> str:
    """Return the words for a medium as a person says them."""
    return _HOW[medium]


def how_and_when(talk: Conversation, today: date) -> str:
    """Return how and when a conversation was: ``in person, in March``, ``a call last week``."""
    comma = "," if talk.medium in (Medium.IN_PERSON, Medium.UNSAID) else ""
    return f"{how(talk.medium)}{comma} {when(talk.on, today)}"


_LENGTHS = ((10, "a moment"), (30, "half an hour"), (60, "an hour"), (180, "an evening"))


def how_long(minutes: int | None) -> str:
    """Return a length in words where it has one: ``a moment``, ``half an hour``, ``an hour``."""
    if minutes is None:
        return ""
    return next((word for length, word in _LENGTHS if length == minutes), f"{minutes} minutes")


def minutes_of(words: str) -> int | None:
    """Return the minutes a length means, or None when nothing was said.

    Raises:
        ValueError: when the words are not a length.
    """
    words = words.strip().casefold()
    if not words:
        return None
    for length, word in _LENGTHS:
        if words == word:
            return length
    number, _, unit = words.partition(" ")
    if number.isdecimal() and unit in ("", "minutes", "minute", "min", "m"):
        return int(number)
    if number.isdecimal() and unit in ("hours", "hour", "h"):
        return int(number) * 60
    raise ValueError(f"“{words}” is not a length; write a number of minutes, or half an hour.")
