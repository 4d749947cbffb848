"""Through the years: one row a year, a mark a month, and the first time in each medium. Pure."""

import calendar
from dataclasses import dataclass

from quietnet.domain.conversation import Medium
from quietnet.domain.network import Network
from quietnet.domain.person import How, Person

_STRENGTH = (
    Medium.UNSAID,
    Medium.TEXT,
    Medium.LETTER,
    Medium.VOICE,
    Medium.VIDEO,
    Medium.IN_PERSON,
)
_FIRST = {
    Medium.TEXT: "first message",
    Medium.LETTER: "first letter",
    Medium.VOICE: "first call",
    Medium.VIDEO: "first video call",
    Medium.IN_PERSON: "first time in the same room",
}
_IN_WORDS = {
    Medium.UNSAID: "in touch",
    Medium.TEXT: "messages",
    Medium.LETTER: "letters",
    Medium.VOICE: "calls",
    Medium.VIDEO: "video calls",
    Medium.IN_PERSON: "in person",
}


@dataclass(frozen=True, slots=True)
class Year:
    """One year: the strongest medium of each month, January first, and what began in it."""

    year: int
    months: tuple[Medium | None, ...]
    began: tuple[str, ...] = ()

    def in_words(self) -> str:
        """Return the year as a sentence, for those who do not see the picture."""
        media = [m for m in reversed(_STRENGTH) if m in self.months]
        said = [f"{_IN_WORDS[medium]} in {_listed(self._months_of(medium))}" for medium in media]
        return f"{self.year}: {'; '.join([*said, *self.began])}"

    def _months_of(self, medium: Medium) -> list[str]:
        return [calendar.month_name[i] for i, m in enumerate(self.months, 1) if m == medium]


def _listed(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def through_the_years(network: Network, person: Person) -> tuple[Year, ...]:
    """Return the years in which something was written down, oldest first; plans do not count."""
    months: dict[int, dict[int, Medium]] = {}
    began: dict[int, list[str]] = {}
    _note_the_meeting(network, person, months, began)
    firsts: set[Medium] = set()
    for talk in reversed(network.with_person(person.id)):
        if talk.planned:
            continue
        year = months.setdefault(talk.on.year, {})
        known = year.get(talk.on.month, Medium.UNSAID)
        year[talk.on.month] = max(known, talk.medium, key=_STRENGTH.index)
        if talk.medium in _FIRST and talk.medium not in firsts:
            firsts.add(talk.medium)
            line = f"{_FIRST[talk.medium]} in {calendar.month_name[talk.on.month]}"
            began.setdefault(talk.on.year, []).append(line)
    return tuple(
        Year(
            year,
            tuple(months[year].get(month) for month in range(1, 13)),
            tuple(began.get(year, ())),
        )
        for year in sorted(months)
    )


def _note_the_meeting(
    network: Network,
    person: Person,
    months: dict[int, dict[int, Medium]],
    began: dict[int, list[str]],
) -> None:
    origin = person.origin
    if origin.on is None or origin.on.year is None:
        return
    through = [network.people[id_].name for id_ in origin.through if id_ in network.people]
    met = "you came to know of each other" if origin.how == How.ONLINE else "you met"
    words = [f"{met} at {origin.where}" if origin.where else met]
    words += [f"through {_listed(through)}"] if through else []
    months.setdefault(origin.on.year, {})
    began.setdefault(origin.on.year, []).append(", ".join(words))
