"""T6: damaged and hostile files; each is told or read right, and left as it is."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from tests.torture.books import NOW, Book, Found, Maker
from tests.torture.damage import Damaged
from tests.torture.recorder import Disk
from tests.torture.verdict import no_waiting_for_the_disk, put_on_disk

Damages = Callable[[bytes], Iterable[Damaged]]
"""Given a file's bytes, what is made of them."""


@dataclass
class Files:
    """How many damaged files were opened, what came of them, and what went wrong."""

    opened: int = 0
    told: int = 0
    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def count(self, wrong: str, what: str) -> None:
        """Count one file by what was wrong with it, nothing where that is empty."""
        self.opened += 1
        if wrong:
            self.wrong[wrong.split(":", maxsplit=1)[0]] += 1
            self.first.setdefault(wrong.split(":", maxsplit=1)[0], f"{what}: {wrong}")


def lived_in(make: Maker, root: Path) -> Found:
    """Keep a small notebook under a folder and return what it says."""
    root.mkdir(parents=True, exist_ok=True)
    book = make(root)
    ana, bo = Person.named("Ana Ruiz", NOW), Person.named("Bo Li", NOW)
    gone = Person.named("Somebody", NOW)
    notes = [
        Conversation.written(date(2026, month, 14), "We spoke of bees.", NOW, people=(ana.id,))
        for month in (2, 3, 3)
    ]
    book.keep(Change((ana, bo, gone, *notes)))
    book.keep(Change(forget=(gone.id,)))
    book.draft("We spoke of pears")
    return book.read()


def open_each(make: Maker, root: Path, file: str, damages: Damages) -> Files:
    """Put each damaged file in its place, open the notebook and write on."""
    files = Files()
    with no_waiting_for_the_disk():
        whole = lived_in(make, root)
        start = Disk.of(root)
        for damaged in damages((root / file).read_bytes()):
            put_on_disk(start, root)
            (root / file).write_bytes(damaged.raw)
            files.count(_open(make, root, root / file, damaged.raw, whole, files), damaged.what)
    return files


def open_strange(make: Maker, root: Path, file: str, examples: int) -> Files:
    """Open what hypothesis thinks of in a file's place, and what it makes of the file."""
    files = Files()
    with no_waiting_for_the_disk():
        whole = lived_in(make, root)
        start = Disk.of(root)

        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            suppress_health_check=[*HealthCheck],
        )
        @given(_strange((root / file).read_bytes()))
        def one(raw: bytes) -> None:
            put_on_disk(start, root)
            (root / file).write_bytes(raw)
            files.count(_open(make, root, root / file, raw, whole, files), repr(raw[:60]))

        one()
    return files


def _strange(raw: bytes) -> st.SearchStrategy[bytes]:
    """Return strange files: of chance, of JSON, and the file with a part that is neither."""
    value = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
        max_leaves=8,
    )
    meta = json.loads(raw)["meta"]
    tables = st.dictionaries(st.sampled_from(["people", "gone", "conversations", "x"]), value)
    place = st.integers(0, len(raw))
    spliced = st.builds(
        lambda one, other, part: raw[: min(one, other)] + part + raw[max(one, other) :],
        place, place, st.binary(max_size=20),
    )  # fmt: skip
    written = (value | tables.map(lambda made: {"meta": meta, **made})).map(
        lambda made: json.dumps(made).encode()
    )
    return st.binary(max_size=200) | written | spliced


def _open(make: Maker, root: Path, path: Path, raw: bytes, whole: Found, files: Files) -> str:
    """Return what is wrong with how a damaged file is met, empty where nothing is."""
    try:
        book = make(root)
        found = book.read()
    except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
        return f"traceback: {type(error).__name__}: {error}"
    if found.problems:
        files.told += 1
    elif found.plain() != whole.plain():
        return "silent: it says something else and does not tell"
    else:
        files.right += 1
    if path.read_bytes() != raw:
        return "changed: by opening it"
    return _write_on(book, path, raw, found)


def _write_on(book: Book, path: Path, raw: bytes, found: Found) -> str:
    """Keep something elsewhere, then everywhere; return what was destroyed by that."""
    elsewhere = Conversation.written(date(2026, 4, 1), "Elsewhere.", NOW)
    try:
        _try(book, Change((elsewhere,)))
        if path.read_bytes() != raw and path.name != "notebook.json":
            return "changed: by keeping something elsewhere"
        here = Conversation.written(date(2026, 3, 30), "Here.", NOW)
        kept = _try(book, Change((here, Person.named("One More", NOW))))
        if not kept:
            same = path.read_bytes() == raw
            return "" if same or not found.problems else "changed: though it was refused"
        lost = found.records.keys() - book.read().records.keys()
    except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
        return f"traceback: {type(error).__name__}: {error}"
    return f"destroyed: {len(lost)} records by the next save" if lost else ""


def _try(book: Book, change: Change) -> bool:
    try:
        book.keep(change)
    except Refused as refused:
        if not str(refused):
            raise RuntimeError("refused without a sentence") from refused
        return False
    return True
