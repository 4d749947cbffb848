"""Requests to keep, change, delete, take back or bring back."""

from collections.abc import Mapping

from textual.message import Message

from quietnet.domain.arriving import Arrivals
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.merging import Side
from quietnet.domain.person import Person
from quietnet.reading.person_form import Filled


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


class KeepArrivals(Message):
    """Keep what a file brings, as its owner answered; ``source`` is what the file is called."""

    def __init__(self, arrivals: Arrivals, answers: Mapping[str, str | None], source: str) -> None:
        super().__init__()
        self.arrivals = arrivals
        self.answers = answers
        self.source = source


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


class SaveSettings(Message):
    """Write these settings, by their names and as they were typed, and go by them."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        super().__init__()
        self.typed = typed


class Undo(Message):
    """Take back what was kept last, here on this machine."""


class Redo(Message):
    """Bring again what was taken back last."""


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


class RestoreShelf(Message):
    """Put a copy in the place of a file that cannot be read."""

    def __init__(self, shelf: str, copy_id: str) -> None:
        super().__init__()
        self.shelf = shelf
        self.copy_id = copy_id
