"""Meaning: who is meant where a note names somebody, one question after another."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from quietnet.reading.heard import Choice, Newcomer, Reading
from quietnet.reading.in_hand import NoteInHand
from quietnet.reading.newcomer import Told

Named = Choice | Newcomer

_NUMBERED = re.compile(r"#\d+\Z")


class Sort(Enum):
    """What an answer says."""

    SOMEBODY = "somebody known"
    KEEP = "someone new, kept"
    NEW = "someone new, only named"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing a name can mean; ``person`` where it is somebody known."""

    sort: Sort
    person: str | None = None


KEEP, NEW, NOBODY = Answer(Sort.KEEP), Answer(Sort.NEW), Answer(Sort.NOBODY)


def key_of(named: Named) -> str:
    """Return where a correction of this reading belongs."""
    return named.key if isinstance(named, Choice) else named.name


def to_walk(reading: Reading, note: NoteInHand) -> tuple[Named, ...]:
    """Return the readings worth asking about, in the order of the text.

    Of a name written several times the first is asked about; the others follow it, and are asked
    about where they could mean somebody else.
    """
    choices = (
        choice
        for choice in reading.choices
        if not _NUMBERED.search(choice.key)
        or len(choice.candidates) > 1
        or choice.key in note.corrected
    )
    found: list[Named] = [*choices, *reading.new]
    return tuple(sorted(found, key=lambda named: named.start))


def answers(named: Named, note: NoteInHand) -> tuple[Answer, ...]:
    """Return what a name can mean, likeliest first."""
    if isinstance(named, Newcomer):
        return (KEEP, NOBODY) if named.meet else (KEEP, NEW, NOBODY)
    known = tuple(Answer(Sort.SOMEBODY, person) for person in named.candidates)
    was_new = not known and named.key in note.corrected
    return (*known, *([NEW] if was_new else []), NOBODY)


def answer_now(named: Named, note: NoteInHand) -> Answer:
    """Return what a name means as it stands."""
    if isinstance(named, Newcomer):
        return KEEP if named.meet or named.name in note.keep_new else NEW
    return Answer(Sort.SOMEBODY, named.chosen) if named.chosen else NOBODY


def answered(
    note: NoteInHand, named: Named, answer: Answer, told: Told | None = None
) -> NoteInHand:
    """Return the note with a name meaning what was answered; ``told`` where somebody is kept."""
    key = key_of(named)
    corrected = {k: v for k, v in note.corrected.items() if k != key}
    keep_new = {k: v for k, v in note.keep_new.items() if k != key}
    if answer.sort in (Sort.SOMEBODY, Sort.NOBODY):
        corrected[key] = answer.person
    elif answer.sort is Sort.KEEP and told:
        keep_new[key] = told
    return replace(note, corrected=corrected, keep_new=keep_new)
