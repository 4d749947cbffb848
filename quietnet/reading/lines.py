"""What each line of a note is: a thread, a quote, a private line, a heading, code, or prose."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from quietnet.domain.evidence import ThreadKind, ThreadState, What


class LineKind(Enum):
    """The kinds of line the grammar knows (docs/notes.md)."""

    PROSE = auto()
    BLANK = auto()
    THREAD = auto()
    QUOTE = auto()
    PRIVATE = auto()
    HEADING = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line: ``text[start:end]``; its words begin at ``content``, after any marker."""

    number: int
    start: int
    end: int
    kind: LineKind
    content: int
    state: ThreadState = ThreadState.OPEN
    thread: ThreadKind = ThreadKind.ASK
    what: What = What.HAND


_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*\Z)|~{3,})")
_QUOTE = re.compile(r" {0,3}>[> \t]*")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_BOX = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX-])\][ \t]+")
_KIND = re.compile(
    r"(?:(ask|offer|advice|meet|intro|tell)|(gave|got)(?:[ \t]+(hand|advice|introduction|care))?)"
    r"[ \t]*:[ \t]*",
    re.ASCII | re.IGNORECASE,
)
_STATES = {" ": ThreadState.OPEN, "-": ThreadState.CANCELLED}


def lines_of(text: str) -> tuple[NoteLine, ...]:
    """Return the text's lines; only a line feed ends one."""
    found: list[NoteLine] = []
    fence = ""
    start = 0
    for number, line in enumerate(text.split("\n")):
        fenced = _FENCE.match(line) if fence or "```" in line or "~~~" in line else None
        if fence:
            found.append(NoteLine(number, start, start + len(line), LineKind.CODE, start))
            if fenced and fenced[1].startswith(fence) and line.strip() == fenced[1]:
                fence = ""
        elif fenced:
            fence = fenced[1]
            found.append(NoteLine(number, start, start + len(line), LineKind.CODE, start))
        else:
            found.append(_line(number, start, line))
        start += len(line) + 1
    return tuple(found)


def _line(number: int, start: int, line: str) -> NoteLine:
    bare = line.lstrip(" \t")
    end = start + len(line)
    kind, marker = LineKind.PROSE, None
    if not bare or bare.isspace():
        return NoteLine(number, start, end, LineKind.BLANK, end)
    if bare[0] == ">" and (marker := _QUOTE.match(line)):
        kind = LineKind.QUOTE
    elif line.startswith("~ "):
        return NoteLine(number, start, end, LineKind.PRIVATE, start + 2)
    elif bare[0] == "#" and (marker := _HEADING.match(line)):
        kind = LineKind.HEADING
    elif bare[0] in "-*+0123456789":
        if (box := _BOX.match(line)) and (thread := _thread(number, start, line, box)):
            return thread
        marker = _LIST.match(line)
    return NoteLine(number, start, end, kind, start + (marker.end() if marker else 0))


def _thread(number: int, start: int, line: str, box: re.Match[str]) -> NoteLine | None:
    """Return the thread a line is, or None while it says nothing yet."""
    named = _KIND.match(line, box.end())
    content = named.end() if named else box.end()
    if not line[content:].strip():
        return None
    state = _STATES.get(box[1], ThreadState.DONE)
    kind = ThreadKind((named[1] or named[2]).lower()) if named else ThreadKind.ASK
    what = What.HAND
    if named and named[3]:
        what = What(named[3].lower())
    elif kind in (ThreadKind.INTRO, ThreadKind.MEET):
        what = What.INTRODUCTION
    elif kind is ThreadKind.ADVICE:
        what = What.ADVICE
    end = start + len(line)
    return NoteLine(number, start, end, LineKind.THREAD, start + content, state, kind, what)
