"""What people type into a person's form: read, shown again, and read the same."""

import csv
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import (
    Contact,
    ContactKind,
    ImportantDate,
    Relation,
    Routine,
    RoutinePlace,
)
from quietnet.domain.refusal import Refused
from quietnet.domain.text import clean_line
from quietnet.reading.days_ahead import day_ahead
from quietnet.reading.listed import items_in, list_words
from quietnet.reading.partial_dates import partial_date, partial_words
from quietnet.reading.person_lines import (
    contact_in,
    contact_line,
    date_in,
    date_line,
    relation_in,
    relation_line,
)
from quietnet.reading.routines import routine_in, routine_words
from tests.builders import person

TODAY = date(2026, 11, 22)  # a Sunday
NOBODY = Network()
HOSTILE = st.text(
    st.sampled_from("ab:,：、\"'\\()[]#@-. \u200f\u0301漢ß\U0001f469") | st.characters()
)
LINES = HOSTILE.map(clean_line)
WORDS = LINES.filter(bool)
DATES = st.one_of(
    st.dates().map(PartialDate.of),
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 28)),
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("March 2019", "2019-03"),
        ("march 2019", "2019-03"),
        ("Mar. 2019", "2019-03"),
        ("3/2019", "2019-03"),
        ("2019-3", "2019-03"),
        ("4 March", "--03-04"),
        ("March 4th", "--03-04"),
        ("4/3", "--03-04"),
        ("29 February", "--02-29"),
        ("1987", "1987"),
        ("in 1987", "1987"),
        ("4 March 2019", "2019-03-04"),
        ("4th of March, 2019", "2019-03-04"),
        ("March 4, 2019", "2019-03-04"),
        ("Monday 4 March 2019", "2019-03-04"),
        ("2019-03-04", "2019-03-04"),
        ("2019/3/4", "2019-03-04"),
        ("4/3/2019", "2019-03-04"),
        ("4.3.2019", "2019-03-04"),
        ("--03-04", "--03-04"),
        ("yesterday", "2026-11-21"),
        ("  since   March 2019 ", "2019-03"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(typed: str, kept: str) -> None:
    assert str(partial_date(typed, TODAY)) == kept


def test_the_order_of_day_and_month_is_the_persons_own() -> None:
    assert str(partial_date("4/3/2019", TODAY, "mdy")) == "2019-04-03"
    assert str(partial_date("4/3", TODAY, "mdy")) == "--04-03"
    assert str(partial_date("4/13", TODAY)) == "--04-13"


@pytest.mark.parametrize(
    "typed",
    ["last summer", "March", "31 February", "31/2", "2019-02-30", "0000", "30 Feb 2019", "x" * 500],
)
def test_a_date_that_is_none_is_said_in_one_sentence(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        partial_date(typed, TODAY)
    assert typed[:20] in str(refused.value)
    assert len(str(refused.value)) < 140


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("Friday", date(2026, 11, 27)),
        ("on Friday evening", date(2026, 11, 27)),
        ("Sunday", date(2026, 11, 29)),
        ("next Friday", date(2026, 11, 27)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 23)),
        ("next week", date(2026, 11, 29)),
        ("in two weeks", date(2026, 12, 6)),
        ("in 3 days", date(2026, 11, 25)),
        ("14 March", date(2027, 3, 14)),
        ("31/12", date(2026, 12, 31)),
        ("29 February", date(2028, 2, 29)),
        ("2027-01-02", date(2027, 1, 2)),
        ("in three months", date(2027, 2, 22)),
    ],
)
def test_a_day_ahead_is_the_next_such_day(typed: str, on: date) -> None:
    assert day_ahead(typed, TODAY) == on


