"""Random people and notes for the properties of the depth model, each life from one seed."""

from datetime import date, timedelta
from random import Random

from quietnet.domain.conversation import Kind, Mattered, Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence, Help, Talk, Way, What
from quietnet.domain.person import How, Person, Routine, RoutinePlace
from tests.domain.cases import TODAY, own, routine, somebody

SOME_YEARS = 9 * 365
NAMES = ("Anna", "Bo", "Cem", "Dov", "Édith", "Fay")
BOTH = frozenset(Mattered)
_MINUTES = (None, None, 5, 9, 10, 29, 30, 45, 59, 60, 90, 150, 900)


def dice_of(seed: int) -> Random:
    """Dice that fall the same way each time."""
    return Random(seed)  # noqa: S311 - dice, no secrets


def a_day(dice: Random, ahead: int = 0) -> date:
    """A day of the last years, up to so many days ahead."""
    return TODAY + timedelta(days=dice.randint(-SOME_YEARS, ahead))


def a_talk(dice: Random, ahead: int = 0) -> Talk:
    """Any talk at all, or the kind that makes a friendship, so that deep words are reached."""
    day = a_day(dice, ahead)
    if dice.random() < 0.5:
        return Talk(day, Medium.IN_PERSON, 120, mattered=dice.choice((BOTH, frozenset())))
    return Talk(
        day,
        dice.choice(list(Medium)),
        dice.choice(_MINUTES),
        dice.choice((None, 0, 1, 2, 3, 4)),
        dice.choice(list(Kind)),
        frozenset(each for each in Mattered if dice.random() < 0.3),
        frozenset(each for each in ("maps", "bread", "tea") if dice.random() < 0.3),
        kitchen=dice.random() < 0.2,
    )


def a_help(dice: Random, ahead: int = 0) -> Help:
    """Any help."""
    way, what = dice.choice(list(Way)), dice.choice(list(What))
    return Help(a_day(dice, ahead), way, what, dice.random() < 0.5, dice.random() < 0.5)


def some_evidence(dice: Random, ahead: int = 0) -> Evidence:
    """From an empty page to a full one."""
    talks = [a_talk(dice, ahead) for _ in range(dice.choice((0, 0, 1, 2, 3, 4, 8, 16)))]
    helps = [a_help(dice, ahead) for _ in range(dice.choice((0, 0, 1, 2, 4)))]
    plans = [a_day(dice, 20) for _ in range(dice.choice((0, 0, 0, 1)))]
    return Evidence(tuple(talks), tuple(helps), tuple(plans))


def a_person(dice: Random, name: str = "Anna") -> Person:
    """Somebody whose records all lie in the past."""
    since = dice.choice(("", str(a_day(dice)), str(a_day(dice).year)))
    return somebody(
        name,
        dice.choice((None, *How)),
        since,
        dice.choice((TODAY, a_day(dice))),
        own_word=dice.choice((None, None, own(dice.choice(list(Depth)), a_day(dice)))),
        routines=tuple(_routine(dice) for _ in range(dice.choice((0, 0, 1, 2)))),
        resting=dice.choice((None, None, None, "open", a_day(dice, 30))),
        let_be=tuple(a_day(dice) for _ in range(dice.choice((0, 0, 1, 4)))),
        ended=dice.choice((None, None, None, None, "let go", "remembered")),
    )


def _routine(dice: Random) -> Routine:
    until = dice.choice((None, str(a_day(dice))))
    where, every = dice.choice(list(RoutinePlace)), dice.choice((1, 7, 31, 32))
    return routine(where, str(a_day(dice)), until, every)
