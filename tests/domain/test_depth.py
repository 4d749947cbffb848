"""The word: the twelve cases, the boundaries of the rules, and the schedules."""

from datetime import date, timedelta
from typing import Any

import pytest

from quietnet.domain.conversation import Kind, Medium
from quietnet.domain.depth import Standing, standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence, Help, Talk, Way
from quietnet.domain.person import How, Person, RoutinePlace
from quietnet.domain.real import is_real
from tests.domain.cases import (
    BOTH,
    GIVEN,
    RECEIVED,
    THEIRS,
    TODAY,
    all_cases,
    evidence_of,
    own,
    person_of,
    routine,
    somebody,
    talk,
)

START = date(2020, 1, 1)


def real_days(number: int, span: int, **fields: Any) -> tuple[Talk, ...]:
    """Some real conversations, the first and the last a span apart."""
    days = [START + timedelta(days=each) for each in range(number - 1)]
    days.append(START + timedelta(days=span))
    return tuple(talk(day, minutes=60, **fields) for day in days)


def depth_of(*talks: Talk, helps: tuple[Help, ...] = (), today: date = TODAY) -> Depth | None:
    return standing(somebody(), Evidence(talks, helps), today).depth


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: str(case["case"]))
def test_case(case: dict[str, Any]) -> None:
    found = standing(person_of(case), evidence_of(case), TODAY)
    expect = case["expect"]
    assert found == Standing(
        depth=expect["depth"],
        evidence_depth=expect["evidence_depth"],
        source=expect["source"],
        why=tuple(expect["why"]),
        ask_word=expect["ask_word"],
    )


@pytest.mark.parametrize(
    ("real", "fields"),
    [
        (True, {"minutes": 30}),
        (False, {"minutes": 29}),
        (True, {"minutes": 60, "others": 2}),
        (False, {"minutes": 60, "others": 3}),
        (False, {"minutes": 60, "others": None}),
        (True, {"minutes": 60, "kind": Kind.TOGETHER}),
        (False, {"minutes": 59, "kind": Kind.TOGETHER}),
        (False, {"minutes": 120, "kind": Kind.WORK}),
        (True, {"minutes": 10, "kind": Kind.WORK, "mattered": THEIRS}),
        (False, {"minutes": 9, "mattered": THEIRS}),
        (True, {"mattered": THEIRS}),
        (True, {"mattered": THEIRS, "others": None}),
        (False, {"mattered": THEIRS, "others": 3}),
        (False, {}),
        (True, {"medium": Medium.TEXT, "mattered": BOTH}),
        (False, {"medium": Medium.TEXT, "mattered": THEIRS}),
        (True, {"medium": Medium.LETTER, "mattered": THEIRS}),
        (False, {"medium": Medium.LETTER, "minutes": 90}),
        (True, {"kitchen": True, "others": 9, "minutes": 1}),
        (False, {"medium": Medium.UNSAID}),
    ],
)
def test_what_counts_as_a_real_conversation(*, real: bool, fields: dict[str, Any]) -> None:
    assert is_real(talk(TODAY, **fields)) is real


TWO_TOPICS = {"topics": frozenset({"maps", "bread"})}


@pytest.mark.parametrize(
    ("depth", "talks", "helps"),
    [
        (Depth.KNOWN, real_days(3, 90, **TWO_TOPICS), ()),
        (Depth.KITCHEN, real_days(3, 89, **TWO_TOPICS), ()),
        (Depth.KITCHEN, real_days(2, 400, **TWO_TOPICS), ()),
        (Depth.KITCHEN, real_days(3, 90), ()),
        (Depth.KNOWN, real_days(3, 90), (GIVEN,)),
        (Depth.KNOWN, real_days(3, 90, mattered=BOTH), ()),
        (Depth.KITCHEN, real_days(3, 90, mattered=THEIRS), ()),
        (Depth.KEPT, real_days(6, 730, mattered=BOTH), (GIVEN, RECEIVED)),
        (Depth.KNOWN, real_days(6, 729, mattered=BOTH), (GIVEN, RECEIVED)),
        (Depth.KNOWN, real_days(5, 730, mattered=BOTH), (GIVEN, RECEIVED)),
        (Depth.KNOWN, real_days(6, 900), (GIVEN, RECEIVED)),
        (Depth.KEPT, real_days(12, 1095), (GIVEN, RECEIVED)),
        (Depth.KNOWN, real_days(12, 1094), (GIVEN, RECEIVED)),
        (Depth.KNOWN, real_days(11, 1095), (GIVEN, RECEIVED)),
        (Depth.KNOWN, real_days(6, 900, mattered=BOTH), (GIVEN,)),
        (Depth.KNOWN, real_days(6, 900, mattered=BOTH), (RECEIVED,)),
    ],
)
def test_the_deeper_words(depth: Depth, talks: tuple[Talk, ...], helps: tuple[Help, ...]) -> None:
    assert depth_of(*talks, helps=helps) is depth


def test_letters_alone_reach_the_table_and_no_further() -> None:
    letters = real_days(12, 1200, mattered=BOTH, **TWO_TOPICS)
    letters = tuple(Talk(each.on, Medium.LETTER, mattered=BOTH) for each in letters)
    assert depth_of(*letters, helps=(GIVEN, RECEIVED)) is Depth.KITCHEN


def test_three_ways_of_speaking_are_a_sign_and_an_unsaid_one_is_none() -> None:
    talks = real_days(3, 90)
    text, call = talk(START, Medium.TEXT), talk(START, Medium.VOICE)
    assert depth_of(*talks, text, talk(START, Medium.UNSAID)) is Depth.KITCHEN
    assert depth_of(*talks, text, call) is Depth.KNOWN


