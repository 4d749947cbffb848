"""LinkedIn's connections: people known only online so far, with the day of it."""

import io
import zipfile

import pytest

from quietnet.domain.arriving import arrive
from quietnet.domain.network import Network
from quietnet.domain.person import How, Person
from quietnet.domain.refusal import Refused
from quietnet.formats.recognising import of_word, read, recognise
from tests.formats.card_texts import NOW, card

PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses '
    'are missing. You will only see email addresses for connections, who have allowed it."\n\n'
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
GERMAN = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"
OLDER = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
ADA = (
    'Ada,Lovelace,https://www.linkedin.com/in/adalovelace,,"Engines, Analytical",Founder,'
    "15 Jul 2026\n"
)


def _people(text: str) -> tuple[Person, ...]:
    data = text.encode()
    assert recognise(data).word == "linkedin"
    arrivals = read(data, of_word("linkedin"), NOW)
    assert arrivals.not_carried == {}
    return arrivals.people


@pytest.mark.parametrize("preamble", ["", PREAMBLE, PREAMBLE.replace("\n", "\r\n"), "\ufeff"])
@pytest.mark.parametrize("header", [HEADER, GERMAN])
def test_a_connection_becomes_a_person_known_online(preamble: str, header: str) -> None:
    (ada,) = _people(preamble + header + ADA)
    assert (ada.name, ada.work) == ("Ada Lovelace", "Founder, Engines, Analytical")
    assert (ada.origin.how, str(ada.origin.on)) == (How.ONLINE, "2026-07-15")
    assert [(c.kind.value, c.label, c.value) for c in ada.contacts] == [
        ("social", "LinkedIn", "https://www.linkedin.com/in/adalovelace")
    ]
    assert [(s.kind, s.uid) for s in ada.sources] == [("linkedin", "linkedin.com/in/adalovelace")]
    assert ada.carried == ()


def test_an_older_export_has_no_addresses_of_profiles() -> None:
    (ada,) = _people(OLDER + "Ada,Lovelace,ada@example.org,Engines,Founder,03 Dec 2020\n")
    assert [(c.kind.value, c.value) for c in ada.contacts] == [("email", "ada@example.org")]
    assert (ada.sources, str(ada.origin.on)) == ((), "2020-12-03")


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("15 Jul 2026", "2026-07-15"),
        ("15. Juli 2026", "2026-07-15"),
        ("5 März 2024", "2024-03-05"),
        ("05-Mai-2024", "2024-05-05"),
        ("1 Okt. 2023", "2023-10-01"),
        ("2026-07-15", "2026-07-15"),
    ],
)
def test_the_day_connected(written: str, on: str) -> None:
    (ada,) = _people(HEADER + f"Ada,,,,,,{written}\n")
    assert str(ada.origin.on) == on


@pytest.mark.parametrize("written", ["31 Feb 2026", "15 Foo 2026", "last summer"])
def test_a_day_that_is_none_is_carried(written: str) -> None:
    (ada,) = _people(HEADER + f"Ada,,,,,,{written}\n")
    assert (ada.origin.on, ada.origin.how) == (None, How.ONLINE)
    assert [(c.source, c.property, c.value) for c in ada.carried] == [
        ("linkedin", "Connected On", written)
    ]


def test_rows_without_a_name_are_called_by_their_address_or_skipped() -> None:
    data = (
        HEADER + ADA + ",,,ada@b.c,,,\n,,,,,,01 Jan 2020\n,,https://l.example/in/x,,,,\n"
    ).encode()
    arrivals = read(data, of_word("linkedin"), NOW)
    assert [person.name for person in arrivals.people] == ["Ada Lovelace", "ada@b.c"]
    assert arrivals.skipped == (
        ("line 4", "There is no name in it."),
        ("line 5", "There is no name in it. Their page is https://l.example/in/x"),
    )


def _zip(**files: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return written.getvalue()


@pytest.mark.parametrize(
    "path", ["Connections.csv", "Basic_Export/Connections.csv", "a/b/connections.csv"]
)
def test_connections_are_found_in_the_export_wherever_they_lie(path: str) -> None:
    data = _zip(
        **{"Profile.csv": "First Name,Last Name\nMe,Myself\n", path: PREAMBLE + HEADER + ADA}
    )
    assert recognise(data).word == "linkedin"
    assert [p.name for p in read(data, of_word("linkedin"), NOW).people] == ["Ada Lovelace"]
    unpacked = {path: (HEADER + ADA).encode()}
    assert recognise(unpacked).word == "linkedin"
    assert read(unpacked, of_word("linkedin"), NOW).people[0].name == "Ada Lovelace"


def test_an_export_without_connections_is_refused() -> None:
    with pytest.raises(Refused, match="nothing in it that quietnet can read"):
        recognise(_zip(**{"Profile.csv": "First Name\nMe\n"}))
    with pytest.raises(Refused, match=r"no Connections\.csv"):
        read({"Connections.csv": b"nothing"}, of_word("linkedin"), NOW)


def test_the_same_file_twice_changes_nothing_and_a_new_job_is_told() -> None:
    data = (HEADER + ADA + "Ada,Lovelace,https://www.linkedin.com/in/other,,,,\n").encode()
    first = arrive(Network(), read(data, of_word("linkedin"), NOW), NOW)
    assert first.added == ("Ada Lovelace", "Ada Lovelace")
    network = Network().after(first.change)
    assert not arrive(network, read(data, of_word("linkedin"), NOW), NOW).change
    moved = data.replace(b"Founder", b"Countess")
    later = arrive(network, read(moved, of_word("linkedin"), NOW), NOW)
    assert later.updated == ("Ada Lovelace",)
    assert [each.what for each in later.left_alone] == ["Ada Lovelace"]


def test_a_connection_meets_the_card_that_has_their_page() -> None:
    cards = card("FN:Lady Lovelace", "URL:https://de.linkedin.com/in/AdaLovelace/").encode()
    first = arrive(Network(), read(cards, of_word("vcard"), NOW), NOW)
    network = Network().after(first.change)
    later = arrive(network, read((HEADER + ADA).encode(), of_word("linkedin"), NOW), NOW)
    assert (later.added, later.updated) == ((), ("Lady Lovelace",))
