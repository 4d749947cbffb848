"""The panel beside the house, as rows for a Sheet: word, reasons, quiet line, one next step."""

from quietnet.domain.depth_word import word_of
from quietnet.domain.portrait import Portrait
from quietnet.domain.quiet import QuietState
from quietnet.domain.steps import StepId
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.person_page import heading
from quietnet.widgets.sheet import BLANK, Row

_HEADINGS = {
    QuietState.QUIET: "It has gone quiet",
    QuietState.DORMANT: "A long pause",
    QuietState.RESTING: "Resting",
}
_STILL_YOURS = "You chose this word some time ago. If another fits by now, press =."


def why_here(known: Portrait, line: str, *, ask_word: bool) -> tuple[Row, ...]:
    """Return what the panel says of one person; ``line`` is the next step's line as shown.

    ``ask_word``: whether to ask, in one quiet line, if their own word still fits.
    """
    person, stands = known.person, known.standing
    rows = [Row(ink_line(person.name, "bold")), Row(ink(word_of(stands.depth), "$secondary"))]
    if stands.depth:
        rows.append(Row(ink(stands.depth.meaning, "italic $quiet")))
    if stands.source == "own word":
        why = person.own_word.why if person.own_word else ""
        rows.append(Row(ink_line(f"your word: {why}" if why else "your word", "$quiet")))
    if ask_word:
        rows += [BLANK, Row(ink(_STILL_YOURS, "$quiet"))]
    rows += [BLANK, heading("Why here")]
    rows += [Row(ink_line(reason)) for reason in stands.why]
    if known.silence.line:
        headline = _HEADINGS.get(known.silence.state, "Just now")
        rows += [BLANK, heading(headline), Row(ink_line(_without_name(known)))]
    if known.step.id is not StepId.NONE:
        rows += [BLANK, heading("One natural next step"), Row(ink_line(line, "$quiet"))]
    return tuple(rows)


def _without_name(known: Portrait) -> str:
    """Return the quiet line as it reads beneath the name."""
    line = known.silence.line.removeprefix(f"{known.person.name}: ")
    return line[:1].upper() + line[1:]
