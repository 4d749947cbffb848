"""Obsidian links: the wikilinks of a page, and which of them say that somebody was there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quietnet.domain.evidence import ThreadState
from quietnet.reading.lines import LineKind, NoteLine, lines_of

_LINK = re.compile(r"(!?)\[\[([^\[\]|#^\n]+)(?:[#^][^\[\]|\n]*)?(?:\|[^\[\]\n]*)?\]\]")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_NO_CONTACT = frozenset({LineKind.QUOTE, LineKind.CODE})


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, and the pages they link to."""

    text: str
    targets: tuple[str, ...]


def targets_in(text: str) -> tuple[str, ...]:
    """Return the pages a text links to, each once; embeds and code link to none."""
    return tuple(dict.fromkeys(_targets(_CODE.sub("", text))))


def meetings_in(text: str) -> Iterator[Block]:
    """Yield the blocks of a daily note that link to pages.

    Unchecked to-dos, quotes, code and embeds say nothing of the day: whoever they link to was not
    there.
    """
    for block in _blocks(text):
        told = [line for line in block if not _is_ahead(line)]
        words = "\n".join(text[line.start : line.end] for line in told)
        targets = targets_in(words)
        if targets:
            yield Block(words.strip("\n"), targets)


def _blocks(text: str) -> Iterator[list[NoteLine]]:
    """Yield paragraphs, and each item of a list with what is indented below it."""
    block: list[NoteLine] = []
    for line in lines_of(text):
        if line.kind in _NO_CONTACT:
            continue
        written = text[line.start : line.end]
        apart = line.kind in (LineKind.BLANK, LineKind.HEADING) or _is_item(written)
        if apart and block:
            yield block
            block = []
        if line.kind is not LineKind.BLANK:
            block.append(line)
    if block:
        yield block


def _is_item(written: str) -> bool:
    return bool(re.match(r"(?:[-*+]|\d{1,9}[.)])[ \t]", written))


def _is_ahead(line: NoteLine) -> bool:
    return line.kind is LineKind.THREAD and line.state is ThreadState.OPEN


def _targets(text: str) -> Iterator[str]:
    for embed, page in _LINK.findall(text):
        if not embed:
            yield page.rpartition("/")[2].removesuffix(".md").strip()
