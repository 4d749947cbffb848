"""Requests to ask or write first: a form, a note, a file, a name."""

from textual.message import Message


class AskWhoElse(Message):
    """Offer what one could ask somebody about others to meet, and a note for the answer."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id


class AddPerson(Message):
    """Open an empty form for somebody new."""


class EditPerson(Message):
    """Open somebody's form; at a line of their notes where one is meant."""

    def __init__(self, person_id: str, line: int | None = None) -> None:
        super().__init__()
        self.person_id = person_id
        self.line = line


class Export(Message):
    """Ask where the notebook, or one person's page, should be written as Markdown."""

    def __init__(self, person_id: str | None = None) -> None:
        super().__init__()
        self.person_id = person_id


class BringIn(Message):
    """Ask for a file whose people should come in."""


class AskMerge(Message):
    """Ask who is the same person as somebody."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id


class WriteNote(Message):
    """Open an empty note, with whoever was chosen in the room it was asked for."""

    def __init__(self, person_id: str | None = None) -> None:
        super().__init__()
        self.person_id = person_id


class WriteOutside(Message):
    """Open a text in the person's own editor; it comes back by ``come_back_with``."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
