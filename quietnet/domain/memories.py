"""On this day: a first meeting, a conversation, a date of theirs, a birthday now or tomorrow."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, Person
from quietnet.domain.words import number_word

_LEAP_DAY = PartialDate(None, 2, 29)
_TOGETHER = {
    Medium.IN_PERSON: "you talked with {}",
    Medium.VIDEO: "you had a video call with {}",
    Medium.VOICE: "you had a call with {}",
    Medium.LETTER: "there was a letter between you and {}",
    Medium.TEXT: "there were messages between you and {}",
    Medium.UNSAID: "you were in touch with {}",
}


@dataclass(frozen=True, slots=True)
class Memory:
    """One calm line, whom it is about, and the conversation it comes from where there is one."""

    line: str
    person: str
    conversation: str | None = None


def on_this_day(network: Network, today: date) -> tuple[Memory, ...]:
    """Return the memories of a day: birthdays, dates of theirs, first meetings, conversations.

    The oldest come first. Those let go or remembered are never brought up (section 4.1). Looks
    through every record once; the answer is the same all day.
    """
    people = [person for person in network.by_name if not person.ended]
    met = list(_first_meetings(network, people, today))
    told = {memory.conversation for memory in met}
    talks = [memory for memory in _talks(network, today) if memory.conversation not in told]
    return (*_birthdays(people, today), *_dates(people, today), *met, *talks)


def _birthdays(people: list[Person], today: date) -> Iterator[Memory]:
    for day, word in ((today, "Today"), (today + timedelta(days=1), "Tomorrow")):
        for person in people:
            if person.birthday and _falls_on(person.birthday, day):
                yield Memory(f"{word} is {person.name}’s birthday.", person.id)


def _dates(people: list[Person], today: date) -> Iterator[Memory]:
    for person in people:
        for each in person.dates:
            if _is_past(each.on, today):
                ago = _ago(today.year - (each.on.year or today.year))
                yield Memory(f"{ago}, for {person.name}: {each.what}.", person.id)


def _first_meetings(network: Network, people: list[Person], today: date) -> Iterator[Memory]:
    met = [
        (person, person.origin.on)
        for person in people
        if person.origin.on and _is_past(person.origin.on, today)
    ]
    for person, on in sorted(met, key=lambda pair: pair[1].year or today.year):
        verb = "came across" if person.origin.how is How.ONLINE else "met"
        line = f"{_ago(today.year - (on.year or today.year))} you {verb} {person.name}."
        that_day = (t.id for t in network.with_person(person.id) if PartialDate.of(t.on) == on)
        yield Memory(line, person.id, next(that_day, None))


def _talks(network: Network, today: date) -> Iterator[Memory]:
    days = {(today.month, today.day)}
    if _falls_on(_LEAP_DAY, today):
        days.add((2, 29))
    years_ago = (
        talk
        for talk in network.conversations.values()
        if (talk.on.month, talk.on.day) in days and talk.on.year < today.year and not talk.planned
    )
    for talk in sorted(years_ago, key=lambda talk: (talk.on, talk.created, talk.id)):
        people = [network.people[id_] for id_ in talk.people if id_ in network.people]
        if people and not any(person.ended for person in people):
            yield Memory(_line(talk, people, today), people[0].id, talk.id)


def _line(talk: Conversation, people: list[Person], today: date) -> str:
    names = [person.name for person in people]
    who = " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and others"
    return f"{_ago(today.year - talk.on.year)} {_TOGETHER[talk.medium].format(who)}."


def _ago(years: int) -> str:
    """Return how long ago in words; nothing is counted above twelve."""
    if years == 0:
        return "On this day"
    if years == 1:
        return "A year ago today"
    return f"{number_word(years).capitalize()} years ago today"


def _is_past(on: PartialDate, today: date) -> bool:
    """Whether a whole date, or one without its year, falls on today in an earlier year."""
    earlier = on.year is None or on.year < today.year
    return earlier and on.day is not None and _falls_on(on, today)


def _falls_on(on: PartialDate, day: date) -> bool:
    """Whether a date comes round on a day; the leap day on the day before where there is none."""
    if (on.month, on.day) == (2, 29) and not calendar.isleap(day.year):
        return (day.month, day.day) == (2, 28)
    return (on.month, on.day) == (day.month, day.day)
