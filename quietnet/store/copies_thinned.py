"""Thinning: which of many copies stand, and which make room (reliability, promise 6)."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def standing(moments: Sequence[datetime]) -> frozenset[datetime]:
    """Return which copies stand: one a day for seven days, a week for four, a month for twelve.

    Only days, weeks and months that have a copy count, so that nobody comes back from a long
    silence to find the copies gone. Of several the latest stands; days are those of this place.
    """
    days = _latest_of(moments, _day, DAYS)
    weeks = _latest_of(moments, lambda moment: _day(moment).isocalendar()[:2], WEEKS)
    months = _latest_of(moments, lambda moment: (_day(moment).year, _day(moment).month), MONTHS)
    return frozenset(days | weeks | months)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _latest_of(
    moments: Sequence[datetime], period: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    latest: dict[Hashable, datetime] = {}
    for moment in sorted(moments, reverse=True):
        latest.setdefault(period(moment), moment)
    return set(list(latest.values())[:most])
