"""Silence: the worked examples and the order of the states."""

from datetime import date, timedelta

import pytest

from quietnet.domain.depth import Standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence, Help, Talk, Way
from quietnet.domain.person import How, Person, RoutinePlace
from quietnet.domain.quiet import QuietState, Silence, silence
from quietnet.domain.rhythm import base, dormant_at, limit, rhythm_of
from tests.domain.cases import GIVEN, TODAY, routine, somebody, talk

NOTHING_OWED = "Nothing is owed."
LENA = "Lena: about four years since the last note."
ANNA = (40, 45, 38, 50, 42, 47)
SUMMERS = (360, 372, 365, 358, 371, 366)


def history(gaps: tuple[int, ...], last: int) -> Evidence:
    """Talks with these gaps between, the last so many days ago."""
    days = [TODAY - timedelta(days=last)]
    for gap in reversed(gaps):
        days.append(days[-1] - timedelta(days=gap))
    return Evidence(tuple(talk(day) for day in days))


def known_as(depth: Depth | None, source: str = "notes") -> Standing:
    return Standing(depth, depth, "notes" if source == "notes" else "own word", ("…",))


def silence_of(
    person: Person, gaps: tuple[int, ...], last: int, depth: Depth = Depth.KEPT
) -> Silence:
    return silence(person, history(gaps, last), known_as(depth), TODAY)


@pytest.mark.parametrize(
    ("name", "how", "depth", "gaps", "last", "most", "state", "line"),
    [
        (
            *("Anna", None, Depth.KEPT, ANNA, 122, 112, "quiet"),
            "Anna: you usually talk every six weeks or so; the last note is about four months old.",
        ),
        ("Anna", None, Depth.KEPT, ANNA, 90, 112, "in_rhythm", ""),
        ("Mama", How.FAMILY, Depth.KEPT, (7,) * 30, 16, 27, "in_rhythm", ""),
        (
            *("Mama", How.FAMILY, Depth.KEPT, (7,) * 30, 36, 27, "quiet"),
            "Mama: you usually talk about once a week; the last note is about five weeks old.",
        ),
        ("Anna", None, Depth.KEPT, SUMMERS, 425, 548, "in_rhythm", ""),
        ("Mireille", None, Depth.KITCHEN, (), 305, 365, "in_rhythm", ""),
        (
            *("Mireille", None, Depth.KITCHEN, (), 425, 365, "quiet"),
            "Mireille: the last note is a little over a year old.",
        ),
        (
            *("Lena", None, Depth.KEPT, (60, 75, 80, 95, 110), 1461, 155, "dormant"),
            f"{LENA} Dormant, not lost; what was there still counts.",
        ),
    ],
)
def test_worked_example(
    *,
    name: str,
    how: How | None,
    depth: Depth,
    gaps: tuple[int, ...],
    last: int,
    most: int,
    state: str,
    line: str,
) -> None:
    found = silence_of(somebody(name, how), gaps, last, depth)
    assert (found.state, found.limit, found.days) == (state, most, last)
    assert found.line == (f"{line} {NOTHING_OWED}" if state == "quiet" else line)


def test_at_work_together_a_silence_is_none() -> None:
    person = somebody(routines=(routine(RoutinePlace.WORK, "2020", every=1),))
    found = silence_of(person, (100,), 400, Depth.KNOWN)
    assert (found.state, found.line) == (QuietState.ALONGSIDE, "")


def test_let_be_three_times_since_the_last_contact_is_rest() -> None:
    days = tuple(TODAY - timedelta(days=each) for each in (60, 40, 20))
    found = silence_of(somebody("Bo", let_be=days), ANNA, 122)
    assert (found.state, found.line) == (QuietState.RESTING, "Bo is resting.")
    earlier = (TODAY - timedelta(days=122), *days[:2], days[1], TODAY + timedelta(days=1))
    assert silence_of(somebody("Bo", let_be=earlier), ANNA, 122).state is QuietState.QUIET


@pytest.mark.parametrize(
    ("most", "dormant"), [(112, 730), (300, 900), (365, 1095), (548, 1096), (800, 1600)]
)
def test_dormant_after(most: int, dormant: int) -> None:
    assert dormant_at(most) == dormant


def test_the_boundaries_of_quiet_and_dormant() -> None:
    person = somebody()
    states = [silence_of(person, ANNA, last).state for last in (112, 113, 729, 730)]
    assert states == ["in_rhythm", "quiet", "quiet", "dormant"]


@pytest.mark.parametrize(
    ("gaps", "start", "most"),
    [
        ((), 180, 180),
        ((100, 100), 90, 150),
        ((30, 30), 90, 90),
        ((900, 900, 900), 90, 548),
        ((4,) * 40, 90, 21),
        ((1000, 1000, 1000, 1000), 90, 1500),
    ],
)
def test_limit(gaps: tuple[int, ...], start: int, most: int) -> None:
    assert limit(gaps, start) == most


