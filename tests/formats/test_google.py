"""Google's contacts as a table, in both of the forms it has exported."""

import csv
import io
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.arriving import Arrivals, arrive
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.formats import csv_table
from quietnet.formats.recognising import of_word, read, recognise
from tests.formats.card_texts import NOW


def _columns(text: str) -> list[str]:
    return text.split(",")


NEW = _columns(
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,"
    "Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,Event 1 - Label,"
    "Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value"
)
OLD = _columns(
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,"
    "Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,"
    "Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,"
    "Address 1 - Formatted,Address 1 - Street,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,"
    "Organization 1 - Symbol,Website 1 - Type,Website 1 - Value,Event 1 - Type,Event 1 - Value"
)


def table(columns: list[str], *rows: Mapping[str, str], divider: str = ",") -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", delimiter=divider)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def _read(columns: list[str], *rows: Mapping[str, str]) -> Arrivals:
    data = table(columns, *rows)
    assert recognise(data).word == "google"
    return read(data, of_word("google"), NOW)


def _one(columns: list[str], row: Mapping[str, str]) -> Person:
    arrivals = _read(columns, row)
    assert (arrivals.skipped, arrivals.not_carried) == ((), {})
    (person,) = arrivals.people
    return person


def _carried(person: Person) -> list[tuple[str, str]]:
    return [(each.property, each.value) for each in person.carried]


def test_a_row_of_the_new_form_becomes_a_person() -> None:
    ana = _one(
        NEW,
        {
            "First Name": "Ana",
            "Last Name": "Ruiz",
            "Phonetic First Name": "Anna",
            "Nickname": "Anita, la Ruiz",
            "Organization Name": "Lugs & Co",
            "Organization Title": "Frame builder",
            "Organization Department": "Frames",
            "Birthday": "--04-15",
            "Notes": "Met at the market.\nShe knows \\everything; really, all.",
            "Photo": "https://example.org/ana.jpg",
            "Labels": "Cyclists ::: * myContacts ::: * starred",
            "E-mail 1 - Label": "* Home",
            "E-mail 1 - Value": "ana@example.org ::: ruiz@example.org",
            "E-mail 2 - Label": "Bike Shop",
            "E-mail 2 - Value": "shop@example.org",
            "Phone 1 - Label": "Mobile",
            "Phone 1 - Value": "+351 21 000 00",
            "Address 1 - Label": "Home",
            "Address 1 - Formatted": "Rua das Flores 5\n4050 Porto\nPT",
            "Address 1 - Street": "Rua das Flores 5",
            "Address 1 - City": "Porto",
            "Address 1 - Country": "Portugal",
            "Relation 1 - Label": "Spouse",
            "Relation 1 - Value": "Jonas Weber",
            "Website 1 - Label": "Blog",
            "Website 1 - Value": "https://ana.example",
            "Event 1 - Label": "Anniversary",
            "Event 1 - Value": "2009-08-08",
            "Custom Field 1 - Label": "Saddle",
            "Custom Field 1 - Value": "brown",
        },
    )
    assert (ana.name, ana.aliases) == ("Ana Ruiz", ("Anita, la Ruiz",))
    assert ana.work == "Frame builder, Lugs & Co, Frames"
    assert str(ana.birthday) == "--04-15"
    assert ana.notes == "Met at the market.\nShe knows \\everything; really, all."
    assert ana.tags == ("Cyclists", "starred")
    assert [(c.kind.value, c.label, c.value) for c in ana.contacts] == [
        ("email", "home", "ana@example.org"),
        ("email", "home", "ruiz@example.org"),
        ("email", "Bike Shop", "shop@example.org"),
        ("phone", "mobile", "+351 21 000 00"),
        ("address", "home", "Rua das Flores 5, 4050 Porto, PT, Portugal"),
        ("url", "blog", "https://ana.example"),
    ]
    assert [(r.kind, r.name) for r in ana.relations] == [("spouse", "Jonas Weber")]
    assert [(d.what, str(d.on)) for d in ana.dates] == [("anniversary", "2009-08-08")]
    assert ana.origin.how is None
    assert _carried(ana) == [
        ("Phonetic First Name", "Anna"),
        ("Photo", "https://example.org/ana.jpg"),
        ("Labels", "* myContacts"),
        ("Custom Field 1 - Value", "brown"),
    ]
    assert ana.carried[-1].params == {"X-ABLABEL": ["Saddle"]}
    assert {each.source for each in ana.carried} == {"google"}


