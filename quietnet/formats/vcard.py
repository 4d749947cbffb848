"""vCard: address books in versions 2.1, 3.0, 4.0 and jCard read into people, card by card."""

from collections import Counter
from datetime import datetime

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused, why_refused
from quietnet.formats.card_file import NO_CARD, holds_a_card
from quietnet.formats.card_opened import OpenedCard, opened_cards
from quietnet.formats.card_person import NamelessError, ReadCard, name_for_report, person_of
from quietnet.formats.card_sorting import FORMAT
from quietnet.formats.jcard import holds_a_jcard, opened_jcards

_KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_PEOPLE = frozenset({"", "individual", "x-individual"})


def is_vcard(data: bytes, _name: str) -> bool:
    """Whether a file is a vCard, of text or of JSON."""
    return holds_a_card(data) or holds_a_jcard(data)


def read_cards(data: bytes, now: datetime) -> Arrivals:
    """Return the people in a vCard file; a card that cannot be read is skipped alone, and named.

    How you know somebody stays unsaid: an address book says nothing about a friendship. A name is
    FN, else N, a nickname, the organisation, or the first way to reach them. What quietnet does not
    show is carried, photographs as files; nested cards and lines that are no vCard are counted.

    Raises:
        Refused: when the file holds no card that can be read, or more than 64 MiB.
    """
    people: list[Person] = []
    skipped: list[Skipped] = []
    not_carried: Counter[str] = Counter()
    attachments: dict[str, bytes] = {}
    cards = opened_jcards(data) if holds_a_jcard(data) else opened_cards(data)
    for place, opened in enumerate(cards, start=1):
        try:
            card = _person(opened, now)
        except _CardRefused as refused:
            name = name_for_report(opened.properties) or f"card {place}"
            skipped.append(Skipped(name, str(refused)))
            continue
        people.append(card.person)
        not_carried.update(opened.lost)
        not_carried.update(card.not_carried)
        attachments |= card.attachments
    if not people:
        raise Refused(_nothing_read(skipped) if skipped else NO_CARD)
    told = dict(sorted(not_carried.items()))
    return Arrivals(FORMAT, tuple(people), (), tuple(skipped), told, attachments)


class _CardRefused(Exception):
    """One card cannot be brought in; the message is the sentence for the report."""


def _person(opened: OpenedCard, now: datetime) -> ReadCard:
    if opened.refused:
        raise _CardRefused(opened.refused)
    for property_ in opened.properties:
        if property_.name in _KINDS and property_.text.strip().lower() not in _PEOPLE:
            raise _CardRefused(f"It is a card of kind {property_.text.strip()[:40]}, not a person.")
    try:
        return person_of(opened.properties, now)
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
