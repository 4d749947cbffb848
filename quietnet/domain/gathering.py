"""Gathering: from the records about one person to the evidence the depth model takes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import (
    Evidence,
    Help,
    Mark,
    Talk,
    ThreadKind,
    ThreadLine,
    ThreadState,
    Way,
    What,
)
from quietnet.domain.person import Person

Marked = tuple[Person | Conversation, Mark]
_WAYS: dict[ThreadKind, tuple[Way, What | None]] = {
    ThreadKind.OFFER: (Way.GIVEN, What.HAND),
    ThreadKind.GAVE: (Way.GIVEN, None),
    ThreadKind.INTRO: (Way.GIVEN, What.INTRODUCTION),
    ThreadKind.ADVICE: (Way.RECEIVED, What.ADVICE),
    ThreadKind.GOT: (Way.RECEIVED, None),
    ThreadKind.MEET: (Way.RECEIVED, What.INTRODUCTION),
}


@dataclass(frozen=True, slots=True)
class Helped:
    """Help that moved, and the line of a record that tells of it."""

    help: Help
    record: Person | Conversation
    line: ThreadLine


def gather(person: Person, marked: Iterable[Marked]) -> Evidence:
    """Return the evidence about a person from every record that is theirs or names them."""
    marked = tuple(marked)
    talks: list[Talk] = []
    plans: list[date] = []
    for record, mark in marked:
        if isinstance(record, Conversation) and person.id in record.people:
            if record.planned:
                plans.append(record.on)
            else:
                talks.append(as_talk(record, mark))
    return Evidence(
        tuple(sorted(talks, key=lambda talk: talk.on)),
        tuple(each.help for each in helped(person, marked)),
        tuple(sorted(plans)),
    )


def helped(person: Person, marked: Iterable[Marked]) -> tuple[Helped, ...]:
    """Return the help between you and a person with where it is written, the earliest first."""
    found: list[Helped] = []
    told: list[date] = []
    for record, mark in marked:
        day = record.on if isinstance(record, Conversation) else record.created.date()
        for thread in mark.threads:
            if thread.state is not ThreadState.DONE or person.id not in owners(record, thread):
                continue
            when = thread.done_on or day
            if thread.kind is ThreadKind.TELL:
                told.append(when)
            elif thread.kind in _WAYS:
                way, what = _WAYS[thread.kind]
                help_ = Help(when, way, what or thread.what, contact=False)
                found.append(Helped(help_, record, thread))
    return tuple(_tell(sorted(found, key=lambda each: each.help.on), told))


def as_talk(conversation: Conversation, mark: Mark) -> Talk:
    """Return a kept conversation as evidence; the owner's own flags win over the text's."""
    others = None
    if conversation.company != "unknown":
        others = max(len(conversation.people) - 1, 0) + conversation.company
    return Talk(
        on=conversation.on,
        medium=conversation.medium,
        minutes=conversation.minutes,
        others=others,
        kind=conversation.kind,
        mattered=mark.mattered if conversation.mattered is None else conversation.mattered,
        topics=mark.topics,
        kitchen=conversation.kitchen,
    )


def owners(record: Person | Conversation, thread: ThreadLine) -> tuple[str, ...]:
    """Return whose thread a line is: those it names, else the people with you.

    A person to meet is the suggestion of the people with you, whoever the line names.
    """
    if thread.named and thread.kind is not ThreadKind.MEET:
        return thread.named
    return record.people if isinstance(record, Conversation) else (record.id,)


def _tell(found: list[Helped], told: list[date]) -> list[Helped]:
    """Mark, for each time the outcome was told, the latest help received before it."""
    for day in told:
        for place in reversed(range(len(found))):
            help_ = found[place].help
            if help_.way is Way.RECEIVED and help_.on <= day:
                found[place] = replace(found[place], help=replace(help_, told=True))
                break
    return found
