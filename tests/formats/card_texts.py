"""vCards as other programs write them, made by hand for the tests."""

from datetime import UTC, datetime

from quietnet.domain.arriving import Arrivals
from quietnet.domain.person import Person
from quietnet.formats.vcard import read_cards

NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


def card(*lines: str, version: str = "4.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def arrive_from(*cards: str) -> Arrivals:
    return read_cards("".join(cards).encode(), NOW)


def one(*lines: str, version: str = "4.0") -> Person:
    arrivals = arrive_from(card(*lines, version=version))
    assert arrivals.skipped == ()
    (person,) = arrivals.people
    return person
