"""Answers: what somebody said when you asked, and whom they named, read from the note itself."""

import re
from dataclasses import replace
from datetime import date, datetime

from quietnet.domain.about import said
from quietnet.domain.asking_round import AskingRound, Named
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import How, Origin, Person
from quietnet.domain.text import fold
from quietnet.reading.brief import theirs
from quietnet.reading.dates import body_start
from quietnet.reading.newcomer import Told
from quietnet.reading.reader import read

_STRONG = re.compile(r"\*\*([^*\n]{1,400})\*\*")
_LINKED = re.compile(r"\[\[(?:[^\[\]|\n]{1,400}\|)?([^\[\]|\n]{1,400})\]\]")


def what_they_said(record: Person | Conversation, *, quoted_only: bool = False) -> str:
    """Return a note's answer: the words of theirs it keeps, else what it tells.

    Names stand in it without the marks around them.
    """
    if not isinstance(record, Conversation):
        return ""
    kept = " … ".join(theirs(record.text))
    if kept or quoted_only:
        return f"“{kept}”" if kept else ""
    told = said(record.text[body_start(record.text) :])
    return _LINKED.sub(r"\1", _STRONG.sub(r"\1", told))


def with_newcomers(network: Network, found: AskingRound, today: date) -> AskingRound:
    """Return a round with those its notes name who are not in the notebook yet."""
    named = {fold(each.name): each for each in found.named}
    records = {q.record.id: q.record for asked in found.asked for q in asked.questions}
    for record in records.values():
        if not isinstance(record, Conversation):
            continue
        there = [id_ for id_ in record.people if id_ in network.people]
        reading = read(record.text, network, today, with_people=there, readings=record.readings)
        for new in reading.new:
            if new.with_you and not new.meet:
                continue
            line = record.text.count("\n", 0, new.start)
            one = Named(new.name, new.why, tuple(there), record, line)
            named.setdefault(fold(new.name), one)
    return replace(found, named=tuple(named.values()))


def keep_named(network: Network, named: Named, now: datetime) -> Change:
    """Return somebody an answer named, known through those who did, and the note that says so.

    The note's text stands; only whom the name in it means is stored beside it.

    Raises:
        ValidationError: when the name is too long.
    """
    told = Told(named.name, named.why, named.through)
    blank = Person.named(told.name, now)
    origin = Origin(how=How.INTRODUCED, through=told.through)
    person = Person.model_validate(
        {**dict(blank), "interesting": told.interesting, "origin": origin}
    )
    record = network.conversations.get(named.record.id) or network.people.get(named.record.id)
    if record is None:
        return Change(put=(person,))
    return Change(
        put=(person, record.changed(now, readings={**record.readings, named.name: person.id}))
    )
