"""The lived-in notebook on several days: an ordinary one, leap days, and the turn of a year."""

from datetime import UTC, date, datetime
from functools import cache

from quietnet.demo.notebook import build
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.kept import read_kept

TODAY = date(2026, 11, 22)
DAYS = [
    TODAY,
    date(2024, 2, 29),
    date(2026, 1, 1),
    date(2026, 3, 1),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2041, 6, 15),
]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@cache
def records(day: date = TODAY) -> tuple[tuple[Person, ...], tuple[Conversation, ...]]:
    return build(day, noon(day))


def every_record(day: date = TODAY) -> list[Person | Conversation]:
    people, conversations = records(day)
    return [*people, *conversations]


@cache
def network(day: date = TODAY) -> Network:
    people, conversations = records(day)
    return Network(people, conversations, read_kept)


def words_of(record: Person | Conversation) -> str:
    return record.notes if isinstance(record, Person) else record.text
