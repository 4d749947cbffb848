"""What in a text is not prose: code, addresses of pages and people, comments, link targets."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

Stretch = tuple[int, int]

_LINE_FEED = re.compile("\n")
_TICKS = re.compile(r"`+")
# Bounded, and never begun again inside a run, so that a long run of letters costs no square.
_ADDRESS = re.compile(
    r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}://[^\s<>]+"
    r"|(?<!\w)(?:www\.|mailto:)[^\s<>]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_TARGET = re.compile(r"(?<=\])\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?\)")


def masked(text: str, fenced: Iterable[Stretch] = ()) -> tuple[Stretch, ...]:
    """Return the stretches no name or topic is read from, in order and apart.

    Args:
        text: the note.
        fenced: stretches already known to be code.
    """
    found = list(fenced)
    if "`" in text:
        found += _inline_code(text, joined(found))
    if "://" in text or "@" in text or "www." in text or "mailto:" in text:
        found += [match.span() for match in _ADDRESS.finditer(text)]
    if "](" in text:
        found += [match.span() for match in _TARGET.finditer(text)]
    return joined([*found, *_comments(text)])


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return stretches in order, those that touch made one."""
    together: list[Stretch] = []
    for start, end in sorted(stretches):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        elif start < end:
            together.append((start, end))
    return tuple(together)


def inside(stretches: tuple[Stretch, ...], start: int, end: int) -> bool:
    """Return whether ``start:end`` touches any of the stretches."""
    place = bisect_right(stretches, (end - 1, 1 << 60)) - 1
    return place >= 0 and stretches[place][1] > start


def _comments(text: str) -> Iterator[Stretch]:
    """Yield the comments that end on the line they begin on."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        line_end = text.find("\n", start, end)
        if line_end < 0:
            yield start, end + 3
        start = text.find("<!--", line_end if line_end >= 0 else end)


def _inline_code(text: str, fenced: tuple[Stretch, ...]) -> list[Stretch]:
    """Pair runs of backticks of one length within a line, each run looked at once."""
    breaks = [match.start() for match in _LINE_FEED.finditer(text)]
    runs = [m.span() for m in _TICKS.finditer(text) if not inside(fenced, *m.span())]
    waiting: dict[tuple[int, int], list[Stretch]] = {}
    for run in reversed(runs):
        waiting.setdefault((bisect_right(breaks, run[0]), run[1] - run[0]), []).append(run)
    found: list[Stretch] = []
    end_of_last = 0
    for run in runs:
        closers = waiting[bisect_right(breaks, run[0]), run[1] - run[0]]
        while closers and closers[-1][0] <= run[0]:
            closers.pop()
        if run[0] >= end_of_last and closers:
            end_of_last = closers[-1][1]
            found.append((run[0], end_of_last))
    return found
