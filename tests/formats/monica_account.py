"""A Monica account as somebody might have kept it for years, with every kind of entry."""

import base64
import json
from typing import Any
from uuid import UUID

PHOTO = b"\xff\xd8\xff\xe0 a photograph"
LETTER = b"%PDF-1.4 a letter"
_MADE = "2019-05-06T18:30:00.000000Z"


def uuid(number: int) -> str:
    """Return the uuid of an entry of the account."""
    return str(UUID(int=(0xABC << 80) | (4 << 76) | (8 << 60) | number))


ANA, JONAS, MIA, TOM, GRACE, ROSA = (uuid(number) for number in range(1, 7))
_EMAIL, _PHONE, _SIGNAL = uuid(20), uuid(21), uuid(22)
_CINEMA, _TALKED, _MOVED, _WOMAN = uuid(30), uuid(31), uuid(32), uuid(33)
DINNER, TALK, CALL, CHAT = uuid(40), uuid(41), uuid(42), uuid(43)
_PHOTO, _LETTER = uuid(50), uuid(51)


def entry(number: int, **properties: Any) -> dict[str, Any]:
    """Return one entry as Monica writes them."""
    made = {"uuid": uuid(number), "created_at": _MADE, "updated_at": "2020-01-02T03:04:05.000000Z"}
    return {**made, "properties": properties}


def group(kind: str, *values: Any) -> dict[str, Any]:
    """Return entries of one kind."""
    return {"count": len(values), "type": kind, "values": list(values)}


def special(number: int, on: str, *, age: bool = False, no_year: bool = False) -> dict[str, Any]:
    """Return one of Monica's dates."""
    return {
        "uuid": uuid(number),
        "created_at": _MADE,
        "updated_at": _MADE,
        "is_age_based": age,
        "is_year_unknown": no_year,
        "date": f"{on}T00:00:00.000000Z",
    }


def _avatar(**more: Any) -> dict[str, Any]:
    usual = {"avatar_source": "default", "has_avatar": False, "default_avatar_color": "#fdb660"}
    return {**usual, **more}


def _ana() -> dict[str, Any]:
    ana = entry(
        1,
        first_name="Ana",
        middle_name="Maria",
        last_name="Ruiz",
        nickname="Anita",
        description="Builds bicycle frames from bamboo",
        is_starred=True,
        is_partial=False,
        is_active=True,
        is_dead=False,
        job="Frame builder",
        company="Bambu",
        food_preferences="No nuts, loves figs",
        last_talked_to="2025-10-12T00:00:00.000000Z",
        last_consulted_at="2025-11-01T10:00:00.000000Z",
        number_of_views=41,
        stay_in_touch_frequency=30,
        stay_in_touch_trigger_date="2025-12-01T00:00:00.000000Z",
        vcard="BEGIN:VCARD\nEND:VCARD",
        distant_etag='"abc"',
        avatar=_avatar(avatar_source="photo", has_avatar=True, avatar_photo=_PHOTO),
        tags=["bikes", "Porto"],
        gender=_WOMAN,
        birthdate=special(60, "1988-04-15", no_year=True),
        first_met_date=special(61, "2019-03-01"),
        first_met_through=JONAS,
        first_met_reminder=entry(62, title="Remember when you met Ana"),
    )
    ana["data"] = [*_ana_s_entries(), *_ana_s_words()]
    return ana


def _ana_s_entries() -> list[dict[str, Any]]:
    return [
        group(
            "contact_field",
            entry(100, data="ana@example.org", type=_EMAIL),
            entry(101, data="+351 900 000 000", type=_PHONE),
            entry(102, data="@ana.01", type=_SIGNAL, labels=["private"]),
        ),
        group(
            "address",
            entry(
                103,
                name="Home",
                street="Rua das Flores 1",
                city="Porto",
                province="",
                postal_code="4050-262",
                country="PT",
                latitude=41.14,
                longitude=-8.61,
            ),
        ),
        group(
            "debt",
            entry(104, in_debt=True, amount=20, currency="EUR", status="inprogress", reason="cab"),
            entry(105, in_debt=False, amount=5, currency="EUR", status="complete"),
        ),
        group(
            "gift",
            entry(
                106,
                name="A book of maps",
                comment="the blue one",
                url="https://example.org/maps",
                amount="30",
                status="idea",
                date="2025-12-24",
                recipient=MIA,
                photos=[_PHOTO],
            ),
            entry(107, name="Olive oil", status="received"),
        ),
        group("pet", entry(108, name="Rex", category="Dog"), entry(109, name="Tiger")),
        group(
            "life_event",
            entry(110, name="Moved to Porto", happened_at="2021-09-01T00:00:00Z", type=_MOVED,
                  note="With two suitcases.", specific_information={"from": "Lisbon"}),
            entry(111, happened_at="2023-06-10", type=_MOVED),
        ),
        group("activity", DINNER, TALK),
        group("photo", _PHOTO),
        group("document", _LETTER),
    ]  # fmt: skip