def test_a_rest_may_last_until_a_month() -> None:
    assert day_ahead("May", TODAY, whole_months=True) == date(2027, 5, 1)
    assert day_ahead("November", TODAY, whole_months=True) == date(2027, 11, 1)
    assert day_ahead("next month", TODAY, whole_months=True) == date(2026, 12, 1)
    assert day_ahead("next year", TODAY, whole_months=True) == date(2027, 1, 1)
    assert day_ahead("2028", TODAY, whole_months=True) == date(2028, 1, 1)
    assert day_ahead("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3 March 2020", "is over"),
        ("yesterday", "is over"),
        ("some day", "is not a day"),
        ("May 2027", "is not a day"),
        ("31 February", "calendar"),
        ("in 9999 years", "calendar"),
    ],
)
def test_a_day_that_is_not_ahead_is_refused(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        day_ahead(typed, TODAY)


def test_a_day_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(Refused, match="calendar"):
        day_ahead("4 March", date(9999, 12, 30))


@given(DATES)
def test_a_shown_date_is_read_the_same(on: PartialDate) -> None:
    assert partial_date(partial_words(on), TODAY) == on


@given(st.lists(WORDS))
def test_a_shown_list_is_read_the_same(items: list[str]) -> None:
    assert [clean_line(item) for item in items_in(list_words(items))] == items


@given(HOSTILE)
def test_any_list_is_read(text: str) -> None:
    assert all(items_in(text))


def test_a_list_as_people_type_it() -> None:
    assert items_in('letterpress, glue ,, 6" nails') == ("letterpress", "glue", '6" nails')
    assert items_in('"Smith, Jones & Co", Porto') == ("Smith, Jones & Co", "Porto")


@pytest.mark.parametrize("limit", [131_072, 1_000_000])
def test_an_item_is_too_long_whatever_was_read_before(limit: int) -> None:
    before = csv.field_size_limit(limit)  # as reading a table raises it, for the whole process
    try:
        with pytest.raises(Refused, match="too long"):
            items_in("x" * 200_000)
    finally:
        csv.field_size_limit(before)


@given(LINES, WORDS)
def test_a_shown_relation_is_read_the_same(kind: str, name: str) -> None:
    relation = Relation(kind=kind, name=name)
    assert relation_in(relation_line(relation, NOBODY), NOBODY) == relation


@given(st.sampled_from(ContactKind), LINES, WORDS)
def test_a_shown_contact_is_read_the_same(kind: ContactKind, label: str, value: str) -> None:
    contact = Contact(kind=kind, label=label, value=value)
    assert contact_in(contact_line(contact)) == contact


@given(LINES, DATES)
def test_a_shown_day_of_theirs_is_read_the_same(what: str, on: PartialDate) -> None:
    each = ImportantDate(what=what, on=on)
    assert date_in(date_line(each), TODAY) == each


@given(st.sampled_from(RoutinePlace), DATES, st.none() | DATES, st.integers(1, 3660))
def test_a_shown_routine_is_read_the_same(
    where: RoutinePlace, since: PartialDate, until: PartialDate | None, every: int
) -> None:
    routine = Routine(where=where, since=since, until=until, every=every)
    assert routine_in(routine_words(routine), TODAY) == routine


@given(HOSTILE)
def test_any_line_is_read_or_refused_in_a_sentence(line: str) -> None:
    for read_line in (
        contact_in,
        lambda x: relation_in(x, NOBODY),
        lambda x: date_in(x, TODAY),
        lambda x: routine_in(x, TODAY),
        lambda x: partial_date(x, TODAY),
        lambda x: day_ahead(x, TODAY, whole_months=True),
    ):
        assert _refusal(read_line, line)[-1:] in ("", ".")


def _refusal(read_line: Callable[[str], object], line: str) -> str:
    try:
        read_line(line)
    except Refused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("typed", "kind", "label", "value"),
    [
        ("ana@example.org", ContactKind.EMAIL, "", "ana@example.org"),
        ("mailto:ana@example.org", ContactKind.EMAIL, "", "ana@example.org"),
        ("+351 912 345 678", ContactKind.PHONE, "", "+351 912 345 678"),
        ("https://example.org/a:b", ContactKind.URL, "", "https://example.org/a:b"),
        ("@ana@example.social", ContactKind.SOCIAL, "", "@ana@example.social"),
        ("E-Mail: x@y.z", ContactKind.EMAIL, "", "x@y.z"),
        ("mobile: 555 0142", ContactKind.PHONE, "mobile", "555 0142"),
        ("phone (home): 555", ContactKind.PHONE, "home", "555"),
        ("Signal: ana.01", ContactKind.OTHER, "Signal", "ana.01"),
        ("address：漢字", ContactKind.ADDRESS, "", "漢字"),
    ],
)
def test_a_way_to_reach_somebody_as_people_type_it(
    typed: str, kind: ContactKind, label: str, value: str
) -> None:
    assert contact_in(typed) == Contact(kind=kind, label=label, value=value)


def test_somebody_in_the_notebook_is_meant_by_a_whole_name_only() -> None:
    marta, other = person("Marta Lindqvist", aliases=("Matte",)), person("Twin")
    network = Network([marta, other, person("Twin")])
    known = Relation(kind="sister", person=marta.id)
    assert relation_in("sister: marta lindqvist", network) == known
    assert relation_in("sister: Matte", network) == known
    assert relation_in("sister Marta Lindqvist", network) == known
    assert relation_in("sister: Marta", network) == Relation(kind="sister", name="Marta")
    assert relation_line(known, network) == "sister: Marta Lindqvist"
    with pytest.raises(Refused, match="More than one person"):
        relation_in("friend: Twin", network)
    for typed, said in (("sister:", "Nobody is named"), ("marta", "was not understood")):
        with pytest.raises(Refused, match=said):
            relation_in(typed, network)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("work since March 2019, every 7 days", "work since March 2019, every week"),
        ("at work since 2019", "work since 2019, every week"),
        ("club since 2019 until May 2021, every other week", None),
        ("home from 4 March 2020 weekly", "home since 4 March 2020, every week"),
        ("work since 2019, every Tuesday", "work since 2019, every week"),
        ("Neighbors since 2019, monthly", "neighbours since 2019, every month"),
        ("family since 2019, every 45 days", "family since 2019, every 45 days"),
    ],
)
def test_a_routine_as_people_say_it(typed: str, shown: str | None) -> None:
    shown = shown or "club since 2019 until May 2021, every two weeks"
    assert routine_words(routine_in(typed, TODAY)) == shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("work", "since when"),
        ("gym since 2019", "no such place"),
        ("work since last summer", "not a date"),
        ("work since 2019, every blue moon", "was not understood"),
    ],
)
def test_a_routine_not_understood_says_what(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        routine_in(typed, TODAY)


def test_a_date_of_theirs_may_stand_without_a_colon() -> None:
    wedding = ImportantDate(what="wedding", on=PartialDate(2019, 3, 4))
    assert date_in("wedding 4 March 2019", TODAY) == wedding
    assert date_in("wedding: 4/3/2019", TODAY) == wedding
    assert partial_words(None) == ""
    with pytest.raises(Refused, match="has no date"):
        date_in("wedding", TODAY)


def test_the_day_after_today_is_counted_from_today() -> None:
    assert day_ahead("tomorrow", TODAY) - TODAY == timedelta(1)
