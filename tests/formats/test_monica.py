"""A Monica account moves house: what comes along, in which place, and what is named as left."""

import json
from datetime import UTC, date, datetime

import pytest

from quietnet.domain.arriving import arrive
from quietnet.domain.attachment import attachment_path
from quietnet.domain.conversation import Kind, Medium
from quietnet.domain.evidence import Way
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import ContactKind, How, Person, Relation
from quietnet.domain.refusal import Refused
from quietnet.domain.threads import threads_of
from quietnet.formats.monica import GAP, read_monica
from quietnet.formats.monica_item import OF_EVERY_ENTRY
from quietnet.formats.recognising import recognise
from quietnet.formats.vcard import read_cards
from quietnet.reading.kept import read_kept
from tests.formats.monica_account import (
    ANA,
    CALL,
    CHAT,
    DINNER,
    GRACE,
    JONAS,
    LETTER,
    PHOTO,
    ROSA,
    TALK,
    account,
    account_file,
    entry,
    group,
)

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
ARRIVALS = read_monica(account_file(), NOW)
PEOPLE = {person.id: person for person in ARRIVALS.people}
TALKS = {talk.id: talk for talk in ARRIVALS.conversations}


def _ana() -> Person:
    return PEOPLE[ANA]


def _network() -> Network:
    network = Network([], [], read_kept)
    return network.after(arrive(network, ARRIVALS, NOW).change)


def test_contacts_are_people_and_their_ids_stay() -> None:
    assert [person.name for person in ARRIVALS.people] == [
        "Ana Maria Ruiz", "Jonas Weber", "Grace Hill", "Rosa"
    ]  # fmt: skip
    ana = _ana()
    assert (ana.aliases, ana.tags, ana.kept_close) == (("Anita",), ("bikes", "Porto"), True)
    assert (ana.interesting, ana.work) == (
        "Builds bicycle frames from bamboo", "Frame builder, Bambu"
    )  # fmt: skip
    assert ana.created == datetime(2019, 5, 6, 18, 30, tzinfo=UTC)
    assert [(source.kind, source.uid) for source in ana.sources] == [("monica", ANA)]


def test_how_you_met_and_through_whom() -> None:
    origin = _ana().origin
    assert (origin.how, origin.on, origin.through) == (
        How.INTRODUCED, PartialDate(2019, 3, 1), (JONAS,)
    )  # fmt: skip
    assert _network().people[origin.through[0]].name == "Jonas Weber"
    assert ARRIVALS.skipped[0] == GAP
    assert "first_met_where" in GAP.why
    assert "first_met_additional_info" in GAP.why


def test_dates_without_a_year_and_dates_of_an_age() -> None:
    assert _ana().birthday == PartialDate(None, 4, 15)
    assert PEOPLE[JONAS].birthday == PartialDate(1980)
    assert [(each.what, str(each.on)) for each in _ana().dates] == [
        ("Moved to Porto", "2021-09-01"),
        ("Moved", "2023-06-10"),
        ("birthday of Mia", "2015-07-08"),
    ]


def test_whoever_died_is_remembered() -> None:
    grace = PEOPLE[GRACE]
    assert grace.ended == "remembered"
    assert [(each.what, each.on) for each in grace.dates] == [("death", PartialDate(2020, 11, 12))]


def test_partial_contacts_are_names_on_the_page_they_belong_to() -> None:
    assert _ana().relations == (
        Relation(kind="child", name="Mia"),
        Relation(kind="best friend", name="Tom Ruiz"),
        Relation(kind="ex husband", person=JONAS),
    )
    assert PEOPLE[JONAS].relations == (Relation(kind="ex wife", person=ANA),)
    assert PEOPLE[ROSA].notes == "2019-05-06: The neighbour with the fig tree."


def test_ways_to_reach_them() -> None:
    assert [(each.kind, each.label, each.value) for each in _ana().contacts] == [
        (ContactKind.EMAIL, "", "ana@example.org"),
        (ContactKind.PHONE, "", "+351 900 000 000"),
        (ContactKind.SOCIAL, "Signal", "@ana.01"),
        (ContactKind.ADDRESS, "home", "Rua das Flores 1, 4050-262, Porto, PT"),
    ]
    assert _ana().places == ("Porto",)


