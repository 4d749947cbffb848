"""Prompts: the catalogue, which lines a step walks through, and what fills a blank."""

import re

import pytest

from quietnet.domain.catalogue import PROMPTS, Group
from quietnet.domain.depth_word import Depth
from quietnet.domain.prompts import another, asked_for, fill, lines_for, to_carry_in
from quietnet.domain.steps import StepId

CHOOSE = "Choose one thing you honestly want to know from them."


def walked(step: StepId, depth: Depth | None) -> list[str]:
    found: list[str] = []
    while prompt := another(step, depth, found[-1] if found else None):
        assert len(found) < 50
        found.append(prompt.id)
    return found


def test_the_whole_catalogue_is_there_in_its_own_words() -> None:
    numbers = {"B": 5, "D": 6, "A": 5, "W": 6, "P": 7, "Q": 5, "H": 5, "M": 4, "R": 6}
    ids = [f"{letter}{n + 1}" for letter, many in numbers.items() for n in range(many)]
    assert list(PROMPTS) == ids
    assert [each.words for each in Group][:2] == ["before you meet", "during"]
    for id_, prompt in PROMPTS.items():
        assert prompt.group == id_[0]
        assert prompt.basis
        assert re.fullmatch(r"\S.*[.?_]", prompt.line)
        assert not re.search(r"\d|!|\n| {2}", prompt.line)


@pytest.mark.parametrize(
    ("id_", "start", "line"),
    [
        (
            *("B1", Depth.MET),
            f"{CHOOSE} Let the rest of the evening be whatever it is.",
        ),
        ("D2", Depth.HEARD, "How did you come to it? Who handed you the first one?"),
        (
            "W5",
            Depth.HEARD,
            "Go three times to the same small place: a repair evening, a reading table.",
        ),
        ("P5", Depth.KNOWN, "I have said this to very few people: ___"),
        ("Q4", Depth.MET, "Could you look at this for ten minutes? A plain no is fine."),
        ("M3", Depth.WORDS, "I am in your town on ___. One coffee, no programme."),
        (
            *("R6", Depth.KITCHEN),
            "Before the hard note, write an easy one to someone near, to warm the hand.",
        ),
    ],
)
def test_a_line_stands_as_written(id_: str, start: Depth, line: str) -> None:
    assert (PROMPTS[id_].start, PROMPTS[id_].line) == (start, line)


@pytest.mark.parametrize(
    ("step", "depth", "ids"),
    [
        (StepId.SEE, Depth.KITCHEN, "B2"),
        (StepId.SEE, Depth.MET, ""),
        (StepId.WRITE_LINE, Depth.HEARD, "M1"),
        (StepId.HEAR_VOICE, Depth.WORDS, "M2 M3 M4"),
        (StepId.ONE_TO_ONE, Depth.MET, "B1 D1 D2 D3 D4 D5"),
        (StepId.ONE_TO_ONE, Depth.HEARD, "D1 D2"),
        (StepId.SEND_THING, Depth.KITCHEN, "A1 A3"),
        (StepId.SECOND_TABLE, Depth.KITCHEN, "P2 P6"),
        (StepId.ASK_ADVICE, Depth.KNOWN, "Q1 Q2 Q3 Q4"),
        (StepId.OFFER_HELP, Depth.KNOWN, "H1 H2 H3 H4"),
        (StepId.INTRODUCE, Depth.KNOWN, "W3 W4"),
        (StepId.NEW_TOPIC, Depth.KITCHEN, "P1 P3 P4 W1 W2"),
        (StepId.RECONNECT, Depth.KEPT, "R1 R2 R3 R4 R5 R6"),
        (StepId.TELL_OUTCOME, Depth.WORDS, ""),
        (StepId.TELL_OUTCOME, Depth.KNOWN, "R4"),
        (StepId.WALK, Depth.KEPT, "P6"),
        (StepId.NONE, Depth.KEPT, ""),
        (StepId.OWN_WORD, None, ""),
    ],
)
def test_a_key_walks_the_lines_of_a_step_and_comes_back(
    step: StepId, depth: Depth | None, ids: str
) -> None:
    assert walked(step, depth) == ids.split()


def test_no_line_appears_before_its_depth() -> None:
    for step in StepId:
        for depth in Depth:
            assert all(each.start.order <= depth.order for each in lines_for(step, depth))


def test_a_line_no_longer_allowed_gives_way_to_the_first() -> None:
    found = another(StepId.ONE_TO_ONE, Depth.HEARD, "D5")
    assert found is not None
    assert found.id == "D1"


def test_some_lines_come_only_when_asked_for() -> None:
    ids = ["B1", "B3", "B4", "B5", "D6", "A2", "A4", "A5", "W5", "W6", "P5", "P7", "Q5", "H5"]
    assert [each.id for each in asked_for()] == ids[1:]


def test_a_topic_fills_the_blank_it_fits() -> None:
    assert fill(PROMPTS["R3"], "bread") == "I still use what you taught me about bread."
    assert fill(PROMPTS["R3"], None) == PROMPTS["R3"].line
    assert fill(PROMPTS["R3"], "  ") == PROMPTS["R3"].line
    assert fill(PROMPTS["M3"], "bread") == PROMPTS["M3"].line
    assert fill(PROMPTS["P1"], "bread") == PROMPTS["P1"].line


@pytest.mark.parametrize(
    ("depth", "ids"),
    [
        (None, "D1 D2 B3 B4 B5"),
        (Depth.HEARD, "D1 D2 B3 B4 B5"),
        (Depth.WORDS, "D1 D2 B3 B4 B5"),
        (Depth.MET, "D1 D2 D3 D4 B3 B4 B5"),
        (Depth.KITCHEN, "P1 P3 P4 B3 B4 B5 D6"),
        (Depth.KNOWN, "P1 P3 P4 P7 B3 B4 B5 D6"),
        (Depth.KEPT, "P1 P3 P4 P7 B3 B4 B5 D6"),
    ],
)
def test_what_to_carry_in_fits_where_the_two_of_you_stand(depth: Depth | None, ids: str) -> None:
    lines = [PROMPTS[id_].line for id_ in ids.split()]
    assert list(to_carry_in(depth, 0)) == lines
    assert set(to_carry_in(depth, 1)) == set(lines)
    assert to_carry_in(depth, 1)[0] == lines[1]
    assert all("?" in to_carry_in(depth, turn)[0] for turn in range(9))
