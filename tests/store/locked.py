"""Locked: notebooks under a passphrase, for the store's tests."""

import base64
from collections.abc import Mapping
from pathlib import Path

import pytest

from quietnet.store import locking
from quietnet.store.age import NotDecrypted
from quietnet.store.library import Library
from quietnet.store.locking import key_of, lock, open_with
from quietnet.store.paths import Places
from tests.store.made import NOW, by_id

PASSPHRASE = "bees and pears"  # noqa: S105 - of made-up notebooks
MARKER = b"bees in the orchard"


def wrap_quickly(text: str, passphrase: str) -> str:
    """Stand in for age's own way with a passphrase, which takes a second on purpose."""
    return base64.b64encode(f"{passphrase}\n{text}".encode()).decode()


def unwrap_quickly(wrapped: str, passphrase: str) -> str:
    given, _, text = base64.b64decode(wrapped).decode().partition("\n")
    if given != passphrase:
        raise NotDecrypted
    return text


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrap keys in no time; what they lock is locked as it always is."""
    monkeypatch.setattr(locking, "wrap", wrap_quickly)
    monkeypatch.setattr(locking, "unwrap", unwrap_quickly)


def locked(places: Places) -> Places:
    """Lock a notebook and return its places, opened."""
    return lock(places, PASSPHRASE)


def opened_anew(places: Places, passphrase: str = PASSPHRASE) -> Places:
    """Open a notebook as a process does that has just begun."""
    plain = Places(places.notebook, places.state_root, places.settings)
    key = key_of(plain)
    return open_with(plain, key, passphrase) if key else plain


def library(places: Places) -> Library:
    """Return a library that has read its notebook."""
    found = Library(places, lambda: NOW)
    found.load()
    return found


def says(places: Places) -> Mapping[str, object]:
    """Return what a notebook says, by id, and what is wrong with it."""
    loaded = library(places).load()
    return {**by_id((*loaded.people, *loaded.conversations)), "problems": loaded.problems}


def plain_files(*roots: Path) -> list[str]:
    """Return every file under some folders in which the marker can be read."""
    files = (path for root in roots for path in root.rglob("*") if path.is_file())
    return sorted(path.name for path in files if MARKER in path.read_bytes())


def everything(*roots: Path) -> dict[Path, bytes]:
    """Return what every file says."""
    return {path: path.read_bytes() for root in roots for path in root.rglob("*") if path.is_file()}
