"""``quietnet note``: keep a note without opening the app, or only say what is heard in it."""

import sys
from argparse import Namespace
from datetime import date
from io import BufferedReader
from typing import cast

from quietnet.cli.heard import Noted, as_json, in_words
from quietnet.cli.parser import WrongUsage
from quietnet.cli.printing import say_json, say_line
from quietnet.cli.session import Session
from quietnet.cli.whom import whom_or_nobody
from quietnet.domain.change import Change
from quietnet.domain.conversation import Kind, Mattered, Medium
from quietnet.domain.person import Person
from quietnet.domain.record import MOST_IN_A_TEXT
from quietnet.domain.refusal import Refused
from quietnet.domain.text import clean_text, fold
from quietnet.reading.heading import day_in_words
from quietnet.reading.keeping import keep_note
from quietnet.reading.reader import read

_NOTHING_SAID = "note: write a text, - to read one, or --with somebody."


def note(options: Namespace) -> int:
    """Keep one note with the people who are new with it, as one change."""
    text = _text(options)
    session = Session.told(options, people_first=True)
    noted = _noted(text, session, options)
    session.tell_the_rest()
    if options.json:
        say_json(as_json(noted))
        return 0
    say_line("Kept." if noted.kept else "Not kept; this is what would be heard.")
    for line in in_words(noted, session.today):
        say_line(line)
    return 0


def _noted(text: str, session: Session, options: Namespace) -> Noted:
    """Read the note and keep it, or do as if; who is named beside it was there, known or new."""
    there = _people(options.people, session)
    fresh = tuple(person for person in there if person.id not in session.network.people)
    network = session.network.after(Change(put=fresh))
    with_people = [person.id for person in there]
    heard = read(text, network, session.today, with_people=with_people, order=session.date_order)
    said = _said_beside(options, session)
    talk, new = keep_note(heard, session.now, network, keep_new=options.keep_new, **said)
    newcomers = (*fresh, *new)
    if options.preview:
        after = session.network.after(Change(put=(*newcomers, talk)))
    else:
        after = session.add(*newcomers, talk)
    return Noted(talk, newcomers, heard, after, kept=not options.preview)


def _text(options: Namespace) -> str:
    """Return the note; ``-`` reads it from standard input.

    Raises:
        WrongUsage: when neither words nor anybody are named.
        Refused: when what was read is empty, or no text.
    """
    words = " ".join(options.text)
    if words == "-":
        words = _from_standard_input()
        if not words.strip():
            raise Refused("There was nothing to read, so nothing was kept.")
    elif not words.strip() and not options.people:
        raise WrongUsage(_NOTHING_SAID)
    return clean_text(words)


def _from_standard_input() -> str:
    if sys.stdin is None:
        return ""
    data, incoming = bytearray(), cast("BufferedReader", sys.stdin.buffer)
    # Piece by piece, so that ctrl+c is heard; no character takes more than four bytes.
    while len(data) <= MOST_IN_A_TEXT * 4 and (piece := incoming.read1()):
        data += piece
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("What was read is not text in UTF-8, so nothing was kept.") from None
    return text.removesuffix("\n").removesuffix("\r")


def _day(words: str, session: Session) -> date:
    try:
        day = day_in_words(words, session.today, session.date_order)
    except Refused:
        day = None
    if day is None:
        raise WrongUsage(f"note --on: “{words}” is not a day; write 2026-03-14 or yesterday.")
    return day


def _people(names: list[str], session: Session) -> tuple[Person, ...]:
    """Return who was there: those known, and those who are new by being named here."""
    found: dict[str, Person] = {}
    for name in names:
        person = whom_or_nobody(session.network, name) or Person.named(name, session.now)
        known = person.id in session.network.people
        found.setdefault(person.id if known else fold(person.name), person)
    return tuple(found.values())


def _said_beside(options: Namespace, session: Session) -> dict[str, object]:
    """Return the conversation's fields that were given as options."""
    mattered = options.mattered
    said: dict[str, object] = {
        "on": None if options.on is None else _day(options.on, session),
        "medium": options.medium and Medium(options.medium),
        "kind": options.kind and Kind(options.kind),
        "minutes": options.minutes,
        "where": options.where,
        "company": options.company,
        "kitchen": options.kitchen or None,
        "mattered": None if mattered is None else frozenset(map(Mattered, mattered)),
    }
    return {name: value for name, value in said.items() if value is not None}
