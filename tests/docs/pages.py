"""The pages in docs, taken apart: their tables, headings and prose."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = tuple(sorted(DOCS.glob("*.md")))
NONE = "–"


@dataclass(frozen=True)
class Row:
    """One row of a table: its header, and its cells as they are read."""

    header: tuple[str, ...]
    cells: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        """Return the cell under a heading."""
        return self.cells[self.header.index(name)]


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def prose(text: str) -> str:
    """Return a page without its fenced code."""
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def rows(text: str, *header: str) -> list[Row]:
    """Return the rows of every table that has this header."""
    found: list[Row] = []
    lines = text.splitlines()
    for place, line in enumerate(lines):
        if cells(line) != header:
            continue
        for row in lines[place + 2 :]:
            if not row.startswith("|"):
                break
            found.append(Row(header, cells(row)))
    assert found, f"no table {header}"
    return found


def cells(line: str) -> tuple[str, ...]:
    if not line.startswith("|"):
        return ()
    parts = re.split(r"(?<!\\)\|", line)[1:-1]
    return tuple(part.strip().strip("`").replace("\\|", "|") for part in parts)


def anchor_of(heading: str) -> str:
    kept_ = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept_.replace(" ", "-")


def anchors_in(text: str) -> set[str]:
    return {anchor_of(found) for found in re.findall(r"^#{1,6} (.+)$", prose(text), re.MULTILINE)}
