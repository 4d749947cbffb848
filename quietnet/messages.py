"""Requests that cross rooms: they bubble from a screen to the App, which alone acts on them.

One file because all that can be asked of the app is to be read in one place.
"""

from collections.abc import Mapping

from textual.message import Message

from quietnet.domain.arriving import Arrivals
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.merging import Side
from quietnet.domain.person import Person
from quietnet.reading.person_form import Filled
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


class Forget(Message):
    """Ask whether somebody's page should be deleted."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id


class SaveForm(Message):
    """Keep what a filled form makes."""

    def __init__(self, filled: Filled) -> None:
        super().__init__()
        self.filled = filled


class Export(Message):
    """Ask where the notebook, or one person's page, should be written as Markdown."""

    def __init__(self, person_id: str | None = None) -> None:
        super().__init__()
        self.person_id = person_id


class BringIn(Message):
    """Ask for a file whose people should come in."""


class KeepArrivals(Message):
    """Keep what a file brings, as its owner answered; ``source`` is what the file is called."""

    def __init__(self, arrivals: Arrivals, answers: Mapping[str, str | None], source: str) -> None:
        super().__init__()
        self.arrivals = arrivals
        self.answers = answers
        self.source = source


class AskMerge(Message):
    """Ask who is the same person as somebody."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self.person_id = person_id


class MergePeople(Message):
    """Make one page of two, with what was chosen where they differ; the first keeps its id."""

    def __init__(self, kept_id: str, other_id: str, choices: Mapping[str, Side]) -> None:
        super().__init__()
        self.kept_id = kept_id
        self.other_id = other_id
        self.choices = choices


class MeetFirst(Message):
    """Begin the notebook with somebody, and a note about the two of you."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


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


class WriteNote(Message):
    """Open an empty note, with whoever was chosen in the room it was asked for."""

    def __init__(self, person_id: str | None = None) -> None:
        super().__init__()
        self.person_id = person_id


class SavePerson(Message):
    """Keep a person as they are now."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person


class SaveConversation(Message):
    """Keep a conversation, and the people who are new with it; ``said`` is said afterwards."""

    def __init__(
        self,
        conversation: Conversation,
        newcomers: tuple[Person, ...] = (),
        *,
        said: str = "Kept.",
    ) -> None:
        super().__init__()
        self.said = said
        self.conversation = conversation
        self.newcomers = newcomers


class WriteOutside(Message):
    """Open a text in the person's own editor; it comes back by ``come_back_with``."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Unlock(Message):
    """Open the locked notebook with this passphrase."""

    def __init__(self, passphrase: str) -> None:
        super().__init__()
        self.passphrase = passphrase


class SaveThread(Message):
    """Keep a record one of whose threads was ticked, let go or opened; ``said`` is said then."""

    def __init__(self, record: Person | Conversation, *, said: str, deed: str) -> None:
        super().__init__()
        self.record = record
        self.said = said
        self.deed = deed


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


class KeepNamed(Message):
    """Keep somebody an answer named, with the note that now names them."""

    def __init__(self, change: Change, name: str) -> None:
        super().__init__()
        self.change = change
        self.name = name
        self.deed = f"keeping {name}"


class KeepClose(Message):
    """Keep somebody close; whoever is kept close already, no more."""

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


class SaveSettings(Message):
    """Write these settings, by their names and as they were typed, and go by them."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        super().__init__()
        self.typed = typed


class Undo(Message):
    """Take back what was kept last, here on this machine."""


class Redo(Message):
    """Bring again what was taken back last."""


class OpenWastebasket(Message):
    """Show what was deleted."""


class BringBack(Message):
    """Put something from the wastebasket back, by its id there."""

    def __init__(self, resting_id: str) -> None:
        super().__init__()
        self.resting_id = resting_id


class EmptyWastebasket(Message):
    """Let these go from the wastebasket for good, by their ids there."""

    def __init__(self, resting_ids: tuple[str, ...]) -> None:
        super().__init__()
        self.resting_ids = resting_ids


class OpenRecovery(Message):
    """Show the files that cannot be read, and their copies."""


class RestoreShelf(Message):
    """Put a copy in the place of a file that cannot be read."""

    def __init__(self, shelf: str, copy_id: str) -> None:
        super().__init__()
        self.shelf = shelf
        self.copy_id = copy_id
