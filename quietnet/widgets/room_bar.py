"""RoomBar: the rooms in one line, the one you are in marked."""

from textual.content import Content
from textual.widgets import Static

ROOMS = {"people": "People", "depth": "Depth"}
KITCHEN = "Kitchen"


class RoomBar(Static):
    """The top line. It only shows; the letters do the walking."""

    DEFAULT_CSS = """
    RoomBar { height: 1; background: $panel; color: $quiet; padding: 0 1; text-wrap: nowrap; }
    """

    def __init__(self, here: str) -> None:
        names = [*ROOMS.items(), ("kitchen", KITCHEN)]
        rooms = [
            (name, "bold underline $accent") if room == here else (name, "$quiet")
            for room, name in names
        ]
        spaced = [part for room in rooms for part in ("  ", room)]
        super().__init__(Content.assemble(("quietnet", "$quiet"), " ", *spaced))
