"""The reasons: each sentence of the model, exactly, and their order."""

from datetime import date, timedelta
from typing import Any

import pytest

from quietnet.domain.conversation import Kind, Medium
from quietnet.domain.depth import standing
from quietnet.domain.evidence import Evidence, Help, Talk, Way, What
from quietnet.domain.person import How, Person, RoutinePlace
from quietnet.domain.words import hours, number_word
from tests.domain.cases import BOTH, MINE, THEIRS, TODAY, routine, somebody, talk

SPRING = date(2025, 4, 2)
BREAD = frozenset({"bread"})


def why(*talks: Talk, person: Person | None = None, helps: tuple[Help, ...] = ()) -> list[str]:
    return list(standing(person or somebody(), Evidence(talks, helps), TODAY).why)


def many(number: int, **fields: Any) -> list[Talk]:
    return [talk(date(2016, 1, 1) + timedelta(days=40 * n), **fields) for n in range(number)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"minutes": 45}, "one kitchen conversation in April"),
        ({"minutes": 44}, "one real conversation in April"),
        ({"minutes": 60, "others": 1}, "one real conversation in April"),
        ({"minutes": 60, "medium": Medium.VIDEO}, "one real call in April"),
        (
            {"minutes": 90, "kind": Kind.TOGETHER},
            "one outing together, two hours long, in April",
        ),
        ({"minutes": 89, "kitchen": True}, "one kitchen conversation in April"),
        (
            {"minutes": 240, "topics": frozenset({"maps", " Bread ", "tea"})},
            "one kitchen conversation, four hours long, in April, about bread and maps",
        ),
    ],
)
def test_one_real_conversation(fields: dict[str, Any], sentence: str) -> None:
    assert why(talk(SPRING, **fields))[0] == sentence


def test_when_is_a_month_and_from_eleven_months_on_its_year() -> None:
    for days, words in ((329, "in December"), (330, "in December 2024")):
        assert why(talk(TODAY - timedelta(days=days), minutes=40)) == [
            f"one real conversation {words}"
        ]


def test_of_two_on_one_day_the_richest_names_it_and_the_longest_tells() -> None:
    found = why(
        talk(SPRING, Medium.VOICE, minutes=200, topics=frozenset({"tea"})),
        talk(SPRING, minutes=50, topics=frozenset({"maps"})),
        talk(SPRING, minutes=95, topics=BREAD),
    )
    assert found == ["one kitchen conversation, two hours long, in April, about bread"]


def test_the_kitchen_leads_and_the_commonest_of_the_rest_follows() -> None:
    calls = [talk(SPRING - timedelta(days=n), Medium.VOICE, minutes=40) for n in (1, 2, 3)]
    ride = talk(SPRING - timedelta(days=9), minutes=80, kind=Kind.TOGETHER)
    assert why(talk(SPRING, minutes=60), ride, *calls)[:2] == [
        "one kitchen conversation in April",
        "three real calls",
    ]


def test_without_a_kitchen_the_commonest_leads_ties_by_richness() -> None:
    calls = [talk(SPRING - timedelta(days=n), Medium.VOICE, minutes=40) for n in (1, 2)]
    rides = [talk(SPRING - timedelta(days=n), minutes=80, kind=Kind.TOGETHER) for n in (4, 5)]
    assert why(*calls, *rides)[:2] == ["two outings together since 2025", "two real calls"]
    assert why(*calls, rides[0])[:2] == ["two real calls since 2025", "one outing together"]


def test_mostly_about_needs_two_and_half_of_them() -> None:
    plain = many(2, minutes=60)
    named = [talk(day.on + timedelta(days=1), minutes=60, topics=BREAD) for day in plain]
    assert why(*plain, named[0])[0] == "three kitchen conversations since 2016"
    assert why(*plain, *named)[0] == "four kitchen conversations since 2016, mostly about bread"
    assert why(*many(3, minutes=60), *named)[0] == "five kitchen conversations since 2016"


def test_twelve_is_a_word_and_thirteen_are_many() -> None:
    assert why(*many(12, minutes=60))[0] == "twelve kitchen conversations since 2016"
    assert why(*many(13, minutes=60))[0] == "many kitchen conversations since 2016"
    assert (number_word(0), number_word(13), hours(60)) == ("no", "many", "an hour")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "talked in April"),
        ({"minutes": 10, "topics": frozenset({"tea", "bread", "maps"})}, "about bread and maps"),
        ({"minutes": 60, "kind": Kind.WORK, "topics": BREAD}, "talked in April, about work"),
        ({"minutes": 60, "others": 3}, "talked in April, in company"),
        ({"others": None, "topics": BREAD}, "talked in April, about bread, in company"),
        ({"others": 2}, "talked in April"),
    ],
)
def test_the_last_live_talk_where_none_was_real(fields: dict[str, Any], sentence: str) -> None:
    assert why(talk(SPRING - timedelta(days=9)), talk(SPRING, **fields))[0].endswith(sentence)


@pytest.mark.parametrize(
    ("mattered", "sentence"),
    [
        (BOTH, "you have both said things that mattered"),
        (THEIRS, "they told you something that mattered"),
        (MINE, "you told them something that mattered"),
    ],
)
def test_what_mattered(mattered: frozenset[Any], sentence: str) -> None:
    assert sentence in why(talk(SPRING, Medium.TEXT, mattered=mattered))


