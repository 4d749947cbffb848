"""The long view: each year with somebody in a line of words, and what was said that mattered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quietnet.domain.about import said
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.years import Year, through_the_years
from quietnet.reading.brief import theirs
from quietnet.reading.dates import body_start

_TOPICS = 2
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_TURNS = re.compile(  # what a year is remembered by
    r"\b(moved|moving|married|marries|wedding|engaged|born|baby|pregnant|died|funeral|retired"
    r"|retires|divorced|graduated|new job|new flat|new house)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LongYear:
    """One year in words, and the note they come from; what was said, and the note it stands in."""

    year: int
    words: str
    note: str | None = None
    said: str = ""
    said_in: str | None = None


def long_view(network: Network, person: Person) -> tuple[LongYear, ...]:
    """Return the years in which something was written down, oldest first.

    A silent year is left out: it says nothing about the two of you (Gilbert & Karahalios 2009).
    Plans do not count. The person's own words stand as they were written.
    """
    talks: dict[int, list[Conversation]] = {}
    for talk in network.with_person(person.id):
        if not talk.planned:
            talks.setdefault(talk.on.year, []).append(talk)
    dated: dict[int, list[str]] = {}
    for each in person.dates:
        if each.on.year:
            dated.setdefault(each.on.year, []).append(each.what)
    known = {year.year: year for year in through_the_years(network, person)}
    return tuple(
        _told(network, year, known.get(year), dated.get(year, []), talks.get(year, []))
        for year in sorted(known.keys() | dated.keys())
    )


def _told(
    network: Network,
    number: int,
    year: Year | None,
    dated: Iterable[str],
    talks: list[Conversation],
) -> LongYear:
    by_weight = sorted(talks, key=_weight, reverse=True)
    turned = next(((words, talk) for talk in by_weight for words in _turns(talk)), None)
    spoken = next(((words, talk) for talk in by_weight for words in theirs(talk.text)), None)
    about = next(((words, talk) for talk in by_weight for words in _about(network, talk)), None)
    began = year.began if year else ()
    words = [*began, *dated, *(each[0] for each in (turned, about) if each)]
    source = next((each[1] for each in (turned, about) if each), None)
    if source is None and by_weight:
        source = by_weight[0]
    if not words and source:
        words = [_first_sentence(source)]
    if not any(words) and year:
        words = [year.in_words().partition(": ")[2]]
    return LongYear(
        number,
        "; ".join(word for word in words if word),
        source.id if source else None,
        spoken[0] if spoken else "",
        spoken[1].id if spoken else None,
    )


def _weight(talk: Conversation) -> tuple[bool, int, int, str]:
    """Return what makes a talk the one a year is remembered by; for choosing, never for showing."""
    return (talk.kitchen, talk.minutes or 0, len(talk.text), talk.id)


def _spoken(talk: Conversation) -> str:
    return said(talk.text[body_start(talk.text) :])


def _turns(talk: Conversation) -> Iterator[str]:
    """Yield the sentences of a note that tell of a turn in a life, as they were written."""
    for sentence in _SENTENCE.split(_spoken(talk)):
        if _TURNS.search(sentence):
            yield sentence.rstrip(".")


def _about(network: Network, talk: Conversation) -> Iterator[str]:
    topics = list(dict.fromkeys(sorted(network.marks(talk).topics)))[:_TOPICS]
    if topics:
        yield f"the talk about {' and '.join(topics)}"


def _first_sentence(talk: Conversation) -> str:
    return _SENTENCE.split(_spoken(talk))[0].rstrip(".")