def test_small_entries_are_lines_of_the_notes() -> None:
    assert _ana().notes == (
        "- Food: No nuts, loves figs\n"
        "- Pet: Rex, dog\n"
        "- Pet: Tiger\n"
        "- Gift idea: A book of maps (the blue one, for Mia, 30, 2025-12-24, "
        "https://example.org/maps)\n"
        "- Gift received: Olive oil\n"
        "- Debt: you owe them 20 EUR, cab\n"
        "- Debt: they owe you 5 EUR (settled)\n"
        "\n"
        "- 2021-09-01: Moved to Porto: With two suitcases.\n"
        "\n"
        "2019-05-06: Sings in a choir.\n"
        "\n"
        "Hates phone calls before ten.\n"
        "\n"
        "2019-05-06: Her sister lives in Ghent.\n"
        "\n"
        "- [ ] Lend her the lathe: the small one\n"
        "- [x] ask: gave: the old saddle ✅ 2021-05-06\n"
        "- [ ] Ask about the exhibition: in Braga (2026-04-01, every year)\n"
        "- [x] Send the photos (2020-01-01)"
    )


def test_tasks_and_reminders_are_threads_and_a_finished_one_is_no_help() -> None:
    network = _network()
    found = threads_of(network, ANA)
    assert {thread.line.text for thread in found if thread.is_open} >= {
        "Lend her the lathe: the small one",
        "Ask about the exhibition: in Braga (2026-04-01, every year)",
    }
    assert not [help_ for help_ in network.evidence(ANA).helps if help_.way is Way.GIVEN]


def test_activities_are_what_you_did_together() -> None:
    dinner, talk = TALKS[DINNER], TALKS[TALK]
    assert (dinner.on, dinner.people, dinner.kind, dinner.medium) == (
        date(2024, 5, 6), (ANA, JONAS), Kind.TOGETHER, Medium.IN_PERSON
    )  # fmt: skip
    assert dinner.text == "Cinema and dinner\n\n- [ ] ask: the film's name"
    assert (talk.kind, talk.people) == (Kind.TALK, (ANA,))
    (fair,) = (each for each in TALKS.values() if each.planned)
    assert (fair.on, fair.people) == (date(2027, 1, 1), ())


def test_calls_and_conversations_keep_who_said_what() -> None:
    call, chat = TALKS[CALL], TALKS[CHAT]
    assert (call.medium, call.text) == (
        Medium.VOICE, "She rang from the train, about the workshop."
    )  # fmt: skip
    assert (chat.on, chat.medium, chat.people) == (date(2023, 1, 5), Medium.TEXT, (ANA,))
    assert chat.text == (
        "(Signal)\nAna: Are you in town?\n> asked for a friend\n2023-01-06\nme: Tomorrow at six?"
    )


def test_chat_never_counts_as_words_worth_keeping() -> None:
    talks = {talk.on: talk for talk in _network().evidence(ANA).talks}
    assert talks[date(2023, 1, 5)].mattered == frozenset()


def test_the_journal_is_kept_as_notes_of_a_day_with_nobody() -> None:
    (quiet,) = (each for each in TALKS.values() if each.medium is Medium.UNSAID)
    assert (quiet.on, quiet.people, quiet.text) == (
        date(2024, 2, 3), (), "A quiet week\n\nRead much."
    )  # fmt: skip


def test_photos_and_documents_come_as_files() -> None:
    assert set(ARRIVALS.attachments.values()) == {PHOTO, LETTER}
    carried = {each.value: each for each in _ana().carried}
    photo = carried[attachment_path(PHOTO)]
    assert (photo.source, photo.property, photo.params["name"]) == ("monica", "photo", ["ana.jpg"])
    assert carried[attachment_path(LETTER)].property == "document"


def test_what_is_not_shown_is_carried() -> None:
    carried = {each.property: each.value for each in _ana().carried}
    assert carried["gender"] == "Woman"
    assert carried["stay_in_touch_frequency"] == "30"
    assert {each.property for each in PEOPLE[JONAS].carried} == {"is_active"}


def test_every_property_without_a_place_is_named() -> None:
    assert set(ARRIVALS.not_carried) == {
        *("account.audit_logs", "account.default_gender", "account.modules"),
        *("account.number_of_invitations_sent", "account.reminder_rules"),
        *("address.latitude", "address.longitude", "addressbook", "call.contact_called"),
        *("call.emotions", "contact.avatar.avatar_source"),
        *("contact.avatar.default_avatar_color", "contact.avatar.has_avatar"),
        *("contact.deceased_reminder", "contact.distant_etag", "contact.first_met_reminder"),
        *("contact.gender", "contact.last_consulted_at", "contact.last_talked_to"),
        *("contact.number_of_views", "contact.vcard", "contact_field.labels"),
        *("document.filesize", "document.number_of_downloads", "journal_entry.comment"),
        *("journal_entry.day", "journal_entry.month", "journal_entry.rate"),
        *("journal_entry.type", "journal_entry.year", "life_event.specific_information"),
        *("life_event.type", "note.is_favorited", "photo or document without its data"),
        *("photo.filesize", "photo.original_filename", "relationship to nobody in the file"),
        *("user", OF_EVERY_ENTRY),
    }
    assert [skipped.what for skipped in ARRIVALS.skipped[1:]] == [
        "A contact without a name", "activity: Some day"
    ]  # fmt: skip


