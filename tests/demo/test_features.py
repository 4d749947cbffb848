"""Everything quietnet does is used somewhere in the lived-in notebook."""

import re
from collections import Counter, defaultdict
from datetime import date
from itertools import product

import pytest

from quietnet.domain.asking_round import asking_round
from quietnet.domain.conversation import Kind, Mattered, Medium
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import ThreadKind, ThreadState, What
from quietnet.domain.given_received import given_and_received
from quietnet.domain.memories import on_this_day
from quietnet.domain.person import Person
from quietnet.domain.quiet import QuietState, silence
from quietnet.reading.answers import with_newcomers
from tests.demo.lived_in import DAYS, TODAY, every_record, network, records, words_of

EVERY_DAY = pytest.mark.parametrize("today", DAYS, ids=str)
HELPING = {ThreadKind.GAVE, ThreadKind.GOT}


@EVERY_DAY
def test_every_band_of_the_house_is_lived_in(today: date) -> None:
    notebook = network(today)
    bands = Counter(
        standing(person, notebook.evidence(person.id), today).depth for person in notebook.by_name
    )
    assert all(bands[depth] >= 2 for depth in Depth)
    assert bands[None] >= 1


@EVERY_DAY
def test_every_kind_of_silence_occurs(today: date) -> None:
    notebook = network(today)
    states: dict[QuietState, list[str]] = defaultdict(list)
    for person in notebook.by_name:
        evidence = notebook.evidence(person.id)
        where = standing(person, evidence, today)
        states[silence(person, evidence, where, today).state].append(person.first_name)
    assert set(states) == set(QuietState)
    assert states[QuietState.DORMANT] == ["Lena"]
    assert "Marta" in states[QuietState.QUIET]


def test_one_own_word_has_been_outgrown() -> None:
    notebook = network()
    asked = [
        person.name
        for person in notebook.by_name
        if standing(person, notebook.evidence(person.id), TODAY).ask_word
    ]
    assert asked == ["Huw Prosser"]


def test_every_thread_occurs_in_every_state() -> None:
    notebook = network()
    threads = [t for record in every_record() for t in notebook.marks(record).threads]
    found = {(thread.kind, thread.state) for thread in threads}
    expected = set(product(set(ThreadKind) - HELPING, ThreadState))
    assert found == expected | set(product(HELPING, {ThreadState.DONE}))
    helped = {(t.kind, t.what) for t in threads if t.kind in HELPING}
    assert helped == set(product(HELPING, What)) - {(ThreadKind.GAVE, What.INTRODUCTION)}
    assert any(thread.done_on for thread in threads)


def test_every_way_and_kind_of_talking_occurs() -> None:
    _, conversations = records()
    assert {talk.medium for talk in conversations} == set(Medium)
    assert {talk.kind for talk in conversations} == set(Kind)
    assert {type(talk.company) for talk in conversations} == {int, str}
    assert {talk.mattered for talk in conversations} == {None, frozenset(), frozenset(Mattered)}
    assert any(talk.minutes is None and talk.medium.live for talk in conversations)
    assert any(len(talk.people) == 3 for talk in conversations)


@pytest.mark.parametrize(
    "line",
    [
        r"^> (?!me:)",
        r"^> me: ",
        r"^~ ",
        r"^## ",
        r"^- \[ \] (?!ask|offer|advice|meet|intro|tell)",
        r"#[a-z]",
        r"@[A-Z]",
        r"\[\[[^|\]]+\]\]",
        r"\[\[[^|\]]+\|[^\]]+\]\]",
        r"\*\*[A-Z]",
        r"(?<!\*)\*[A-Z][^*]+\*(?!\*)",
        r"<https://",
        r"\\[A-Z]",
        r"^[A-Z][^:\n]*night: ",
    ],
)
def test_every_mark_of_the_grammar_is_used(line: str) -> None:
    _, conversations = records()
    assert any(re.search(line, talk.text, re.MULTILINE) for talk in conversations)


def test_the_day_brings_something_back() -> None:
    lines = " ".join(memory.line for memory in on_this_day(network(), TODAY))
    assert "Tomorrow is Priya Raman’s birthday" in lines
    assert "Ana Ruiz" in lines


def test_a_path_leads_from_a_neighbour_to_somebody_not_met_yet() -> None:
    people = {person.id: person for person in records()[0]}
    path = [next(p for p in people.values() if p.name == "Elsa Nyman")]
    while path[-1].origin.through:
        path.append(people[path[-1].origin.through[0]])
    assert first_names(path) == ["Elsa", "Yuki", "Mika", "Sam", "Ana", "Wren", "Ruth"]


def test_a_question_asked_was_answered_later_and_told() -> None:
    _, conversations = records()
    asked = [t for t in conversations if "advice: how to break a long line" in t.text]
    assert len(asked) == 2
    assert "✅" in asked[0].text
    assert "- [x] tell:" in asked[1].text


def test_a_round_of_asking_has_all_that_a_round_has() -> None:
    notebook = network()
    found = with_newcomers(notebook, asking_round(notebook, "porto-job"), TODAY)
    name = {person.id: person.first_name for person in notebook.by_name}
    answered = {name[each.person]: bool(each.answered) for each in found.asked}
    assert answered == {"Priya": False, "Tomás": True, "Jonas": True}
    assert {each.name: bool(each.person) for each in found.named} == {
        "Jonas Adeyemi": True,
        "Beatriz Moura": True,
        "Duarte Pires": False,
    }
    not_asked = {name[each.person]: bool(each.question) for each in found.not_asked}
    assert not_asked == {"Beatriz": True, "Noor": False, "Sam": False}
    assert {name[id_]: bool(thread) for id_, thread in found.to_tell} == {
        "Tomás": False,
        "Jonas": True,
    }


def test_help_of_every_kind_reads_as_a_sentence() -> None:
    notebook = network()
    said = [
        each.words
        for person in notebook.by_name
        for each in given_and_received(notebook, person, TODAY)
    ]
    for words in (
        " you lent a hand: ", " you gave advice: ", " you introduced Ana to Marta, ",
        " you looked after them: ", " they lent you a hand: ", " they gave you advice: ",
        " they introduced you to ", " they looked after you: ", "You told them how it turned out.",
    ):  # fmt: skip
        assert any(words in each for each in said), words


@pytest.mark.parametrize(
    "trail",
    ["*Lamps of the Lower Quay*", "*A Grammar of Hedges*", "https://example.org/never-built"],
)
def test_trails_are_shared(trail: str) -> None:
    people, conversations = records()
    owners = {person.id for person in people if trail in words_of(person)}
    owners |= {id_ for talk in conversations if trail in talk.text for id_ in talk.people}
    assert len(owners) >= 3


def test_a_few_are_kept_close_and_names_come_in_several_scripts() -> None:
    people, _ = records()
    assert {p.first_name for p in people if p.kept_close} == {"Ana", "Joan", "Sam", "Wren"}
    names = "".join(name for p in people for name in (p.name, *p.aliases))
    assert all(letter in names for letter in "áس林О小")


def first_names(people: list[Person]) -> list[str]:
    return [person.first_name for person in people]
