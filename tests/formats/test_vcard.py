"""What a person finds in their notebook after bringing in an address book."""

import base64
import json
from urllib.parse import quote

import pytest

from quietnet.domain.attachment import attachment_path
from quietnet.domain.person import Contact, ContactKind, Relation, Source
from tests.formats.card_texts import arrive_from, card, one

ANA = """BEGIN:VCARD
VERSION:3.0
FN:Ana Ruiz
N:Ruiz;Ana;;;
NICKNAME:Anita,La Ruiz
item1.EMAIL;type=INTERNET:ana@example.org
item1.X-ABLabel:_$!<Work>!$_
TEL;TYPE=CELL,VOICE:+351 21 000 00
ORG:Lugs & Co;Frames
TITLE:Frame builder
item2.X-ABRELATEDNAMES:Jonas
item2.X-ABLabel:_$!<Spouse>!$_
NOTE:Met at the bike market.\\nShe knows *everything*\\, really.
CATEGORIES:bikes,Porto
UID:ana-1
END:VCARD
"""


def test_a_card_becomes_a_person() -> None:
    (ana,) = arrive_from(ANA).people
    assert ana.name == "Ana Ruiz"
    assert ana.aliases == ("Anita", "La Ruiz")
    assert ana.work == "Frame builder, Lugs & Co, Frames"
    assert ana.contacts == (
        Contact(kind=ContactKind.EMAIL, label="work", value="ana@example.org"),
        Contact(kind=ContactKind.PHONE, label="cell", value="+351 21 000 00"),
    )
    assert ana.relations == (Relation(kind="spouse", name="Jonas"),)
    assert ana.notes == "Met at the bike market.\nShe knows *everything*, really."
    assert ana.tags == ("bikes", "Porto")
    assert ana.sources == (Source(kind="vcard", uid="ana-1"),)
    assert ana.origin.how is None
    assert ana.carried == ()


def test_contacts_read_as_a_person_writes_them() -> None:
    ana = one(
        "FN:Ana",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
        "EMAIL:mailto:ana%2Bbikes@example.org",
        "ADR;TYPE=home:;;Rua das Flores 5\\, 2º;Porto;;4050;Portugal",
        "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ana@example.org",
        "X-SOCIALPROFILE;TYPE=mastodon:https://social.example/@ana",
        "X-SOCIALPROFILE;TYPE=game;X-USER=anita:x-apple:anita",
        "X-SKYPE:ana.r",
        "URL:http\\://ana.example",
    )
    assert [(c.kind.value, c.label, c.value) for c in ana.contacts] == [
        ("phone", "work", "+1-418-656-9254 ext. 102"),
        ("email", "", "ana+bikes@example.org"),
        ("address", "home", "Rua das Flores 5, 2º, Porto, 4050, Portugal"),
        ("social", "Jabber", "xmpp:ana@example.org"),
        ("social", "mastodon", "https://social.example/@ana"),
        ("social", "game", "anita"),
        ("social", "Skype", "ana.r"),
        ("url", "", "http://ana.example"),
    ]


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1985-04-15", "1985-04-15"),
        ("BDAY:19850415", "1985-04-15"),
        ("BDAY:1985-04-15T00:00:00Z", "1985-04-15"),
        ("BDAY;VALUE=date:1985-04-15", "1985-04-15"),
        ("BDAY:20090808T1430-0500", "2009-08-08"),
        ("BDAY:--0415", "--04-15"),
        ("BDAY:--04-15", "--04-15"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09", "--05-09"),
        ("BDAY:1604-05-09", "--05-09"),
        ("BDAY:1900-05-09", "--05-09"),
        ("BDAY:1996-04", "1996-04"),
        ("BDAY:1996", "1996"),
        ("BDAY:--0229", "--02-29"),
    ],
)
def test_birthdays_in_every_spelling(line: str, birthday: str) -> None:
    ana = one("FN:Ana", line)
    assert str(ana.birthday) == birthday
    assert ana.carried == ()


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("BDAY;VALUE=text:circa 1800", "circa 1800"),
        ("BDAY:---15", "---15"),
        ("BDAY:1985-02-30", "1985-02-30"),
        ("BDAY:0000-01-01", "0000-01-01"),
        ("BDAY:soon", "soon"),
    ],
)
def test_a_birthday_that_is_no_date_is_carried_as_it_stands(line: str, kept: str) -> None:
    ana = one("FN:Ana", line)
    assert ana.birthday is None
    assert [(c.property, c.value) for c in ana.carried] == [("BDAY", kept)]


def test_a_second_birthday_is_carried() -> None:
    ana = one("FN:Ana", "BDAY:1985", "BDAY:1985", "BDAY:1986")
    assert str(ana.birthday) == "1985"
    assert [c.value for c in ana.carried] == ["1986"]


