"""The readings as plain text and as JSON: people, a page, depth, quiet and threads."""

from datetime import UTC, datetime

import pytest

from quietnet.domain.answers import set_own_word
from quietnet.domain.change import Change
from quietnet.domain.depth_word import Depth
from quietnet.store.library import Library
from quietnet.store.paths import find_places
from tests.cli.conftest import Run
from tests.cli.test_note import THREAD

DEPTH = [
    *("id", "name", "depth", "word", "evidence_depth", "source"),
    *("why", "quiet", "step", "step_line", "ask_word"),
]


def test_people_in_words(lived_in: Run) -> None:
    assert lived_in("people").lines == [
        "Ana Ruiz · in person, in October",
        "Jonas Weber · a call yesterday",
        "Sam Okafor · builds bamboo bikes",
    ]


def test_people_as_json(lived_in: Run) -> None:
    found = lived_in("people", "--json").json
    assert [list(person) for person in found] == [
        ["id", "name", "interesting", "depth", "last"]
    ] * 3
    ana, jonas, sam = found
    assert (ana["name"], ana["depth"]) == ("Ana Ruiz", "KITCHEN")
    assert ana["last"] == {"on": "2025-10-20", "medium": "in person"}
    assert (jonas["depth"], jonas["last"]["medium"]) == ("MET", "voice")
    assert (sam["interesting"], sam["depth"], sam["last"]) == ("builds bamboo bikes", "HEARD", None)


def test_show_in_words(lived_in: Run) -> None:
    said = lived_in("show", "Ana")
    assert said.lines[0] == "Ana Ruiz"
    assert said.lines[1].startswith("at the kitchen table: one kitchen conversation") or said.lines[
        1
    ].startswith("at the kitchen table: one real conversation")
    page = said.out
    assert "\nPick up again\n  to ask: how the move went\n" in page
    assert "\nLast time · 20 October · in person · 90 minutes\n  Tea in the small room." in page
    assert "  21 November · spoken of · Yesterday: Jonas rang about Ana.\n" in page
    assert "which frame to buy" in page


def test_show_says_what_was_given_received_and_taught(lived_in: Run) -> None:
    page = lived_in("show", "Ana").out
    assert "What they taught you\n  which frame to buy\n" in page
    assert "Given and received\n  In October they gave you advice: which frame to buy.\n" in page


def test_show_somebody_suggested(lived_in: Run) -> None:
    said = lived_in("show", "Sam Okafor")
    assert said.lines[0] == "Sam Okafor · builds bamboo bikes"
    assert "How you met\n  introduced\n  through Ana Ruiz" in said.out


def test_show_as_json_is_the_record_with_its_conversations_and_threads(lived_in: Run) -> None:
    ana = lived_in("show", "ana ruiz", "--json").json
    assert list(ana)[-2:] == ["conversations", "threads"]
    assert (ana["name"], ana["rev"], ana["contacts"]) == ("Ana Ruiz", 1, [])
    newest, oldest = ana["conversations"]
    assert list(newest) == ["id", "on", "medium", "people", "text"]
    assert (newest["on"], newest["medium"]) == ("2025-11-21", "voice")
    assert [person["name"] for person in newest["people"]] == ["Jonas Weber"]
    assert oldest["people"] == [{"id": ana["id"], "name": "Ana Ruiz"}]
    assert [list(thread) for thread in ana["threads"]] == [THREAD] * 4
    by_kind = {thread["kind"]: thread for thread in ana["threads"]}
    assert by_kind["got"]["state"] == "done"
    assert by_kind["got"]["done_on"] == "2025-10-20"
    assert by_kind["ask"]["conversation"] == oldest["id"]
    assert by_kind["ask"]["person"] is None


def test_show_takes_an_id(lived_in: Run) -> None:
    id_ = lived_in("people", "--json").json[1]["id"]
    assert lived_in("show", id_).lines[0] == "Jonas Weber"


def test_depth_in_words(lived_in: Run) -> None:
    assert lived_in("depth").out == (
        "across the street\n  Sam Okafor\n\nin the doorway\n  Jonas Weber\n\n"
        "at the kitchen table\n  Ana Ruiz\n"
    )


