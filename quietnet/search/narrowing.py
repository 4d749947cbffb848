"""Narrowing: ``topic:``, ``tag:``, ``with:``, ``in:`` and ``on:``, for people and conversations."""

from collections.abc import Callable
from datetime import date
from functools import partial

from quietnet.domain.partial_date import PartialDate
from quietnet.domain.refusal import Refused
from quietnet.domain.text import fold
from quietnet.reading.dates import DateOrder
from quietnet.reading.partial_dates import MONTHS, partial_date
from quietnet.search.index import Index
from quietnet.search.lines import PersonLines, TalkLines
from quietnet.search.matching import begins, holds
from quietnet.search.query import Query

Falls = Callable[[date], bool]


class Narrowing:
    """The rules one query sets. ``impossible`` holds for a day that cannot be read as one."""

    def __init__(self, query: Query, index: Index, today: date, order: DateOrder) -> None:
        self._query = query
        self._index = index
        self._days = [_falls(day, today, order) for day in query.days]
        self._in = [(fold(place), _falls(place, today, order)) for place in query.places]
        self._with = [_people_called(name, index) for name in query.people]

    def allows_person(self, lines: PersonLines) -> bool:
        """Return whether somebody is within what was asked; a day narrows conversations alone."""
        query, person = self._query, lines.person
        if self._days or any(person.id not in people for people in self._with):
            return False
        topics = self._index.topics_of(person.id)
        tags = [fold(tag) for tag in person.tags]
        places = [fold(place) for place in person.places]
        return (
            all(_is_among(topic, topics) for topic in query.topics)
            and all(_is_among(tag, tags) for tag in query.tags)
            and all(any(begins(each, place) for each in places) for place, _ in self._in)
        )

    def allows_talk(self, lines: TalkLines) -> bool:
        """Return whether a conversation is within what was asked."""
        query, talk = self._query, lines.talk
        tagged = [self._index.people.get(id_) for id_ in talk.people]
        tags = [fold(tag) for each in tagged if each for tag in each.person.tags]
        return (
            all(_is_among(topic, lines.topics) for topic in query.topics)
            and all(_is_among(tag, tags) for tag in query.tags)
            and all(people.intersection(talk.people) for people in self._with)
            and all(falls is not None and falls(talk.on) for falls in self._days)
            and all(
                holds(lines.where, place) or bool(falls and falls(talk.on))
                for place, falls in self._in
            )
        )


def _is_among(word: str, known: "list[str] | frozenset[str]") -> bool:
    """Return whether a topic or tag is there, also as the beginning of one: ``books/poetry``."""
    return any(fold(each).startswith(word) for each in known)


def _people_called(name: str, index: Index) -> frozenset[str]:
    return frozenset(
        id_ for id_, each in index.people.items() if any(begins(own, name) for own in each.names)
    )


def _falls(words: str, today: date, order: DateOrder) -> Falls | None:
    """Return which days some words mean: a day, a month, a year; None where they mean none."""
    month = MONTHS.get(words.strip().lower())
    if month:
        return partial(_in_month, month)
    try:
        return partial(_within, partial_date(words, today, order))
    except Refused:
        return None


def _in_month(month: int, day: date) -> bool:
    return day.month == month


def _within(part: PartialDate, day: date) -> bool:
    return (
        part.year in (None, day.year)
        and part.month in (None, day.month)
        and part.day in (None, day.day)
    )
