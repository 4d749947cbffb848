"""Company: how much of it is in somebody today, and which next steps it is enough for."""

from enum import StrEnum

from quietnet.domain.steps import Step, StepId

QUESTION = "How much company is in you today?"
NOT_TODAY = "Then none today. Everybody will still be there."


class Company(StrEnum):
    """The answers to the one question, from least to most."""

    NONE = "none"
    LETTER = "a letter"
    CALL = "a call"
    EVENING = "an evening"


_FITTING = {
    Company.NONE: frozenset[StepId](),
    Company.LETTER: frozenset(
        {
            StepId.WRITE_LINE,
            StepId.RECONNECT,
            StepId.SEND_THING,
            StepId.TELL_OUTCOME,
            StepId.ASK_ADVICE,
            StepId.OFFER_HELP,
            StepId.INTRODUCE,
        }
    ),
    Company.CALL: frozenset(
        {
            StepId.HEAR_VOICE,
            StepId.TELL_OUTCOME,
            StepId.ASK_ADVICE,
            StepId.NEW_TOPIC,
        }
    ),
    Company.EVENING: frozenset(
        {
            StepId.ONE_TO_ONE,
            StepId.SECOND_TABLE,
            StepId.NEW_TOPIC,
            StepId.WALK,
        }
    ),
}


def fits(step: Step, company: Company) -> bool:
    """Whether a next step is one that this much company is enough for, and well used on.

    A letter: what is whole in a few written lines and waits for its answer (a note, a thing sent,
    an outcome, a small question or offer, an introduction), composed writing doing more than a
    click (Burke & Kraut 2014). A call: what gains from a voice (hearing one at all, telling how it
    went, advice, an untouched subject; Kumar & Epley 2021). An evening: what needs a place and time
    (an hour for two, a second table, a walk, an untouched subject; Hall 2019; Roberts & Dunbar
    2015). The rest ask for nobody's company and fit none.
    """
    return step.id in _FITTING[company]
