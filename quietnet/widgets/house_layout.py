"""Where everybody stands in the house: bands from the street to the key, names flowing in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from quietnet.domain.depth_word import Depth
from quietnet.domain.person import Person
from quietnet.domain.text import safe_line

BANDS: tuple[Depth | None, ...] = (*Depth, None)
_GAP = 3
_EDGE = 5
_LIST_BELOW = 46  # cells: narrower than this, one name a line


@dataclass(frozen=True, slots=True)
class Spot:
    """One name on a line: whose, where it begins, and how it is written."""

    person_id: str
    x: int
    name: str

    @property
    def middle(self) -> float:
        """The cell in the middle of the name."""
        return self.x + cell_len(self.name) / 2


@dataclass(frozen=True, slots=True)
class HouseLine:
    """One line of the house: its band, whether it is the band's heading, and the names on it."""

    band: Depth | None
    heading: bool = False
    spots: tuple[Spot, ...] = ()


def lay_out(
    inhabitants: Mapping[Depth | None, Sequence[Person]], width: int, height: int
) -> tuple[HouseLine, ...]:
    """Return the house line by line; a house lower than the window spreads to fill it.

    The band of those not written down is there only when somebody is.
    """
    bands = [band for band in BANDS if band or inhabitants.get(None)]
    flows = {band: _flow(inhabitants.get(band, ()), width) for band in bands}
    listed = width < _LIST_BELOW
    needed = sum(1 + max(len(flow), 1) + (not listed) for flow in flows.values())
    spare, odd = divmod(max(height - needed, 0), len(bands))
    lines: list[HouseLine] = []
    for place, band in enumerate(bands):
        extra = spare + (1 if place < odd else 0)
        lines.append(HouseLine(band, heading=True))
        if not listed and extra >= 1:
            lines.append(HouseLine(band))
            extra -= 1
        lines += [HouseLine(band, spots=spots) for spots in flows[band]] or [HouseLine(band)]
        lines += [HouseLine(band)] * (extra + (not listed))
    return tuple(lines)


def _flow(people: Sequence[Person], width: int) -> list[tuple[Spot, ...]]:
    listed = width < _LIST_BELOW
    edge, room = (2, width - 3) if listed else (_EDGE, width - _EDGE - 2)
    lines: list[list[Spot]] = []
    x = edge
    for person in people:
        name = safe_line(person.name)
        if cell_len(name) > room:
            name = set_cell_size(name, max(room - 1, 1)).rstrip() + "…"
        if not lines or listed or x + cell_len(name) > edge + room:
            lines.append([])
            x = edge
        lines[-1].append(Spot(person.id, x, name))
        x += cell_len(name) + _GAP
    return [tuple(line) for line in lines]


def find(lines: Sequence[HouseLine], person_id: str | None) -> tuple[int, Spot] | None:
    """Return the line and the spot somebody stands on."""
    for y, line in enumerate(lines):
        for spot in line.spots:
            if spot.person_id == person_id:
                return y, spot
    return None


def beside(lines: Sequence[HouseLine], person_id: str, by: int) -> str:
    """Return who stands next in reading order, or the same person at the end of the house."""
    order = [spot.person_id for line in lines for spot in line.spots]
    place = order.index(person_id) + by
    return order[min(max(place, 0), len(order) - 1)]


def across(lines: Sequence[HouseLine], person_id: str, by: int, middle: float) -> str:
    """Return who stands nearest to a cell on the next line with people on it, up or down."""
    here = find(lines, person_id)
    if here is None:
        return person_id
    y = here[0] + by
    while 0 <= y < len(lines):
        if lines[y].spots:
            return min(lines[y].spots, key=lambda spot: abs(spot.middle - middle)).person_id
        y += by
    return person_id
