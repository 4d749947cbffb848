"""The page to read before you meet somebody, as rows for a Sheet that fit a small screen whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from quietnet.domain.threads import BESIDE
from quietnet.domain.when import how_and_when
from quietnet.reading.brief import Brief
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.person_page import heading
from quietnet.widgets.sheet import BLANK, Row

_IN = 2
_MORE = "and more, on their page"


def before_page(known: Brief, line: str, today: date, *, whole: bool = False) -> tuple[Row, ...]:
    """Return the page, with the one line to carry in at its end.

    ``whole`` cuts nothing: a narrow page scrolls anyway.
    """
    person = known.person
    beside = " · ".join(part for part in (known.word, person.interesting) if part)
    rows = [Row(ink_line(person.name, "bold"), beside=ink_line(beside, "$quiet"), brief=True)]
    sections = (
        _last_time(known, today),
        _under("They said", (f"“{words}”" for words in known.mattered)),
        _open(known),
        _around(known),
    )
    for section in sections:
        lines = list(section)
        if lines:
            rows += [BLANK, *lines]
    rows += [BLANK, heading("Perhaps"), Row(ink_line(line), _IN)]
    return tuple(replace(row, brief=row.brief and not whole) for row in rows)


def _last_time(known: Brief, today: date) -> Iterator[Row]:
    if known.last is None:
        yield heading("You have not talked yet")
        return
    beside = " · ".join(x for x in (how_and_when(known.last, today), known.last.where) if x)
    yield Row(ink("Last time", "bold $accent"), beside=ink_line(beside, "$quiet"), brief=True)
    if known.last_words:
        yield Row(ink_line(known.last_words), _IN)


def _under(words: str, lines: Iterator[str]) -> Iterator[Row]:
    found = [Row(ink_line(line), _IN, brief=True) for line in lines]
    yield from [heading(words), *found] if found else []


def _open(known: Brief) -> Iterator[Row]:
    if known.threads:
        yield heading("Pick up again")
    for thread in known.first_threads:
        whose = ink(BESIDE.get(thread.line.kind, ""), "$quiet")
        words = ink_line(thread.line.text)
        yield Row(words, _IN + 2, brief=True, lead=ink("  ○ "), beside=whose)
    if known.first_threads != known.threads:
        yield Row(ink(_MORE, "$quiet"), _IN + 2)


def _around(known: Brief) -> Iterator[Row]:
    if known.relations:
        people = ink_line(", ".join(known.relations))
        yield Row(people, 18, brief=True, lead=ink("Their people", "bold $accent"))
    if known.topics:
        topics = ink_line(", ".join(known.topics))
        yield Row(topics, 18, brief=True, lead=ink("They care about", "bold $accent"))