def test_only_the_last_gaps_count() -> None:
    recent = (20,) * 12
    assert limit((9999,) * 3 + recent, 90) == limit((1,) * 3 + recent, 90)
    assert limit((*recent[:7], 300, *recent[:8]), 90) == limit((20,) * 16, 90)


def test_where_a_rhythm_begins() -> None:
    assert [base(depth, kin=False) for depth in list(Depth)[3:]] == [365, 180, 90]
    assert base(Depth.KEPT, kin=True) == 180
    partner = silence_of(somebody(how=How.PARTNER), (), 170)
    assert (partner.state, partner.limit) == (QuietState.IN_RHYTHM, 180)


def test_days_close_together_are_one_spell_and_help_is_contact() -> None:
    days = [date(2025, 1, 1), date(2025, 1, 4), date(2025, 1, 7), date(2025, 1, 11)]
    talks = tuple(talk(day) for day in days)
    found = rhythm_of(Evidence(talks, (Help(date(2025, 2, 1), Way.GIVEN),)), TODAY)
    assert found is not None
    assert (found.gaps, found.last) == ((4, 21), date(2025, 2, 1))


def test_a_tick_alone_and_what_lies_ahead_are_no_contact() -> None:
    tick = Help(TODAY, Way.GIVEN, contact=False)
    ahead = talk(TODAY + timedelta(days=1))
    assert rhythm_of(Evidence((ahead,), (tick,)), TODAY) is None


PLANNED = Evidence(history(ANNA, 122).talks, plans=(TODAY + timedelta(days=3),))
ALONGSIDE = (routine(RoutinePlace.CLUB, "2020"),)


@pytest.mark.parametrize(
    ("state", "person", "evidence", "standing"),
    [
        ("let_go", somebody(ended="let go", resting="open"), PLANNED, known_as(Depth.KEPT)),
        ("let_go", somebody(ended="remembered"), PLANNED, known_as(Depth.KEPT)),
        ("resting", somebody(resting="open"), PLANNED, known_as(None)),
        ("resting", somebody(resting=TODAY + timedelta(days=1)), PLANNED, known_as(Depth.KEPT)),
        ("planned", somebody(resting=TODAY), PLANNED, known_as(Depth.KEPT)),
        ("unwritten", somebody(), PLANNED, known_as(None)),
        ("planned", somebody(routines=ALONGSIDE), PLANNED, known_as(Depth.HEARD)),
        ("alongside", somebody(routines=ALONGSIDE), Evidence(), known_as(Depth.HEARD)),
        ("open", somebody(), history(ANNA, 122), known_as(Depth.MET)),
        ("unwritten", somebody(), Evidence(helps=()), known_as(Depth.KITCHEN)),
    ],
)
def test_the_first_state_that_applies(
    state: str, person: Person, evidence: Evidence, standing: Standing
) -> None:
    assert silence(person, evidence, standing, TODAY).state == state


def test_a_plan_holds_until_its_day_is_over() -> None:
    talks: tuple[Talk, ...] = history(ANNA, 122).talks
    for day, state in ((TODAY, "planned"), (TODAY - timedelta(days=1), "quiet")):
        found = silence(somebody(), Evidence(talks, plans=(day,)), known_as(Depth.KEPT), TODAY)
        assert found.state == state


@pytest.mark.parametrize(
    ("state", "since", "until", "every"),
    [
        ("alongside", "2020", None, 31),
        ("quiet", "2020", None, 32),
        ("quiet", "2025-11-23", None, 7),
        ("alongside", "2020", "2025-11-22", 7),
        ("quiet", "2020", "2025-11-21", 7),
        ("alongside", "--05-01", "--06-01", 7),
    ],
)
def test_a_routine_counts_while_it_lasts(
    state: str, since: str, until: str | None, every: int
) -> None:
    person = somebody(routines=(routine(RoutinePlace.CLUB, since, until, every),))
    assert silence_of(person, ANNA, 122).state == state


def test_an_own_word_alone_is_not_a_rhythm() -> None:
    word = Standing(Depth.KEPT, Depth.WORDS, "own word", ("…",))
    for gaps, state in (((), "unwritten"), ((100,), "unwritten"), ((100, 100), "quiet")):
        assert silence(somebody(), history(gaps, 400), word, TODAY).state == state
    named = Standing(Depth.KEPT, Depth.KITCHEN, "own word", ("…",))
    assert silence(somebody(), history((), 400), named, TODAY).state == "quiet"


def test_help_alone_is_a_contact_too() -> None:
    found = silence(somebody(), Evidence(helps=(GIVEN,)), known_as(Depth.KITCHEN), TODAY)
    assert found.state is QuietState.QUIET
