"""Opened: a notebook kept in a test's own folder, and the app on it."""

from datetime import date
from pathlib import Path
from typing import Any

from quietnet.app import QuietnetApp
from quietnet.clock import Clock
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.kept import read_kept
from quietnet.store.library import Library
from quietnet.store.paths import Places
from quietnet.store.remembered import Remembered
from tests.builders import NOW, TODAY, person


def places(folder: Path) -> Places:
    """Return a notebook's places under a test's own folder."""
    return Places(folder / "notebook", folder / "state", folder / "config" / "settings.toml")


def notebook(folder: Path, *records: Person | Conversation) -> Library:
    """Return a kept notebook with these records."""
    library = Library(places(folder), lambda: NOW)
    if records:
        library.keep(Change(put=records))
    return library


def emptied(folder: Path) -> None:
    """Make a notebook in which there was somebody once."""
    gone = person("Somebody")
    library = notebook(folder, gone)
    library.keep(Change(forget=(gone.id,)))


def opened(
    folder: Path, *records: Person | Conversation, today: date = TODAY, **options: Any
) -> QuietnetApp:
    """Return the app on a notebook with these records, ready for ``run_test``."""
    library = notebook(folder, *records)
    loaded = library.load()
    state = places(folder).state
    remembered = Remembered(lambda: state(library.notebook_id) if library.notebook_id else None)
    options.setdefault("export", lambda *_: "Written.")
    return QuietnetApp(
        library,
        Network(loaded.people, loaded.conversations, read=read_kept),
        Clock(fixed=today),
        remembered,
        **options,
    )


def kept(folder: Path) -> Network:
    """Return what a notebook holds on disk now, read by a library of its own."""
    loaded = Library(places(folder), lambda: NOW).load()
    return Network(loaded.people, loaded.conversations, read=read_kept)