@pytest.mark.parametrize(
    ("way", "what", "sentence"),
    [
        (Way.GIVEN, What.HAND, "you lent a hand in April"),
        (Way.RECEIVED, What.HAND, "they lent you a hand in April"),
        (Way.GIVEN, What.ADVICE, "you gave advice in April"),
        (Way.RECEIVED, What.ADVICE, "they gave you advice in April"),
        (Way.GIVEN, What.INTRODUCTION, "you introduced them to someone in April"),
        (Way.RECEIVED, What.INTRODUCTION, "they introduced you to someone in April"),
        (Way.GIVEN, What.CARE, "you looked after them in April"),
        (Way.RECEIVED, What.CARE, "they looked after you in April"),
    ],
)
def test_help_as_a_fact(way: Way, what: What, sentence: str) -> None:
    earlier = Help(SPRING - timedelta(days=400), way)
    assert why(helps=(Help(SPRING, way, what), earlier)) == [sentence]


def test_help_both_ways_is_not_weighed() -> None:
    helps = (Help(SPRING, Way.GIVEN), Help(TODAY, Way.RECEIVED), Help(TODAY, Way.RECEIVED))
    assert why(helps=helps) == ["help has gone both ways"]


@pytest.mark.parametrize(
    ("medium", "sentence"),
    [
        (Medium.IN_PERSON, "first time in the same room in April"),
        (Medium.VIDEO, "first video call in April"),
        (Medium.VOICE, "first phone call in April"),
        (Medium.LETTER, "first letter in April"),
    ],
)
def test_a_new_medium(medium: Medium, sentence: str) -> None:
    text = talk(SPRING - timedelta(days=1), Medium.TEXT)
    assert sentence in why(text, talk(SPRING, medium))
    assert sentence not in why(talk(SPRING, medium))
    assert sentence not in why(text, talk(SPRING, medium, kind=Kind.WORK))
    assert sentence not in why(talk(text.on, Medium.UNSAID), talk(SPRING, medium))


def test_a_medium_is_new_for_four_hundred_days_and_one_is_said() -> None:
    for days, new in ((399, True), (400, False)):
        day = TODAY - timedelta(days=days)
        found = why(talk(day - timedelta(days=9), Medium.TEXT), talk(day, Medium.VOICE))
        assert any("first phone call" in sentence for sentence in found) is new
    text = talk(SPRING, Medium.TEXT)
    later = [talk(SPRING + timedelta(days=9), each) for each in (Medium.LETTER, Medium.VIDEO)]
    assert [each for each in why(text, *later) if "first" in each] == ["first video call in April"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (RoutinePlace.HOME, "under one roof"),
        (RoutinePlace.CLUB, "in the same club"),
        (RoutinePlace.NEIGHBOURS, "neighbours"),
        (RoutinePlace.FAMILY, "family visits"),
    ],
)
def test_routines(place: RoutinePlace, words: str) -> None:
    routines = (routine(place, "2019"), routine(place, "2010", "2012-03"))
    assert why(person=somebody(routines=routines)) == [
        f"{words} from 2010 to 2012",
        f"{words} since 2019",
    ]
    assert why(person=somebody(routines=(routine(place, "--05-01"),))) == [words]


def test_colleagues_whose_life_outside_work_is_unwritten() -> None:
    colleague = somebody(routines=(routine(RoutinePlace.WORK, "2020"),))
    nothing = "nothing about life outside work written down yet"
    assert why(person=colleague) == ["at work together since 2020", nothing]
    assert nothing not in why(talk(SPRING, minutes=60), person=colleague)


def test_in_writing_only_unless_a_routine_says_otherwise() -> None:
    text = talk(SPRING, Medium.TEXT)
    neighbour = somebody(routines=(routine(RoutinePlace.NEIGHBOURS, "2020"),))
    assert why(text) == ["in writing only so far"]
    assert why(text, person=neighbour) == ["neighbours since 2020"]


def test_known_since_from_five_years_on() -> None:
    five = TODAY - timedelta(days=5 * 365)
    text = talk(SPRING, Medium.TEXT)
    assert "known since 2020" in why(text, person=somebody(since=str(five)))
    later = str(five + timedelta(days=1))
    assert why(text, person=somebody(since=later)) == ["in writing only so far"]


@pytest.mark.parametrize(
    ("how", "since", "sentence"),
    [
        (How.ONLINE, "", "you follow them online; no words exchanged yet"),
        (How.FAMILY, "", "no notes yet"),
        (How.OLD_FRIEND, "", "no notes yet"),
        (How.EVENT, "2025", "no notes yet"),
        (None, "", "no notes yet"),
        (How.INTRODUCED, "", "a name, no words exchanged yet"),
    ],
)
def test_where_nothing_is_noted(how: How | None, since: str, sentence: str) -> None:
    assert why(person=somebody(how=how, since=since)) == [sentence]


def test_at_most_four_and_in_order() -> None:
    found = why(
        *many(4, minutes=60),
        talk(SPRING, Medium.VOICE, minutes=60, mattered=BOTH),
        person=somebody(since="2001", routines=(routine(RoutinePlace.CLUB, "2019"),)),
        helps=(Help(SPRING, Way.GIVEN),),
    )
    assert found == [
        "four kitchen conversations since 2016",
        "one real call",
        "you have both said things that mattered",
        "you lent a hand in April",
    ]
