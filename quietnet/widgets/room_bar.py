"""RoomBar: the rooms in one line, the one you are in marked."""

from textual.content import Content
from textual.widgets import Static

ROOMS = {
    "people": ("p", "People"),
    "depth": ("d", "Depth"),
    "quiet": ("g", "Quiet"),
    "kitchen": ("n", "Kitchen"),
}
_WITH_NAME = 60  # cells


class RoomBar(Static):
    """The top line. It only shows; the letters do the walking."""

    DEFAULT_CSS = """
    RoomBar { height: 1; background: $panel; color: $quiet; padding: 0 1; text-wrap: nowrap; }
    """

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def render(self) -> Content:
        """Draw the rooms, each behind its letter where letters walk and are not written."""
        wide = self.size.width >= _WITH_NAME
        parts: list[tuple[str, str] | str] = [("quietnet", "$quiet"), "   "] if wide else []
        gap = "   " if wide else " "
        letters_walk = self._here in ROOMS and self._here != "kitchen"
        for room, (letter, name) in ROOMS.items():
            style = "bold underline $accent" if room == self._here else "$quiet"
            if letters_walk:
                parts += [(letter, "$accent"), " "]
            parts += [(name, style), gap]
        return Content.assemble(*parts)
