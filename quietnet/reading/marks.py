"""The grammar's marks: topics, words worth keeping, thread lines, links and bold names, styles."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from quietnet.domain.conversation import Mattered
from quietnet.domain.evidence import ThreadKind, ThreadLine, ThreadState
from quietnet.reading.heard import Span, SpanKind
from quietnet.reading.lines import LineKind, NoteLine
from quietnet.reading.masked import Stretch, inside, joined

_TOPIC = re.compile(r"(?<![\w#\\/&\]\u0300-\u036f])#(?=[^\s#])")
_LINK = re.compile(r"\[\[[^\[\]\n]{1,400}\]\]")
TICK = "✅"
_TICKED = re.compile(r"✅\ufe0f?[ \t]*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*\Z")
_MINE = re.compile(r"me[ \t]*:[ \t]*", re.ASCII | re.IGNORECASE)
_STRONG = re.compile(r"(?<![\\*])\*\*(?=[^\s*])[^*\n]{0,2000}[^\s*]\*\*(?!\*)|\*\*[^\s*]\*\*")
_EMPHASIS = re.compile(
    r"(?<![\\*\w])\*(?=[^\s*])[^*\n]{0,2000}(?<!\s)\*(?![\w*])"
    r"|(?<![\\\w])_(?=[^\s_])[^_\n]{0,2000}(?<!\s)_(?!\w)"
)
_DASH = re.compile(r"\s{1,9}-{1,3}\s{1,9}|\s{0,9}[,，、;\u2013\u2014]\s{0,9}|\s{0,9}-{2,3}\s{0,9}")
_TOPICS_LAST = re.compile(r"(?:(?<=\s)#[^\s#]{1,100}\s{0,9}){1,20}\Z")
_LINE_SPANS = {
    LineKind.QUOTE: SpanKind.QUOTE,
    LineKind.PRIVATE: SpanKind.PRIVATE,
    LineKind.HEADING: SpanKind.HEADING,
}
_THREAD_SPANS = {
    ThreadState.OPEN: SpanKind.THREAD,
    ThreadState.DONE: SpanKind.THREAD_DONE,
    ThreadState.CANCELLED: SpanKind.THREAD_LET_GO,
}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as compared, and where it stands with its ``#``."""

    start: int
    end: int
    name: str


def topics_in(text: str, hidden: tuple[Stretch, ...]) -> tuple[Topic, ...]:
    """Return the topics, in order; ``#3`` and a ``#`` inside a word or a link are none."""
    if "#" not in text:
        return ()
    hidden = joined([*hidden, *(match.span() for match in _LINK.finditer(text))])
    found: list[Topic] = []
    for match in _TOPIC.finditer(text):
        start, end = match.end(), match.end()
        while end < len(text) and _in_topic(text[end]):
            end += 1
        while end > start and text[end - 1] in "/-":
            end -= 1
        name = as_topic(text[start:end])
        if any(not c.isdigit() for c in name) and not inside(hidden, match.start(), end):
            found.append(Topic(match.start(), end, name))
    return tuple(found)


def as_topic(written: str) -> str:
    """Return a topic as it is compared (depth model, section 3.2): lower case, trimmed."""
    return unicodedata.normalize("NFC", written.lower()).strip("/- ")


def _in_topic(c: str) -> bool:
    return c.isalnum() or c in "/-_" or (c > "\u02ff" and unicodedata.category(c)[0] == "M")


def mattered_in(text: str, lines: Iterable[NoteLine]) -> frozenset[Mattered]:
    """Return whose words were kept: ``> `` theirs, ``> me:`` mine."""
    found: set[Mattered] = set()
    for line in lines:
        if line.kind is LineKind.QUOTE:
            mine = _MINE.match(text, line.content, line.end)
            if text[mine.end() if mine else line.content : line.end].strip():
                found.add(Mattered.MINE if mine else Mattered.THEIRS)
    return frozenset(found)


