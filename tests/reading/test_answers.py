"""Answers to a question: what they said, whom they named, and how one key keeps them."""

import pytest
from pydantic import ValidationError

from quietnet.domain.asking_round import AskingRound, Named, asking_round
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import How, Person
from quietnet.reading.answers import keep_named, what_they_said, with_newcomers
from quietnet.reading.kept import read_kept
from tests.builders import NOW, TODAY, person, talk

ANA, BO = person("Ana Ruiz"), person("Bo Lind")
ANSWER = talk(
    [ANA],
    9,
    "Tea with Ana. Ask **Eve Stone** at the press, and Bo.\n\n"
    "- [x] advice: who is hiring #new-work\n> nobody advertises\n> me: true\n> you knock",
    readings={"Ana": ANA.id, "Bo": BO.id},
)
KNOWN = Network((ANA, BO), (ANSWER,), read_kept)


def rounds(network: Network) -> AskingRound:
    return with_newcomers(network, asking_round(network, "new-work"), TODAY)


def test_what_they_said_is_in_their_words_where_a_note_keeps_them() -> None:
    assert what_they_said(ANSWER) == "“nobody advertises … you knock”"
    plain = talk([ANA], 9, "Yesterday: she knows a mill.\n- [x] advice: paper")
    assert what_they_said(plain) == "she knows a mill."
    assert what_they_said(plain, quoted_only=True) == ""
    assert what_they_said(ANA) == ""
    marked = talk([ANA], 9, "Ask **Eve Stone** or [[Gus Hill|Gus]] or [[Bo]].")
    assert what_they_said(marked) == "Ask Eve Stone or Gus or Bo."


def test_somebody_an_answer_names_in_passing_is_found() -> None:
    (eve,) = rounds(KNOWN).named
    assert (eve.name, eve.through, eve.record, eve.line) == ("Eve Stone", (ANA.id,), ANSWER, 0)
    assert eve.person is None


def test_one_key_keeps_them_with_their_path_and_the_note_means_them() -> None:
    (named,) = rounds(KNOWN).named
    change = keep_named(KNOWN, named, NOW)
    eve, note = change.put
    assert isinstance(eve, Person)
    assert isinstance(note, Conversation)
    assert (eve.name, eve.origin.how, eve.origin.through) == (
        "Eve Stone",
        How.INTRODUCED,
        (ANA.id,),
    )
    assert note.text == ANSWER.text
    assert note.readings == {**ANSWER.readings, "Eve Stone": eve.id}
    after = KNOWN.after(change)
    (kept,) = rounds(after).named
    assert kept.person == eve.id
    assert [each.person for each in rounds(after).not_asked] == [eve.id]


def test_whoever_came_along_was_not_named_by_the_answer() -> None:
    there = talk([ANA], 3, "Tea with Ana and **Zed Quill**.\n- [x] advice: rope #new-work")
    found = rounds(Network((ANA,), (there,), read_kept))
    assert found.named == ()


def test_on_a_page_of_standing_notes_there_is_nobody_new_to_read() -> None:
    ana = ANA.changed(NOW, notes="**Eve Stone** knows.\n- [x] advice: rope #new-work")
    found = rounds(Network((ana,), (), read_kept))
    assert found.named == ()
    assert [each.person for each in found.asked] == [ana.id]


def test_a_note_gone_meanwhile_keeps_the_person_alone() -> None:
    named = Named("Eve Stone", "", (ANA.id,), talk([ANA], 3), 0)
    (eve,) = keep_named(KNOWN, named, NOW).put
    assert isinstance(eve, Person)


def test_a_name_too_long_is_refused() -> None:
    with pytest.raises(ValidationError):
        keep_named(KNOWN, Named("x" * 300, "", (), ANSWER, 0), NOW)
