"""The pages that look back, as rows for a Sheet: the long view, and this day in other years."""

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from quietnet.domain.about import said
from quietnet.domain.conversation import Conversation
from quietnet.domain.memories import on_this_day
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.brief import theirs
from quietnet.reading.dates import body_start
from quietnet.reading.long_view import long_view
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.sheet import BLANK, Row, Target

_IN = 8
_LITTLE_IN = 4
_START = 160  # letters of a note; enter opens the rest
_NO_YEARS = "Nothing is written down yet. The first evening will stand here."
_NO_DAY = "Nothing is written down for this day. Another day will have something."


def long_page(network: Network, person: Person, *, whole: bool = False) -> tuple[Row, ...]:
    """Return the years with somebody, a line each, and under it what was said that mattered.

    ``whole`` cuts nothing: a narrow page scrolls anyway.
    """
    beside = ink_line("the long view", "$quiet")
    rows = [Row(ink_line(person.name, "bold"), beside=beside, brief=True), BLANK]
    years = list(_years(network, person)) or [Row(ink(_NO_YEARS, "$quiet"))]
    return (*rows, *(replace(row, brief=row.brief and not whole) for row in years))


def _years(network: Network, person: Person) -> Iterator[Row]:
    for year in long_view(network, person):
        note = Target("conversation", year.note) if year.note else None
        lead = ink(f"  {year.year}", "$accent")
        yield Row(ink_line(year.words), _IN, note, brief=True, lead=lead)
        if year.said and year.said_in:
            line = network.conversations[year.said_in].text.find(year.said)
            line = network.conversations[year.said_in].text[: max(line, 0)].count("\n")
            words = ink_line(f"“{year.said}”", "italic $quiet")
            yield Row(words, _IN, Target("conversation", year.said_in, line), brief=True)


def this_day_page(network: Network, today: date, *, whole: bool = False) -> tuple[Row, ...]:
    """Return everything that belongs to this day of the year, each with a line of its note."""
    day = ink_line(f"{today.day} {calendar.month_name[today.month]}", "$quiet")
    rows = [Row(ink("On this day", "bold $accent"), beside=day, brief=True)]
    for memory in on_this_day(network, today):
        talk = network.conversations.get(memory.conversation or "")
        target = Target("conversation", talk.id) if talk else Target("person", memory.person)
        rows += [BLANK, Row(ink_line(memory.line), 2, target)]
        words = next(iter(theirs(talk.text)), "") if talk else ""
        told = f"“{words}”" if words else _start_of(talk)
        if told:
            rows.append(Row(ink_line(told, "italic $quiet"), _LITTLE_IN, brief=not whole))
    if len(rows) == 1:
        rows += [BLANK, Row(ink(_NO_DAY, "$quiet"))]
    return tuple(rows)


def _start_of(talk: Conversation | None) -> str:
    start = said(talk.text[body_start(talk.text) :]) if talk else ""
    return start if len(start) <= _START else start[:_START].rsplit(" ", 1)[0] + " …"
