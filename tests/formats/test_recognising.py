"""What a file is, told by what stands in it."""

import pytest

from quietnet.domain.refusal import Refused
from quietnet.formats.recognising import is_wanted, of_word, read, recognise
from tests.formats.card_texts import NOW, card


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_address_book_is_told_by_its_content(encoding: str) -> None:
    data = card("FN:Ana").encode(encoding)
    assert recognise(data, "whatever.txt").word == "vcard"
    assert read(data, recognise(data), NOW).people[0].name == "Ana"


def test_a_folder_of_cards() -> None:
    files = {
        "b.vcf": card("FN:Ana").encode(),
        "a.vcf": b"nothing",
        "c.txt": b"left alone",
        "d.vcf": (card("FN:Sam") + card("NOTE:x")).encode(),
    }
    assert recognise(files) == of_word("vcard")
    arrivals = read(files, of_word("vcard"), NOW)
    assert [person.name for person in arrivals.people] == ["Ana", "Sam"]
    assert arrivals.skipped == (
        ("a.vcf", "There is no vCard in this file."),
        ("d.vcf, card 2", "There is no name on it, and no way to reach anybody."),
    )


def test_a_folder_of_notes_with_a_card_among_them_is_no_address_book() -> None:
    page = b"---\naliases: [Anita]\n---\nMet at the market.\n"
    notes = {"Ana.md": page, "Sam.md": page, "sam.vcf": card("FN:Sam").encode()}
    assert recognise(notes).word == "markdown"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty. Nothing was brought in."),
        (b"\xef\xbb\xbf \r\n", "The file is empty. Nothing was brought in."),
        (b"\x89PNG\r\n", "This is no file that quietnet can read. Nothing was brought in."),
        (
            b'{"vcard": "BEGIN:VCARD\\nEND:VCARD"}',
            "This is no file that quietnet can read. Nothing was brought in.",
        ),
        ({}, "There is nothing in it that quietnet can read. Nothing was brought in."),
    ],
)
def test_what_is_nothing_known_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        recognise(data)
    assert str(refused.value) == sentence


def test_a_folder_of_nothing_but_broken_cards_is_refused() -> None:
    with pytest.raises(Refused, match=r"No vCard in it could be read\. The first, a\.vcf: "):
        read({"a.vcf": b"nothing"}, of_word("vcard"), NOW)
    with pytest.raises(Refused, match="There is no vCard in it"):
        read({"a.txt": b"nothing"}, of_word("vcard"), NOW)


def test_a_word_for_no_format_is_refused() -> None:
    with pytest.raises(Refused, match="There is no format “fax”"):
        of_word("fax")


def test_of_a_folder_only_what_could_be_ours_is_opened() -> None:
    photo = f"attachments/{'0' * 40}.jpg"
    wanted = ("a.vcf", "People/Ana.md", ".quietnet.json", photo, f"out/{photo}")
    assert all(map(is_wanted, wanted))
    assert not any(map(is_wanted, ("a.jpg", "attachments/holiday.jpg", "__MACOSX/a.vcf")))