def test_a_property_nobody_knows_yet_is_named_too() -> None:
    new = account()
    ana = new["account"]["data"][1]["values"][0]
    ana["properties"]["mood"] = "good"
    ana["data"].append(group("horoscope", entry(300), entry(301)))
    found = read_monica(json.dumps(new).encode(), NOW).not_carried
    assert (found["contact.mood"], found["contact.horoscope"]) == (1, 2)


def test_bringing_it_in_twice_changes_nothing() -> None:
    again = read_monica(account_file(), datetime(2027, 1, 1, tzinfo=UTC))
    assert not arrive(_network(), again, NOW).change


def test_somebody_here_already_is_met_by_address() -> None:
    here = Person.named("Ana Ruiz", NOW).changed(
        NOW, contacts=({"kind": ContactKind.EMAIL, "value": "ana@example.org"},)
    )
    network = Network([here], [], read_kept)
    arrival = arrive(network, ARRIVALS, NOW)
    grown = network.after(arrival.change)
    assert "Ana Maria Ruiz" not in arrival.added
    assert {talk.on for talk in grown.with_person(here.id)} >= {date(2024, 5, 6)}
    assert grown.people[JONAS].relations == (Relation(kind="ex wife", person=here.id),)


def test_what_is_broken_is_named_and_harms_nothing_else() -> None:
    broken = account()
    contacts = broken["account"]["data"][1]["values"]
    contacts[0]["properties"]["job"] = "x" * 2_000
    contacts += [None, {"uuid": 7, "properties": []}, {"properties": {"first_name": "Bo"}}]
    contacts[1]["data"].append(
        group("call", entry(310, called_at="2020-01-01", content="y" * 10**6 + "y"))
    )
    arrivals = read_monica(json.dumps(broken).encode(), NOW)
    assert {person.name for person in arrivals.people} >= {"Jonas Weber", "Bo"}
    assert {s.what for s in arrivals.skipped} >= {"Ana Maria Ruiz", f"call: {'y' * 60}"}


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b'{"account": []}', b'{"account": {"data": {}}}', b"\xff", b"[" * 100_000],
)
def test_what_is_no_account_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match=r"no JSON export of Monica\. Nothing was brought in"):
        read_monica(data, NOW)


def test_it_is_told_by_its_content() -> None:
    assert recognise(account_file(), "export.json").word == "monica"


def test_monica_s_own_vcard_is_read() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:-//Sabre//Sabre VObject 4.3.5//EN\r\n"
        f"UID:{ANA}\r\nSOURCE:https://app.example.org/people/h:1\r\nFN:Ana Ruiz\r\n"
        "N:Ruiz;Ana;Maria\r\nNICKNAME:Anita\r\nGENDER:F\r\n"
        "PHOTO;VALUE=URI:https://app.example.org/ana.jpg\r\nORG:Bambu\r\nTITLE:Frame builder\r\n"
        "BDAY:--04-15\r\nADR:;;Rua das Flores 1;Porto;;4050-262;PT\r\n"
        "TEL:+351 900 000 000\r\nEMAIL:ana@example.org\r\n"
        "socialProfile;TYPE=facebook:https://www.facebook.com/ana\r\n"
        "X-SOCIAL-PROFILE;X-USER=ana.01;TYPE=Signal:x-apple:ana.01\r\n"
        "REV:20251120T100000Z\r\nCATEGORIES:bikes,Porto\r\nEND:VCARD\r\n"
    )
    arrivals = read_cards(card.encode(), NOW)
    (ana,) = arrivals.people
    assert (ana.name, ana.aliases, ana.birthday) == (
        "Ana Ruiz",
        ("Anita",),
        PartialDate(None, 4, 15),
    )
    assert ana.work == "Frame builder, Bambu"
    assert ana.tags == ("bikes", "Porto")
    assert [c.value for c in ana.contacts if c.kind is ContactKind.SOCIAL] == [
        "https://www.facebook.com/ana", "ana.01"
    ]  # fmt: skip
    assert {each.property for each in ana.carried} >= {"N", "GENDER", "SOURCE"}
