"""The lived-in notebook never grows old: its days move along with today."""

from datetime import date

import pytest

from quietnet.demo.dates import Dates, season_name

LEAP = Dates(date(2028, 2, 29))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ({"ago": 1}, "2028-02-28"),
        ({"in": 1}, "2028-03-01"),
        ({"years": 3}, "2025-02-28"),
        ({"years": 4}, "2024-02-29"),
        ({"ago": 60, "to": "month"}, "2027-12"),
        ({"ago": 60, "to": "year"}, "2027"),
        ({"in": 0, "turning": 40}, "1988-02-29"),
        ({"in": 0, "turning": 41}, "1987-02-28"),
        ({"in": 0, "turning": "unknown"}, "--02-29"),
    ],
)
def test_a_day_is_counted_from_today(written: dict[str, object], kept: str) -> None:
    assert LEAP.partial(written) == kept


@pytest.mark.parametrize(
    ("written", "day"),
    [("-40", date(2028, 1, 20)), ("-7y", date(2021, 2, 28)), ("0", date(2028, 2, 29))],
)
def test_texts_count_in_days_or_years(written: str, day: date) -> None:
    assert LEAP.offset(written) == day


def test_a_day_that_is_no_number_is_refused() -> None:
    with pytest.raises(TypeError, match="'soon' is not a whole number"):
        LEAP.day({"ago": "soon"})


def test_seasons_are_those_of_the_north() -> None:
    days = [date(2026, month, 1) for month in (12, 1, 3, 6, 9, 11)]
    names = [season_name(day) for day in days]
    assert names == ["winter", "winter", "spring", "summer", "autumn", "autumn"]
