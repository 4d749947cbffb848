"""Whole vCard files: old ones, broken ones, large ones, and ones that are something else."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.attachment import attachment_path
from quietnet.domain.refusal import Refused
from quietnet.formats import card_file
from quietnet.formats.card_file import MOST_BYTES
from quietnet.formats.vcard import read_cards
from tests.formats.card_texts import NOW, arrive_from, card

ANA, JONAS = card("FN:Ana"), card("FN:Jonas", version="3.0")


def test_many_cards_in_one_file() -> None:
    arrivals = arrive_from(ANA, "\r\n", JONAS)
    assert [person.name for person in arrivals.people] == ["Ana", "Jonas"]
    assert (arrivals.format, arrivals.skipped, arrivals.not_carried) == ("vcard", (), {})


@pytest.mark.parametrize(
    ("broken", "what", "why"),
    [
        (
            "BEGIN:VCARD\nVERSION:4.0\nFN:Sam\n",
            "Sam",
            "It has no end; the file may have been cut off.",
        ),
        (card("FN:" + "x" * 201), "x" * 200, "The name is too long; the limit is 200 characters."),
        (card("NOTE:nobody"), "card 2", "There is no name on it, and no way to reach anybody."),
        (
            card("KIND:group", "FN:Choir"),
            "Choir",
            "It is a card of kind group, not a person.",
        ),
        (
            card("X-ADDRESSBOOKSERVER-KIND:group", "N:Choir", version="3.0"),
            "Choir",
            "It is a card of kind group, not a person.",
        ),
    ],
)
def test_a_card_that_cannot_be_read_is_skipped_alone_and_named(
    broken: str, what: str, why: str
) -> None:
    arrivals = arrive_from(ANA, broken, JONAS)
    assert [person.name for person in arrivals.people] == ["Ana", "Jonas"]
    assert arrivals.skipped == ((what, why),)


def test_a_line_that_is_no_property_costs_only_itself() -> None:
    arrivals = arrive_from(card("FN:Ana", "no colon here", 'TEL;TYPE="a:1', "TEL:12"))
    assert [contact.value for contact in arrivals.people[0].contacts] == ["12"]
    assert arrivals.not_carried == {"unreadable line": 2}


def test_an_encoding_that_makes_no_sense_costs_only_its_line() -> None:
    twice = "NOTE;ENCODING=8BIT,QUOTED-PRINTABLE:=41"
    arrivals = arrive_from(card("FN:Ana", twice, "NOTE:kept"))
    assert arrivals.people[0].notes == "kept"
    assert arrivals.not_carried == {"unreadable line": 1}


def test_an_encoding_in_quotes_is_read() -> None:
    arrivals = arrive_from(card("FN:Ana", 'NOTE;ENCODING="QUOTED-PRINTABLE":caf=C3=A9'))
    assert arrivals.people[0].notes == "café"


def test_a_line_that_would_take_a_parser_for_ever_is_only_unreadable() -> None:
    arrivals = arrive_from(card("FN:Ana", "TEL;A=" + "," * 5_000, "TEL;A=" + "=," * 5_000 + '"x:1'))
    assert arrivals.not_carried == {"unreadable line": 2}


def test_a_card_within_a_card_stays_out_of_it() -> None:
    arrivals = arrive_from(card("FN:Ana", "AGENT:", card("FN:Secretary").strip(), "TEL:1"))
    assert [person.name for person in arrivals.people] == ["Ana"]
    assert [contact.value for contact in arrivals.people[0].contacts] == ["1"]
    assert arrivals.not_carried == {"AGENT": 1}


def test_folds_may_cut_a_character_in_two() -> None:
    folded = "BEGIN:VCARD\nVERSION:4.0\nFN:Zoë".encode()[:-1] + b"\n \xab Ruiz\nEND:VCARD\n"
    assert read_cards(folded, NOW).people[0].name == "Zoë Ruiz"


def test_a_card_of_1996() -> None:
    old = card(
        "n;charset=iso-8859-1;encoding=quoted-printable:Mu=F1oz;Ana",
        "TEL;CELL;PREF:12",
        "NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=\r\nsecond",
        "PHOTO;JPEG;BASE64:QUJD",
        version="2.1",
    )
    (ana,) = arrive_from(old).people
    assert ana.name == "Ana Muñoz"
    assert [(contact.label, contact.value) for contact in ana.contacts] == [("cell", "12")]
    assert ana.notes == "first\nsecond"
    (photo,) = (c for c in ana.carried if c.property == "PHOTO")
    assert (photo.params, photo.value) == ({"TYPE": ["JPEG"]}, attachment_path(b"ABC"))


def test_a_photograph_that_was_not_folded_is_one() -> None:
    arrivals = arrive_from(
        card("N:Ana", "PHOTO;JPEG;BASE64:QUJD", "QUJDQUJD", "QQ==", "", "TEL:1", version="2.1")
    )
    assert list(arrivals.attachments.values()) == [b"ABCABCABCA"]
    assert [contact.value for contact in arrivals.people[0].contacts] == ["1"]
    assert arrivals.not_carried == {}


def test_old_cards_in_the_character_set_of_their_time() -> None:
    latin = card("FN:Zo\u00eb", version="2.1").encode("cp1252")
    assert read_cards(latin, NOW).people[0].name == "Zoë"
    named = card("FN;CHARSET=ISO-8859-1:Zo\u00eb", version="3.0").encode("latin-1")
    assert read_cards(named, NOW).people[0].name == "Zoë"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_files_with_a_byte_order_mark(encoding: str) -> None:
    assert read_cards(card("FN:Zoë").encode(encoding), NOW).people[0].name == "Zoë"


@pytest.mark.parametrize(
    "line",
    [b"NOTE:\xff\xfe", b"NOTE;CHARSET=zlib:x", b"NOTE;CHARSET=big5:\xff", b"NOTE;CHARSET=cp1259:x"],
)
def test_characters_that_cannot_be_told_skip_the_card(line: bytes) -> None:
    broken = b"BEGIN:VCARD\nVERSION:3.0\nFN:Sam\n" + line + b"\nEND:VCARD\n"
    arrivals = read_cards(ANA.encode() + broken, NOW)
    assert arrivals.skipped == (
        ("Sam", "Its characters are not in UTF-8, so they cannot be told."),
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty. Nothing was brought in."),
        (b" \r\n\t", "The file is empty. Nothing was brought in."),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "There is no vCard in this file. Nothing was brought in."),
        (b"Name,E-mail\nAna,a@b.c\n", "There is no vCard in this file. Nothing was brought in."),
        (b"<BEGIN:VCARD>", "There is no vCard in this file. Nothing was brought in."),
        (
            codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
            "The file begins as UTF-16 and is damaged. Nothing was brought in.",
        ),
        (
            b"BEGIN:VCARD\nVERSION:4.0\nFN:Ana\n",
            (
                "The one card in this file (Ana) could not be read. "
                "It has no end; the file may have been cut off. Nothing was brought in."
            ),
        ),
        (
            card("NOTE:a").encode() * 2,
            (
                "None of the 2 cards in this file could be read. The first, card 1: "
                "There is no name on it, and no way to reach anybody. Nothing was brought in."
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read_cards(data, NOW)
    assert str(refused.value) == sentence


def test_a_card_of_far_too_many_lines_is_skipped_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_file, "MOST_LINES_OF_A_CARD", 10)
    arrivals = arrive_from(ANA, card("FN:Sam", *["X-A:1"] * 10), JONAS)
    assert [person.name for person in arrivals.people] == ["Ana", "Jonas"]
    assert arrivals.skipped == (("Sam", "It has more lines than one person's card would."),)


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_CARDS", 2), ("MOST_LINES", 5), ("_MOST_BREAKS", 10)]
)
def test_a_file_of_more_than_anybodys_address_book_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    data = (ANA * 3).encode()
    assert len(read_cards(data, NOW).people) == 3
    monkeypatch.setattr(card_file, limit, most)
    with pytest.raises(Refused, match="far more than an address book"):
        read_cards(data, NOW)


def test_a_line_folded_over_and_over_is_one_line() -> None:
    folded = card("FN:Ana", "NOTE:x" + "\r\n y" * 20_000)
    assert arrive_from(folded).people[0].notes == "x" + "y" * 20_000


def test_a_file_too_large_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(Refused, match="larger than 64 MiB"):
        read_cards(b"\n" * (MOST_BYTES + 1), NOW)


@given(st.binary(max_size=300))
def test_any_bytes_between_two_cards_are_read_or_refused(data: bytes) -> None:
    arrivals = read_cards(ANA.encode() + b"\n" + data + b"\n" + JONAS.encode(), NOW)
    assert arrivals.people[0].name == "Ana"


_LINES = st.lists(
    st.one_of(
        st.text(alphabet='FNTELADRBDYX-;:,="\\\n \t.urn01é\x1b', max_size=40),
        st.sampled_from(
            ["FN:", "N:;", "BDAY:", "ORG:\\", "ADR:;\\;", "UID:\\", "RELATED:", "NOTE:\\"]
        ),
        st.sampled_from(
            ["BEGIN:VCARD", "END:VCARD", "AGENT:", "VERSION:2.1", "a.X-ABLABEL:_$!<x>!$_"]
        ),
    ),
    max_size=12,
)


@given(_LINES)
def test_any_card_is_read_or_skipped_and_can_be_kept(lines: list[str]) -> None:
    arrivals = arrive_from(card("FN:Jonas"), card("FN:Ana", *lines))
    assert arrivals.people[0].name == "Jonas"
    for person in arrivals.people:
        assert type(person).model_validate_json(person.model_dump_json()) == person
