"""The records as one JSON document, and back."""

import json
import os
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from quietnet.domain.arriving import arrive
from quietnet.domain.attachment import attachment_path
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.formats.recognising import recognise
from quietnet.formats.records_json import is_unedited, read_records, write_records
from tests.formats.hostile import IDS, NOW, networks

WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
LATER = datetime(2026, 5, 1, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff a photograph"


def _network() -> Network:
    base = {"created": NOW, "updated": NOW}
    carried = {"source": "vcard", "property": "PHOTO", "value": attachment_path(PHOTO)}
    ana = Person.model_validate(
        {**base, "id": IDS[0], "name": "Ana", "carried": (carried,), "notes": "a\n~ Bo is ill",
         "readings": {"Bo": IDS[1]}}
    )  # fmt: skip
    talk = Conversation.written(
        NOW.date(), "Tea.\n~ for me alone", NOW, id=IDS[2], people=(IDS[0],)
    )
    return Network([ana], [talk])


def _written(network: Network, *, private: bool = True) -> bytes:
    return write_records(
        network.people.values(),
        network.conversations.values(),
        {attachment_path(PHOTO): PHOTO},
        private=private,
    )


def test_the_document_has_the_records_as_they_are_kept() -> None:
    data = _written(_network())
    document = json.loads(data)
    assert list(document) == [
        "app", "format", "sha256", "people", "conversations", "attachments"
    ]  # fmt: skip
    (ana,) = _network().people.values()
    assert document["people"] == [ana.kept()]
    arrivals = read_records(data, LATER)
    assert arrivals.people == (ana,)
    assert arrivals.attachments == {attachment_path(PHOTO): PHOTO}
    assert recognise(data, "notebook.json").word == "json"


def test_private_lines_stay_at_home_and_come_back_to_nobody_s_harm() -> None:
    data = _written(_network(), private=False)
    assert b"for me alone" not in data
    assert b"Bo" not in data
    assert not arrive(_network(), read_records(data, LATER), LATER).change
    edited = data.replace(b"Tea.", b"Tea and cake.")
    (talk,) = arrive(_network(), read_records(edited, LATER), LATER).change.put
    assert isinstance(talk, Conversation)
    assert talk.text == "Tea and cake.\n~ for me alone"


def test_an_unedited_document_is_known_for_ours() -> None:
    data = _written(_network())
    assert is_unedited(data)
    assert not is_unedited(data.replace(b"Tea", b"tea"))
    assert not is_unedited(b"{}")
    assert not is_unedited(b'{"app": "quietnet"}')


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no JSON that quietnet wrote"),
        (b"[]", "no JSON that quietnet wrote"),
        (b'{"app": "other", "format": 1}', "no JSON that quietnet wrote"),
        (b'{"app": "quietnet"}', "no JSON that quietnet wrote"),
        (b"[" * 100_000, "no JSON that quietnet wrote"),
        (b'{"app": "quietnet", "format": 2}', "A newer quietnet wrote this file"),
    ],
)
def test_what_is_no_document_of_ours_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_records(data, LATER)


def test_what_fits_no_record_is_skipped_and_named() -> None:
    document = json.loads(_written(_network()))
    document["people"] += [document["people"][0], {"name": "Bo"}, 7]
    document["attachments"] = {attachment_path(PHOTO): "eA==", "../x": 7}
    arrivals = read_records(json.dumps(document).encode(), LATER)
    assert [(s.what, s.why) for s in arrivals.skipped] == [
        ("Ana", "Another one in the file has the same id."),
        ("Bo", "The id is missing."),
        ("person 4", arrivals.skipped[2].why),
        (attachment_path(PHOTO), "It is not the file that was written out."),
        ("../x", "It is not the file that was written out."),
    ]
    assert len(arrivals.people) == 1


@given(networks())
@settings(
    suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=400 if WHOLE else 40
)
def test_hostile_notebooks_come_back_as_they_were(network: Network) -> None:
    data = _written(network)
    assert is_unedited(data)
    arrivals = read_records(data, LATER)
    assert arrivals.skipped == ()
    grown = Network().after(arrive(Network(), arrivals, LATER).change)
    assert dict(grown.people) == dict(network.people)
    assert dict(grown.conversations) == dict(network.conversations)
    assert _written(grown) == data
