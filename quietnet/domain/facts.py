"""Facts: what the notes say about one person up to a day, each counted once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from quietnet.domain.conversation import Mattered
from quietnet.domain.evidence import Evidence, Help, Talk, Way
from quietnet.domain.person import How, Person, Routine
from quietnet.domain.real import is_real


@dataclass(frozen=True)
class Facts:
    """Records up to ``today``, oldest first, the same one entered twice standing once.

    Order of entry and future records change nothing (depth model, section 3.9).
    """

    today: date
    how: How | None
    since: date | None
    added: date
    talks: tuple[Talk, ...]
    helps: tuple[Help, ...]
    routines: tuple[Routine, ...]

    @classmethod
    def of(cls, person: Person, evidence: Evidence, today: date) -> Self:
        """Return the facts about a person as they stand today."""
        past = evidence.until(today)
        return cls(
            today=today,
            how=person.origin.how,
            since=person.origin.on.settled() if person.origin.on else None,
            added=person.created.date(),
            talks=tuple(sorted(set(past.talks), key=_talk_order)),
            helps=tuple(sorted(set(past.helps), key=lambda h: (h.on, h.way, h.what, h.told))),
            routines=routines_begun(person.routines, today),
        )

    @cached_property
    def real(self) -> tuple[Talk, ...]:
        """The real conversations."""
        return tuple(talk for talk in self.talks if is_real(talk))

    @cached_property
    def real_days(self) -> tuple[date, ...]:
        """The distinct days with a real conversation; two on one day are one."""
        return tuple(dict.fromkeys(talk.on for talk in self.real))

    @property
    def span(self) -> int:
        """Days between the first and the last real conversation."""
        return (self.real_days[-1] - self.real_days[0]).days if self.real_days else 0

    @cached_property
    def live(self) -> tuple[Talk, ...]:
        """The talks with a voice or a face."""
        return tuple(talk for talk in self.talks if talk.medium.live)

    @cached_property
    def mattered(self) -> frozenset[Mattered]:
        """Whose words mattered, over all talks."""
        return frozenset().union(*(talk.mattered for talk in self.talks))

    @property
    def both_mattered(self) -> bool:
        """Whether each of the two said something that mattered."""
        return self.mattered == frozenset(Mattered)

    @property
    def help_given(self) -> bool:
        """Whether help ever went to them."""
        return any(help_.way is Way.GIVEN for help_ in self.helps)

    @property
    def help_received(self) -> bool:
        """Whether help ever came from them."""
        return any(help_.way is Way.RECEIVED for help_ in self.helps)

    @property
    def nothing_noted(self) -> bool:
        """Whether there is no record of any kind; a plan is not one."""
        return not (self.talks or self.helps or self.routines)


def topics_of(talks: Iterable[Talk]) -> frozenset[str]:
    """Return the topics of some talks as they are compared: lower case, trimmed (3.2)."""
    named = {topic.strip().lower() for talk in talks for topic in talk.topics}
    return frozenset(named - {""})


def is_over(routine: Routine, today: date) -> bool:
    """Whether a routine has ended; one whose last year nobody wrote goes on."""
    until = routine.until.settled() if routine.until else None
    return until is not None and until < today


def routines_begun(routines: tuple[Routine, ...], today: date) -> tuple[Routine, ...]:
    """Return the routines begun by a day, oldest first; one without a year has begun."""
    ordered = sorted(
        ((routine.since.settled() or date.min, routine) for routine in routines),
        key=lambda pair: (pair[0], pair[1].where, str(pair[1].until), pair[1].every),
    )
    return tuple(routine for since, routine in ordered if since <= today)


def _talk_order(talk: Talk) -> tuple[date, int, bool, str, str, int, list[str], list[str]]:
    """Order by day, then length; the rest only makes the order the same however it came in."""
    others = -1 if talk.others is None else talk.others
    kept = (talk.on, talk.minutes or 0, talk.kitchen, talk.medium, talk.kind, others)
    return (*kept, sorted(talk.topics), sorted(talk.mattered))
