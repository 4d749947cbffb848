"""The day at the very start of a note."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.reading.dates import find_day, written_day

WEDNESDAY = date(2026, 3, 18)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-14", "2026-03-14"),
        ("2026-3-4", "2026-03-04"),
        ("14 March", "2026-03-14"),
        ("14th of March", "2026-03-14"),
        ("24 Nov", "2025-11-24"),
        ("24 Sept", "2025-09-24"),
        ("19 March", "2025-03-19"),
        ("Mar 3", "2026-03-03"),
        ("March 3rd", "2026-03-03"),
        ("February 23rd 2017", "2017-02-23"),
        ("23 February, 2017", "2017-02-23"),
        ("Sat 14 March", "2026-03-14"),
        ("29 Feb", "2024-02-29"),
        ("Tuesday", "2026-03-17"),
        ("Wednesday", "2026-03-18"),
        ("tuesday evening", "2026-03-17"),
        ("last Tuesday", "2026-03-10"),
        ("last Wednesday", "2026-03-11"),
        ("today", "2026-03-18"),
        ("tonight", "2026-03-18"),
        ("this morning", "2026-03-18"),
        ("Yesterday", "2026-03-17"),
        ("yesterday evening", "2026-03-17"),
        ("last night", "2026-03-17"),
        ("day before yesterday", "2026-03-16"),
        ("the day before yesterday", "2026-03-16"),
        ("three days ago", "2026-03-15"),
        ("3 days ago", "2026-03-15"),
        ("a week ago", "2026-03-11"),
        ("two weeks ago", "2026-03-04"),
        ("last week", "2026-03-11"),
        ("tomorrow", "2026-03-19"),
        ("next Friday", "2026-03-20"),
        ("next Wednesday", "2026-03-25"),
        ("2026-12-24", "2026-12-24"),
    ],
)
def test_a_day_written_first_is_the_day(words: str, day: str) -> None:
    text = f"{words}: dinner with Ana"
    found = find_day(text, WEDNESDAY)
    assert found is not None
    assert found.on == date.fromisoformat(day)
    assert text[found.start : found.end] == words == written_day(text)
    assert text[found.body :] == "dinner with Ana"


@pytest.mark.parametrize(
    "text",
    [
        "Books: we talked of many",
        "Second thought: none",
        "May: she said",
        "March 2019: we moved",
        "Sun: hot",
        "Sat: down and talked",
        "Note: yesterday was cold",
        "Mar 3:16 is a verse",
        "14:30 at the station",
        "Yesterday we met",
        "the Tuesday: odd",
        "Dinner. Yesterday: no",
        "- Yesterday: in a list",
        "la\u017ft week: no letter of ours",
        "",
    ],
)
def test_anything_else_before_a_colon_is_just_text(text: str) -> None:
    assert find_day(text, WEDNESDAY) is None
    assert written_day(text) == ""


@pytest.mark.parametrize(
    "words",
    ["2026-02-30", "2026-13-01", "2026-00-10", "30 February", "31 April 2025", "Feb 29 2025",
     "32 March", "31/11/2025", "0000-01-01"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused_with_the_reason(words: str) -> None:
    found = find_day(f"{words}: dinner", WEDNESDAY)
    assert found is not None
    assert found.on is None
    assert words in found.refusal
    assert "not a day in any calendar" in found.refusal


def test_days_before_the_first_year_are_refused_rather_than_failing() -> None:
    for words in ("yesterday", "two weeks ago", "last Tuesday", "29 Feb"):
        found = find_day(f"{words}: so early", date(1, 1, 1))
        assert found is not None
        assert found.on is None


def test_the_order_of_numbers_is_a_setting_and_an_impossible_one_is_read_the_other_way() -> None:
    def day(words: str, order: str) -> date | None:
        found = find_day(f"{words}: x", WEDNESDAY, "mdy" if order == "mdy" else "dmy")
        return found.on if found else None

    assert day("3/4/2025", "dmy") == date(2025, 4, 3)
    assert day("3/4/2025", "mdy") == date(2025, 3, 4)
    assert day("12/25/2025", "dmy") == date(2025, 12, 25)
    assert day("25/12/2025", "mdy") == date(2025, 12, 25)
    assert day("24.12.2025", "mdy") == date(2025, 12, 24)


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_latest_not_in_the_future(day: date, today: date) -> None:
    found = find_day(f"{day.day} {day:%B}: x", today)
    assert found is not None
    assert found.on is not None
    assert found.on <= today
    assert (found.on.month, found.on.day) == (day.month, day.day)
    if (day.month, day.day) != (2, 29):
        assert (today - found.on).days <= 366


@given(DAYS, st.sampled_from([0, 1, 2, 3, 4, 5, 6]))
def test_weekdays_lie_where_they_say(today: date, weekday: int) -> None:
    name = f"{date(2024, 1, 1) + timedelta(weekday):%A}"
    plain, last, ahead = (find_day(f"{side}{name}: x", today) for side in ("", "last ", "next "))
    assert plain is not None
    assert last is not None
    assert ahead is not None
    assert plain.on is not None
    assert ahead.on is not None
    assert plain.on.weekday() == weekday
    assert 0 <= (today - plain.on).days < 7
    assert last.on == plain.on - timedelta(7)
    assert 0 < (ahead.on - today).days <= 7
    assert ahead.on.weekday() == weekday


@given(st.text(max_size=40), DAYS)
def test_no_text_fails_and_what_is_found_is_a_slice_of_it(text: str, today: date) -> None:
    found = find_day(text, today)
    if found:
        assert 0 <= found.start < found.end < found.body <= len(text)
