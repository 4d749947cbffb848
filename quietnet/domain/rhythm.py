"""Rhythm: how often two people usually speak, and from when a pause is unusual for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import exp, log
from statistics import median

from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence

_ONE_SPELL = 3
_BASES = {Depth.KITCHEN: 365, Depth.KNOWN: 180, Depth.KEPT: 90}
_LONGEST_OWN = 548
_ENOUGH_GAPS = 4
_GAPS_FOR_MEDIAN = 12
_GAPS_FOR_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The days in touch as gaps between spells, in days, and the last day of all."""

    last: date
    gaps: tuple[int, ...] = ()

    @property
    def usual(self) -> float | None:
        """The usual days between, once four gaps are known; else None."""
        return self.median if len(self.gaps) >= _ENOUGH_GAPS else None

    @property
    def median(self) -> float:
        """The median of the last twelve gaps, in days."""
        return median(self.gaps[-_GAPS_FOR_MEDIAN:])


def rhythm_of(evidence: Evidence, today: date) -> Rhythm | None:
    """Return the rhythm of two people, or None where no contact is noted.

    Depth model, section 4.2. Any talk is contact, work too; help is where its day is a note's.
    Days at most three apart are one spell.
    """
    past = evidence.until(today)
    days = {talk.on for talk in past.talks} | {help_.on for help_ in past.helps if help_.contact}
    return _spells(sorted(days)) if days else None


def _spells(days: list[date]) -> Rhythm:
    between = ((later - earlier).days for earlier, later in pairwise(days))
    return Rhythm(days[-1], tuple(gap for gap in between if gap > _ONE_SPELL))


def base(depth: Depth, *, kin: bool) -> int:
    """Return the days a silence may last before anything is known of a rhythm.

    Depth model, section 4.2: three times the monthly rhythm of the closest fifteen, about the
    half-yearly one of fifty and the yearly one of a hundred and fifty (Hill & Dunbar 2003), twice
    that for kin, who need it least (Roberts & Dunbar 2011).
    """
    return _BASES[depth] * (2 if kin else 1)


def limit(gaps: tuple[int, ...], start: int) -> int:
    """Return the days after which a silence is unusual for two people; never shown.

    Depth model, section 4.2: their own longest ordinary pauses, blended in geometrically as more
    of them are known, since pauses are spread as logarithms and small histories must not shout.
    """
    if not gaps:
        return start
    usual = median(gaps[-_GAPS_FOR_MEDIAN:])
    if len(gaps) < _ENOUGH_GAPS:
        return max(start, round(min(1.5 * usual, _LONGEST_OWN)))
    longest = max(gaps[-_GAPS_FOR_LONGEST:])
    own = min(max(3 * usual, 1.25 * longest), max(_LONGEST_OWN, 1.5 * usual))
    weight = len(gaps) / (len(gaps) + 4)
    blended = exp((1 - weight) * log(start) + weight * log(own))
    return max(21, round(max(blended, 1.5 * usual)))


def dormant_at(most: int) -> int:
    """Return the days after which a quiet friendship is called dormant, from its limit.

    Depth model, section 4.2; three years at most unless the rhythm itself is longer (Levin 2011).
    """
    return max(min(max(730, 3 * most), 1095), 2 * most)


def distinct_days_after(days: Iterable[date], last: date, today: date) -> int:
    """Return on how many days after one, up to today, something was said."""
    return len({day for day in days if last < day <= today})
