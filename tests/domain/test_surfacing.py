"""Surfacing: who has the three places, when the view stays empty, and how often it speaks."""

import math
from datetime import date, timedelta
from random import Random

import pytest

from quietnet.domain.company import Company, fits
from quietnet.domain.depth import Standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence
from quietnet.domain.person import Person
from quietnet.domain.portrait import Portrait
from quietnet.domain.quiet import QuietState, Silence, silence
from quietnet.domain.steps import Step, StepId
from quietnet.domain.surfacing import (
    came_back,
    is_empty_for_now,
    is_welcome,
    not_this_week,
    surface,
)
from tests.domain.cases import TODAY, somebody, talk
from tests.domain.lives import dice_of

TURN = 14


def one(
    name: str,
    days: int = 200,
    most: int = 100,
    *,
    depth: Depth = Depth.KEPT,
    state: QuietState = QuietState.QUIET,
    step: StepId = StepId.WALK,
    let_be: tuple[date, ...] = (),
) -> Portrait:
    person = somebody(name, let_be=let_be)
    stands = Standing(depth, depth, "notes", ("…",))
    return Portrait(person, stands, Silence(state, "…", days, most), Step(step))


def dormant(name: str) -> Portrait:
    return one(name, 2000, state=QuietState.DORMANT, step=StepId.RECONNECT)


def names(shown: tuple[Portrait, ...]) -> list[str]:
    return [each.person.name for each in shown]


def test_the_most_unusual_silences_come_first_deeper_ones_weighing_more() -> None:
    known = (
        one("Kit", 300, depth=Depth.KITCHEN),
        one("Nora", 200, depth=Depth.KNOWN),
        one("Kim", 170),
        one("Zed", 110),
    )
    assert names(surface(known, TODAY)) == ["Kim", "Nora", "Kit"]


def test_equal_silences_come_by_name() -> None:
    known = (one("Zoe"), one("émile"), one("Dan"), one("Fay"))
    assert names(surface(known, TODAY)) == ["Dan", "émile", "Fay"]


def test_the_third_place_goes_to_the_dormant_in_turn() -> None:
    known = (one("A"), one("B"), one("C"), dormant("Y"), dormant("X"), dormant("Z"))
    start = date.fromordinal(TURN * 3 * 17_000)
    thirds = [names(surface(known, start + timedelta(days=day)))[2] for day in range(3 * TURN)]
    assert thirds == ["X"] * TURN + ["Y"] * TURN + ["Z"] * TURN
    assert names(surface(known, start + timedelta(days=3 * TURN)))[2] == "X"


def test_without_quiet_people_one_dormant_is_enough() -> None:
    assert len(surface((dormant("X"), dormant("Y")), TODAY)) == 1
    assert surface((), TODAY) == ()


@pytest.mark.parametrize("state", [s for s in QuietState if s not in ("quiet", "dormant")])
def test_nobody_else_is_ever_named(state: QuietState) -> None:
    assert surface((one("A", state=state),), TODAY) == ()


def test_an_acquaintance_is_never_named() -> None:
    assert surface((one("A", depth=Depth.MET),), TODAY) == ()


@pytest.mark.parametrize(
    ("most", "days_ago", "shown"),
    [(60, 30, 0), (60, 31, 1), (300, 100, 0), (300, 101, 1), (60, -1, 1)],
)
def test_let_it_be_is_taken_for_an_answer(most: int, days_ago: int, shown: int) -> None:
    let_be = (TODAY - timedelta(days=days_ago),)
    assert len(surface((one("A", 400, most, let_be=let_be),), TODAY)) == shown


def test_after_a_long_absence_the_view_is_empty_for_a_week() -> None:
    assert not came_back(None, TODAY)
    assert not came_back(TODAY - timedelta(days=29), TODAY)
    assert came_back(TODAY - timedelta(days=30), TODAY)
    for day, shown in ((0, 0), (6, 0), (7, 1)):
        today = TODAY + timedelta(days=day)
        assert is_welcome(today, TODAY) is (shown == 0)
        assert len(surface((one("A"),), today, returned=TODAY)) == shown