def test_a_row_of_the_old_form_becomes_a_person() -> None:
    ana = _one(
        OLD,
        {
            "Name": "Dr. Ana María Ruiz",
            "Given Name": "Ana",
            "Additional Name": "María",
            "Family Name": "Ruiz",
            "Name Prefix": "Dr.",
            "Maiden Name": "Lima",
            "Birthday": "1985-04-15",
            "Gender": "f",
            "Occupation": "Frame builder",
            "Hobby": "chess",
            "Group Membership": "* My Contacts ::: Porto",
            "E-mail 1 - Type": "* Work",
            "E-mail 1 - Value": "ana@example.org",
            "IM 1 - Type": "Home",
            "IM 1 - Service": "Jabber",
            "IM 1 - Value": "ana@jabber.example",
            "Organization 1 - Type": "",
            "Organization 1 - Name": "Lugs ::: Bikes",
            "Organization 1 - Symbol": "LUG",
            "Event 1 - Type": "Anniversary",
            "Event 1 - Value": "some summer",
        },
    )
    assert ana.name == "Dr. Ana María Ruiz"
    assert ana.work == "Frame builder, Lugs; Bikes"
    assert (ana.knows, ana.tags) == (("chess",), ("My Contacts", "Porto"))
    assert [(c.kind.value, c.label, c.value) for c in ana.contacts] == [
        ("email", "work", "ana@example.org"),
        ("social", "Jabber home", "ana@jabber.example"),
    ]
    assert _carried(ana) == [
        ("Name Prefix", "Dr."),
        ("Given Name", "Ana"),
        ("Additional Name", "María"),
        ("Family Name", "Ruiz"),
        ("Maiden Name", "Lima"),
        ("Gender", "f"),
        ("Organization 1 - Symbol", "LUG"),
        ("Event 1 - Value", "some summer"),
    ]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"First Name": "Ana"}, "Ana"),
        ({"Last Name": "Ruiz", "Nickname": "Anita"}, "Ruiz"),
        ({"Nickname": "Anita", "Organization Name": "Lugs"}, "Anita"),
        ({"File As": "Ruiz"}, "Ruiz"),
        ({"Organization Name": "Lugs ::: Bikes"}, "Lugs"),
        (
            {"Labels": "* Other Contacts", "E-mail 1 - Value": "ana@example.org ::: a@b.c"},
            "ana@example.org",
        ),
        ({"Phone 1 - Value": "12345"}, "12345"),
    ],
)
def test_the_name_is_the_best_there_is(row: dict[str, str], name: str) -> None:
    assert _one(NEW, row).name == name


def test_several_addresses_in_one_cell_stay_apart() -> None:
    ana = _one(
        NEW,
        {
            "First Name": "Ana",
            "Address 1 - Formatted": "Rua 1\nPorto ::: Rua 2\nLisboa",
            "Address 1 - City": "Porto ::: Lisboa",
            "Address 1 - Country": " ::: PT",
        },
    )
    assert [c.value for c in ana.contacts] == ["Rua 1, Porto", "Rua 2, Lisboa, PT"]


def test_rows_that_say_nobody_are_skipped_and_named() -> None:
    arrivals = _read(
        NEW, {"First Name": "Ana"}, {"Notes": "only\na note"}, {"First Name": "x" * 201}
    )
    assert [person.name for person in arrivals.people] == ["Ana"]
    assert arrivals.skipped == (
        ("line 4", "There is no name in it, and no way to reach anybody."),
        ("x" * 200, "The name is too long; the limit is 200 characters."),
    )


