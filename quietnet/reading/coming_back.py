"""Coming back: after a long time away, one person and one sentence, and nothing that has grown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quietnet.domain.about import said
from quietnet.domain.conversation import Conversation
from quietnet.domain.depth import standing
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.quiet import at_the_table, is_resting
from quietnet.domain.when import how_and_when
from quietnet.reading.brief import theirs
from quietnet.reading.dates import body_start

_LONG = 140  # letters: what one reads at a glance


@dataclass(frozen=True, slots=True)
class ThinkOf:
    """Somebody, and one sentence about the two of you."""

    person: Person
    sentence: str


def think_of(network: Network, today: date) -> ThinkOf | None:
    """Return somebody to begin with again, None where nobody was talked with yet.

    One of those kept close, else of those at the kitchen table or deeper, else of anybody; another
    one each day. Never somebody who rests, was let go or is remembered (depth model, section 4.1).
    """
    people = [
        person
        for person in network.by_name
        if not person.ended and not is_resting(person, today) and network.last_talk(person.id)
    ]
    close = [person for person in people if person.kept_close]
    deep = [] if close else [person for person in people if _is_deep(network, person, today)]
    found = close or deep or people
    if not found:
        return None
    person = found[today.toordinal() % len(found)]
    return ThinkOf(person, next(_sentences(network, person, today)))


def _is_deep(network: Network, person: Person, today: date) -> bool:
    return at_the_table(standing(person, network.evidence(person.id), today).depth)


def _sentences(network: Network, person: Person, today: date) -> Iterator[str]:
    """Yield what could be said, the best first; how long ago it was is never the point."""
    talks = [talk for talk in network.with_person(person.id) if not talk.planned]
    spoken = (words for talk in talks for words in theirs(talk.text))
    yield from (f"“{_short(words)}”" for words in spoken)
    for talk in talks:
        topics = sorted(network.marks(talk).topics)[:2]
        if topics:
            yield f"You talked about {' and '.join(topics)}."
    yield from (f"{_short(words)}" for talk in talks if (words := _spoken(talk)))
    when = how_and_when(talks[0], today)
    yield f"{when[:1].upper()}{when[1:]}."


def _spoken(talk: Conversation) -> str:
    return said(talk.text[body_start(talk.text) :])


def _short(words: str) -> str:
    return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"