def test_social_profiles_in_every_spelling() -> None:
    ana = one(
        "FN:Ana",
        "X-SOCIALPROFILE;type=mastodon;x-user=ana:https://social.example/@ana",
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon;USERNAME=ana r:https://social.example/u/7",
        "socialProfile;TYPE=linkedin:https://linkedin.example/in/ana",
        "X-SOCIAL-PROFILE;TYPE=game;X-USER=anita:",
    )
    assert [(c.kind.value, c.label, c.value) for c in ana.contacts] == [
        ("social", "mastodon", "https://social.example/@ana"),
        ("social", "Mastodon ana r", "https://social.example/u/7"),
        ("social", "linkedin", "https://linkedin.example/in/ana"),
        ("social", "game", "anita"),
    ]


def test_days_that_matter() -> None:
    ana = one(
        "FN:Ana",
        "ANNIVERSARY:20090808",
        "item1.X-ABDATE:2019-01-02",
        "item1.X-ABLABEL:moved to Porto",
        "X-ABDATE:2020",
        "X-EVOLUTION-ANNIVERSARY:not yet",
    )
    assert [(d.what, str(d.on)) for d in ana.dates] == [
        ("anniversary", "2009-08-08"),
        ("moved to Porto", "2019-01-02"),
        ("date", "2020"),
    ]
    assert [c.property for c in ana.carried] == ["X-EVOLUTION-ANNIVERSARY"]
    assert ana.ended is None


def test_somebody_who_died_is_remembered() -> None:
    ana = one("FN:Ana", "DEATHDATE:20190304")
    assert ana.ended == "remembered"
    assert [(d.what, str(d.on)) for d in ana.dates] == [("death", "2019-03-04")]


def test_relations_by_name_and_by_id() -> None:
    ana = one(
        "FN:Ana",
        "RELATED;TYPE=spouse,friend;VALUE=text:Jonas; the tall one",
        "RELATED;TYPE=met:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "RELATED:https://example.org/sam.vcf",
        "RELATED:Sam",
        "X-SPOUSE:Lee",
        "X-KADDRESSBOOK-X-SpouseName:Kim",
        "X-ABRELATEDNAMES:Mo",
    )
    assert [(r.kind, r.name) for r in ana.relations] == [
        ("spouse, friend", "Jonas; the tall one"),
        ("met", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        ("related", "Sam"),
        ("spouse", "Lee"),
        ("spouse", "Kim"),
        ("related", "Mo"),
    ]
    assert [c.value for c in ana.carried] == ["https://example.org/sam.vcf"]


def test_what_one_could_ask_them_about() -> None:
    ana = one("FN:Ana", "EXPERTISE;LEVEL=expert:lugs", "HOBBY:chess", "INTEREST:poetry\\, old")
    assert ana.knows == ("lugs (expert)", "chess", "poetry, old")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Ana Ruiz", "N:Ruiz;Ana;;Dr.;"], "Ana Ruiz"),
        (["N:Ruiz;Ana;María;Dr.;MSc"], "Dr. Ana María Ruiz MSc"),
        (["FN: ", "NICKNAME:Anita", "ORG:Lugs"], "Anita"),
        (["ORG:Lugs;Frames"], "Lugs, Frames"),
        (["EMAIL:ana@example.org"], "ana@example.org"),
        (["TEL:12345"], "12345"),
    ],
)
def test_the_name_is_the_best_there_is(lines: list[str], name: str) -> None:
    assert one(*lines).name == name


def test_parts_of_a_name_are_carried_where_they_say_more() -> None:
    assert one("FN:Ana Ruiz", "N:Ruiz;Ana;;;").carried == ()
    (carried,) = one("FN:Ana Ruiz", "N:Ruiz;Ana;María;;").carried
    assert (carried.property, carried.value) == ("N", "Ruiz;Ana;María;;")


def test_a_second_whole_name_is_an_alias() -> None:
    assert one("FN:Ana Ruiz", "FN:Ana Lima", "NICKNAME:Ana Ruiz").aliases == ("Ana Lima",)


def test_what_is_not_shown_is_carried_with_its_label() -> None:
    ana = one(
        "FN:Ana", "item1.X-MOOD;TYPE=today:fine\\, thanks", "item1.X-ABLABEL:mood", "TZ:-0500"
    )
    assert [(c.source, c.property, c.params, c.value) for c in ana.carried] == [
        ("vcard", "X-MOOD", {"TYPE": ["today"], "X-ABLABEL": ["mood"]}, "fine\\, thanks"),
        ("vcard", "TZ", {}, "-0500"),
    ]


def test_a_label_of_nothing_is_carried() -> None:
    assert [c.value for c in one("FN:Ana", "item9.X-ABLABEL:lost").carried] == ["lost"]


PHOTO = b"\xff\xd8\xff a face in a kitchen" * 300
LETTERS = base64.b64encode(PHOTO).decode()


