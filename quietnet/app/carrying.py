"""CarryingApp: what is taken away, with one sentence about it."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on
from textual.content import Content

from quietnet.app.keeping import beside
from quietnet.app.writing import WritingApp
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line
from quietnet.messages import Export
from quietnet.screens.asking import AskScreen
from quietnet.screens.picking import Picked, PickScreen
from quietnet.screens.sure import SureScreen
from quietnet.store.remembered import Remembered

# A path, whose page where not everybody's, and a format become files and a sentence about them.
Exporter = Callable[[Network, Path, str | None, str], str]

_USUAL_FOLDER = "quietnet"
_EVERYTHING = "everything"
_MARKDOWN, _CARDS, _RECORDS = "markdown", "vcard", "json"
_ENDINGS = {_CARDS: ".vcf", _RECORDS: ".json"}
_WHERE = "Where should the Markdown folder go?"
_WHERE_FILE = {
    _CARDS: "Where should the address book go?",
    _RECORDS: "Where should the file of all records go?",
}
_FILE = {
    _CARDS: "A vCard file that telephones and mail programs read; it holds no conversations.",
    _RECORDS: "One JSON file with everything in it, for programs; quietnet reads it back, too.",
}
_FOLDER = (
    "A folder of plain text that any editor opens. What you wrote or changed there yourself stays."
)
_PAGE = "A file whose name ends in .md, or a folder for it."
_LIES_PLAIN = "Take something out of the locked notebook?"
_WHOEVER = "What is taken away is not locked: whoever finds the file can read it."
_NOTHING_WRITTEN = "Nobody is here yet, so there is nothing to take away."


class CarryingApp(WritingApp):
    """Asks what and where, and says what came of it."""

    _remembered: Remembered
    _export: Exporter
    _export_folder = ""

    @on(Export)
    def _ask_what(self, event: Export) -> None:
        if not self.network:
            self.say(_NOTHING_WRITTEN)
            return
        if not self._library.places.seal.key_id:
            self._ask_which(event.person_id)
            return
        asked = SureScreen(Content(_LIES_PLAIN), _WHOEVER, "go on")
        self.push_screen(asked, partial(self._take_out, event.person_id))

    def _take_out(self, person_id: str | None, is_sure: bool | None) -> None:  # noqa: FBT001 - the answer
        if is_sure:
            self._ask_which(person_id)

    def _ask_which(self, person_id: str | None) -> None:
        person = self.network.people.get(person_id or "")
        page = ((person.id, f"the page of {safe_line(person.name)}"),) if person else ()
        options = (
            (_EVERYTHING, "everything, as Markdown"),
            *page,
            (_CARDS, "everybody, as an address book"),
            (_RECORDS, "everything, as one JSON file"),
        )
        asked = PickScreen("What would you like to take away?", options)
        self.push_screen(asked, partial(self._ask_where, person))

    def _ask_where(self, person: Person | None, picked: Picked | None) -> None:
        if picked is None:
            return
        folder = self._usual_folder()
        if person and picked.word == person.id:
            question = f"Where should the page of {safe_line(person.name)} go?"
            asked = AskScreen(question, hint=_PAGE, answer=str(folder.parent))
            self.push_screen(asked, partial(self._write_out, person.id, _MARKDOWN))
        elif ending := _ENDINGS.get(picked.word):
            path = folder.parent / f"{_USUAL_FOLDER}{ending}"
            asked = AskScreen(_WHERE_FILE[picked.word], hint=_FILE[picked.word], answer=str(path))
            self.push_screen(asked, partial(self._write_out, None, picked.word))
        else:
            asked = AskScreen(_WHERE, hint=_FOLDER, answer=str(folder))
            self.push_screen(asked, partial(self._write_out, None, _MARKDOWN))

    def _usual_folder(self) -> Path:
        """Return where it went last, else where the settings say, else a folder at home."""
        if self._remembered.export_folder:
            return self._remembered.export_folder
        if self._export_folder:
            return Path(self._export_folder).expanduser()
        return Path.home() / _USUAL_FOLDER

    @beside
    async def _write_out(self, person_id: str | None, format_: str, where: str | None) -> None:
        if not where:
            return
        try:
            path = path_of(where)
            said = await asyncio.to_thread(self._export, self.network, path, person_id, format_)
        except (Refused, RuntimeError, ValueError) as refused:
            self.say(why_not(refused, where), lasting=True)
            return
        if person_id is None and format_ == _MARKDOWN:
            await asyncio.to_thread(self._remembered.remember_export_folder, path)
        self.say(said, lasting=True)


def path_of(written: str) -> Path:
    """Return a path as a person writes it.

    Raises:
        RuntimeError: when it begins with the home of somebody who has none here.
    """
    return Path(written).expanduser()


def why_not(error: Exception, where: str) -> str:
    """Say why a path cannot be used; one that is no path at all is Python's own refusal."""
    if isinstance(error, Refused):
        return str(error)
    return f"“{safe_line(where)}” is not a place on this computer. Nothing was written."
