"""The page of one conversation that was found, as rows for a Sheet, what matched marked."""

from collections.abc import Iterator, Sequence
from datetime import date

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.when import how, how_long, on_day
from quietnet.search.matching import spans_in
from quietnet.widgets.hit_list import marked
from quietnet.widgets.ink import ink_line
from quietnet.widgets.sheet import BLANK, Row, Target


def note_page(
    network: Network, talk: Conversation, today: date, words: Sequence[str]
) -> tuple[Row, ...]:
    """Return when, how and with whom, then the note line by line; a line that matched opens."""
    names = ", ".join(network.people[id_].name for id_ in talk.people if id_ in network.people)
    facts = (how(talk.medium), how_long(talk.minutes), talk.where)
    beside = " · ".join(fact for fact in facts if fact)
    day = on_day(talk.on, today)
    return (
        Row(ink_line(f"{day}  {names}" if names else day, "bold")),
        Row(ink_line(beside, "$quiet")),
        BLANK,
        *_lines(talk, words),
    )


def _lines(talk: Conversation, words: Sequence[str]) -> Iterator[Row]:
    for number, line in enumerate(talk.text.split("\n")):
        spans = spans_in(line, words)
        target = Target("line", talk.id, number) if spans else None
        yield Row(marked(line, spans, ""), 2, target) if line.strip() else BLANK