def test_columns_are_known_by_name_wherever_they_stand_and_unknown_ones_are_carried() -> None:
    columns = ["Mood", "Last Name", "E-mail 1 - Value", "First Name", "File As"]
    data = table(columns, {"Mood": "fine, thanks", "First Name": "Ana", "Last Name": "Ruiz"})
    (ana,) = read(data, recognise(data), NOW).people
    assert (ana.name, _carried(ana)) == ("Ana Ruiz", [("Mood", "fine, thanks")])


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_and_what_a_spreadsheet_makes_of_it(encoding: str, divider: str) -> None:
    data = table(NEW, {"First Name": "Zoë", "Labels": "a"}, divider=divider).decode()
    for text in (data, data.replace("\r\n", "\n")):
        written = text.encode(encoding)
        assert recognise(written).word == "google"
        assert read(written, of_word("google"), NOW).people[0].name == "Zoë"


def test_a_file_that_was_cut_off_loses_only_its_last_row() -> None:
    whole = table(NEW, {"First Name": "Ana"}, {"First Name": "Jonas", "Notes": "one\ntwo"})
    for cut in (whole[:-30], whole[: whole.index(b"two")]):
        arrivals = read(cut, of_word("google"), NOW)
        assert [person.name for person in arrivals.people] == ["Ana"]
        assert arrivals.skipped == (
            (arrivals.skipped[0].what, "It has no end; the file may have been cut off."),
        )
    unfinished = whole.rstrip()
    assert len(read(unfinished, of_word("google"), NOW).people) == 2


def test_the_same_file_twice_changes_nothing() -> None:
    data = table(
        NEW,
        {"First Name": "Ana", "Last Name": "Ruiz", "Birthday": "--04-15", "Labels": "* starred"},
        {"E-mail 1 - Value": "jonas@example.org"},
    )
    first = arrive(Network(), read(data, of_word("google"), NOW), NOW)
    assert first.added == ("Ana Ruiz", "jonas@example.org")
    again = arrive(Network().after(first.change), read(data, of_word("google"), NOW), NOW)
    assert not again.change


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (table(NEW), "There is nobody in this file."),
        (table(NEW, {"Notes": "x"}), "Nobody in this file could be read. The first, line 2: "),
        (table(NEW, {"First Name": "Zoë"}).decode().encode("latin-1"), "not in UTF-8"),
        (table(NEW, {"Notes": "x" * 2_000_001}), "damaged near line 2"),
        (table(NEW) + b"\n" * 5_000_001, "far more than an address book"),
        (table(NEW) + b"," * 20_000_001, "far more than an address book"),
        (b"Ana,Ruiz\n", "no row with the names of its columns"),
    ],
    ids=range(7),
)
def test_a_table_that_cannot_be_read_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        read(data, of_word("google"), NOW)
    assert str(refused.value).endswith("Nothing was brought in.")


@pytest.mark.parametrize(("limit", "most"), [("MOST_ROWS", 2), ("_MOST_CELLS_OF_A_ROW", 9)])
def test_far_more_rows_or_cells_than_anybodys_are_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    data = table(NEW, *[{"First Name": "Ana", "Notes": str(place)} for place in range(3)])
    assert len(read(data, of_word("google"), NOW).people) == 3
    monkeypatch.setattr(csv_table, limit, most)
    with pytest.raises(Refused, match="far more than an address book"):
        read(data, of_word("google"), NOW)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(NEW),
            st.one_of(
                st.text(max_size=20),
                st.sampled_from(["a ::: b", ":::", "--04-15", "* x", '"', "\n", "\x1b[1m", "=1+1"]),
            ),
            max_size=8,
        ),
        max_size=3,
    )
)
def test_any_cells_are_read_or_reported_and_can_be_kept(rows: list[dict[str, str]]) -> None:
    try:
        arrivals = _read(NEW, {"First Name": "Ana"}, *rows)
    except UnicodeEncodeError:
        return
    assert arrivals.people[0].name == "Ana"
    for person in arrivals.people:
        assert Person.model_validate_json(person.model_dump_json()) == person
