"""Heading: from a note's head, as it was filled in, to what it means for the record."""

from collections.abc import Collection, Mapping
from datetime import date

from quietnet.domain.head import Head
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.when import minutes_of
from quietnet.reading.dates import DateOrder, find_day
from quietnet.reading.listed import items_in


def people_named(
    head: Head, network: Network, there: Collection[str] = ()
) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """Return whom the head names: those known, and the names of those who are not yet.

    Names stand between commas, a name with a comma in it in quotes. Of namesakes, whoever was
    ``there`` already is meant, each of them once.

    Raises:
        Refused: when a single name is longer than any field may be.
    """
    known: dict[str, Person] = {}
    unknown: dict[str, None] = {}
    for name in items_in(head.people):
        found = network.named(name)
        left = [person for person in found if person.id not in known]
        meant = next((person for person in left if person.id in there), None)
        if meant or found:
            person = meant or found[0]
            known[person.id] = person
        else:
            unknown[name] = None
    return tuple(known.values()), tuple(unknown)


def day_in_words(words: str, today: date, order: DateOrder = "dmy") -> date | None:
    """Return the day that plain words mean, None where they say nothing.

    ``order`` is how ``3/4/2026`` is read.

    Raises:
        Refused: when the words are not a day.
    """
    words = words.strip()
    if not words:
        return None
    found = find_day(f"{words}:", today, order)
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
