"""Dates: how the lived-in notebook writes a day, counted from today so that it never grows old."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

KEYS = frozenset({"ago", "years", "in", "to", "turning"})
_SEASONS = ("winter", "spring", "summer", "autumn")


@dataclass(frozen=True, slots=True)
class Dates:
    """Turns what the data files write into days.

    ``{ago: 40}`` is forty days ago and ``{in: 3}`` three days ahead; ``{years: 4}`` is this very
    day four years ago (28 February where that year has no 29th). ``to: month`` or ``to: year``
    says that no more is known. ``{in: 3, turning: 40}`` is the birthday of somebody who will be
    forty in three days; ``turning: unknown`` leaves the year out.
    """

    today: date

    def day(self, written: Mapping[str, object]) -> date:
        """Return the day that is meant, without regard to how much of it is known."""
        if "years" in written:
            return _years_before(self.today, _whole(written["years"]))
        if "in" in written:
            return self.today + timedelta(days=_whole(written["in"]))
        return self.today - timedelta(days=_whole(written["ago"]))

    def partial(self, written: Mapping[str, object]) -> str:
        """Return the day as a record keeps it: whole, in part, or as a birthday."""
        day = self.day(written)
        turning = written.get("turning")
        if turning == "unknown":
            return f"--{day:%m-%d}"
        if turning is not None:
            return _years_before(day, _whole(turning)).isoformat()
        shapes = {"month": f"{day:%Y-%m}", "year": f"{day:%Y}", None: day.isoformat()}
        return shapes[None if written.get("to") is None else str(written["to"])]

    def offset(self, written: str) -> date:
        """Return the day of an offset as texts write it: ``-40`` in days, ``-7y`` in years."""
        if written.endswith("y"):
            return _years_before(self.today, -int(written.removesuffix("y")))
        return self.today + timedelta(days=int(written))


def season_of(day: date) -> int:
    """Return the season of a day in the north, from nought for winter."""
    return day.month % 12 // 3


def season_name(day: date) -> str:
    """Return the season's name."""
    return _SEASONS[season_of(day)]


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number of days or years.")
    return value
