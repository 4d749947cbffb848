"""Resting: until when somebody is left in peace, and what is said when it is settled."""

from datetime import date, datetime

from quietnet.domain.answers import rest
from quietnet.domain.person import Person
from quietnet.domain.when import on_day
from quietnet.reading.dates import DateOrder
from quietnet.reading.days_ahead import day_ahead
from quietnet.screens.asking import AskScreen


def until_when() -> AskScreen:
    """Return the question; an empty answer means for as long as it likes."""
    return AskScreen(
        "Resting until when?",
        hint="A day in plain words, or nothing for as long as it likes.",
        may_be_empty=True,
    )


def rested(
    person: Person, words: str, today: date, now: datetime, order: DateOrder
) -> tuple[Person, str]:
    """Return the person resting until the day the words mean, and a sentence that says so.

    Raises:
        Refused: when the words are not a day.
    """
    until = day_ahead(words, today, order) if words else None
    said = (
        f"Resting until {on_day(until, today)}." if until else "Resting, for as long as it likes."
    )
    return rest(person, until, now), said
