"""The table of figures: written as Markdown, and read again to be compared with."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rounds import ROUNDS, Figure

_ROW = re.compile(r"\| (?P<what>[^|]+) \| (?P<size>[^|]+) \| [^|]+ \| (?P<ratio>[\d.,]+)[^|]*\|")


def marked(figure: Figure) -> str:
    """Return one row of the table."""
    cells = (
        figure.what,
        figure.size,
        figure.against,
        figure.shown,
        figure.goal_shown,
        "yes" if figure.is_met else "no",
        figure.aside,
    )
    return f"| {' | '.join(cells)} |"


def write_table(path: Path, figures: Sequence[Figure], machine: str, day: date) -> None:
    """Write the figures with the machine and the day they are from."""
    lines = [
        "# How fast it is",
        "",
        f"Measured by `make bench` on {day.day} {day:%B %Y}: {machine}.",
        f"Each figure is the median, over at least {ROUNDS} rounds, of quietnet's time to its",
        "baseline's, the two taking turns; a smaller one is faster. The times are medians, too.",
        "",
        "| what | notebook | against | figure | goal, at most | met | times |",
        "|---|---|---|---|---|---|---|",
        *map(marked, figures),
        "",
    ]
    path.write_text("\n".join(lines))


def read_table(path: Path) -> dict[str, float]:
    """Return the figures of a table that was written, by what and size."""
    if not path.exists():
        return {}
    rows = map(_ROW.match, path.read_text().splitlines())
    return {
        f"{row['what'].strip()} | {row['size'].strip()}": float(row["ratio"].replace(",", ""))
        for row in rows
        if row
    }
