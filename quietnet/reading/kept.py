"""A kept text read again: topics, whose words mattered, threads, by its stored readings alone."""

from collections import Counter
from collections.abc import Mapping

from quietnet.domain.evidence import Mark
from quietnet.reading.found import find, named_by_line
from quietnet.reading.lines import LineKind, lines_of
from quietnet.reading.marks import mattered_in, thread_lines, topics_in
from quietnet.reading.masked import masked
from quietnet.reading.stored import Stored

_EMPTY = Mark()


def read_kept(text: str, readings: Mapping[str, str | None]) -> Mark:
    """Return the marks of a kept text; nobody is resolved anew.

    Names are found as the reader finds them: whole words, folded, ``Grace#2`` the second Grace.
    """
    if "#" not in text and ">" not in text and "[" not in text:
        return _EMPTY
    lines = lines_of(text)
    if readings and any(line.kind is LineKind.THREAD for line in lines):
        stored = Stored(readings)
        found = find(text, stored)
        counts: Counter[str] = Counter()
        resolved: list[tuple[int, str | None]] = []
        for mention in found.mentions:
            counts[mention.form] += 1
            resolved.append((mention.start, stored.said(mention.form, counts[mention.form])[1]))
        topics, named = found.topics, named_by_line(lines, resolved)
    else:
        fences = [(line.start, line.end) for line in lines if line.kind is LineKind.CODE]
        topics, named = topics_in(text, masked(text, fences)), {}
    return Mark(
        frozenset(topic.name for topic in topics),
        mattered_in(text, lines),
        thread_lines(text, lines, named, topics),
    )
