"""Table: what each trial came to, and whether that is what it must."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """One trial. ``met``: ours shows what it must; ``can_fail``: its controls do not.

    A harness on which nothing fails proves nothing, so a control that passes is a fault as well.
    """

    trial: str
    rounds: str
    must_show: str
    ours: str
    control: str
    stock: str
    met: bool
    can_fail: bool
    why: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the trial shows what it is for."""
        return self.met and self.can_fail


_HEAD = ("trial", "rounds", "must show", "ours", "control", "stock", "")


def drawn(outcomes: Sequence[Outcome]) -> str:
    """Return the table as text, and what went wrong below it."""
    rows = [_HEAD, *(_row(outcome) for outcome in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*(line.rstrip() for line in lines), *_reasons(outcomes)])


def _row(outcome: Outcome) -> tuple[str, ...]:
    verdict = "good" if outcome.good else "MISSED" if not outcome.met else "CONTROL PASSED"
    told = (outcome.trial, outcome.rounds, outcome.must_show, outcome.ours)
    return (*told, outcome.control, outcome.stock, verdict)


def _reasons(outcomes: Iterable[Outcome]) -> list[str]:
    return [f"{outcome.trial}: {line}" for outcome in outcomes for line in outcome.why]