def ticked_on(text: str) -> tuple[str, date | None]:
    """Return a thread's words without the day of its tick, and that day."""
    at = text.rfind(TICK)
    if at >= 0 and (found := _TICKED.match(text, at)):
        try:
            return text[:at].strip(), date.fromisoformat(found[1])
        except ValueError:
            pass
    return text.strip(), None


def name_to_meet(text: str, line: NoteLine) -> tuple[int, int, str]:
    """Return where the name in a ``meet:`` line stands, and what is said of them.

    The name runs to the first comma, dash or topic; topics at the end are not said of them
    (docs/notes.md).
    """
    words, _ = ticked_on(text[line.content : line.end])
    start = text.index(words, line.content) if words else line.content
    words = _TOPICS_LAST.sub("", words).rstrip() or words
    dash = _DASH.search(words)
    name = words[: dash.start()] if dash else words
    if name.endswith(".") and len(name.split()[-1]) > 3:
        name = name[:-1]
    name = name.rstrip()
    return start, start + len(name), words[dash.end() :] if dash else ""


def thread_lines(
    text: str,
    lines: Iterable[NoteLine],
    named: Mapping[int, tuple[str, ...]],
    topics: Iterable[Topic] = (),
) -> tuple[ThreadLine, ...]:
    """Return the threads; ``named`` gives the people each line names, by line number."""
    found: list[ThreadLine] = []
    in_order = tuple(topics)
    starts = [topic.start for topic in in_order]
    for line in lines:
        if line.kind is not LineKind.THREAD:
            continue
        words, done_on = ticked_on(text[line.content : line.end])
        meet, why = "", ""
        if line.thread is ThreadKind.MEET:
            start, end, why = name_to_meet(text, line)
            meet = bare_name(text[start:end])
        found.append(
            ThreadLine(
                line.number,
                line.thread,
                words,
                line.state,
                done_on if line.state is ThreadState.DONE else None,
                line.what,
                named.get(line.number, ()),
                meet,
                why,
                tuple(topic.name for topic in in_order[slice(*_between(starts, line))]),
            )
        )
    return tuple(found)


def _between(starts: list[int], line: NoteLine) -> tuple[int, int]:
    return bisect_left(starts, line.content), bisect_left(starts, line.end)


def bare_name(written: str) -> str:
    """Return a name without the marks it may stand in: ``**Sam**``, ``[[Sam Okafor|Sam]]``."""
    name = written.strip().lstrip("@")
    if name.startswith("**") and name.endswith("**"):
        name = name[2:-2]
    if name.startswith("[[") and name.endswith("]]"):
        name = name[2:-2].split("|")[0].split("#")[0].split("/")[-1]
    return name.strip()


def line_spans(lines: Iterable[NoteLine]) -> list[Span]:
    """Return the lines that are something, and the markers of the threads."""
    found: list[Span] = []
    for line in lines:
        if line.kind is LineKind.THREAD:
            found.append(Span(line.start, line.end, _THREAD_SPANS[line.state]))
            found.append(Span(line.start, line.content, SpanKind.MARKER))
        elif line.kind in _LINE_SPANS:
            found.append(Span(line.start, line.end, _LINE_SPANS[line.kind]))
    return found


def style_spans(text: str, hidden: tuple[Stretch, ...]) -> list[Span]:
    """Return strong and emphasised stretches outside code."""
    strong = [m.span() for m in _STRONG.finditer(text)] if "**" in text else []
    taken = tuple(s for s in strong if not inside(hidden, *s))
    found = [Span(*s, SpanKind.STRONG) for s in taken]
    if "*" not in text and "_" not in text:
        return found
    leaning = (match.span() for match in _EMPHASIS.finditer(text))
    apart = (s for s in leaning if not inside(hidden, *s) and not inside(taken, *s))
    return found + [Span(*s, SpanKind.EMPHASIS) for s in apart]
