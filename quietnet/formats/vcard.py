"""vCard: address books in versions 2.1, 3.0 and 4.0 read into people, one card at a time."""

from collections import Counter
from datetime import datetime

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused, why_refused
from quietnet.formats.card_file import NO_CARD, RawCard, split_cards
from quietnet.formats.card_person import NamelessError, name_for_report, person_of
from quietnet.formats.card_property import (
    CardProperty,
    UnreadableError,
    WrongEncodingError,
    read_property,
)
from quietnet.formats.card_sorting import FORMAT

_KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_PEOPLE = frozenset({"", "individual", "x-individual"})
UNREADABLE = "unreadable line"


def read_cards(data: bytes, now: datetime) -> Arrivals:
    """Return the people in a vCard file; a card that cannot be read is skipped alone, and named.

    How you know somebody stays unsaid: an address book says nothing about a friendship. A name is
    FN, else N, a nickname, the organisation, or the first way to reach them. What quietnet does not
    show is carried; photographs, nested cards and lines that are no vCard are counted.

    Raises:
        Refused: when the file holds no card that can be read, or more than 64 MiB.
    """
    people: list[Person] = []
    skipped: list[Skipped] = []
    not_carried: Counter[str] = Counter()
    for place, raw in enumerate(split_cards(data), start=1):
        name = f"card {place}"
        try:
            properties, lost = _properties(raw)
            name = name_for_report(properties) or name
            person, left = _person(raw, properties, now)
        except _CardRefused as refused:
            skipped.append(Skipped(refused.what or name, str(refused)))
            continue
        people.append(person)
        not_carried += lost + left
    if not people:
        raise Refused(_nothing_read(skipped) if skipped else NO_CARD)
    return Arrivals(FORMAT, tuple(people), (), tuple(skipped), dict(sorted(not_carried.items())))


class _CardRefused(Exception):
    """One card cannot be brought in; the message is the sentence for the report."""

    what = ""


def _properties(raw: RawCard) -> tuple[list[CardProperty], Counter[str]]:
    older = any(line[:11].upper() == b"VERSION:2.1" for line in raw.lines)
    properties: list[CardProperty] = []
    lost = Counter({"AGENT": raw.nested} if raw.nested else {})
    for line in raw.lines:
        try:
            properties.append(read_property(line, older=older))
        except UnreadableError:
            lost[UNREADABLE] += 1
        except WrongEncodingError:
            refused = _CardRefused("Its characters are not in UTF-8, so they cannot be told.")
            refused.what = name_for_report(properties)
            raise refused from None
    return properties, lost


def _person(
    raw: RawCard, properties: list[CardProperty], now: datetime
) -> tuple[Person, Counter[str]]:
    if not raw.whole:
        raise _CardRefused("It has no end; the file may have been cut off.")
    for property_ in properties:
        if property_.name in _KINDS and property_.text.strip().lower() not in _PEOPLE:
            raise _CardRefused(f"It is a card of kind {property_.text.strip()[:40]}, not a person.")
    try:
        return person_of(properties, now)
    except NamelessError:
        raise _CardRefused("There is no name on it, and no way to reach anybody.") from None
    except ValidationError as error:
        raise _CardRefused(why_refused(error)) from None


def _nothing_read(skipped: list[Skipped]) -> str:
    if len(skipped) == 1:
        what, why = skipped[0]
        return (
            f"The one card in this file ({what}) could not be read. {why} Nothing was brought in."
        )
    return (
        f"None of the {len(skipped)} cards in this file could be read. "
        f"The first, {skipped[0].what}: {skipped[0].why} Nothing was brought in."
    )