@pytest.mark.parametrize(
    ("line", "params"),
    [
        (f"PHOTO:data:image/jpeg;base64,{LETTERS}", {"MEDIATYPE": ["image/jpeg"]}),
        (f"PHOTO:data:image/jpeg\\;base64\\,{LETTERS}", {"MEDIATYPE": ["image/jpeg"]}),
        (f"PHOTO;ENCODING=b;TYPE=JPEG:{LETTERS}", {"TYPE": ["JPEG"]}),
        (f"PHOTO;ENCODING=BASE64;JPEG:{LETTERS.rstrip('=')}", {"TYPE": ["JPEG"]}),
        (f"PHOTO:data:image/jpeg,{quote(PHOTO)}", {"MEDIATYPE": ["image/jpeg"]}),
        (f"LOGO;ENCODING=b;TYPE=JPEG:{LETTERS}", {"TYPE": ["JPEG"]}),
    ],
)
def test_a_photograph_is_a_file_that_its_person_names(
    line: str, params: dict[str, list[str]]
) -> None:
    arrivals = arrive_from(card("FN:Ana", line))
    path = attachment_path(PHOTO)
    assert dict(arrivals.attachments) == {path: PHOTO}
    assert path.endswith(".jpg")
    (carried,) = arrivals.people[0].carried
    assert (carried.value, carried.params) == (path, params)
    assert arrivals.not_carried == {}


def test_a_link_to_a_photograph_and_short_data_are_carried() -> None:
    arrivals = arrive_from(
        card("FN:Ana", "PHOTO:https://example.org/ana.jpg", "KEY;ENCODING=b:QUJD")
    )
    assert [carried.value for carried in arrivals.people[0].carried] == [
        "https://example.org/ana.jpg",
        "QUJD",
    ]
    assert arrivals.attachments == {}


def test_a_damaged_photograph_is_carried_as_it_stands_or_reported() -> None:
    arrivals = arrive_from(
        card("FN:Ana", "PHOTO;ENCODING=b:not*base64", "PHOTO;ENCODING=b:" + "*" * 5_000)
    )
    assert [carried.value for carried in arrivals.people[0].carried] == ["not*base64"]
    assert (arrivals.attachments, arrivals.not_carried) == ({}, {"PHOTO": 1})


def test_the_file_and_its_program_are_reported_and_not_kept() -> None:
    arrivals = arrive_from(
        card("FN:Ana", "PRODID:-//x//EN", "REV:20260101T000000Z", "TEL;TYPE=HOME:", "ADR:;;;;;;")
    )
    assert (arrivals.people[0].carried, arrivals.people[0].contacts) == ((), ())
    assert arrivals.not_carried == {"PRODID": 1, "REV": 1, "empty line": 2}


def test_the_hour_of_a_birthday_is_reported() -> None:
    arrivals = arrive_from(
        card("FN:Ana", "BDAY:20090808T1430-0500", "ANNIVERSARY:2009-08-08T00:00:00Z")
    )
    assert arrivals.not_carried == {"time of day": 1}


def test_a_label_that_names_nothing_shown_is_carried() -> None:
    ana = one("a.FN:Ana", "a.X-ABLABEL:main", "b.TEL:1", "b.X-ABLABEL:shop")
    assert [(c.property, c.value) for c in ana.carried] == [("X-ABLABEL", "main")]


def test_texts_too_long_for_a_line_are_carried_whole() -> None:
    long = "x" * 1_001
    ana = one("FN:Ana", f"EMAIL:{long}", f"TITLE:{long}", f"NICKNAME:{'y' * 201}", f"UID:{long}")
    assert ana.contacts == ()
    assert ana.work == ""
    assert [(c.property, len(c.value)) for c in ana.carried] == [
        ("EMAIL", 1_001),
        ("TITLE", 1_001),
        ("NICKNAME", 201),
        ("UID", 1_001),
    ]


def test_several_places_of_work_too_long_for_a_line_are_carried() -> None:
    ana = one("FN:Ana", f"ORG:{'a' * 600}", f"ORG:{'b' * 600}", "TITLE:Builder")
    assert ana.work == ""
    assert [c.property for c in ana.carried] == ["TITLE", "ORG", "ORG"]


def test_notes_beyond_the_limit_are_reported() -> None:
    arrivals = arrive_from(card("FN:Ana", "NOTE:short", "NOTE:" + "x" * 1_000_001))
    assert arrivals.people[0].notes == "short"
    assert arrivals.not_carried == {"NOTE": 1}


def test_several_notes_stand_one_under_the_other() -> None:
    assert one("FN:Ana", "NOTE:a\\n", "NOTE:b", "NOTE:b").notes == "a\n\nb"


def test_a_label_or_a_kind_too_long_for_a_line_is_carried() -> None:
    long = "x" * 1_001
    ana = one(
        "FN:Ana", "a.TEL:1", f"a.X-ABLABEL:{long}", "b.X-ABRELATEDNAMES:Jo", "b.X-ABLABEL:" + long
    )
    assert (ana.contacts, ana.relations) == ((), ())
    assert [c.property for c in ana.carried] == ["TEL", "X-ABRELATEDNAMES"]


def test_hostile_names_are_cleaned_as_everything_is() -> None:
    ana = one("FN:A\x1b[31mna\x07\x85Ruiz", "NOTE:\x1b]52;c;x\x07 stays")
    assert ana.name == "A[31mna Ruiz"
    assert ana.notes == "\x1b]52;c;x\x07 stays"


def test_a_record_of_it_can_be_kept() -> None:
    (ana,) = arrive_from(ANA).people
    assert json.loads(json.dumps(ana.kept()))["birthday" if ana.birthday else "name"] == "Ana Ruiz"
