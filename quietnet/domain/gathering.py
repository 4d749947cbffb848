"""Gathering: from the records about one person to the evidence the depth model takes."""

from collections.abc import Iterable
from dataclasses import replace
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

_WAYS: dict[ThreadKind, tuple[Way, What | None]] = {
    ThreadKind.OFFER: (Way.GIVEN, What.HAND),
    ThreadKind.GAVE: (Way.GIVEN, None),
    ThreadKind.INTRO: (Way.GIVEN, What.INTRODUCTION),
    ThreadKind.ADVICE: (Way.RECEIVED, What.ADVICE),
    ThreadKind.GOT: (Way.RECEIVED, None),
    ThreadKind.MEET: (Way.RECEIVED, What.INTRODUCTION),
}


def gather(person: Person, marked: Iterable[tuple[Person | Conversation, Mark]]) -> Evidence:
    """Return the evidence about a person from every record that is theirs or names them."""
    talks: list[Talk] = []
    plans: list[date] = []
    helps: list[Help] = []
    told: list[date] = []
    for record, mark in marked:
        if isinstance(record, Conversation):
            day = record.on
            if person.id in record.people:
                if record.planned:
                    plans.append(day)
                else:
                    talks.append(as_talk(record, mark))
        else:
            day = record.created.date()
        for thread in mark.threads:
            if thread.state is not ThreadState.DONE or person.id not in owners(record, thread):
                continue
            when = thread.done_on or day
            if thread.kind is ThreadKind.TELL:
                told.append(when)
            elif thread.kind in _WAYS:
                way, what = _WAYS[thread.kind]
                helps.append(Help(when, way, what or thread.what, contact=False))
    return Evidence(
        tuple(sorted(talks, key=lambda talk: talk.on)),
        tuple(_tell(sorted(helps, key=lambda help_: help_.on), told)),
        tuple(sorted(plans)),
    )


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


def _tell(helps: list[Help], told: list[date]) -> list[Help]:
    """Mark, for each time the outcome was told, the latest help received before it."""
    for day in told:
        for place in reversed(range(len(helps))):
            if helps[place].way is Way.RECEIVED and helps[place].on <= day:
                helps[place] = replace(helps[place], told=True)
                break
    return helps
