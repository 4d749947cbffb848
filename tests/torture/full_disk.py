"""T4: a disk that is full at forty levels; what was kept stands, and the next change is kept."""

import json
import os
import resource
import signal
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from tests.torture.books import MAKERS, NOW
from tests.torture.forks import Nursery, report
from tests.torture.verdict import Allowed, judge

_MOST = 80_000  # bytes; the largest file that the change writes is smaller


@dataclass
class Levels:
    """How many levels were tried, on how many the disk was full, and what was wrong."""

    tried: int = 0
    refused: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def keep_on_a_full_disk(kind: str, root: str, level: int, said: str) -> None:
    """Keep a change where no file may be larger than a level, then once more without it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    book = MAKERS[kind](Path(root))
    notes = [r for r in book.read().records.values() if isinstance(r, Conversation)]
    longer = tuple(note.changed(NOW, text="We spoke of bees. " * 900) for note in notes)
    change = Change((*longer, _person("Grace Hopper")))
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (level, most))
    try:
        book.keep(change)
        answer = "kept"
    except Refused as refused:
        answer = f"refused: {refused}"
    except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
        answer = f"traceback: {type(error).__name__}: {error}"
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    report(said, json.dumps([answer, [record.kept() for record in change.put]]))


def _person(name: str) -> Person:
    return Person.named(name, NOW)


def fill_many(kind: str, root: Path, levels: int) -> Levels:
    """Fill the disk at so many levels, evenly from nothing to more than is needed."""
    found = Levels()
    with Nursery(__name__) as nursery:
        for number in range(levels):
            level = _MOST * (number + 1) // levels
            wrong = _fill_once(nursery, kind, root / str(level), level, found)
            found.tried += 1
            if wrong:
                found.wrong[wrong.split(":")[0]] += 1
    return found


def _fill_once(nursery: Nursery, kind: str, root: Path, level: int, found: Levels) -> str:
    root.mkdir(parents=True)
    notes = [Conversation.written(date(2026, m, 2), "Short.", NOW) for m in (1, 2, 3)]
    make = MAKERS[kind]
    make(root).keep(Change((*notes, *(_person(f"Guest {n}") for n in range(20)))))
    before = make(root).read().plain()
    said = root / "said"
    given = {"kind": kind, "root": str(root), "level": level, "said": str(said)}
    nursery.wait(nursery.start("tests.torture.full_disk:keep_on_a_full_disk", **given))
    answer, put = json.loads(said.read_text())
    after = before | {record["id"]: _without_rev(record) for record in put}
    if answer.startswith("traceback"):
        wrong = judge(make, root, Allowed(before, after), told=False)
        return wrong or str(answer)
    if answer.startswith("refused"):
        found.refused += 1
        if "the disk is full" not in answer or os.sep not in answer:
            return f"no sentence: {answer}"
    return judge(make, root, Allowed(before, after), told=answer == "kept")


def _without_rev(record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name not in ("rev", "updated")}
