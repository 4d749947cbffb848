"""T6, beside the notebook: damaged files of the state folder, which may cost no record."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.store.remembered import Day, Remembered
from tests.torture.books import NOW, Found, OurBook
from tests.torture.damage import of_any_file
from tests.torture.damaging import Files, lived_in
from tests.torture.recorder import Disk
from tests.torture.verdict import no_waiting_for_the_disk, put_on_disk

STATE_FILES = ("history", "pending", "wastebasket", "drafts", "remembered")
_LINES = "history"  # only added to, and a torn last line is taken off again
_WHERE = {
    _LINES: "history/*.jsonl",
    "pending": "pending.json",
    "wastebasket": "wastebasket.json",
    "drafts": "drafts/*.json",
    "remembered": "remembered.json",
}


class _Ended(BaseException):
    """The process is over."""


def open_each_state(root: Path, name: str, most: int) -> Files:
    """Put each damaged file in its place, open the notebook and use everything in it."""
    files = Files()
    with no_waiting_for_the_disk():
        whole, path = _used(root, name)
        start, raw = Disk.of(root), path.read_bytes()
        for damaged in of_any_file(raw, most):
            put_on_disk(start, root)
            path.write_bytes(damaged.raw)
            files.count(_meet(root, path, name, whole, files), f"{name} {damaged.what}")
    return files


def _used(root: Path, name: str) -> tuple[Found, Path]:
    """Keep a notebook with everything in its state folder; return what it says, and the file."""
    lived_in(OurBook, root)
    book = OurBook(root)
    state = book.places.state(book.library.notebook_id)
    Remembered(lambda: state).remember_day(Day.LAST_OPEN, date(2026, 3, 14))
    if name == "pending":
        notes = [r for r in book.read().records.values() if isinstance(r, Conversation)]
        texts = tuple(note.changed(NOW, text="We spoke of honey.") for note in notes)
        whole = {**book.read().records, **{note.id: note for note in texts}}
        with suppress(_Ended), _ending_in_the_middle():
            book.keep(Change(texts))
        return Found(whole), state / "pending.json"
    return book.read(), next(iter(state.glob(_WHERE[name])))


@contextmanager
def _ending_in_the_middle() -> Iterator[None]:
    """End the process when one of several shelves is in its place."""
    real = os.replace
    placed: list[Any] = []

    def replace(source: Any, target: Any) -> None:
        if Path(target).parent.name == "conversations":
            if placed:
                raise _Ended
            placed.append(target)
        real(source, target)

    os.replace = replace  # type: ignore[assignment]
    try:
        yield
    finally:
        os.replace = real


def _meet(root: Path, path: Path, name: str, whole: Found, files: Files) -> str:
    raw = path.read_bytes()
    try:
        book = OurBook(root)
        found = book.read()
        if found.problems:
            files.told += 1
        elif _records(found) != _records(whole):
            return "silent: it says something else and does not tell"
        else:
            files.right += 1
        _use(book)
    except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
        return f"traceback: {type(error).__name__}: {error}"
    if name == _LINES or _is_json(raw):
        return ""
    there = [each.read_bytes() for each in path.parent.glob("*") if each.is_file()]
    return "" if raw in there else "changed: what could not be read is not there any more"


def _use(book: OurBook) -> None:
    """Do everything that looks into the state folder; each may be refused in a sentence."""
    state = book.places.state(book.library.notebook_id)
    remembered = Remembered(lambda: state)
    somebody = Person.named("One More", NOW)
    uses: tuple[Callable[[], object], ...] = (
        lambda: book.keep(Change((somebody,))),
        lambda: book.keep(Change(forget=(somebody.id,))),
        book.undo,
        book.redo,
        book.library.wastebasket,
        lambda: book.draft("We spoke of the road"),
        lambda: remembered.day(Day.LAST_OPEN),
        lambda: remembered.remember_day(Day.LAST_OPEN, date(2026, 3, 15)),
        lambda: remembered.ask_once("what", date(2026, 3, 15)),
        book.read,
    )
    for use in uses:
        with suppress(Refused):
            use()


def _records(found: Found) -> dict[str, Any]:
    return Found(found.records).plain()


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True
