"""On this day: what is remembered, in which words, and what is left in peace."""

from datetime import date
from typing import Any

import pytest

from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.memories import Memory, on_this_day
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, ImportantDate, Person
from tests.domain.cases import NOW, TODAY, somebody


def talked(on: date, *people: Person, **fields: Any) -> Conversation:
    return Conversation.written(on, "", NOW, people=tuple(p.id for p in people), **fields)


def lines(*records: Person | Conversation, today: date = TODAY) -> list[str]:
    people = [each for each in records if isinstance(each, Person)]
    talks = [each for each in records if isinstance(each, Conversation)]
    return [memory.line for memory in on_this_day(Network(people, talks), today)]


def born(name: str, on: str, **fields: Any) -> Person:
    return somebody(name, birthday=PartialDate.parse(on), **fields)


def test_birthdays_today_and_tomorrow() -> None:
    people = (born("Zoe", "1980-11-22"), born("Bo", "--11-23"), born("Al", "--11-24"))
    month = born("May", "1980-11")
    assert lines(*people, month) == ["Today is Zoe’s birthday.", "Tomorrow is Bo’s birthday."]


def test_a_leap_day_is_kept_the_day_before_where_there_is_none() -> None:
    leap = born("Lea", "2000-02-29")
    assert lines(leap, today=date(2025, 2, 28)) == ["Today is Lea’s birthday."]
    assert lines(leap, today=date(2024, 2, 28)) == ["Tomorrow is Lea’s birthday."]
    assert lines(leap, today=date(2025, 3, 1)) == []


@pytest.mark.parametrize(
    ("since", "how", "line"),
    [
        ("2019-11-22", How.EVENT, "Six years ago today you met Ana."),
        ("2024-11-22", How.EVENT, "A year ago today you met Ana."),
        ("1999-11-22", How.SCHOOL, "Many years ago today you met Ana."),
        ("2019-11-22", How.ONLINE, "Six years ago today you came across Ana."),
        ("--11-22", None, "On this day you met Ana."),
    ],
)
def test_a_first_meeting(since: str, how: How | None, line: str) -> None:
    assert lines(somebody("Ana", how, since)) == [line]


@pytest.mark.parametrize("since", ["", "2019-11", "2019", "2025-11-22", "2019-11-21", "2030-11-22"])
def test_no_first_meeting(since: str) -> None:
    assert lines(somebody("Ana", since=since)) == []


@pytest.mark.parametrize(
    ("medium", "words"),
    [
        (Medium.IN_PERSON, "you talked with Ana"),
        (Medium.VIDEO, "you had a video call with Ana"),
        (Medium.VOICE, "you had a call with Ana"),
        (Medium.LETTER, "there was a letter between you and Ana"),
        (Medium.TEXT, "there were messages between you and Ana"),
        (Medium.UNSAID, "you were in touch with Ana"),
    ],
)
def test_a_conversation_years_ago(medium: Medium, words: str) -> None:
    ana = somebody("Ana")
    talk = talked(date(2022, 11, 22), ana, medium=medium)
    assert lines(ana, talk) == [f"Three years ago today {words}."]


def test_several_people_and_the_oldest_first() -> None:
    ana, bo, cy = (somebody(name) for name in ("Ana", "Bo", "Cy"))
    three = talked(date(2023, 11, 22), ana, bo, cy)
    two = talked(date(2020, 11, 22), bo, ana)
    nobody, plan = talked(date(2020, 11, 22)), talked(date(2021, 11, 22), ana, planned=True)
    other_day, today = talked(date(2021, 11, 21), ana), talked(TODAY, ana)
    assert lines(ana, bo, cy, three, two, nobody, plan, other_day, today) == [
        "Five years ago today you talked with Bo and Ana.",
        "Two years ago today you talked with Ana, Bo and others.",
    ]


def test_a_first_meeting_and_its_conversation_are_one_memory() -> None:
    ana = somebody("Ana", since="2019-11-22")
    talk = talked(date(2019, 11, 22), ana)
    found = on_this_day(Network([ana], [talk]), TODAY)
    assert found == (Memory("Six years ago today you met Ana.", ana.id, talk.id),)


def test_a_date_of_theirs_comes_round() -> None:
    dates = [("the gate", "2021-11-22"), ("the choir", "--11-22"), ("today", "2025-11-22")]
    theirs = tuple(ImportantDate(what=what, on=PartialDate.parse(on)) for what, on in dates)
    assert lines(somebody("Ana", dates=theirs)) == [
        "Four years ago today, for Ana: the gate.",
        "On this day, for Ana: the choir.",
    ]


def test_a_conversation_on_a_leap_day_comes_round_the_day_before_where_there_is_none() -> None:
    bo = somebody("Bo")
    leap = talked(date(2020, 2, 29), bo)
    told = ["Five years ago today you talked with Bo."]
    assert lines(bo, leap, today=date(2025, 2, 28)) == told
    assert lines(bo, leap, today=date(2024, 2, 28)) == []
    assert lines(bo, leap, today=date(2025, 3, 1)) == []


def test_those_let_go_or_remembered_are_left_in_peace() -> None:
    for word in ("let go", "remembered"):
        gone = born("Gus", "--11-22", since="2019-11-22", ended=word)
        assert lines(gone, somebody("Ana"), talked(date(2020, 11, 22), gone)) == []
