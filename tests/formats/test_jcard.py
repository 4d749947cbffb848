"""Address books written as JSON, read as any other."""

import base64
import json
from typing import Any

import pytest

from quietnet.domain.attachment import attachment_path
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.formats import jcard
from quietnet.formats.recognising import read, recognise
from quietnet.formats.vcard import read_cards
from tests.formats.card_texts import NOW


def _card(*lines: list[Any]) -> list[Any]:
    return ["vcard", [["version", {}, "text", "4.0"], *lines]]


def _one(*lines: list[Any]) -> Person:
    arrivals = read_cards(json.dumps(_card(*lines)).encode(), NOW)
    assert (arrivals.skipped, arrivals.not_carried) == ((), {})
    (person,) = arrivals.people
    return person


def test_a_card_becomes_a_person() -> None:
    simon = _one(
        ["fn", {}, "text", "Simon Perreault"],
        ["n", {}, "text", ["Perreault", "Simon", "", "", ["ing. jr", "M.Sc."]]],
        ["bday", {}, "date-and-or-time", "--02-03"],
        ["anniversary", {}, "date-and-or-time", "2009-08-08"],
        ["tel", {"type": ["work", "voice"], "pref": "1"}, "uri", "tel:+1-418-656-9254;ext=102"],
        ["email", {"type": "work"}, "text", "simon@example.org"],
        ["adr", {}, "text", ["", "", ["Rua 1", "2º"], "Porto", "", "4050", "Portugal, now"]],
        ["categories", {}, "text", "bikes", "old, new"],
        ["org", {"type": "work"}, "text", ["Viagenie", "Lugs; more"]],
        ["note", {}, "text", "One\nTwo, with \\ and; more"],
        ["related", {"type": "friend"}, "text", "Jonas"],
        ["related", {"type": "met"}, "uri", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"],
        ["expertise", {"level": "expert"}, "text", "lugs"],
        ["gender", {}, "text", "M"],
        ["x-lucky", {}, "integer", 7, 8],
    )
    assert (simon.name, str(simon.birthday)) == ("Simon Perreault", "--02-03")
    assert [(d.what, str(d.on)) for d in simon.dates] == [("anniversary", "2009-08-08")]
    assert [(c.kind.value, c.label, c.value) for c in simon.contacts] == [
        ("phone", "work", "+1-418-656-9254 ext. 102"),
        ("email", "work", "simon@example.org"),
        ("address", "", "Rua 1,2º, Porto, 4050, Portugal, now"),
    ]
    assert simon.tags == ("bikes", "old, new")
    assert simon.work == "Viagenie, Lugs; more"
    assert simon.notes == "One\nTwo, with \\ and; more"
    assert [(r.kind, r.name) for r in simon.relations] == [
        ("friend", "Jonas"),
        ("met", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
    ]
    assert simon.knows == ("lugs (expert)",)
    assert [(c.property, c.value) for c in simon.carried] == [
        ("GENDER", "M"),
        ("X-LUCKY", "7,8"),
        ("N", "Perreault;Simon;;;ing. jr,M.Sc."),
    ]


def test_groups_give_labels_and_photographs_are_files() -> None:
    arrivals = read_cards(
        json.dumps(
            _card(
                ["fn", {}, "text", "Ana"],
                ["tel", {"group": "item1"}, "text", "12"],
                ["x-ablabel", {"group": "ITEM1"}, "text", "shop"],
                [
                    "photo", {}, "uri",
                    f"data:image/png;base64,{base64.b64encode(b'a face').decode()}",
                ],
                ["bday", {}, "text", "circa 1800"],
                ["x-on", {}, "boolean", True, None],
            )
        ).encode(),
        NOW,
    )  # fmt: skip
    (ana,) = arrivals.people
    assert [(c.label, c.value) for c in ana.contacts] == [("shop", "12")]
    assert arrivals.attachments == {attachment_path(b"a face"): b"a face"}
    assert [(c.property, c.value) for c in ana.carried] == [
        ("PHOTO", attachment_path(b"a face")),
        ("BDAY", "circa 1800"),
        ("X-ON", "true,"),
    ]


@pytest.mark.parametrize("nested", [False, True])
def test_many_cards_are_told_by_their_content_and_a_broken_one_is_skipped(nested: bool) -> None:
    cards: list[Any] = [_card(["fn", {}, "text", "Ana"]), _card(["fn", {}, "text", "Jonas"])]
    cards += [7, ["vcard", "no lines"]]
    data = json.dumps([cards] if nested else cards).encode()
    assert recognise(data).word == "vcard"
    arrivals = read(data, recognise(data), NOW)
    assert [person.name for person in arrivals.people] == ["Ana", "Jonas"]
    assert [each.what for each in arrivals.skipped] == ["card 3", "card 4"]


def test_a_line_that_is_no_property_costs_only_itself() -> None:
    lines: list[Any] = [["fn", {}, "text", "Ana"], 7, ["tel"], [1, {}, "text", "x"]]
    arrivals = read_cards(json.dumps(_card(*lines)).encode("utf-8-sig"), NOW)
    assert arrivals.not_carried == {"unreadable line": 3}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'["vcard",\n [["fn"', "damaged or cut off, near line 2"),
        (b'["vcard", "\xff"', "not in UTF-8"),
        (b'["vcard",' + b"[" * 100_000, "far more than can be read"),
        (b'["vcard",' + b"," * 4_000_001, "far more than can be read"),
        (b'["vcard",' + b"9" * 5_000 + b"]", "far more than can be read"),
        (b'["vcard",[]]', "no name on it"),
    ],
    ids=range(6),
)
def test_a_file_that_cannot_be_read_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        read_cards(data, NOW)
    assert str(refused.value).endswith("Nothing was brought in.")


@pytest.mark.parametrize(("limit", "most"), [("MOST_CARDS", 2), ("MOST_LINES", 5)])
def test_far_more_than_anybodys_address_book_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    data = json.dumps([_card(["fn", {}, "text", "Ana"])] * 3).encode()
    assert read_cards(data, NOW).skipped == ()
    monkeypatch.setattr(jcard, limit, most)
    with pytest.raises(Refused, match="far more than an address book"):
        read_cards(data, NOW)
