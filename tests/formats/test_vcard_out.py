"""Address books written: what every program finds there, and all of ours when it comes back."""

import base64
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import vobject
from hypothesis import HealthCheck, given, settings

from quietnet.domain.arriving import Arrivals, arrive
from quietnet.domain.attachment import attachment_path
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import (
    Carried,
    Contact,
    ContactKind,
    How,
    ImportantDate,
    Origin,
    Person,
    Relation,
    Source,
)
from quietnet.formats.vcard import read_cards
from quietnet.formats.vcard_out import is_unedited, write_cards
from quietnet.reading.kept import read_kept
from tests.formats.hostile import IDS, NOW, networks

WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
LATER = datetime(2026, 5, 1, tzinfo=UTC)
ANA, JONAS, SAM = IDS[:3]
PHOTO = b"\xff\xd8\xff a photograph"


def _person(id_: str, name: str, **fields: object) -> Person:
    base = {"id": id_, "created": NOW, "updated": NOW, "name": name}
    return Person.model_validate({**base, **fields})


def _ana() -> Person:
    return _person(
        ANA,
        "Ana Ruiz",
        aliases=("Anita", "Ana, the baker"),
        interesting="bakes at night",
        origin=Origin(how=How.INTRODUCED, on=PartialDate(2019, 3), through=(JONAS,)),
        work="Baker, Bread",
        knows=("rye", "ovens; old ones"),
        relations=(
            Relation(kind="spouse", person=JONAS),
            Relation(kind="sister in law", name="Mia"),
        ),
        contacts=(
            Contact(kind=ContactKind.EMAIL, label="work", value="ana@example.org"),
            Contact(kind=ContactKind.PHONE, label="Summer house", value="+351 900"),
            Contact(kind=ContactKind.ADDRESS, value="Rua das Flores 1; 4050 Porto"),
            Contact(kind=ContactKind.SOCIAL, label="Mastodon", value="@ana@example.org"),
            Contact(kind=ContactKind.URL, value="https://example.org/a,b"),
            Contact(kind=ContactKind.OTHER, label="boat", value="berth 7"),
        ),
        birthday=PartialDate(None, 4, 15),
        dates=(
            ImportantDate(what="anniversary", on=PartialDate(2010, 6, 5)),
            ImportantDate(what="first loaf", on=PartialDate(1999)),
        ),
        kept_close=True,
        notes="Rye, mostly.\n- [ ] ask: the oven\n~ owes me a tenner",
        tags=("bread", "a, b"),
        carried=(
            Carried(source="vcard", property="X-SHOE-SIZE", params={"TYPE": ["eu"]}, value="39"),
            Carried(source="vcard", property="PHOTO", params={"MEDIATYPE": ["image/jpeg"]},
                    value=attachment_path(PHOTO)),
            Carried(source="monica", property="gender", value="Woman"),
        ),
    )  # fmt: skip


def _house() -> Network:
    return Network([_ana(), _person(JONAS, "Jonas Weber")], [], read_kept)


def _written(network: Network, *, private: bool = False) -> bytes:
    files = {attachment_path(PHOTO): PHOTO}
    return write_cards(network, network.by_name, files, private=private)


def _unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def _read(data: bytes) -> Arrivals:
    return read_cards(data, LATER)


def test_what_every_address_book_understands() -> None:
    lines = _unfolded(_written(_house()))
    for line in (
        "VERSION:4.0",
        f"UID:urn:uuid:{ANA}",
        "FN:Ana Ruiz",
        "NICKNAME:Anita,Ana\\, the baker",
        "TITLE:Baker\\, Bread",
        "EMAIL;TYPE=work:ana@example.org",
        "item1.TEL:+351 900",
        "item1.X-ABLABEL:Summer house",
        "ADR:;;Rua das Flores 1\\; 4050 Porto;;;;",
        "item2.SOCIALPROFILE;VALUE=text:@ana@example.org",
        "item2.X-ABLABEL:Mastodon",
        "URL:https://example.org/a\\,b",
        "BDAY:--0415",
        "ANNIVERSARY:20100605",
        "item3.X-ABDATE:1999",
        "item3.X-ABLABEL:first loaf",
        f"RELATED;TYPE=spouse:urn:uuid:{JONAS}",
        "item4.RELATED;VALUE=text:Mia",
        "item4.X-ABLABEL:sister in law",
        "EXPERTISE:ovens\\; old ones",
        "CATEGORIES:bread,a\\, b",
        "NOTE:Rye\\, mostly.\\n- [ ] ask: the oven",
        "X-SHOE-SIZE;TYPE=eu:39",
        f"PHOTO:data:image/jpeg;base64,{base64.b64encode(PHOTO).decode()}",
        "REV:20260314T200000Z",
    ):
        assert line in lines
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    assert {n for n in names if n.startswith("X-QUIETNET-")} >= {
        "X-QUIETNET-ID", "X-QUIETNET-ORIGIN", "X-QUIETNET-INTERESTING", "X-QUIETNET-KEPT-CLOSE",
        "X-QUIETNET-RELATIONS", "X-QUIETNET-CONTACTS", "X-QUIETNET-CARRIED", "X-QUIETNET-FILE",
    }  # fmt: skip
    assert not {"X-QUIETNET-NAME", "X-QUIETNET-BIRTHDAY", "X-QUIETNET-DATES"} & names


