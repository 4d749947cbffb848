"""Ticking: a thread closed, let go or opened again by one line of its note; no other byte moves."""

import re
from collections.abc import Callable
from datetime import date, datetime

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.reading.lines import LineKind, NoteLine, lines_of
from quietnet.reading.marks import TICK, ticked_on

_BOX = re.compile(r"\[[ xX-]\]")
_MOVED_ON = "That line is not there any more. Nothing was changed; look at the note again."


def tick(text: str, line: int, today: date) -> str:
    """Return the text with a thread ticked: ``- [x] … ✅ 2026-03-20``.

    Args:
        text: the note.
        line: the thread's line, from nought.
        today: the day of the tick.

    Raises:
        Refused: when there is no thread on that line.
    """
    return _rewritten(text, line, "x", f" {TICK} {today.isoformat()}")


def let_go(text: str, line: int) -> str:
    """Return the text with a thread let go: ``- [-] …``.

    Raises:
        Refused: when there is no thread on that line.
    """
    return _rewritten(text, line, "-", "")


def reopen(text: str, line: int) -> str:
    """Return the text with a thread open again, the day of its tick taken away.

    Raises:
        Refused: when there is no thread on that line.
    """
    return _rewritten(text, line, " ", "")


def words_of_record(record: Person | Conversation) -> str:
    """Return the words of a record that threads are read from."""
    return record.text if isinstance(record, Conversation) else record.notes


def rewritten(
    record: Person | Conversation, change: Callable[[str], str], now: datetime
) -> Person | Conversation:
    """Return a record with its words changed by one of the above; all else stands.

    Raises:
        Refused: when there is no thread on the line that was meant.
    """
    words = change(words_of_record(record))
    if isinstance(record, Conversation):
        return record.changed(now, text=words)
    return record.changed(now, notes=words)


def _rewritten(text: str, number: int, box: str, day: str) -> str:
    thread = _thread(text, number)
    written = text[thread.start : thread.end]
    at = _BOX.search(written)
    assert at is not None  # noqa: S101 - lines_of saw it
    words = _without_day(written)[at.end() :].rstrip()
    trailing = written[len(written.rstrip()) :]
    line = f"{written[: at.start()]}[{box}]{words}{day}{trailing}"
    return text[: thread.start] + line + text[thread.end :]


def _thread(text: str, number: int) -> NoteLine:
    lines = lines_of(text)
    if not 0 <= number < len(lines) or lines[number].kind is not LineKind.THREAD:
        raise Refused(_MOVED_ON)
    return lines[number]


def _without_day(written: str) -> str:
    """Return a line without the day of an earlier tick at its end."""
    return written[: written.rfind(TICK)] if ticked_on(written)[1] else written
