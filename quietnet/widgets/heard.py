"""What the program heard in a note, as rows for a Sheet: people, topics, threads."""

import calendar
from collections.abc import Collection, Sequence

from textual.content import Content

from quietnet.domain.conversation import Mattered
from quietnet.domain.evidence import ThreadState
from quietnet.domain.network import Network
from quietnet.domain.when import on_day
from quietnet.reading.heard import Choice, Newcomer
from quietnet.reading.in_hand import NoteInHand
from quietnet.reading.keeping import Proposal
from quietnet.reading.meaning import Answer, Named, Sort
from quietnet.reading.reader import Reading
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.person_page import heading
from quietnet.widgets.sheet import BLANK, Row

_MARKS = {ThreadState.OPEN: "○", ThreadState.DONE: "●", ThreadState.CANCELLED: "–"}
_MATTERED = {
    frozenset({Mattered.THEIRS}): "it mattered to them",
    frozenset({Mattered.MINE}): "it mattered to you",
    frozenset(Mattered): "it mattered to you both",
}
_ANSWERS = {
    Sort.KEEP: "someone new, kept",
    Sort.NEW: "someone new, not kept",
    Sort.NOBODY: "nobody",
}
_YET = Row(ink("Names, [[new names]], #topics and - [ ] lines show here as you write.", "$quiet"))


def heard_in(
    reading: Reading, known: Network, note: NoteInHand, asked: Named | None = None
) -> tuple[Row, ...]:
    """Return what was heard, or one kind line while there is nothing yet.

    Args:
        reading: what was read.
        known: the network, with those the head names anew.
        note: what is known beside the text.
        asked: the name that is being asked about; its row is marked.
    """
    sections = (
        _when(reading),
        _people(reading, known, note, asked),
        _about(reading),
        _to_pick_up(reading),
    )
    rows: list[Row] = [heading("Heard in this note")]
    if reading.refusal:
        rows += [BLANK, Row(ink_line(reading.refusal, "$accent"))]
    for section in sections:
        if section:
            rows += [BLANK, *section]
    if len(rows) == 1:
        rows += [BLANK, _YET]
    return tuple(rows)


def _when(reading: Reading) -> list[Row]:
    """Return the day a note begins with, so that it can be seen before it is kept."""
    if not reading.body_start or reading.refusal:
        return []
    what = "a plan for " if reading.planned else ""
    weekday = calendar.day_name[reading.on.weekday()]
    day = f"{what}{weekday}, {on_day(reading.on, reading.today)}"
    return [Row(ink("when", "$quiet")), Row(ink(day), 1)]


def _people(reading: Reading, known: Network, note: NoteInHand, asked: Named | None) -> list[Row]:
    # The people of a kept note stand in its head; others its text names are only proposed.
    there = reading.given if note.kept else reading.people
    about = [id_ for id_ in (*reading.people, *reading.mentioned) if id_ not in there]
    marked = asked.chosen if isinstance(asked, Choice) else None
    fresh = {person.id for person in note.fresh}
    unsure = {
        choice.chosen
        for choice in reading.choices
        if len(choice.candidates) > 1 and choice.key not in note.corrected and not note.kept
    }
    rows = []
    for id_, part in [*((i, "with you") for i in there), *((i, "spoken of") for i in about)]:
        if person := known.people.get(id_):  # somebody deleted since is named by the text alone
            parts = f"{part}, someone new" if id_ in fresh else part
            parts += ", or another · f3" if id_ in unsure else ""
            rows.append(_row(ink_line(person.name, "bold"), parts, marked=id_ == marked))
    rows += [_someone_new(new, note, asked) for new in reading.new]
    if isinstance(asked, Choice) and not marked:
        rows.append(_row(ink_line(asked.written, "italic"), "nobody", marked=True))
    return [Row(ink("people", "$quiet")), *rows] if rows else []


def _someone_new(new: Newcomer, note: NoteInHand, asked: Named | None) -> Row:
    is_kept = new.meet or new.name in note.keep_new
    told = note.keep_new.get(new.name)
    name = ink_line(told.name if told else new.name, "italic $accent")
    part = "someone new, kept" if is_kept else "someone new · f3"
    return _row(name, part, marked=isinstance(asked, Newcomer) and asked.name == new.name)


def _row(name: Content, part: str, *, marked: bool) -> Row:
    lead = ink("› ", "$accent") if marked else Content()
    return Row(together(lead, name, "  ", ink(part, "$quiet")), 0 if marked else 1)


def _about(reading: Reading) -> list[Row]:
    if not reading.topics and not reading.mattered:
        return []
    rows = [Row(ink_line(f"#{topic}", "$secondary"), 1) for topic in reading.topics]
    if reading.mattered:
        rows.append(Row(ink(_MATTERED[frozenset(reading.mattered)]), 1))
    return [Row(ink("about", "$quiet")), *rows]


def _to_pick_up(reading: Reading) -> list[Row]:
    rows = [
        Row(ink_line(thread.text), 3, lead=ink(f" {_MARKS[thread.state]} "))
        for thread in reading.threads
    ]
    return [Row(ink("to pick up", "$quiet")), *rows] if rows else []


def options_of(answers: Sequence[Answer], known: Network) -> tuple[Content, ...]:
    """Return what a name could mean, as lines to choose from."""
    return tuple(_option(answer, known) for answer in answers)


def _option(answer: Answer, known: Network) -> Content:
    person = known.people.get(answer.person or "")
    if person is None:
        return ink(_ANSWERS.get(answer.sort, "nobody"))
    beside = person.interesting or next(iter(person.places), "")
    return together(ink_line(person.name), ink_line(f", {beside}" if beside else "", "$quiet"))


def proposed(proposal: Proposal, reading: Reading, known: Network, key: str) -> Content:
    """Return in one sentence what a changed text would change in the head; empty for nothing."""
    parts = []
    if proposal.on:
        parts.append(f"it was on {on_day(proposal.on, reading.today)}")
    parts += [f"{_names(proposal.join, known)} {_was(proposal.join)} there"] * bool(proposal.join)
    there = "" if proposal.join else " there"
    left = f"{_names(proposal.leave, known)} {_was(proposal.leave)} not{there}"
    parts += [left] * bool(proposal.leave)
    if not parts:
        return Content()
    return together(
        ink(f"The text now says that {' and '.join(parts)}. The line above stays; "),
        ink(key, "bold $accent"),
        ink(" changes it."),
    )


def _names(ids: Collection[str], known: Network) -> str:
    return " and ".join(known.people[id_].name for id_ in ids if id_ in known.people)


def _was(ids: Collection[str]) -> str:
    return "was" if len(ids) == 1 else "were"
