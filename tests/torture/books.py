"""Books: one way to keep, take back and read, over any kind of notebook under torture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Protocol

from tinydb import TinyDB, where

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.store.beginning import begin_notebook
from quietnet.store.drafts import Drafts
from quietnet.store.key_file import KeyFile
from quietnet.store.library import Library
from quietnet.store.locking import lock_with, open_known
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.restore import restore
from quietnet.store.shelves import is_begun

Kept = Person | Conversation
NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)
KNOWN = "known"
SECRET = "AGE-SECRET-KEY-14QHU4DEM5ZNH4CJGHCAMKVX8XZ39L5XVRWP2GFYSNNUX66MJQJNST9R7LR"  # noqa: S105
_OF_THE_KEEPING = ("rev", "updated")  # what undoing may count on, though the words are as before


@dataclass(frozen=True)
class Found:
    """What a notebook says when it is opened: records by id, drafts by file, and problems."""

    records: Mapping[str, Kept]
    problems: tuple[str, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return what it says without what belongs to the keeping of it."""
        said: dict[str, Any] = {id_: plain(record) for id_, record in self.records.items()}
        return said | dict(self.drafts)


def plain(record: Kept) -> dict[str, Any]:
    """Return what a record says, without its revision."""
    return {name: value for name, value in record.kept().items() if name not in _OF_THE_KEEPING}


class Book(Protocol):
    """A notebook that one process has open."""

    def keep(self, change: Change, *, copy_first: bool = False) -> None:
        """Keep a change."""

    def undo(self) -> None:
        """Take the last change back."""

    def redo(self) -> None:
        """Bring back what was taken back."""

    def bring_back(self) -> None:
        """Put back what was deleted last, from where the deleted rests."""

    def restore(self) -> None:
        """Make everything what it was before the last large change, from its copy."""

    def draft(self, text: str) -> None:
        """Keep what is being typed."""

    def read(self) -> Found:
        """Read everything, as a process does that has just begun."""


Maker = Callable[[Path], Book]
"""Opens the notebook under a folder: so the same trials run over another kind of notebook."""


def places_in(root: Path) -> Places:
    """Return the places of the notebook under a folder."""
    return Places(root / "notebook", root / "state", root / "config" / "settings.toml")


class OurBook:
    """A notebook as quietnet keeps it."""

    def __init__(self, root: Path) -> None:
        self.places = self._places(root)
        self.library = Library(self.places, lambda: NOW)
        self.library.load()

    def _places(self, root: Path) -> Places:
        return places_in(root)

    def keep(self, change: Change, *, copy_first: bool = False) -> None:
        self.library.keep(change, copy_first=copy_first)

    def undo(self) -> None:
        self.library.undo()

    def redo(self) -> None:
        self.library.redo()

    def bring_back(self) -> None:
        lying = self.library.wastebasket()
        if not lying:  # where the notebook could not be read, that is what is told
            raise Refused(" ".join(map(str, self.library.problems)))
        self.library.bring_back(lying[0].id)

    def restore(self) -> None:
        whole = [copy for copy in self.library.copies.all() if not copy.shelf and copy.whole]
        restore(self.places, whole[0], NOW)

    def draft(self, text: str) -> None:
        drafts = Drafts(self.places, self.library.notebook_id)
        left = drafts.left()
        held = (drafts.take(left[0]) if left else None) or drafts.begin()
        held.save(text, {"on": "2026-03-14"}, NOW)
        held.release()

    def read(self) -> Found:
        fresh = Library(self.places, lambda: NOW)
        loaded = fresh.load()
        records: tuple[Kept, ...] = (*loaded.people, *loaded.conversations)
        drafts = Drafts(self.places, fresh.notebook_id).left()
        return Found(
            {record.id: record for record in records},
            tuple(map(str, loaded.problems)),
            {"draft": drafts[0].text} if drafts else {},
        )


class LockedBook(OurBook):
    """A notebook under a passphrase, whose key is known: what wraps a key takes a second."""

    def _places(self, root: Path) -> Places:
        return self._opened(places_in(root))

    def _opened(self, places: Places) -> Places:
        """Return the places of a notebook, opened; a new one is locked, one left half done too."""
        key = KeyFile.read(places.notebook)
        if key is None and not is_begun(places.notebook):
            for name, raw in _just_locked().items():
                path = places.notebook.parent / name
                make_private_folder(path.parent)
                path.write_bytes(raw)
                path.chmod(0o600)
            key = KeyFile.read(places.notebook)
        return open_known(places, key, SECRET) if key else places


@cache
def _just_locked() -> Mapping[str, bytes]:
    """Return what every file says of a notebook that was locked empty."""
    with TemporaryDirectory(prefix="quietnet-torture-") as made:
        places = places_in(Path(made))
        begin_notebook(places)
        lock_with(places, SECRET, KNOWN)
        files = (path for path in Path(made).rglob("*") if path.is_file())
        return {str(path.relative_to(made)): path.read_bytes() for path in files}


class StockBook:
    """A notebook in one file of stock TinyDB, opened for each use, as its manual does.

    It knows no undoing; how the last change is taken back is kept beside it, by path.
    """

    _last: ClassVar[dict[Path, tuple[Change, Change]]] = {}

    def __init__(self, root: Path) -> None:
        self.path = root / "notebook" / "stock.json"
        self.path.parent.mkdir(parents=True, exist_ok=True)

    def keep(self, change: Change, *, copy_first: bool = False) -> None:
        before = self.read().records
        self._apply(change)
        put = tuple(before[record.id] for record in change.put if record.id in before)
        put += tuple(before[id_] for id_ in change.forget if id_ in before)
        new = tuple(record.id for record in change.put if record.id not in before)
        self._last[self.path] = (Change(put, new), change)

    def _apply(self, change: Change) -> None:
        with TinyDB(self.path) as opened:
            there = {entry["id"] for entry in opened.all()}
            fresh = [record.kept() for record in change.put if record.id not in there]
            opened.insert_multiple({**entry, "kind": _kind(entry)} for entry in fresh)
            for record in (record for record in change.put if record.id in there):
                opened.update(record.kept(), where("id") == record.id)
            for id_ in change.forget:
                opened.remove(where("id") == id_)

    def undo(self) -> None:
        self._apply(self._last[self.path][0])

    def redo(self) -> None:
        self._apply(self._last[self.path][1])

    bring_back = restore = undo

    def draft(self, text: str) -> None:
        (self.path.parent / "draft.txt").write_text(text)

    def read(self) -> Found:
        with TinyDB(self.path) as opened:
            entries = [dict(entry) for entry in opened.all()]
        records: dict[str, Kept] = {}
        for entry in entries:
            model: type[Kept] = Conversation if entry.pop("kind") == "talk" else Person
            record = model.model_validate(entry, strict=False)
            records[record.id] = record
        draft = self.path.parent / "draft.txt"
        return Found(records, (), {"draft": draft.read_text()} if draft.exists() else {})


def _kind(entry: Mapping[str, Any]) -> str:
    return "talk" if "on" in entry else "person"


MAKERS: dict[str, Maker] = {"ours": OurBook, "locked": LockedBook, "stock": StockBook}
"""By name, so that another process can be told which."""