def test_depth_of_one_person_in_words(lived_in: Run) -> None:
    said = lived_in("depth", "Jonas")
    assert said.lines[0] == "Jonas Weber: in the doorway"
    assert said.lines[-2] == ""
    assert said.lines[-1].startswith("Ask for one quiet hour")


def test_the_person_s_own_word_is_told_with_what_the_notes_say(lived_in: Run) -> None:
    library = Library(find_places())
    jonas = next(person for person in library.load().people if person.name == "Jonas Weber")
    now = datetime(2025, 11, 22, 12, tzinfo=UTC)
    library.keep(
        Change(put=(set_own_word(jonas, Depth.KEPT, now.date(), "we shared a room", now),))
    )
    assert lived_in("depth", "Jonas").lines[:2] == [
        "Jonas Weber: has a key",
        "your word: we shared a room",
    ]
    assert lived_in("show", "Jonas").lines[1] == "has a key: your word"
    (shape,) = lived_in("depth", "Jonas", "--json").json
    assert (shape["depth"], shape["evidence_depth"], shape["source"]) == ("KEPT", "MET", "own word")


def test_depth_as_json(lived_in: Run) -> None:
    found = lived_in("depth", "--json").json
    assert [list(each) for each in found] == [DEPTH] * 3
    assert [each["depth"] for each in found] == ["HEARD", "MET", "KITCHEN"]
    (jonas,) = lived_in("depth", "jonas", "--json").json
    assert jonas == found[1]
    assert (jonas["word"], jonas["evidence_depth"], jonas["source"]) == (
        "in the doorway",
        "MET",
        "notes",
    )
    assert jonas["quiet"] == {"state": "open", "line": ""}
    assert jonas["step"] == "one_to_one"
    assert jonas["ask_word"] is False
    assert jonas["why"]


def test_quiet_names_somebody_only_when_it_is_unusual(lived_in: Run) -> None:
    assert lived_in("quiet", "--json").json == []
    assert lived_in("quiet").out == ""
    (found,) = lived_in("quiet", "--json", "--today", "2027-01-05").json
    assert list(found) == ["id", "name", "line"]
    assert found["line"] == (
        "Ana Ruiz: the last note is a little over a year old. Nothing is owed."
    )
    assert lived_in("--today", "2027-01-05", "quiet").lines == [found["line"]]
    assert found["line"] in lived_in("--today", "2027-01-05", "depth", "Ana").lines


def test_threads_in_words_are_what_is_open(lived_in: Run) -> None:
    assert lived_in("threads").out == (
        "to ask\n  how the move went · Ana Ruiz\n\n"
        "to offer\n  the address of the lug maker · Ana Ruiz\n\n"
        "people to meet\n  Sam Okafor, builds bamboo bikes · Ana Ruiz\n"
    )


def test_threads_as_json(lived_in: Run) -> None:
    found = lived_in("threads", "--json").json
    assert [list(thread) for thread in found] == [THREAD] * 4
    assert [thread["kind"] for thread in found] == ["ask", "offer", "meet", "got"]


@pytest.mark.parametrize("command", ["people", "depth", "quiet", "threads"])
def test_an_empty_notebook_is_quiet_when_piped(quietnet: Run, command: str) -> None:
    said = quietnet(command)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert quietnet(command, "--json").json == []


def test_nobody_by_that_name(lived_in: Run) -> None:
    for command in ("show", "depth"):
        said = lived_in(command, "Bob")
        assert (said.code, said.out, said.err) == (1, "", "Nobody here is called “Bob”.\n")


def test_an_ambiguous_name_lists_the_candidates(lived_in: Run) -> None:
    assert lived_in("note", "--with", "Ana Lima", "Tea.").code == 0
    ids = [p["id"] for p in lived_in("people", "--json").json if p["name"].startswith("Ana")]
    for command in ("show", "depth"):
        said = lived_in(command, "ana")
        assert (said.code, said.out) == (1, "")
        assert all(id_ in said.err for id_ in ids)
    assert lived_in("show", "Ana Lima").code == 0
