"""Verdict: whether what an ending left opens, says all that was kept, and can be written on."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quietnet.domain.change import Change
from quietnet.domain.person import Person
from tests.torture.books import NOW, Book, Maker
from tests.torture.recorder import Disk

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Allowed:
    """What a notebook may say: as it was before a change, or wholly as it is after."""

    before: Said
    after: Said

    def verdict(self, said: Said, *, told: bool) -> str:
        """Return what is wrong with what it says, empty where nothing is."""
        if said == self.after or (not told and said == self.before):
            return ""
        lacking = self.before.keys() & self.after.keys() - said.keys()
        if told and said == self.before:
            return "kept, and lost"
        return "kept long ago, and lost" if lacking else "half done"


def put_on_disk(disk: Disk, root: Path) -> None:
    """Make a folder say exactly what a disk does."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for folder in sorted(disk.folders):
        (root / folder).mkdir(parents=True, exist_ok=True)
    places: dict[int, Path] = {}
    for name, node in disk.names.items():
        path = root / name
        if node in places:
            os.link(places[node], path)
        else:
            places[node] = path
            path.write_bytes(disk.data.get(node, b""))
            path.chmod(0o600)


def judge(make: Maker, root: Path, allowed: Allowed, *, told: bool, more: bool = True) -> str:
    """Open what lies there and return what is wrong, empty where nothing is.

    With ``more``, something is kept afterwards, and nothing else may change by that.
    """
    try:
        book = make(root)
        found = book.read()
    except Exception as error:  # noqa: BLE001 - whatever it is, it would not open
        return f"unreadable: {type(error).__name__}"
    if found.problems:
        return f"unreadable: {found.problems[0]}"
    wrong = allowed.verdict(found.plain(), told=told)
    if wrong or not more:
        return wrong
    return _writes_on(book, found.plain()) or litter_in(root)


def litter_in(root: Path) -> str:
    """Return what temporary file was left in the notebook."""
    left = [path.name for path in (root / "notebook").rglob("*.tmp")]
    return f"litter: {left[0]}" if left else ""


def _writes_on(book: Book, said: Said) -> str:
    """Keep something more and return what is wrong with the notebook after it."""
    another = Person.named("One More", NOW)
    try:
        book.keep(Change((another,)))
        after = book.read()
    except Exception as error:  # noqa: BLE001 - whatever it is, it cannot be written on
        return f"cannot be written on: {type(error).__name__}: {error}"
    expected = dict(said) | {another.id: after.plain().get(another.id)}
    fits = another.id in after.records and after.plain() == expected
    return "" if fits else "changed by writing on"


@contextmanager
def no_waiting_for_the_disk() -> Iterator[None]:
    """Confirm nothing while verdicts are found: their disk is made up."""
    real = os.fsync
    os.fsync = lambda _: None  # type: ignore[assignment]
    try:
        yield
    finally:
        os.fsync = real
