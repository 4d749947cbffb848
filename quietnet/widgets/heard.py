"""What the program heard in a note, as rows for a Sheet: people, topics, threads."""

from quietnet.domain.conversation import Mattered
from quietnet.domain.evidence import ThreadState
from quietnet.domain.network import Network
from quietnet.reading.reader import Reading
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.person_page import heading
from quietnet.widgets.sheet import BLANK, Row

_MARKS = {ThreadState.OPEN: "○", ThreadState.DONE: "●", ThreadState.CANCELLED: "–"}
_MATTERED = {Mattered.THEIRS: "something of theirs", Mattered.MINE: "something of yours"}


def heard_in(reading: Reading, network: Network) -> tuple[Row, ...]:
    """Return what was heard, or one kind line while there is nothing yet."""
    sections = (_people(reading, network), _about(reading), _to_pick_up(reading))
    rows: list[Row] = [heading("Heard in this note")]
    if reading.refusal:
        rows += [BLANK, Row(ink_line(reading.refusal))]
    for section in sections:
        if section:
            rows += [BLANK, *section]
    if len(rows) == 1:
        rows += [
            BLANK,
            Row(ink("Names, #topics and - [ ] lines show here as you write.", "$quiet")),
        ]
    return tuple(rows)


def _people(reading: Reading, network: Network) -> list[Row]:
    parts = [(id_, "with you") for id_ in reading.people]
    parts += [(id_, "spoken of") for id_ in reading.mentioned]
    known = network.people  # somebody deleted since is named by the text alone
    rows = [_person(known[id_].name, part) for id_, part in parts if id_ in known]
    rows += [
        Row(together(ink_line(new.name, "italic $accent"), "  ", ink("someone new", "$quiet")), 1)
        for new in reading.new
    ]
    return [Row(ink("people", "$quiet")), *rows] if rows else []


def _person(name: str, part: str) -> Row:
    return Row(together(ink_line(name, "bold"), "  ", ink(part, "$quiet")), 1)


def _about(reading: Reading) -> list[Row]:
    if not reading.topics and not reading.mattered:
        return []
    rows = [Row(ink_line(f"#{topic}", "$secondary"), 1) for topic in reading.topics]
    rows += [Row(ink(f"{_MATTERED[mark]} mattered"), 1) for mark in sorted(reading.mattered)]
    return [Row(ink("about", "$quiet")), *rows]


def _to_pick_up(reading: Reading) -> list[Row]:
    rows = [
        Row(together(_MARKS[thread.state], " ", ink_line(thread.text)), 1)
        for thread in reading.threads
    ]
    return [Row(ink("to pick up", "$quiet")), *rows] if rows else []
