"""Steps: the one natural next thing with a person, never a task, never dated, never counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quietnet.domain.depth import Standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence, Way, What
from quietnet.domain.facts import Facts, topics_of
from quietnet.domain.person import Person
from quietnet.domain.quiet import QuietState, Silence, has_plan


class StepId(StrEnum):
    """A next step (depth model, section 3.6); ids never appear on screen."""

    NONE = "none"
    SEE = "see"
    RECONNECT = "reconnect"
    TELL_OUTCOME = "tell_outcome"
    OWN_WORD = "own_word"
    WRITE_LINE = "write_line"
    HEAR_VOICE = "hear_voice"
    ONE_TO_ONE = "one_to_one"
    SEND_THING = "send_thing"
    SECOND_TABLE = "second_table"
    ASK_ADVICE = "ask_advice"
    NEW_TOPIC = "new_topic"
    OFFER_HELP = "offer_help"
    INTRODUCE = "introduce"
    WALK = "walk"


_LINES = {
    StepId.NONE: "Nothing to do.",
    StepId.SEE: "You are seeing each other soon. Nothing else to do.",
    StepId.RECONNECT: "If you like: one short note, with a memory in it and no apology.",
    StepId.TELL_OUTCOME: "Tell them how it turned out.",
    StepId.OWN_WORD: (
        "Nothing is written down, and nothing has to be. One word from you is enough."
    ),
    StepId.WRITE_LINE: "Write one sentence about one thing they made.",
    StepId.HEAR_VOICE: (
        "Ask whether a short call would be nice; a voice carries more than a thread."
    ),
    StepId.ONE_TO_ONE: (
        "Ask for one quiet hour, just the two of you, about something other than the usual."
    ),
    StepId.SEND_THING: "Send the thing you talked about, while it is still warm.",
    StepId.SECOND_TABLE: "Suggest a second evening. Once was luck; twice is a habit.",
    StepId.ASK_ADVICE: "Ask for advice on one thing they know better than you.",
    StepId.NEW_TOPIC: "Ask about something you have never talked about.",
    StepId.OFFER_HELP: "Offer one small, specific hand.",
    StepId.INTRODUCE: "Introduce them to one person they would like. Ask both first.",
    StepId.WALK: "A walk or a ride, no reason needed.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A next step and its default line."""

    id: StepId

    @property
    def line(self) -> str:
        """The line as it stands on screen, greyed, under the reasons."""
        return _LINES[self.id]


def next_step(
    person: Person, evidence: Evidence, standing: Standing, silence: Silence, today: date
) -> Step:
    """Return the one natural next step: the first rule of section 3.6 that applies.

    A voice after writing: Kumar & Epley 2021. One to one: Aron 1997. Asking, with an easy no: Flynn
    & Lake 2008; Bohns 2016. Introductions: Obstfeld 2005. Doing things together: Roberts & Dunbar
    2015. Writing after long silence: Levin 2011; Liu 2022.
    """
    if silence.state in (QuietState.RESTING, QuietState.LET_GO):
        return Step(StepId.NONE)
    if has_plan(evidence, today):
        return Step(StepId.SEE)
    if silence.state is QuietState.DORMANT:
        return Step(StepId.RECONNECT)
    facts = Facts.of(person, evidence, today)
    if _outcome_untold(facts):
        return Step(StepId.TELL_OUTCOME)
    return Step(_by_depth(standing.depth, facts, silence))


def _outcome_untold(facts: Facts) -> bool:
    """Whether they helped two weeks to a year or so ago and never heard how it went."""
    return any(
        help_.way is Way.RECEIVED and not help_.told and 14 <= (facts.today - help_.on).days <= 400
        for help_ in facts.helps
    )


def _by_depth(depth: Depth | None, facts: Facts, silence: Silence) -> StepId:
    match depth:
        case None:
            return StepId.OWN_WORD
        case Depth.HEARD:
            return StepId.WRITE_LINE
        case Depth.WORDS:
            return StepId.HEAR_VOICE
        case Depth.MET:
            return StepId.ONE_TO_ONE
        case Depth.KITCHEN:
            return _at_the_table(facts)
        case Depth.KNOWN:
            return next(_in_the_house(facts))
        case Depth.KEPT:
            return StepId.WALK if silence.state is QuietState.QUIET else StepId.NONE


def _at_the_table(facts: Facts) -> StepId:
    if not facts.live and not facts.routines:
        return StepId.HEAR_VOICE
    if len(facts.real_days) == 1:
        warm = (facts.today - facts.real_days[0]).days <= 30
        return StepId.SEND_THING if warm else StepId.SECOND_TABLE
    return StepId.NEW_TOPIC if facts.helps else StepId.ASK_ADVICE


def _in_the_house(facts: Facts) -> Iterator[StepId]:
    if not facts.help_received:
        yield StepId.ASK_ADVICE
    if not facts.help_given:
        yield StepId.OFFER_HELP
    if not any(help_.what is What.INTRODUCTION for help_ in facts.helps):
        yield StepId.INTRODUCE
    if len(topics_of(facts.talks)) < 2:
        yield StepId.NEW_TOPIC
    yield StepId.WALK
