"""Reasons: at most four plain facts from the notes that a depth word stands on."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice

from quietnet.domain.conversation import Kind, Mattered, Medium
from quietnet.domain.evidence import Help, Talk, Way, What
from quietnet.domain.facts import Facts, is_over, topics_of
from quietnet.domain.person import How, RoutinePlace
from quietnet.domain.real import Noun, in_company, noun
from quietnet.domain.words import DAYS_IN_A_YEAR, both, hours, in_month, number_word

MOST_REASONS = 4
_BOTH_WAYS = "help has gone both ways"
_LONG_MINUTES = 90
_RECENT_DAYS = 400
_HELP = {
    (Way.GIVEN, What.HAND): "you lent a hand",
    (Way.RECEIVED, What.HAND): "they lent you a hand",
    (Way.GIVEN, What.ADVICE): "you gave advice",
    (Way.RECEIVED, What.ADVICE): "they gave you advice",
    (Way.GIVEN, What.INTRODUCTION): "you introduced them to someone",
    (Way.RECEIVED, What.INTRODUCTION): "they introduced you to someone",
    (Way.GIVEN, What.CARE): "you looked after them",
    (Way.RECEIVED, What.CARE): "they looked after you",
}
_FIRSTS = {
    Medium.IN_PERSON: "first time in the same room",
    Medium.VIDEO: "first video call",
    Medium.VOICE: "first phone call",
    Medium.LETTER: "first letter",
}
_PLACES = {
    RoutinePlace.WORK: "at work together",
    RoutinePlace.HOME: "under one roof",
    RoutinePlace.CLUB: "in the same club",
    RoutinePlace.NEIGHBOURS: "neighbours",
    RoutinePlace.FAMILY: "family visits",
}
_LONG_KNOWN = (How.FAMILY, How.PARTNER, How.SCHOOL, How.OLD_FRIEND)


def reasons(facts: Facts) -> tuple[str, ...]:
    """Return one to four sentences, facts only, in the model's order.

    Depth model, section 3.5. No digits but years; help is a fact and never a tally (Clark & Mills;
    Etkin 2016).
    """
    found = tuple(islice(_all(facts), MOST_REASONS))
    return found or (_origin(facts),)


def _all(facts: Facts) -> Iterator[str]:
    yield from _conversations(facts) if facts.real else _last_live(facts)
    yield from _mattered(facts)
    yield from _help(facts)
    yield from _new_medium(facts)
    yield from dict.fromkeys(_routines(facts))
    if facts.talks and not facts.live and not facts.routines:
        yield "in writing only so far"
    if facts.since and (facts.today - facts.since).days >= 5 * DAYS_IN_A_YEAR:
        yield f"known since {facts.since.year}"


def _conversations(facts: Facts) -> Iterator[str]:
    """The real conversations: the leading noun, then the next (rows 1 and 2)."""
    days = _days_by_noun(facts.real)
    by_days = sorted(days, key=lambda each: (-len(days[each]), each.richness))
    lead = Noun.KITCHEN if Noun.KITCHEN in days else by_days[0]
    if len(days[lead]) == 1:
        yield _one(facts, lead, days[lead][0])
    else:
        yield _several(facts, lead, days[lead])
    rest = [each for each in by_days if each is not lead]
    if rest:
        yield _counted(len(days[rest[0]]), rest[0])


def _days_by_noun(real: tuple[Talk, ...]) -> dict[Noun, list[date]]:
    """Return the days of each noun, one noun a day: its richest."""
    richest: dict[date, Noun] = {}
    for talk in real:
        known = richest.get(talk.on)
        richest[talk.on] = min((noun(talk), known or noun(talk)), key=lambda each: each.richness)
    days: dict[Noun, list[date]] = {}
    for day in sorted(richest):
        days.setdefault(richest[day], []).append(day)
    return days


def _counted(number: int, each: Noun) -> str:
    return f"{number_word(number)} {each if number == 1 else each.plural}"


def _one(facts: Facts, lead: Noun, day: date) -> str:
    # The talks are in order of length within a day, so the last is the longest.
    talk = [talk for talk in facts.real if talk.on == day and noun(talk) is lead][-1]
    minutes = talk.minutes or 0
    length = f", {hours(minutes)} long," if minutes >= _LONG_MINUTES else ""
    return f"one {lead}{length} {in_month(day, facts.today)}{_about(talk)}"


def _several(facts: Facts, lead: Noun, days: list[date]) -> str:
    named = Counter(topic for talk in facts.real for topic in topics_of([talk]))
    topic, times = min(named.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    mostly = f", mostly about {topic}" if times >= 2 and 2 * times >= len(facts.real) else ""
    return f"{_counted(len(days), lead)} since {days[0].year}{mostly}"


def _about(talk: Talk) -> str:
    topics = sorted(topics_of([talk]))
    return f", about {both(topics)}" if topics else ""


def _last_live(facts: Facts) -> Iterator[str]:
    """The last time with a voice or a face, where nothing was a real conversation (row 1')."""
    if facts.live:
        talk = facts.live[-1]
        about = ", about work" if talk.kind is Kind.WORK else _about(talk)
        company = ", in company" if in_company(talk) else ""
        yield f"talked {in_month(talk.on, facts.today)}{about}{company}"


def _mattered(facts: Facts) -> Iterator[str]:
    """Whose words mattered (row 3; confiding: Granovetter 1973; Altman & Taylor 1973)."""
    if facts.both_mattered:
        yield "you have both said things that mattered"
    elif Mattered.THEIRS in facts.mattered:
        yield "they told you something that mattered"
    elif Mattered.MINE in facts.mattered:
        yield "you told them something that mattered"


def _help(facts: Facts) -> Iterator[str]:
    """Help as a fact (row 4; reciprocal services: Granovetter 1973)."""
    if facts.help_given and facts.help_received:
        yield _BOTH_WAYS
    elif facts.helps:
        last: Help = facts.helps[-1]
        yield f"{_HELP[last.way, last.what]} {in_month(last.on, facts.today)}"


def _new_medium(facts: Facts) -> Iterator[str]:
    """A way of speaking that was new within the year or so (row 5; Haythornthwaite 2005)."""
    first: dict[Medium, date] = {}
    for talk in facts.talks:
        if talk.kind is not Kind.WORK and talk.medium is not Medium.UNSAID:
            first.setdefault(talk.medium, talk.on)
    for medium, words in _FIRSTS.items():
        day = first.get(medium)
        if day is None or (facts.today - day).days >= _RECENT_DAYS:
            continue
        if min(first.values()) < day:
            yield f"{words} {in_month(day, facts.today)}"
            return


def _routines(facts: Facts) -> Iterator[str]:
    """Standing circumstances, and what the notes do not say about a colleague (row 6)."""
    for routine in facts.routines:
        place, since, until = _PLACES[routine.where], routine.since.year, routine.until
        if since is None:
            yield place
        elif until and is_over(routine, facts.today):
            yield f"{place} from {since} to {until.year}"
        else:
            yield f"{place} since {since}"
        if routine.where is RoutinePlace.WORK and not facts.real:
            yield "nothing about life outside work written down yet"


def _origin(facts: Facts) -> str:
    """What is said of somebody about whom nothing is noted (last row)."""
    if facts.how is How.ONLINE:
        return "you follow them online; no words exchanged yet"
    if facts.how is None or facts.how in _LONG_KNOWN or facts.since:
        return "no notes yet"
    return "a name, no words exchanged yet"
