"""Cells: how wide a text is on a terminal, and a text laid out in lines of so many cells. Pure."""

import unicodedata

_MORE = " …"


def cells(text: str) -> int:
    """Return how many cells a text takes; one that is drawn in two anywhere is taken for two."""
    return sum(map(_cells_of, text))


def _cells_of(c: str) -> int:
    if c.isascii():
        return 1
    if unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1


def in_lines(text: str, room: int, most: int, indent: str = "") -> list[str]:
    """Return a text in at most so many lines, none wider than ``room`` cells.

    Lines end after whole words; a word that fits on no line is cut there. What has no place ends
    in an ellipsis. Lines after the first begin with ``indent``.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        for part in _parts(word, room - len(indent)):
            longer = f"{line} {part}" if line.strip() else f"{line}{part}"
            if cells(longer) > room:
                lines.append(line)
                longer = indent + part
            line = longer
    lines.append(line)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = _cut(lines[-1], room)
    return lines


def _parts(word: str, room: int) -> list[str]:
    """Return a word in parts that fit on a line each; nearly always the word itself."""
    parts = [""]
    for c in word:
        if cells(parts[-1]) + _cells_of(c) > room:
            parts.append("")
        parts[-1] += c
    return parts


def _cut(line: str, room: int) -> str:
    """Return a line with the sign that more would follow, a word or a letter shorter for it."""
    while cells(line) > room - len(_MORE):
        before, _, _ = line.rstrip().rpartition(" ")
        line = before if before.strip() else line[:-1]
    return line.rstrip(" ,;:·") + _MORE