def test_two_real_conversations_on_one_day_are_one() -> None:
    first, *_, last = real_days(3, 90, **TWO_TOPICS)
    again = talk(last.on, Medium.VOICE, minutes=45)
    assert depth_of(first, last, again) is Depth.KITCHEN


def test_a_talk_dated_tomorrow_is_not_yet_one() -> None:
    tomorrow = talk(TODAY + timedelta(days=1), minutes=60)
    assert depth_of(tomorrow) is Depth.HEARD
    assert depth_of(tomorrow, today=tomorrow.on) is Depth.KITCHEN


def test_help_alone_is_words_and_a_routine_begun_the_doorway() -> None:
    assert depth_of(helps=(GIVEN,)) is Depth.WORDS
    begun = somebody(routines=(routine(RoutinePlace.CLUB, "2025-11-22"),))
    ahead = somebody(routines=(routine(RoutinePlace.CLUB, "2025-11-23"),))
    assert standing(begun, Evidence(), TODAY).depth is Depth.MET
    assert standing(ahead, Evidence(), TODAY).depth is Depth.HEARD


@pytest.mark.parametrize(
    ("depth", "how", "since", "added"),
    [
        (None, None, "", TODAY),
        (Depth.HEARD, How.EVENT, "2024-11-23", TODAY),
        (None, How.EVENT, "2024-11-22", TODAY),
        (None, How.NEIGHBOUR, "2020", TODAY),
        (Depth.HEARD, How.NEIGHBOUR, "2020", date(2021, 6, 30)),
        (None, How.NEIGHBOUR, "2020", date(2021, 7, 1)),
        (Depth.HEARD, How.ONLINE, "2010", TODAY),
        (Depth.HEARD, How.OTHER, "", TODAY),
        (Depth.HEARD, How.OTHER, "--05-04", TODAY),
        (None, How.SCHOOL, "", TODAY),
        (None, How.OLD_FRIEND, "", TODAY),
        (None, How.PARTNER, "", TODAY),
    ],
)
def test_an_empty_page(depth: Depth | None, how: How | None, since: str, added: date) -> None:
    found = standing(somebody(how=how, since=since, added=added), Evidence(), TODAY)
    assert found.depth is depth
    assert found.source == ("notes" if depth else "unwritten")


def test_one_line_does_not_place_family_and_one_evening_does() -> None:
    mother = somebody(how=How.FAMILY)
    text = talk(START, Medium.TEXT)
    assert standing(mother, Evidence((text,)), TODAY).depth is None
    assert standing(mother, Evidence((text, talk(START, minutes=40))), TODAY).depth is (
        Depth.KITCHEN
    )


def test_the_own_word_wins_and_the_reasons_stay() -> None:
    evidence = Evidence((talk(START, Medium.TEXT),))
    plain = standing(somebody(), evidence, TODAY)
    named = standing(somebody(own_word=own(Depth.KEPT)), evidence, TODAY)
    assert (named.depth, named.source, named.why) == (Depth.KEPT, "own word", plain.why)
    assert named.evidence_depth is Depth.WORDS


@pytest.mark.parametrize(
    ("asked", "word", "days_ago"),
    [
        (True, Depth.MET, 365),
        (False, Depth.MET, 364),
        (False, Depth.KITCHEN, 365),
        (False, Depth.KEPT, 365),
        (True, Depth.HEARD, 900),
    ],
)
def test_the_word_is_asked_after_once_outgrown(*, asked: bool, word: Depth, days_ago: int) -> None:
    person = somebody(own_word=own(word, TODAY - timedelta(days=days_ago)))
    evidence = Evidence(real_days(3, 90, **TWO_TOPICS))
    assert standing(person, evidence, TODAY).ask_word is asked


def test_likes_weigh_nothing() -> None:
    """What other programs counted may stand on a person; the word does not read it."""
    plain = somebody(how=How.ONLINE)
    liked = Person.model_validate({**plain.model_dump(), "likes": 1000})
    assert standing(liked, Evidence(), TODAY) == standing(plain, Evidence(), TODAY)


def schedule(every: int, until: int, minutes: int) -> list[Talk]:
    topics = [frozenset({"maps"}), frozenset({"bread"})]
    days = range(0, until + 1, every)
    return [
        Talk(START + timedelta(days=day), Medium.IN_PERSON, minutes, topics=topics[place % 2])
        for place, day in enumerate(days)
    ]


def first_day(talks: list[Talk], wanted: Depth, helps: tuple[Help, ...] = ()) -> int:
    """The day from the start on which a word is first reached."""
    for day in range(2000):
        today = START + timedelta(days=day)
        if depth_of(*talks, helps=helps, today=today) is wanted:
            return day
    raise AssertionError(f"never {wanted}")


def test_a_schedule_of_weeks_and_of_months() -> None:
    weekly = schedule(7, 140, 120)
    assert first_day(weekly, Depth.KITCHEN) == 0
    assert first_day(weekly, Depth.KNOWN) == 91
    monthly = schedule(30, 180, 180)
    assert first_day(monthly, Depth.KNOWN) == 90


def test_a_schedule_of_years() -> None:
    talks = [
        Talk(each.on, each.medium, each.minutes, mattered=BOTH, topics=each.topics)
        for each in schedule(7, 800, 120)
    ]
    helps = (Help(START, Way.GIVEN), Help(START, Way.RECEIVED, told=True))
    assert first_day(talks, Depth.KEPT, helps) == 735
