"""The panel beside the house: the chosen person's word and why, as rows for a Sheet."""

from datetime import date

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import word_of
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.person_page import heading
from quietnet.widgets.sheet import BLANK, Row


def why_here(network: Network, person: Person, today: date) -> tuple[Row, ...]:
    """Return the word and its reasons."""
    stands = standing(person, network.evidence(person.id), today)
    rows = [Row(ink_line(person.name, "bold")), Row(ink(word_of(stands.depth), "$secondary"))]
    if stands.source == "own word":
        why = person.own_word.why if person.own_word else ""
        rows.append(Row(ink_line(f"your word{': ' if why else ''}{why}", "$quiet")))
    rows += [BLANK, heading("Why here")]
    rows += [Row(ink_line(reason)) for reason in stands.why]
    return tuple(rows)
