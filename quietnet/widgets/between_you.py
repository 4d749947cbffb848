"""What is agreed between the two of you: plans, routines, rest; as rows of a person's page."""

from collections.abc import Iterator
from datetime import date

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.quiet import is_resting
from quietnet.domain.when import how, on_day
from quietnet.reading.person_words import resting_words
from quietnet.reading.routines import routine_words
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.sheet import Row, Target

_IN = 2


def plans_ahead(network: Network, person: Person, today: date) -> tuple[Conversation, ...]:
    """Return the plans to see somebody, the next one first."""
    talks = network.with_person(person.id)
    return tuple(talk for talk in reversed(talks) if talk.planned and talk.on >= today)


def plan_words(plan: Conversation, today: date) -> str:
    """Return a plan as words: ``14 March · in person · Tim's kitchen``."""
    parts = (on_day(plan.on, today), how(plan.medium), plan.where)
    return " · ".join(part for part in parts if part)


def between_you(network: Network, person: Person, today: date) -> Iterator[Row]:
    """Yield what is agreed, a line each; nothing where nothing is."""
    plans = plans_ahead(network, person, today)
    lines: list[tuple[str, str, Target | None]] = [
        ("planned", plan_words(plan, today), Target("conversation", plan.id)) for plan in plans
    ]
    lines += [("routine", routine_words(each), None) for each in person.routines]
    if is_resting(person, today):
        rest = resting_words(person.resting)
        lines.append(("resting", "" if rest == "open" else rest, None))
    if person.ended:
        lines.append((person.ended, "", None))
    if lines:
        yield Row(ink("Between you", "bold $accent"))
    for label, words, target in lines:
        yield Row(together(ink_line(label, "$quiet"), "  ", ink_line(words)), _IN, target)
