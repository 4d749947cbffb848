"""Quiet: whether a silence is unusual for the two of you, and the one sentence about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quietnet.domain.depth import Standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence
from quietnet.domain.facts import is_over, routines_begun
from quietnet.domain.person import How, Person
from quietnet.domain.rhythm import (
    Rhythm,
    base,
    distinct_days_after,
    dormant_at,
    limit,
    rhythm_of,
)
from quietnet.domain.words import rhythm_words, span_words

_OFTEN_TOGETHER = 31
_TIMES_LET_BE = 3
_FEWEST_GAPS = 2


class QuietState(StrEnum):
    """How a silence stands (depth model, section 4.1); ids never appear on screen."""

    LET_GO = "let_go"
    RESTING = "resting"
    UNWRITTEN = "unwritten"
    PLANNED = "planned"
    ALONGSIDE = "alongside"
    OPEN = "open"
    IN_RHYTHM = "in_rhythm"
    DORMANT = "dormant"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence: its state and sentence, empty where nothing is to be said.

    ``days`` since the last note and ``limit`` in days are for reckoning, never for showing.
    """

    state: QuietState
    line: str = ""
    days: int = 0
    limit: int = 0

    @property
    def may_surface(self) -> bool:
        """Whether it is one the quiet view may speak of."""
        return self.state in (QuietState.QUIET, QuietState.DORMANT)


def silence(person: Person, evidence: Evidence, standing: Standing, today: date) -> Silence:
    """Return how a silence stands today: the first state that applies.

    Depth model, section 4.1. Acquaintances are never chased, and an empty page is not taken for a
    silence (Gilbert & Karahalios 2009).
    """
    rhythm = rhythm_of(evidence, today)
    state = _asked_for(person, today) or _without_reckoning(person, evidence, standing, today)
    if state is None and _says_too_little(standing, rhythm):
        state = QuietState.UNWRITTEN
    if state is QuietState.RESTING:
        return _resting(person)
    if state is not None or rhythm is None or standing.depth is None:
        return Silence(state or QuietState.UNWRITTEN)
    if distinct_days_after(person.let_be, rhythm.last, today) >= _TIMES_LET_BE:
        return _resting(person)
    kin = person.origin.how in (How.FAMILY, How.PARTNER)
    most = limit(rhythm.gaps, base(standing.depth, kin=kin))
    return _reckoned(person.name, rhythm, most, today)


def is_resting(person: Person, today: date) -> bool:
    """Whether rest was asked for and lasts: open, or until a day that has not come."""
    if isinstance(person.resting, date):
        return today < person.resting
    return person.resting == "open"


def has_plan(evidence: Evidence, today: date) -> bool:
    """Whether a day is set to see each other, today or later."""
    return any(day >= today for day in evidence.plans)


def _asked_for(person: Person, today: date) -> QuietState | None:
    if person.ended:
        return QuietState.LET_GO
    return QuietState.RESTING if is_resting(person, today) else None


def _without_reckoning(
    person: Person, evidence: Evidence, standing: Standing, today: date
) -> QuietState | None:
    if standing.depth is None:
        return QuietState.UNWRITTEN
    if has_plan(evidence, today):
        return QuietState.PLANNED
    if _is_alongside(person, today):
        return QuietState.ALONGSIDE
    return None if at_the_table(standing.depth) else QuietState.OPEN


def at_the_table(depth: Depth | None) -> bool:
    """Whether a depth is the kitchen table or deeper."""
    return depth is not None and depth.order >= Depth.KITCHEN.order


def _is_alongside(person: Person, today: date) -> bool:
    begun = routines_begun(person.routines, today)
    return any(each.every <= _OFTEN_TOGETHER and not is_over(each, today) for each in begun)


def _says_too_little(standing: Standing, rhythm: Rhythm | None) -> bool:
    if rhythm is None:
        return True
    only_own_word = standing.source == "own word" and not at_the_table(standing.evidence_depth)
    return only_own_word and len(rhythm.gaps) < _FEWEST_GAPS


def _resting(person: Person) -> Silence:
    return Silence(QuietState.RESTING, f"{person.name} is resting.")


def _reckoned(name: str, rhythm: Rhythm, most: int, today: date) -> Silence:
    """Return in rhythm, quiet or dormant, with its sentence (sections 4.2 and 4.5).

    The page is silent, not necessarily the person: it says how old the last note is.
    """
    days = (today - rhythm.last).days
    if days <= most:
        return Silence(QuietState.IN_RHYTHM, "", days, most)
    age = span_words(days)
    if days >= dormant_at(most):
        line = f"{name}: {age} since the last note. Dormant, not lost; what was there still counts."
        return Silence(QuietState.DORMANT, line, days, most)
    usual = f"you usually talk {rhythm_words(rhythm.usual)}; " if rhythm.usual else ""
    line = f"{name}: {usual}the last note is {age} old. Nothing is owed."
    return Silence(QuietState.QUIET, line, days, most)
