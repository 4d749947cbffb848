"""Brief: one page to read in the hallway before you meet somebody. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quietnet.domain.about import said
from quietnet.domain.conversation import Conversation
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import word_of
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.prompts import to_carry_in
from quietnet.domain.threads import Thread, threads_of
from quietnet.reading.dates import body_start
from quietnet.reading.lines import LineKind, lines_of

_MINE = "me:"
_NOTES_BACK = 3  # what mattered longer ago stands on their page
_TOPICS = 5
_LAST_TIME = 130  # letters: two lines of a small screen
_MOST_OPEN = 4  # threads; the rest stand on their page


@dataclass(frozen=True, slots=True)
class Brief:
    """Last time, what they said that mattered, what is open, their people, and one question.

    ``to_carry_in`` is that question and what could stand in its place.
    """

    person: Person
    word: str
    last: Conversation | None
    mattered: tuple[str, ...]
    threads: tuple[Thread, ...]
    relations: tuple[str, ...]
    topics: tuple[str, ...]
    to_carry_in: tuple[str, ...]

    @property
    def question(self) -> str:
        """One question for where the two of you stand; another after each conversation."""
        return self.to_carry_in[0]

    @property
    def last_words(self) -> str:
        """How the note of the last time begins, in two lines of a small screen."""
        words = said(self.last.text[body_start(self.last.text) :]) if self.last else ""
        return words if len(words) <= _LAST_TIME else words[:_LAST_TIME].rsplit(" ", 1)[0] + " …"

    @property
    def first_threads(self) -> tuple[Thread, ...]:
        """As many open threads as the page has room for; all, or one fewer than it has."""
        fits = len(self.threads) <= _MOST_OPEN
        return self.threads if fits else self.threads[: _MOST_OPEN - 1]


def brief(network: Network, person: Person, today: date) -> Brief:
    """Return what is worth carrying in with you, and no more."""
    evidence = network.evidence(person.id)
    stands = standing(person, evidence, today)
    talks = [talk for talk in network.with_person(person.id) if not talk.planned]
    topics = Counter(topic for talk in evidence.talks for topic in sorted(talk.topics))
    mattered = [line for talk in talks for line in theirs(talk.text)]
    return Brief(
        person,
        word_of(stands.depth),
        talks[0] if talks else None,
        tuple(mattered[:_NOTES_BACK]),
        tuple(thread for thread in threads_of(network, person.id) if thread.is_open),
        tuple(_relations(network, person)),
        tuple(topic for topic, _ in topics.most_common(_TOPICS)),
        to_carry_in(stands.depth, (talks[0].on if talks else today).toordinal()),
    )


def theirs(text: str) -> Iterator[str]:
    """Yield the lines of theirs that a note keeps as quotes."""
    for line in lines_of(text):
        words = text[line.content : line.end].strip()
        if line.kind is LineKind.QUOTE and words and not words.casefold().startswith(_MINE):
            yield words


def _relations(network: Network, person: Person) -> Iterator[str]:
    for relation in person.relations:
        other = network.people.get(relation.person or "")
        yield f"{relation.kind}: {other.name if other else relation.name}"
