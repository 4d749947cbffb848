"""Heading: from a note's head, as it was filled in, to what it means for the record."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.head import Head
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.when import minutes_of
from quietnet.reading.dates import find_day
from quietnet.reading.keeping import keep_note
from quietnet.reading.reader import read


def people_named(head: Head, network: Network) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """Return whom the head names: those known, and the names of those who are not yet."""
    known: dict[str, Person] = {}
    unknown: dict[str, None] = {}
    for name in (part.strip() for part in head.people.split(",")):
        if not name:
            continue
        found = network.named(name)
        if found:
            known[found[0].id] = found[0]
        else:
            unknown[name] = None
    return tuple(known.values()), tuple(unknown)


def day_in_words(words: str, today: date) -> date | None:
    """Return the day that plain words mean, None where they say nothing.

    Raises:
        Refused: when the words are not a day.
    """
    words = words.strip()
    if not words:
        return None
    found = find_day(f"{words}:", today)
    if found is None or found.on is None or found.body != len(words) + 1:
        reason = found.refusal if found else ""
        raise Refused(reason or f"“{words}” is not a day; write yesterday, Tuesday or 14 March.")
    return found.on


def fields_said(head: Head) -> Mapping[str, object]:
    """Return the conversation's fields the head fills.

    Raises:
        Refused: when the length is not one.
    """
    try:
        minutes = minutes_of(head.minutes)
    except ValueError as error:
        raise Refused(str(error)) from None
    return {
        "medium": head.medium,
        "kind": head.kind,
        "company": head.company,
        "minutes": minutes,
        "where": head.where,
        "kitchen": head.kitchen,
        "mattered": head.mattered,
    }


def new_note(
    text: str,
    head: Head,
    network: Network,
    today: date,
    now: datetime,
    *,
    readings: Mapping[str, str | None],
    keep_new: Collection[str] = (),
) -> tuple[Conversation, tuple[Person, ...]]:
    """Return the records a written note makes; a name in the head that is new is kept.

    Raises:
        Refused: when a field of the head, or the day, cannot be understood.
        ValidationError: when a value is refused.
    """
    known, unknown = people_named(head, network)
    fresh = tuple(Person.named(name, now) for name in unknown)
    network = network.after(Change(put=fresh))
    with_people = [person.id for person in (*known, *fresh)]
    heard = read(text, network, today, with_people=with_people, readings=readings)
    said = dict(fields_said(head))
    day = day_in_words(head.when, today)
    if day:
        said["on"] = day
    talk, newcomers = keep_note(heard, now, network, keep_new=keep_new, **said)
    return talk, (*fresh, *newcomers)


def changed_note(
    kept: Conversation,
    text: str,
    head: Head,
    network: Network,
    today: date,
    now: datetime,
    *,
    readings: Mapping[str, str | None],
    keep_new: Collection[str] = (),
) -> tuple[Conversation, tuple[Person, ...]]:
    """Return a kept note with its new text and head; what was read once is not read anew.

    Raises:
        Refused: when a field of the head, or the day, cannot be understood.
        ValidationError: when a value is refused.
    """
    draft, newcomers = new_note(
        text, head, network, today, now, readings={**kept.readings, **readings}, keep_new=keep_new
    )
    known, _unknown = people_named(head, network.after(Change(put=newcomers)))
    people = tuple(person.id for person in known) if head.people.strip() else kept.people
    # Who was deleted since has no name to stand in the head; they fit again if brought back.
    people += tuple(i for i in kept.people if i not in network.people and i not in people)
    on = day_in_words(head.when, today) or kept.on
    changes = {**fields_said(head), "on": on, "people": people, "planned": on > today}
    if kept.on == on:
        changes["planned"] = kept.planned
    return kept.changed(now, text=text, readings=dict(draft.readings), **changes), newcomers
