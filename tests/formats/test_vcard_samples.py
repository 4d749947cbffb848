"""Real address books of other programs: every property of every card is accounted for."""

import base64
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from quietnet.domain.arriving import Arrivals, arrive
from quietnet.domain.attachment import attached
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.formats.card_file import split_cards
from quietnet.formats.card_property import CardProperty, read_property
from quietnet.formats.vcard import read_cards
from tests.formats.card_texts import NOW

FOLDER = os.environ.get("QUIETNET_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="QUIETNET_SAMPLES names no folder of real files")
FILES = sorted(Path(FOLDER or ".", "vcards").glob("*.vcf")) if FOLDER else []


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _properties(data: bytes) -> list[list[CardProperty]]:
    return [[read_property(line, older=True) for line in raw.lines] for raw in split_cards(data)]


def _there(person: Person, arrivals: Arrivals) -> set[str]:
    """Return the words of all that was kept of a card, and the letters of its photographs."""
    kept = person.model_dump_json()
    photographs = (arrivals.attachments[path] for path in attached([person]))
    letters = {base64.b64encode(photograph).decode() for photograph in photographs}
    written = (kept, kept.replace("-", ""), kept.encode().decode("unicode_escape"))
    return letters.union(*map(_words, written))


def _is_lost(property_: CardProperty, there: set[str]) -> bool:
    if property_.binary and "".join(property_.value.split()) in there:
        return False
    said = property_.label if property_.name == "X-ABLABEL" else property_.text
    said = "".join(said.split()) if property_.binary else said
    return bool(_words(said) - there - {"tel", "ext"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_property_of_every_card_is_shown_carried_or_reported(path: Path) -> None:
    data = path.read_bytes()
    arrivals = read_cards(data, NOW)
    cards = _properties(data)
    assert arrivals.skipped == ()
    assert len(arrivals.people) == len(cards)
    missing: Counter[str] = Counter()
    for person, properties in zip(arrivals.people, cards, strict=True):
        there = _there(person, arrivals)
        for property_ in properties:
            if property_.name == "VERSION":
                continue  # the envelope, not what is in it
            if not property_.value.strip(" ;,"):
                missing["empty line"] += 1
            elif property_.name in {"REV", "PRODID"} or _is_lost(property_, there):
                time = property_.name == "ANNIVERSARY"  # its day is kept, its hour is not
                missing["time of day" if time else property_.name] += 1
    assert missing == arrivals.not_carried


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_brought_in_twice_changes_nothing(path: Path) -> None:
    first = arrive(Network(), read_cards(path.read_bytes(), NOW), NOW)
    assert first.added
    again = arrive(Network().after(first.change), read_cards(path.read_bytes(), NOW), NOW)
    assert not again.change
    assert again.unchanged == first.added


def test_a_birthday_and_a_friend_are_where_they_belong() -> None:
    def first(name: str) -> object:
        person = read_cards(Path(FOLDER or ".", "vcards", name).read_bytes(), NOW).people[0]
        return (person.name, str(person.birthday), [r.name for r in person.relations])

    assert first("rfc6350-example.vcf") == ("Simon Perreault", "--02-03", [])
    assert first("gmail-single.vcf") == ("Greg Dartmouth", "1960-09-10", ["MySpouse", "MyCustom"])