def _ana_s_words() -> list[dict[str, Any]]:
    return [
        group(
            "call",
            entry(
                42,
                called_at="2022-02-03T19:00:00.000000Z",
                content="She rang from the train, about the workshop.",
                contact_called=True,
                emotions=["joy"],
            ),
        ),
        group(
            "note",
            entry(112, body="Sings in a choir.\n\nHates phone calls before ten.",
                  is_favorited=True),
            entry(113, body="Her sister lives in Ghent."),
        ),
        group(
            "reminder",
            entry(
                114,
                initial_date="2026-04-01",
                title="Ask about the exhibition",
                description="in Braga",
                frequency_type="year",
                frequency_number=1,
                delible=True,
                inactive=False,
            ),
            entry(115, initial_date="2020-01-01", title="Send the photos",
                  frequency_type="one_time", frequency_number=1, inactive=True),
        ),
        group(
            "task",
            entry(116, title="Lend her the lathe", description="the small one", completed=False),
            entry(117, title="gave: the old saddle", completed=True,
                  completed_at="2021-05-06T00:00:00Z"),
        ),
        group("conversation", entry(43, happened_at="2023-01-05", contact_field_type=_SIGNAL) | {
            "data": [group("message", *_messages())]
        }),
    ]  # fmt: skip


def _messages() -> list[dict[str, Any]]:
    return [
        entry(121, content="Tomorrow at six?", written_at="2023-01-06", written_by_me=True),
        entry(120, content="Are you in town?\n> asked for a friend", written_at="2023-01-05",
              written_by_me=False),
    ]  # fmt: skip


def _others() -> list[dict[str, Any]]:
    jonas = entry(2, first_name="Jonas", last_name="Weber", is_partial=False, is_active=False,
                  birthdate=special(63, "1980-01-01", age=True))  # fmt: skip
    jonas["data"] = [group("activity", DINNER), group("photo", uuid(99))]
    mia = entry(3, first_name="Mia", is_partial=True, birthdate=special(64, "2015-07-08"))
    tom = entry(4, first_name="Tom", last_name="Ruiz", is_partial=True, gender=_WOMAN)
    grace = entry(
        5,
        first_name="Grace",
        last_name="Hill",
        is_partial=False,
        is_dead=True,
        deceased_date=special(65, "2020-11-12"),
        deceased_reminder=entry(66, title="A year since Grace died"),
    )
    rosa = entry(6, first_name="Rosa", is_partial=True)
    rosa["data"] = [group("note", entry(118, body="The neighbour with the fig tree."))]
    nobody = entry(7, is_partial=False)
    return [_ana(), jonas, mia, tom, grace, rosa, nobody]


def _related(number: int, who: str, kind: str, of: str) -> dict[str, Any]:
    return entry(number, type=kind, contact_is=who, of_contact=of)


def account() -> dict[str, Any]:
    """Return the whole export as Monica 4.1.2 would write it."""
    return {
        "version": "1.0-preview.1",
        "app_version": "4.1.2",
        "export_date": "2025-11-20T10:00:00.000000Z",
        "url": "https://app.example.org",
        "exported_by": uuid(900),
        "account": {
            "uuid": uuid(901),
            "created_at": _MADE,
            "updated_at": _MADE,
            "data": _collections(),
            "properties": {
                "default_gender": _WOMAN,
                "journal_entries": [
                    entry(130, type="entry", title="A quiet week", post="Read much.",
                          date="2024-02-03"),
                    entry(131, type="day", rate=3, comment="fine", day=4, month=2, year=2024),
                ],
                "modules": [entry(902, key="love_relationships")],
                "reminder_rules": [entry(903, number_of_days_before=7)],
                "audit_logs": [entry(904, action="account_created")],
                "number_of_invitations_sent": 2,
            },
            "instance": {
                "activity_types": [
                    entry(30, name="went_to_the_cinema"),
                    entry(31, name="talked_at_home"),
                ],
                "activity_type_categories": [],
                "contact_field_types": [
                    entry(20, name="Email", protocol="mailto:", type="email"),
                    entry(21, name="Phone", protocol="tel:", type="phone"),
                    entry(22, name="Signal"),
                ],
                "genders": [entry(33, name="Woman", type="F")],
                "life_event_types": [entry(32, name="Moved")],
                "life_event_categories": [],
            },
        },
    }  # fmt: skip


def _collections() -> list[dict[str, Any]]:
    photo = "data:image/jpeg;base64," + base64.b64encode(PHOTO).decode()
    letter = "data:application/pdf;base64," + base64.b64encode(LETTER).decode()
    return [
        group("user", entry(900, email="me@example.org", locale="en")),
        group("contact", *_others()),
        group(
            "relationship",
            _related(200, MIA, "child", ANA),
            _related(201, ANA, "parent", MIA),
            _related(202, TOM, "bestfriend", ANA),
            _related(203, ANA, "bestfriend", TOM),
            _related(204, JONAS, "ex_husband", ANA),
            _related(205, ANA, "ex_wife", JONAS),
            _related(206, uuid(998), "colleague", ANA),
        ),
        group("addressbook", entry(905, name="Family")),
        group(
            "photo",
            entry(50, original_filename="ana.jpg", filesize=18, mime_type="image/jpeg",
                  dataUrl=photo),
            entry(99, original_filename="lost.jpg", dataUrl=None),
        ),
        group(
            "document",
            entry(51, original_filename="letter.pdf", filesize=17, mime_type="application/pdf",
                  dataUrl=letter, number_of_downloads=1),
        ),
        group(
            "activity",
            entry(40, summary="Cinema and dinner", description="- [ ] ask: the film's name",
                  happened_at="2024-05-06", type=_CINEMA),
            entry(41, summary="On the balcony, until two.", happened_at="2024-06-07",
                  type=_TALKED),
            entry(44, summary="A fair, alone", happened_at="2027-01-01"),
            entry(45, summary="Some day", happened_at=None),
        ),
    ]  # fmt: skip


def account_file() -> bytes:
    """Return the export as a file."""
    return json.dumps(account(), ensure_ascii=False, indent=1).encode()