def test_hidden_it_stays_empty_until_next_week() -> None:
    until = not_this_week(TODAY)
    assert surface((one("A"),), TODAY + timedelta(days=6), hidden_until=until) == ()
    assert len(surface((one("A"),), TODAY + timedelta(days=7), hidden_until=until)) == 1
    assert not is_empty_for_now(TODAY, None, None)


def test_the_answer_about_company_chooses_those_whose_step_fits() -> None:
    known = (
        one("Ada", 900, step=StepId.WALK),
        one("Ben", 800, step=StepId.WALK),
        one("Cem", 120, step=StepId.HEAR_VOICE),
        one("Dov", 110, step=StepId.ASK_ADVICE),
    )
    assert names(surface(known, TODAY)) == ["Ada", "Ben", "Cem"]
    assert names(surface(known, TODAY, company=Company.CALL)) == ["Cem", "Dov"]
    assert names(surface(known, TODAY, company=Company.EVENING)) == ["Ada", "Ben"]
    assert surface(known, TODAY, company=Company.NONE) == ()
    # Where nobody's step fits, whoever there is.
    assert names(surface(known[:2], TODAY, company=Company.LETTER)) == ["Ada", "Ben"]


def test_a_letter_suits_the_dormant_and_an_evening_a_third_quiet_one() -> None:
    known = (one("A"), one("B"), one("C"), dormant("X"))
    assert names(surface(known, TODAY, company=Company.LETTER)) == ["X"]
    assert names(surface(known, TODAY, company=Company.EVENING)) == ["A", "B", "C"]
    assert names(surface(known[1:], TODAY, company=Company.EVENING)) == ["B", "C"]


def test_which_steps_an_answer_is_enough_for() -> None:
    fitting = {
        company: {step for step in StepId if fits(Step(step), company)} for company in Company
    }
    assert not fitting[Company.NONE]
    everything = set().union(*fitting.values())
    assert set(StepId) - everything == {StepId.NONE, StepId.SEE, StepId.OWN_WORD}
    assert StepId.RECONNECT in fitting[Company.LETTER]
    assert StepId.HEAR_VOICE in fitting[Company.CALL] - fitting[Company.LETTER]
    assert StepId.WALK in fitting[Company.EVENING] - fitting[Company.CALL]


def lives(sigma: float, days: int, dice: Random) -> list[tuple[Person, Standing, Evidence]]:
    """Thirty people with log-normal gaps around their usual one."""
    found = []
    layers = ((5, 30, Depth.KEPT), (10, 75, Depth.KNOWN), (15, 200, Depth.KITCHEN))
    for number, median, depth in layers:
        for place in range(number):
            day, talks = dice.uniform(0, median), []
            while day < days:
                talks.append(talk(TODAY + timedelta(days=int(day))))
                day += median * math.exp(sigma * dice.gauss(0, 1))
            stands = Standing(depth, depth, "notes", ("…",))
            found.append((somebody(f"{depth} {place}"), stands, Evidence(tuple(talks))))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_the_view_speaks_seldom(seed: int) -> None:
    warm_up, years = 365 * 4, 365 * 3
    people = lives(0.8, warm_up + years, dice_of(seed))
    new_names, most, shown_before = 0, 0, set[str]()
    for day in range(warm_up, warm_up + years):
        today = TODAY + timedelta(days=day)
        known = (
            Portrait(person, stands, silence(person, evidence, stands, today), Step(StepId.WALK))
            for person, stands, evidence in people
        )
        shown = {each.person.name for each in surface(known, today)}
        new_names += len(shown - shown_before)
        most, shown_before = max(most, len(shown)), shown
    assert most <= 3
    assert new_names / (years / 30.44) <= 1.5
