"""PathList: who led you to whom as a tree, and whom one was told to meet; a line each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quietnet.domain.person import Person
from quietnet.widgets.ink import cut, ink, ink_line
from quietnet.widgets.line_list import LineList, Listed

_DEEPEST = 12  # levels set in; what is deeper stands under these, so that a name is always seen


@dataclass(frozen=True, slots=True)
class OnPath:
    """One line: somebody, ``level`` below the root, or a heading (no id).

    ``person`` is None for a heading and for somebody who has no page; ``name`` is shown.
    """

    id: str = ""
    name: str = ""
    beside: str = ""
    level: int = 0
    person: Person | None = None


class PathList(LineList):
    """People met are full, those not met yet hollow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="paths.open", tooltip="Walk into their page"),
    ]
    is_met: Callable[[Person], bool] = staticmethod(lambda _person: True)

    def draw(self, entry: Listed, line: int, room: int) -> Content:
        """Return the line of somebody, or of a heading."""
        del line
        if not isinstance(entry, OnPath):
            return Content()
        if not entry.id:
            return cut(ink_line(entry.name, "bold $accent"), room)
        met = entry.person is not None and self.is_met(entry.person)
        lead = ink("  " * min(entry.level, _DEEPEST) + ("● " if met else "○ "))
        name = ink_line(entry.name, "" if met else "italic")
        left = room - lead.cell_length - name.cell_length - 3
        beside = cut(ink_line(entry.beside, "$quiet"), left) if entry.beside and left > 0 else ""
        return cut(Content.assemble(lead, name, "   " if beside else "", beside), room)
