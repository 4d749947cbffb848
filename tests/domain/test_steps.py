"""Steps: the first rule that applies, and its words."""

from datetime import timedelta

import pytest

from quietnet.domain.conversation import Medium
from quietnet.domain.depth import Standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence, Help, Talk, Way, What
from quietnet.domain.person import Person, RoutinePlace
from quietnet.domain.quiet import QuietState, Silence
from quietnet.domain.steps import Step, StepId, next_step
from tests.domain.cases import THEIRS, TODAY, routine, somebody, talk

LONG_AGO = TODAY - timedelta(days=900)
EVENING = talk(LONG_AGO, minutes=60, topics=frozenset({"maps"}))
SECOND = talk(LONG_AGO + timedelta(days=99), minutes=60, topics=frozenset({"bread"}))
GAVE = Help(LONG_AGO, Way.GIVEN)
GOT = Help(LONG_AGO, Way.RECEIVED)
INTRODUCED = Help(LONG_AGO, Way.GIVEN, What.INTRODUCTION)


def step(
    depth: Depth | None,
    *talks: Talk,
    helps: tuple[Help, ...] = (),
    state: QuietState = QuietState.IN_RHYTHM,
    person: Person | None = None,
    plan: int | None = None,
) -> StepId:
    plans = () if plan is None else (TODAY + timedelta(days=plan),)
    stands = Standing(depth, depth, "notes", ("…",))
    evidence = Evidence(talks, helps, plans)
    return next_step(person or somebody(), evidence, stands, Silence(state), TODAY).id


def test_rest_comes_before_all_else_and_plans_before_the_rest() -> None:
    for state in (QuietState.RESTING, QuietState.LET_GO):
        assert step(Depth.KEPT, state=state, plan=3) is StepId.NONE
    assert step(None, plan=3) is StepId.SEE
    assert step(Depth.KEPT, state=QuietState.DORMANT, plan=0) is StepId.SEE
    assert step(Depth.KEPT, state=QuietState.DORMANT, plan=-1) is StepId.RECONNECT


@pytest.mark.parametrize(("days", "told"), [(13, False), (14, True), (400, True), (401, False)])
def test_how_it_turned_out_is_told_in_time(days: int, *, told: bool) -> None:
    day = TODAY - timedelta(days=days)
    found = step(Depth.WORDS, helps=(Help(day, Way.RECEIVED),))
    assert found is (StepId.TELL_OUTCOME if told else StepId.HEAR_VOICE)
    assert step(Depth.WORDS, helps=(Help(day, Way.GIVEN),)) is StepId.HEAR_VOICE
    assert step(Depth.WORDS, helps=(Help(day, Way.RECEIVED, told=True),)) is StepId.HEAR_VOICE


def test_the_dormant_are_written_to_first() -> None:
    helps = (Help(TODAY - timedelta(days=99), Way.RECEIVED),)
    assert step(Depth.KEPT, helps=helps, state=QuietState.DORMANT) is StepId.RECONNECT


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (None, StepId.OWN_WORD),
        (Depth.HEARD, StepId.WRITE_LINE),
        (Depth.WORDS, StepId.HEAR_VOICE),
        (Depth.MET, StepId.ONE_TO_ONE),
        (Depth.KEPT, StepId.NONE),
    ],
)
def test_by_depth(depth: Depth | None, expected: StepId) -> None:
    assert step(depth) is expected


def test_at_the_kitchen_table() -> None:
    letter = talk(LONG_AGO, Medium.LETTER, mattered=THEIRS)
    assert step(Depth.KITCHEN, letter) is StepId.HEAR_VOICE
    neighbour = somebody(routines=(routine(RoutinePlace.NEIGHBOURS, "2020"),))
    assert step(Depth.KITCHEN, letter, person=neighbour) is StepId.SECOND_TABLE
    for days, expected in ((30, StepId.SEND_THING), (31, StepId.SECOND_TABLE)):
        once = talk(TODAY - timedelta(days=days), minutes=60)
        assert step(Depth.KITCHEN, once) is expected
    assert step(Depth.KITCHEN, EVENING, SECOND) is StepId.ASK_ADVICE
    assert step(Depth.KITCHEN, EVENING, SECOND, helps=(GAVE,)) is StepId.NEW_TOPIC


def test_in_the_house() -> None:
    talks = (EVENING, SECOND)
    assert step(Depth.KNOWN, *talks) is StepId.ASK_ADVICE
    assert step(Depth.KNOWN, *talks, helps=(GOT,)) is StepId.OFFER_HELP
    assert step(Depth.KNOWN, *talks, helps=(GOT, GAVE)) is StepId.INTRODUCE
    assert step(Depth.KNOWN, EVENING, helps=(GOT, INTRODUCED)) is StepId.NEW_TOPIC
    assert step(Depth.KNOWN, *talks, helps=(GOT, INTRODUCED)) is StepId.WALK


def test_with_a_key_only_a_silence_suggests_a_walk() -> None:
    assert step(Depth.KEPT, state=QuietState.QUIET) is StepId.WALK
    assert step(Depth.KEPT, state=QuietState.UNWRITTEN) is StepId.NONE


def test_every_step_has_its_line() -> None:
    assert all(Step(each).line.endswith(".") for each in StepId)
