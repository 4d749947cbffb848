"""Whom one begins with again after a long time, and the one sentence; no number, no blame."""

from datetime import timedelta

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.surfacing import was_long_away
from quietnet.reading.coming_back import think_of
from quietnet.reading.kept import read_kept
from tests.builders import TODAY, person, talk


def network(*records: Person | Conversation) -> Network:
    return Network(read=read_kept).after(Change(put=records))


def test_sixty_days_without_a_start_are_long() -> None:
    assert was_long_away(TODAY - timedelta(days=60), TODAY)
    assert not was_long_away(TODAY - timedelta(days=59), TODAY)
    assert not was_long_away(None, TODAY)


def test_nobody_is_named_where_nobody_was_talked_with() -> None:
    assert think_of(network(person("Ana")), TODAY) is None


def test_those_kept_close_come_first_and_turn_by_turn() -> None:
    ana, bo, cleo = person("Ana"), person("Bo", kept_close=True), person("Cleo", kept_close=True)
    notes = [talk([each], 100, "Tea.") for each in (ana, bo, cleo)]
    known = network(ana, bo, cleo, *notes)
    days = [TODAY + timedelta(days=each) for each in range(6)]
    named = {found.person.name for day in days if (found := think_of(known, day))}
    assert named == {"Bo", "Cleo"}


def test_then_those_at_the_table_then_anybody() -> None:
    ana, bo = person("Ana"), person("Bo")
    deep = [talk([bo], ago, "Long.", minutes=120, kitchen=True) for ago in (400, 300, 200, 100)]
    known = network(ana, bo, talk([ana], 50, "Hello.", medium=Medium.TEXT), *deep)
    for ahead in range(4):
        found = think_of(known, TODAY + timedelta(days=ahead))
        assert found
        assert found.person == bo


def test_nobody_who_rests_or_was_let_go_is_named() -> None:
    people = [
        person("Ana", resting="open"),
        person("Bo", ended="let go"),
        person("Cleo", ended="remembered"),
    ]
    notes = [talk([each], 100, "Tea.") for each in people]
    assert think_of(network(*people, *notes), TODAY) is None


def test_the_sentence_is_theirs_else_about_something_else_the_notes_own() -> None:
    ana = person("Ana")
    quote = talk([ana], 300, "Tea.\n> the hard part is the waiting")
    topics = talk([ana], 200, "About #bicycles and #books.")
    words = talk([ana], 100, f"Soup. {'long ' * 60}")
    bare = talk([ana], 5, "", medium=Medium.VOICE)
    said = []
    for notes in ((quote, topics, words, bare), (topics, words, bare), (words, bare), (bare,)):
        found = think_of(network(ana, *notes), TODAY)
        assert found
        said.append(found.sentence)
    assert said[:2] == ["“the hard part is the waiting”", "You talked about bicycles and books."]
    assert said[2].startswith("Soup. long long")
    assert len(said[2]) < 150
    assert said[3] == "A call on Sunday."
