"""T5: two processes at once; nothing that either kept is lost, and what moved on is told."""

import json
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import filelock

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.store.library import Library
from quietnet.store.problem import MovedOn
from tests.torture.books import MAKERS, NOW, Kept, OurBook, places_in
from tests.torture.forks import Nursery, report

EACH = 50  # writes of one process in a round
_LATER = NOW + timedelta(minutes=5)


@dataclass
class Rounds:
    """How many writes two processes made at once, and how many of them are not there."""

    writes: int = 0
    lost: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)


class _NoLock:
    """Stands in for a lock and lets everybody through."""

    def __init__(self, *_: object, **__: object) -> None:
        self.lock_file = ""

    def acquire(self, *_: object, **__: object) -> None:
        pass

    def release(self, *_: object, **__: object) -> None:
        pass


def write_many(kind: str, root: str, name: str, said: str, begin: str, *, lock: bool) -> None:
    """Keep one note after another, each reported by its words once it is kept."""
    if not lock:
        filelock.FileLock = _NoLock  # type: ignore[assignment]
    book = MAKERS[kind](Path(root))
    report(said, json.dumps("ready"))
    while not Path(begin).exists():
        time.sleep(0.001)
    for turn in range(EACH):
        note = Conversation.written(date(2026, 3, 1 + turn % 28), f"{name} {turn}", NOW)
        with suppress(Refused, OSError, ValueError):  # what is not kept is not reported
            book.keep(Change((note, Person.named(f"{name} {turn}", NOW))))
            report(said, json.dumps(note.text))


def write_at_once(kind: str, root: Path, rounds: int, *, lock: bool = True) -> Rounds:
    """Have two processes write at once, round after round, and count what is not there."""
    found = Rounds()
    with Nursery(__name__) as nursery:
        for number in range(rounds):
            _one_round(nursery, kind, root / f"round {number}", found, lock=lock)
            shutil.rmtree(root, ignore_errors=True)
    return found


def _one_round(nursery: Nursery, kind: str, root: Path, found: Rounds, *, lock: bool) -> None:
    root.mkdir(parents=True)
    begin = root / "begin"
    said = {name: root / name for name in ("left", "right")}
    children = [
        nursery.start(
            "tests.torture.two_at_once:write_many",
            kind=kind, root=str(root), name=name, said=str(path), begin=str(begin), lock=lock,
        )
        for name, path in said.items()
    ]  # fmt: skip
    while not all(path.exists() for path in said.values()):
        time.sleep(0.001)
    begin.touch()
    ended = [nursery.wait(child) for child in children]
    reported = [json.loads(line) for path in said.values() for line in path.open()]
    kept = set(reported) - {"ready"}
    found.writes += 2 * EACH
    found.refused += 2 * EACH - len(kept)
    if any(ended):
        found.wrong.append("a writer ended with an error")
    try:
        there = MAKERS[kind](root).read()
    except Exception as error:  # noqa: BLE001 - whatever it is, it would not open
        found.wrong.append(f"unreadable: {type(error).__name__}")
        found.lost += len(kept)
        return
    found.wrong += there.problems
    texts = {r.text for r in there.records.values() if isinstance(r, Conversation)}
    names = {r.name for r in there.records.values() if isinstance(r, Person)}
    found.lost += len(kept - (texts & names))


def _two(root: Path, *records: Kept) -> tuple[Library, Library]:
    """Return two windows on one notebook with these records."""
    OurBook(root).keep(Change(records))
    windows = Library(places_in(root), lambda: NOW), Library(places_in(root), lambda: NOW)
    for window in windows:
        window.load()
    return windows


def take_turns(root: Path) -> str:
    """Keep by turns from two windows; return what either did not see."""
    windows = _two(root, Person.named("Ana Ruiz", NOW))
    for turn in range(10):
        one, other = windows[turn % 2], windows[(turn + 1) % 2]
        note = Conversation.written(date(2026, 1 + turn % 3, 4), f"Turn {turn}", NOW)
        one.keep(Change((note,)))
        seen = other.look()
        if seen.put != (note,):
            return f"turn {turn} was not seen"
    there = OurBook(root).read()
    return "" if len(there.records) == 11 and not there.problems else "a turn is not there"


def same_record_twice(root: Path) -> str:
    """Change one record in two windows; return what was lost or not told."""
    ana = Person.named("Ana Ruiz", NOW)
    one, other = _two(root, ana)
    mine, theirs = ana.changed(_LATER, work="Pears"), ana.changed(_LATER, interesting="Bees")
    one.keep(Change((mine,)))
    try:
        other.keep(Change((theirs,)))
    except MovedOn as moved:
        if (moved.ours, moved.theirs) != (theirs, mine):
            return "the wrong records were shown"
    else:
        return "a record that moved on was overwritten"
    both = mine.changed(_LATER, interesting="Bees")
    other.look()
    other.keep(Change((both,)))
    return "" if OurBook(root).read().records[ana.id] == both else "both sides were not kept"


def hold(root: str, said: str) -> None:
    """Hold the notebook's lock until somebody ends this process."""
    book = OurBook(Path(root))
    with filelock.FileLock(book.places.state(book.library.notebook_id) / "lock"):
        report(said, "held")
        while True:
            time.sleep(1)


def holder_killed(root: Path) -> str:
    """Kill who holds the lock; return what keeps others from writing afterwards."""
    ana = Person.named("Ana Ruiz", NOW)
    one, _ = _two(root, ana)
    said = root / "said"
    with Nursery(__name__) as nursery:
        child = nursery.start("tests.torture.two_at_once:hold", root=str(root), said=str(said))
        while not said.exists():
            time.sleep(0.001)
        nursery.kill(child)
        nursery.wait(child)
    grace = Person.named("Grace Hopper", NOW)
    one.keep(Change((grace,)))
    return "" if grace.id in OurBook(root).read().records else "not kept after the kill"


def replaced_while_open(root: Path) -> str:
    """Replace a shelf under an open window as a sync tool does; return what was lost."""
    note = Conversation.written(date(2026, 3, 4), "Here.", NOW)
    one, other = _two(root, note)
    shelf = root / "notebook" / "conversations" / "2026-03.json"
    there = Conversation.written(date(2026, 3, 5), "From the other machine.", NOW)
    other.keep(Change((there,)))
    arrived = root / "arrived"
    shutil.copyfile(shelf, arrived)
    os.replace(arrived, shelf)  # noqa: PTH105 - as a sync tool does
    mine = Conversation.written(date(2026, 3, 6), "Here again.", NOW)
    seen = one.keep(Change((mine,)))
    texts = {record.id for record in OurBook(root).read().records.values()}
    if texts != {note.id, there.id, mine.id}:
        return "a note went nowhere"
    return "" if there in seen.put else "what arrived was not shown"


SCENES = {
    "taking turns": take_turns,
    "the same record twice": same_record_twice,
    "the holder killed": holder_killed,
    "a file replaced while open": replaced_while_open,
}
