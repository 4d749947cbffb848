"""Depth: from what the notes say about a person to one word with its reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from quietnet.domain.conversation import Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence
from quietnet.domain.facts import Facts, topics_of
from quietnet.domain.person import How, OwnWord, Person
from quietnet.domain.reasons import reasons

_OFTEN_UNWRITTEN = (How.FAMILY, How.PARTNER, How.SCHOOL, How.OLD_FRIEND)
_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Standing:
    """Where two people stand: a word, where it comes from, and its reasons.

    ``evidence_depth`` is what the notes alone would say; ``ask_word`` whether to ask, once and
    quietly, if the person's own word still fits.
    """

    depth: Depth | None
    evidence_depth: Depth | None
    source: Literal["own word", "notes", "unwritten"]
    why: tuple[str, ...]
    ask_word: bool = False


def standing(person: Person, evidence: Evidence, today: date) -> Standing:
    """Return the word for a person today.

    Depth model, section 3.4. The person's own word always wins, since closeness is the best
    indicator and only they know it (Marsden & Campbell 1984; Gilbert & Karahalios 2009); the
    reasons stay what the notes say.
    """
    facts = Facts.of(person, evidence, today)
    found = evidence_depth(facts)
    why = reasons(facts)
    own = person.own_word
    if own:
        return Standing(own.depth, found, "own word", why, _outgrown(own, found, today))
    return Standing(found, found, "notes" if found else "unwritten", why)


def evidence_depth(facts: Facts) -> Depth | None:
    """Return the depth the notes alone give, None where they say too little to guess.

    Depth model, section 3.4: an empty page is not an empty friendship (Gilbert & Karahalios 2009;
    Mastrandrea 2015), so those one has long known are not placed by a few lines.
    """
    if facts.how is None and facts.nothing_noted:
        return None
    found = _highest(facts)
    if found.order >= Depth.KITCHEN.order:
        return found
    if facts.how in _OFTEN_UNWRITTEN or (facts.nothing_noted and _known_before_added(facts)):
        return None
    return found


def _highest(facts: Facts) -> Depth:
    """Return the highest rule of section 3.4 that holds.

    One real conversation reaches the table (Aron 1997; Dunbar 1995; Hall 2019); a voice, a face or
    a shared place the doorway; words in writing the gate (Burke & Kraut 2014).
    """
    if _kept(facts):
        return Depth.KEPT
    if _known(facts):
        return Depth.KNOWN
    if facts.real_days:
        return Depth.KITCHEN
    if facts.live or facts.routines:
        return Depth.MET
    return Depth.WORDS if facts.talks or facts.helps else Depth.HEARD


def _known(facts: Facts) -> bool:
    """Several real days over three months, a voice or a face, and a sign beyond the talk.

    Breadth of topics: Altman & Taylor 1973. Several media: Haythornthwaite 2005. Distinct days and
    span rather than counts: Marsden & Campbell 1984. Never by text alone: Sherman 2013.
    """
    lasting = len(facts.real_days) >= 3 and facts.span >= 90 and bool(facts.live)
    return lasting and (
        bool(facts.helps)
        or facts.both_mattered
        or len(topics_of(facts.real)) >= 2
        or len({talk.medium for talk in facts.talks} - {Medium.UNSAID}) >= 3
    )


def _kept(facts: Facts) -> bool:
    """Years, help both ways, and things that mattered said by both, or longer side by side.

    Reciprocal services and confiding: Granovetter 1973. The second road, without disclosure, is
    for those who do things together: Roberts & Dunbar 2015.
    """
    if not (facts.help_given and facts.help_received and _known(facts)):
        return False
    days, span = len(facts.real_days), facts.span
    return (days >= 6 and span >= 730 and facts.both_mattered) or (days >= 12 and span >= 1095)


def _known_before_added(facts: Facts) -> bool:
    """Whether they were known a year before they were written down, other than online."""
    if facts.how is How.ONLINE or facts.since is None:
        return False
    return (facts.added - facts.since).days >= _A_YEAR


def _outgrown(own: OwnWord, found: Depth | None, today: date) -> bool:
    """Whether an own word of a year ago lies two words behind the notes; never the reverse."""
    if found is None or (today - own.on).days < _A_YEAR:
        return False
    return found.order - own.depth.order >= 2
