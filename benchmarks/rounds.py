"""Rounds: two pieces of work that take turns, and what came of it as a line of the table."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

ROUNDS = 7  # at least, so that one slow moment of the machine says nothing


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: a ratio to the baseline, or, where ``unit`` says so, a plain figure.

    ``goal`` is at most; None where a size has none. ``aside`` is what else is worth saying.
    """

    what: str
    against: str
    size: str
    ratio: float
    goal: float | None = None
    unit: str = ""
    aside: str = ""

    @property
    def key(self) -> str:
        """What tells one line from the others."""
        return f"{self.what} | {self.size}"

    @property
    def is_met(self) -> bool:
        """Whether the goal is met; what has none always is."""
        return self.goal is None or self.ratio <= self.goal

    @property
    def shown(self) -> str:
        """The figure as the table has it."""
        return f"{self.ratio:,.0f} {self.unit}" if self.unit else f"{self.ratio:.2f}"

    @property
    def goal_shown(self) -> str:
        """The goal as the table has it."""
        if self.goal is None:
            return "–"
        return f"{self.goal:,.0f} {self.unit}" if self.unit else f"{self.goal:.2f}"


def compared(
    ours: Callable[[], float], baseline: Callable[[], float], rounds: int = ROUNDS
) -> tuple[float, str]:
    """Return the median of each round's ratio, and both medians in words.

    Both tell how long they took, in seconds; each is done once before, unmeasured, to warm up.
    """
    ours(), baseline()
    pairs = [(ours(), baseline()) for _ in range(rounds)]
    mine, other = (median(column) * 1_000 for column in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    return ratio, f"{mine:.1f} ms to {other:.1f} ms"
