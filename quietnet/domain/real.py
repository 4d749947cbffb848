"""Real conversations: which talks count as one, and what they are called."""

from enum import StrEnum

from quietnet.domain.conversation import Kind, Mattered, Medium
from quietnet.domain.evidence import Talk

MOST_OTHERS = 2
_BOTH = frozenset(Mattered)


class Noun(StrEnum):
    """What a real conversation is called in a sentence, richest first."""

    KITCHEN = "kitchen conversation"
    OUTING = "outing together"
    CALL = "real call"
    LETTER = "letter that mattered"
    TALK = "real conversation"

    @property
    def richness(self) -> int:
        """Its place from nought for the richest; decides between talks of one day."""
        return list(Noun).index(self)

    @property
    def plural(self) -> str:
        """The same for several."""
        return _PLURALS[self]


_PLURALS = {
    Noun.KITCHEN: "kitchen conversations",
    Noun.OUTING: "outings together",
    Noun.CALL: "real calls",
    Noun.LETTER: "letters that mattered",
    Noun.TALK: "real conversations",
}


def is_real(talk: Talk) -> bool:
    """Whether a talk was a real conversation: long, small or disclosing.

    Depth model, section 3.3. Thirty minutes is under the forty-five of Aron 1997 on purpose; at
    most two others make four heads (Dunbar 1995; Krems 2016); sixty minutes side by side, because
    less of it is talk, is a convention. Writing counts by what was disclosed (Sherman 2013).
    """
    if talk.kitchen:
        return True
    if talk.medium is Medium.TEXT:
        return talk.mattered == _BOTH
    if talk.medium is Medium.LETTER:
        return bool(talk.mattered)
    if talk.mattered:
        long_enough = talk.minutes is None or talk.minutes >= 10
        return long_enough and (talk.others is None or talk.others <= MOST_OTHERS)
    if talk.kind is Kind.WORK or talk.minutes is None or in_company(talk):
        return False
    return talk.minutes >= (60 if talk.kind is Kind.TOGETHER else 30)


def in_company(talk: Talk) -> bool:
    """Whether there were more than four heads, or nobody wrote how many (Dunbar 1995)."""
    return talk.others is None or talk.others > MOST_OTHERS


def noun(talk: Talk) -> Noun:
    """Return what a real conversation is called (depth model, section 3.3)."""
    if talk.kitchen or _at_the_table(talk):
        return Noun.KITCHEN
    if talk.kind is Kind.TOGETHER:
        return Noun.OUTING
    if talk.medium in (Medium.VOICE, Medium.VIDEO):
        return Noun.CALL
    return Noun.LETTER if talk.medium is Medium.LETTER else Noun.TALK


def _at_the_table(talk: Talk) -> bool:
    one_to_one = talk.medium is Medium.IN_PERSON and talk.others == 0
    return one_to_one and talk.kind is Kind.TALK and (talk.minutes or 0) >= 45