def test_another_library_reads_the_file() -> None:
    ana, jonas = vobject.readComponents(_written(_house()).decode())
    assert (ana.fn.value, jonas.fn.value) == ("Ana Ruiz", "Jonas Weber")
    assert ana.note.value == "Rye, mostly.\n- [ ] ask: the oven"
    assert all(len(line) <= 75 for line in _written(_house()).split(b"\r\n"))


def test_people_come_back_as_they_were() -> None:
    data = _written(_house(), private=True)
    arrivals = _read(data)
    assert {person.id: person for person in arrivals.people} == dict(_house().people)
    assert (arrivals.skipped, arrivals.not_carried) == ((), {})
    assert arrivals.attachments == {attachment_path(PHOTO): PHOTO}
    again = Network(arrivals.people, [], read_kept)
    assert _written(again, private=True) == data
    assert not arrive(_house(), arrivals, LATER).change


def test_private_lines_stay_at_home() -> None:
    assert b"tenner" not in _written(_house())
    assert not arrive(_house(), _read(_written(_house())), LATER).change


def test_what_another_program_changes_is_what_holds() -> None:
    data = _written(_house(), private=True)
    changed = data.replace(b"EMAIL;TYPE=work:ana@example.org", b"EMAIL:new@example.org")
    changed = changed.replace(b"BDAY:--0415", b"BDAY:19900415")
    ana = _read(changed).people[0]
    assert ana.contacts[0].value == "new@example.org"
    assert ana.birthday == PartialDate(1990, 4, 15)
    assert (ana.id, ana.interesting, ana.origin.through) == (ANA, "bakes at night", (JONAS,))


def test_somebody_from_an_address_book_keeps_its_uid() -> None:
    person = _person(ANA, "Ana", sources=(Source(kind="vcard", uid="urn:uuid:abc"),))
    friend = _person(SAM, "Sam", relations=(Relation(kind="friend", person=ANA),))
    lines = _unfolded(_written(Network([person, friend])))
    assert "UID:urn:uuid:abc" in lines
    assert "RELATED;TYPE=friend:urn:uuid:abc" in lines
    other = _person(ANA, "Ana", sources=(Source(kind="vcard", uid="abc"),))
    assert "RELATED;TYPE=friend;VALUE=text:Ana" in _unfolded(_written(Network([other, friend])))


def test_ours_that_cannot_be_read_are_left_aside() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana\r\nX-QUIETNET-ORIGIN:{\r\nX-QUIETNET-NEW:1\r\n"
        'X-QUIETNET-KEPT-CLOSE:"perhaps"\r\nEND:VCARD\r\n'
    )
    (ana,) = _read(card.encode()).people
    assert (ana.name, ana.kept_close, ana.carried) == ("Ana", False, ())


def test_an_unedited_file_is_known_for_ours() -> None:
    data = _written(_house())
    assert is_unedited(data)
    assert not is_unedited(data.replace(b"Anita", b"Nita"))
    assert not is_unedited(b"BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n")
    assert not is_unedited(data + b"BEGIN:VCARD\r\nFN:Bo\r\nEND:VCARD\r\n")
    assert write_cards(Network(), [], {}) == b""


@pytest.mark.parametrize(
    "carried",
    [
        Carried(source="vcard", property="BEGIN", value="VCARD"),
        Carried(source="vcard", property="X-QUIETNET-ID", value=f'"{SAM}"'),
        Carried(source="vcard", property="X A", value="1"),
        Carried(source="vcard", property="X-A", params={"B C": ["1"]}, value="1"),
        Carried(source="vcard", property="X-A", params={"B": ['"\r\nFN:Bo']}, value="1"),
        Carried(source="vcard", property="X-A", value="1\r\nFN:Bo\x00\x85"),
        Carried(source="vcard", property="X-A", value=" "),
        Carried(source="vcard", property="PHOTO", value="attachments/" + "0" * 40 + ".jpg"),
    ],
)
def test_what_could_pass_for_another_property_stays_ours(carried: Carried) -> None:
    network = Network([_person(ANA, "Ana", carried=(carried,))])
    data = _written(network)
    assert data.count(b"\r\nFN:") == 1
    assert _read(data).people == (network.people[ANA],)


@given(networks())
@settings(
    suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=400 if WHOLE else 40
)
def test_hostile_people_come_back_as_they_were(network: Network) -> None:
    data = _written(network, private=True)
    if not network.people:
        return
    arrivals = _read(data)
    assert arrivals.skipped == ()
    assert {person.id: person for person in arrivals.people} == dict(network.people)
    assert is_unedited(data)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@pytest.mark.skipif("QUIETNET_SAMPLES" not in os.environ, reason="QUIETNET_SAMPLES is not set")
def test_real_cards_of_other_programs_come_back_as_they_were() -> None:
    found = sorted(Path(os.environ["QUIETNET_SAMPLES"]).rglob("*.vcf"))
    assert found
    for path in found:
        came = read_cards(path.read_bytes(), NOW)
        network = Network(came.people)
        back = _read(write_cards(network, network.by_name, came.attachments))
        assert {person.id: person for person in back.people} == dict(network.people), path.name
        assert back.attachments == came.attachments
        assert back.not_carried == {}
