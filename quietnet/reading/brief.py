"""Brief: one page to read in the hallway before you meet somebody. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quietnet.domain.catalogue import PROMPTS, Group
from quietnet.domain.conversation import Conversation
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth, word_of
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.prompts import BLANK
from quietnet.domain.threads import Thread, threads_of
from quietnet.reading.lines import LineKind, lines_of

_MINE = "me:"
_NOTES_BACK = 3  # what mattered longer ago stands on their page
_TOPICS = 5


@dataclass(frozen=True, slots=True)
class Brief:
    """Last time, what they said that mattered, what is open, their people, and one question."""

    person: Person
    word: str
    last: Conversation | None
    mattered: tuple[str, ...]
    threads: tuple[Thread, ...]
    relations: tuple[str, ...]
    topics: tuple[str, ...]
    question: str


def brief(network: Network, person: Person, today: date) -> Brief:
    """Return what is worth carrying in with you, and no more."""
    evidence = network.evidence(person.id)
    stands = standing(person, evidence, today)
    talks = [talk for talk in network.with_person(person.id) if not talk.planned]
    topics = Counter(topic for talk in evidence.talks for topic in sorted(talk.topics))
    said = [line for talk in talks for line in theirs(talk.text)]
    return Brief(
        person,
        word_of(stands.depth),
        talks[0] if talks else None,
        tuple(said[:_NOTES_BACK]),
        tuple(thread for thread in threads_of(network, person.id) if thread.is_open),
        tuple(_relations(network, person)),
        tuple(topic for topic, _ in topics.most_common(_TOPICS)),
        _question(stands.depth, talks[0].on if talks else today),
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


def _question(depth: Depth | None, last: date) -> str:
    """Return one question for where the two of you stand; another after each conversation.

    Depth model, section 5: the lines to say while you talk, none deeper than the two of you are.
    """
    stands = depth or Depth.HEARD
    fitting = [
        prompt.line
        for prompt in PROMPTS.values()
        if prompt.group in (Group.DURING, Group.DEEPEN)
        and prompt.start.order <= stands.order
        and prompt.line.endswith("?")
        and BLANK not in prompt.line
    ]
    return fitting[last.toordinal() % len(fitting)]
