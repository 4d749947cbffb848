"""RoomBar: the rooms in one line, the one you are in marked."""

from textual.content import Content
from textual.widgets import Static

from quietnet.widgets.blur import Clear
from quietnet.widgets.ink import ink

ROOMS = {
    "people": ("p", "People"),
    "depth": ("d", "Depth"),
    "quiet": ("g", "Quiet"),
    "threads": ("t", "Threads"),
    "paths": ("w", "Paths"),
    "kitchen": ("n", "Kitchen"),
}
_WITH_NAME = 60  # cells


class RoomBar(Static, Clear):
    """The top line. It only shows; the letters do the walking."""

    DEFAULT_CSS = """
    RoomBar { height: 1; background: $panel; color: $quiet; padding: 0 1; text-wrap: nowrap; }
    """

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def render(self) -> Content:
        """Draw the rooms, each behind its letter where letters walk and are not written.

        Where not all names fit, the letters stand for the rooms one is not in.
        """
        whole = self._drawn(named=True)
        wide = self.size.width - 2
        if self.size.width >= _WITH_NAME:
            whole = Content.assemble(("quietnet", "$quiet"), "   ", whole)
        return whole if whole.cell_length <= wide else self._drawn(named=False)

    def _drawn(self, *, named: bool) -> Content:
        walks = self._here in ROOMS and self._here != "kitchen"
        gap = "   " if self.size.width >= _WITH_NAME else " "
        drawn = []
        for room, (letter, name) in ROOMS.items():
            here = room == self._here
            style = "bold underline $accent" if here else "$quiet"
            parts: list[tuple[str, str] | str] = [(letter, "$accent")] if walks else []
            if named or here:
                parts += [" " if walks else "", (name, style)]
            if parts:
                drawn.append(Content.assemble(*parts))
        return ink(gap if named else "  ").join(drawn or [ink("quietnet", "$quiet")])
