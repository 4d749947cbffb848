"""Tints: which stretches of a note are coloured, line by line, and how an edit moves them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tint:
    """A stretch of the text, by offsets, and the component class that colours it."""

    start: int
    end: int
    kind: str

    def moved(self, by: int) -> "Tint":
        """Return the same tint so many characters on."""
        return Tint(self.start + by, self.end + by, self.kind)


class Tints:
    """The tints of a text, each line's own; offsets inside a line are that line's."""

    def __init__(self, tints: Iterable[Tint] = (), lines: Sequence[str] = ()) -> None:
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        self._by_line: dict[int, list[Tint]] = {}
        row = 0
        for tint in sorted(tints, key=lambda t: (t.start, -t.end)):
            while row + 1 < len(starts) and starts[row + 1] <= tint.start:
                row += 1
            at = row
            while at < len(starts) - 1 and starts[at] < tint.end:
                first, last = max(tint.start, starts[at]), min(tint.end, starts[at + 1])
                here = Tint(first, last, tint.kind).moved(-starts[at])
                self._by_line.setdefault(at, []).append(here)
                at += 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tints) and self._by_line == other._by_line

    def __hash__(self) -> int:
        raise TypeError("tints change as one types")

    def of(self, line: int) -> Sequence[Tint]:
        """Return the tints of one line."""
        return self._by_line.get(line, ())

    def carry(self, top: Place, bottom: Place, reached: Place) -> None:
        """Move the tints along with an edit, until the text is read again.

        Args:
            top: where the edit began.
            bottom: where what it replaced ended.
            reached: where what it wrote ends.
        """
        down, right = reached[0] - bottom[0], reached[1] - bottom[1]
        carried: dict[int, list[Tint]] = {}
        for row, tints in self._by_line.items():
            if row < top[0]:
                carried[row] = tints
            elif row > bottom[0]:
                carried[row + down] = tints
            else:
                before = [t for t in tints if row == top[0] and t.end <= top[1]]
                after = [t.moved(right) for t in tints if row == bottom[0] and t.start >= bottom[1]]
                around = [
                    Tint(t.start, t.end + right, t.kind)
                    for t in tints
                    if top[0] == bottom[0] == reached[0] and t.start < top[1] and t.end >= bottom[1]
                    if t not in before
                ]
                carried.setdefault(top[0], []).extend([*before, *around])
                carried.setdefault(reached[0], []).extend(after)
        self._by_line = {row: tints for row, tints in carried.items() if tints}
