"""Answers: what somebody says about a silence or a word, as changed records."""

from datetime import date, datetime
from typing import Literal

from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.person import OwnWord, Person

Ending = Literal["let go", "remembered"]


def let_be(person: Person, today: date, now: datetime) -> Person:
    """Return the person left in peace for a while; the third time in a row they rest.

    Depth model, section 4.4. Said twice on one day it is said once.
    """
    if today in person.let_be:
        return person
    return person.changed(now, let_be=(*person.let_be, today))


def rest(person: Person, until: date | None, now: datetime) -> Person:
    """Return the person resting until a day, or openly where none is given."""
    return person.changed(now, resting=until or "open")


def let_go(person: Person, word: Ending, now: datetime) -> Person:
    """Return the person let go or remembered; neither is ever surfaced (section 4.1)."""
    return person.changed(now, ended=word)


def wake(person: Person, now: datetime) -> Person:
    """Return the person neither resting nor ended, with what was let be forgotten."""
    return person.changed(now, resting=None, ended=None, let_be=())


def we_talked(
    person: Person, today: date, now: datetime, medium: Medium = Medium.UNSAID
) -> Conversation:
    """Return the contact as a conversation without words; how is unsaid if not said."""
    return Conversation.written(today, "", now, people=(person.id,), medium=medium)


def set_own_word(person: Person, depth: Depth, on: date, why: str, now: datetime) -> Person:
    """Return the person under the word their notebook's owner chose; it always wins (3.4).

    Raises:
        ValidationError: when the reason is too long.
    """
    return person.changed(now, own_word=OwnWord(depth=depth, on=on, why=why))


def take_back_own_word(person: Person, now: datetime) -> Person:
    """Return the person under what the notes say again."""
    return person if person.own_word is None else person.changed(now, own_word=None)
