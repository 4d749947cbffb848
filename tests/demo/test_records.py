"""The lived-in notebook is made of records that hold."""

import re
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.demo.notebook import build
from quietnet.domain.conversation import Conversation
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import ContactKind, Person
from tests.demo.lived_in import DAYS, TODAY, every_record, noon, records, words_of

EVERY_DAY = pytest.mark.parametrize("today", DAYS, ids=str)
TICK = re.compile(r"✅ (\d{4}-\d\d-\d\d)")


@EVERY_DAY
def test_nothing_is_dated_ahead_but_plans(today: date) -> None:
    people, conversations = records(today)
    for record in every_record(today):
        assert record.created <= record.updated <= noon(today)
    assert {talk.planned for talk in conversations if talk.on > today} == {True}
    for person in people:
        origin = person.origin.on.settled() if person.origin.on else None
        assert origin is None or origin.year <= today.year
        assert person.own_word is None or person.own_word.on <= today


@EVERY_DAY
def test_every_tick_falls_between_its_note_and_today(today: date) -> None:
    _, conversations = records(today)
    ticks = [(talk, date.fromisoformat(day)) for talk in conversations for day in ticked(talk)]
    assert ticks
    assert all(talk.on <= day <= today for talk, day in ticks)


@EVERY_DAY
def test_ids_stand_for_good_and_lead_somewhere(today: date) -> None:
    people, conversations = records(today)
    known = {person.id for person in people}
    every = [record.id for record in every_record(today)]
    assert len(set(every)) == len(every)
    assert every == [record.id for record in every_record(TODAY)]
    for talk in conversations:
        assert set(talk.people) <= known
        assert {read for read in talk.readings.values() if read} <= known
    for person in people:
        assert set(person.origin.through) <= known - {person.id}
        assert {r.person for r in person.relations if r.person} <= known


def test_the_same_day_gives_the_same_notebook() -> None:
    assert build(TODAY, noon(TODAY)) == build(TODAY, noon(TODAY))


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2025, 1, 1), date(2099, 12, 31)), st.times(timezones=st.just(UTC)))
def test_it_can_be_opened_on_any_day(today: date, hour: time) -> None:
    now = datetime.combine(today, hour)
    people, conversations = build(now.date(), now)
    assert all(record.updated <= now for record in (*people, *conversations))


def test_the_oldest_note_is_about_ten_years_old_and_they_come_in_order() -> None:
    _, conversations = records()
    assert 3500 < (TODAY - conversations[0].on).days <= 3653
    assert all(a.on <= b.on for a, b in pairwise(conversations))


@EVERY_DAY
def test_every_name_in_a_text_is_read(today: date) -> None:
    people, _ = records(today)
    names = {n for person in people for n in (person.name, person.first_name, *person.aliases)}
    found = re.compile("|".join(rf"(?<![\w\\]){re.escape(n)}(?!\w)" for n in names))
    for record in every_record(today):
        text = words_of(record)
        assert all(written in text for written in record.readings)
        read = " ".join(record.readings)
        assert [name for name in found.findall(text) if name not in read] == []


def test_nothing_in_the_texts_contradicts_a_possible_day() -> None:
    days = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    months = "January|February|March|April|June|July|August|September|October|November|December"
    fixed = re.compile(rf"\b(?:{days}|{months}|in May|summer|winter|spring|autumn)\b")
    for record in every_record(date(2041, 6, 15)):
        assert not fixed.search(words_of(record)), record
        assert "{" not in words_of(record)


def test_nobody_can_be_written_to_or_called() -> None:
    people, _ = records()
    for person in people:
        for contact in person.contacts:
            if contact.kind is ContactKind.PHONE:
                assert re.fullmatch(r"555 01\d\d", contact.value)
            elif contact.kind is not ContactKind.ADDRESS:
                assert re.search(r"[@/]example\.(?:com|org)(?:/|\Z)", contact.value)
    for record in every_record():
        assert all("://example." in url for url in re.findall(r"<[^>]*>", words_of(record)))


def test_every_field_of_a_person_is_used_by_somebody() -> None:
    people, _ = records()
    unused = set(Person.model_fields) - {field for p in people for field in p.model_fields_set}
    assert unused == {"let_be", "carried"}
    shapes = {shape(p.birthday) for p in people if p.birthday}
    assert shapes == {"day", "day without its year"}


def test_one_plan_is_ahead_and_one_has_gone_by() -> None:
    _, conversations = records()
    assert sorted((talk.on - TODAY).days for talk in conversations if talk.planned) == [-2, 3]


def ticked(talk: Conversation) -> list[str]:
    return TICK.findall(talk.text)


def shape(on: PartialDate) -> str:
    return "day" if on.year else "day without its year"
