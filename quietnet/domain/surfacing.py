"""Surfacing: the at most three people the quiet view speaks of, and when it stays empty."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import log

from quietnet.domain.company import Company, fits
from quietnet.domain.depth_word import Depth
from quietnet.domain.portrait import Portrait
from quietnet.domain.quiet import QuietState, at_the_table
from quietnet.domain.text import fold

MOST_SHOWN = 3
WELCOME_BACK = "Welcome back. The notebook rested too."
_AWAY_DAYS = 30
_LONG_AWAY_DAYS = 60
_EMPTY_DAYS = 7
_TURN_DAYS = 14
_WEIGHTS = {Depth.KITCHEN: 1, Depth.KNOWN: 2, Depth.KEPT: 3}


def surface(
    known: Iterable[Portrait],
    today: date,
    *,
    company: Company | None = None,
    returned: date | None = None,
    hidden_until: date | None = None,
) -> tuple[Portrait, ...]:
    """Return at most three people, quiet or dormant, for the quiet view.

    Depth model, section 4.4: the first two places to those whose silence is most unusual, the third
    to one dormant person in turn, else to a third quiet one. ``company`` is the answer to the
    view's question: none gives nobody; otherwise those whose next step fits it, or, where nobody's
    does, whoever there is.
    ``returned`` is when the notebook was last opened after lying closed (see ``came_back``).
    """
    if company is Company.NONE or is_empty_for_now(today, returned, hidden_until):
        return ()
    candidates = sorted(
        (each for each in known if _is_candidate(each, today)),
        key=lambda each: (fold(each.person.name), each.person.id),
    )
    dormant = [each for each in candidates if each.silence.state is QuietState.DORMANT]
    quiet = [each for each in candidates if each.silence.state is QuietState.QUIET]
    quiet.sort(key=lambda each: (not _fits(each, company), -_unusual(each)))
    found = (*quiet[: MOST_SHOWN - 1], *_third(quiet[MOST_SHOWN - 1 :], dormant, today, company))
    return tuple(each for each in found if _fits(each, company)) or found


def is_empty_for_now(today: date, returned: date | None, hidden_until: date | None) -> bool:
    """Whether the view says nothing: a week after a long absence, or while it is hidden."""
    if hidden_until is not None and today < hidden_until:
        return True
    return is_welcome(today, returned)


def is_welcome(today: date, returned: date | None) -> bool:
    """Whether this is the week after a long absence, in which nobody is named."""
    return returned is not None and (today - returned).days < _EMPTY_DAYS


def came_back(last_open: date | None, today: date) -> bool:
    """Whether the notebook is opened today after lying closed for thirty days or more."""
    return last_open is not None and (today - last_open).days >= _AWAY_DAYS


def was_long_away(last_open: date | None, today: date) -> bool:
    """Whether the notebook is opened today for the first time in sixty days or more."""
    return last_open is not None and (today - last_open).days >= _LONG_AWAY_DAYS


def not_this_week(today: date) -> date:
    """Return the day until which the view is hidden when asked to be."""
    return today + timedelta(days=_EMPTY_DAYS)


def _is_candidate(each: Portrait, today: date) -> bool:
    if not each.silence.may_surface or not at_the_table(each.standing.depth):
        return False
    cool_down = max(30, each.silence.limit / 3)
    return not any(0 <= (today - day).days <= cool_down for day in each.person.let_be)


def _third(
    quiet: list[Portrait], dormant: list[Portrait], today: date, company: Company | None
) -> list[Portrait]:
    """Return who has the third place: a dormant person in turn, changing every fourteen days.

    A third quiet one where nobody is dormant, or where only that one's step fits the answer.
    """
    if not dormant:
        return quiet[:1]
    turn = dormant[today.toordinal() // _TURN_DAYS % len(dormant)]
    if not _fits(turn, company) and quiet and _fits(quiet[0], company):
        return quiet[:1]
    return [turn]


def _fits(each: Portrait, company: Company | None) -> bool:
    return company is None or fits(each.step, company)


def _unusual(each: Portrait) -> float:
    """Return how unusual a silence is, deeper friendships first; for sorting, never shown."""
    weight = _WEIGHTS[each.standing.depth] if each.standing.depth else 0
    return weight * log(each.silence.days / each.silence.limit)
