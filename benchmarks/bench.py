"""All figures in one table, each against a baseline in the same run (benchmarks/results.md).

Run: python benchmarks/bench.py [--quick] [--rounds N] [--only WORD] [--keep]
``--quick`` measures the usual notebook alone and prints what got more than a fifth worse than the
table says. Figures are ratios of times that took turns, medians of their rounds.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import commands
import exporting
import finding
import keys
import loading
import locking
import saving
import starting
from lifetime import LIFETIME, USUAL, Size, write
from rounds import ROUNDS, Figure
from table import marked, read_table, write_table

RESULTS = Path(__file__).with_name("results.md")
WORSE = 1.2  # a fifth
SIZES = {"usual": USUAL, "lifetime": LIFETIME}
MEASURES = (starting, loading, saving, locking, keys, finding, exporting, commands)


def measured(sizes: dict[str, Size], rounds: int, only: str) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="quietnet-bench-") as name:
        for size, how_large in sizes.items():
            folder = Path(name, size)
            write(folder, how_large)
            for measure in MEASURES:
                if only in measure.__name__:
                    for figure in measure.figures(folder, size, rounds):
                        print(marked(figure), flush=True)
                        yield figure


def machine() -> str:
    """Return the machine in words."""
    cores = os.cpu_count() or 1
    load = f", load {os.getloadavg()[0]:.1f} when it began" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.system()} on {platform.machine()}, {cores} cores{load}, "
        f"Python {platform.python_version()}"
    )


def compare(figures: list[Figure]) -> int:
    """Print what got more than a fifth worse than the table says; return whether anything did."""
    before = read_table(RESULTS)
    worse = [
        f"{each.key}: {each.shown}, was {before[each.key]:.2f}"
        for each in figures
        if each.key in before and each.ratio > before[each.key] * WORSE
    ]
    print("\n".join(("Worse by more than a fifth:", *worse)) if worse else "Nothing got worse.")
    return int(bool(worse))


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure quietnet.")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="one measure, by a part of its name")
    given = parser.parse_args()
    sizes = {"usual": USUAL} if given.quick else SIZES
    on = machine()
    figures = list(measured(sizes, given.rounds, given.only))
    if given.quick:
        return compare(figures)
    if not given.only:
        write_table(RESULTS, figures, on, datetime.now(UTC).date())
    return 0


if __name__ == "__main__":
    sys.exit(main())
