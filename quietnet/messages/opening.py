"""Requests to show something: a room, a page, a screen."""

from textual.message import Message

from quietnet.reading.trails import Trail


class OpenRoom(Message):
    """Go to one of the rooms, by its name, with somebody in mind; ``find``: to its find box."""

    def __init__(self, room: str, person_id: str | None = None, *, find: bool = False) -> None:
        super().__init__()
        self.room = room
        self.person_id = person_id
        self.find = find


class OpenTrail(Message):
    """Show something that was named on somebody's page, and who else named it."""

    def __init__(self, trail: Trail, person_id: str) -> None:
        super().__init__()
        self.trail = trail
        self.person_id = person_id


class OpenAddress(Message):
    """Ask whether an address should be opened by the person's own browser or mail program."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


class LookAround(Message):
    """Leave for the lived-in notebook, and come back afterwards."""


class OpenConversation(Message):
    """Open a kept conversation in the kitchen, at a line."""

    def __init__(self, conversation_id: str, line: int = 0) -> None:
        super().__init__()
        self.conversation_id = conversation_id
        self.line = line


class HideQuiet(Message):
    """Leave the quiet view alone for a week."""


class OpenPerson(Message):
    """Show somebody's page."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id


class OpenRound(Message):
    """Show the round of asking that a topic stands for."""

    def __init__(self, topic: str) -> None:
        super().__init__()
        self.topic = topic


class OpenBrief(Message):
    """Show the page to read before one meets somebody."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id


class OpenLongView(Message):
    """Show the years with somebody, a line each."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id


class OpenThisDay(Message):
    """Show all that belongs to this day of the year."""


class OpenSettings(Message):
    """Show what can be set."""


class PreviewTheme(Message):
    """Show the colours of a theme, for as long as one looks."""

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.theme = theme


class OpenWastebasket(Message):
    """Show what was deleted."""


class OpenRecovery(Message):
    """Show the files that cannot be read, and their copies."""
