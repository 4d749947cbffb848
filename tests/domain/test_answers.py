"""Answers: what a person says about a silence or a word, as records."""

from datetime import timedelta

from quietnet.domain.answers import (
    let_be,
    let_go,
    rest,
    set_own_word,
    take_back_own_word,
    wake,
    we_talked,
)
from quietnet.domain.change import Change
from quietnet.domain.conversation import Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.portrait import portrait
from tests.domain.cases import NOW, TODAY, somebody, talk

SILENT = Evidence((talk(TODAY - timedelta(days=600), minutes=60),))


def state(person: Person, evidence: Evidence = SILENT) -> str:
    return portrait(person, evidence, TODAY).silence.state


def test_let_be_twice_is_a_pause_and_three_times_is_rest() -> None:
    person = somebody()
    for days, expected in ((9, "quiet"), (5, "quiet"), (5, "quiet"), (0, "resting")):
        person = let_be(person, TODAY - timedelta(days=days), NOW)
        assert state(person) == expected
    assert len(person.let_be) == 3
    assert state(wake(person, NOW)) == "quiet"


def test_rest_is_open_or_until_a_day() -> None:
    person = somebody()
    assert state(rest(person, None, NOW)) == "resting"
    assert state(rest(person, TODAY + timedelta(days=1), NOW)) == "resting"
    assert state(rest(person, TODAY, NOW)) == "quiet"
    assert state(wake(rest(person, None, NOW), NOW)) == "quiet"


def test_let_go_has_two_words_and_can_be_taken_back() -> None:
    person = somebody()
    for gone in (let_go(person, "let go", NOW), let_go(person, "remembered", NOW)):
        assert state(gone) == "let_go"
        assert state(wake(gone, NOW)) == "quiet"


def test_we_talked_is_a_contact_without_words() -> None:
    person = somebody()
    talked = we_talked(person, TODAY, NOW)
    assert (talked.on, talked.people, talked.text) == (TODAY, (person.id,), "")
    assert talked.medium is Medium.UNSAID
    assert we_talked(person, TODAY, NOW, Medium.VOICE).medium is Medium.VOICE
    evidence = Network().after(Change(put=(person, talked))).evidence(person.id)
    after = Evidence((*SILENT.talks, *evidence.talks))
    assert state(person, after) == "in_rhythm"
    before, now = (portrait(person, each, TODAY).standing.depth for each in (SILENT, after))
    assert before is now


def test_the_own_word_is_set_and_taken_back() -> None:
    person = somebody()
    named = set_own_word(person, Depth.KEPT, TODAY, "since the winter", NOW)
    assert portrait(named, SILENT, TODAY).standing.source == "own word"
    assert (named.own_word and named.own_word.why, named.rev) == (
        "since the winter",
        person.rev + 1,
    )
    bare = take_back_own_word(named, NOW)
    assert portrait(bare, SILENT, TODAY).standing.depth is Depth.KITCHEN
    assert take_back_own_word(bare, NOW) is bare
