"""T1: ``kill -9`` at any moment; what was kept is there, and what was not yet is whole or not."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.books import MAKERS, Found
from tests.torture.chance import chance_of
from tests.torture.evenings import Evening
from tests.torture.forks import Nursery, report
from tests.torture.verdict import Allowed, judge

SORTS = ("keeping", "shrinking", "bringing in", "joining", "undoing")
_AT_MOST = 400  # deeds an evening has, so that it ends where nobody ends it
_LONGEST = 0.2  # seconds until the kill


@dataclass
class Kills:
    """How many processes were killed, and what was wrong afterwards, by sort and fault."""

    rounds: int = 0
    kept: int = 0
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def bad(self) -> int:
        """After how many kills something was wrong."""
        return self.wrong.total()


def carry_on(kind: str, root: str, sort: str, seed: int, said: str) -> None:
    """Do one deed after another and report each once it is kept: the process that is killed."""
    book = MAKERS[kind](Path(root))
    evening = Evening(book.read(), seed).deeds(sort)
    report(said, "begun")
    for _ in range(_AT_MOST):
        next(evening).carry_out(book)
        report(said, "kept")


def kill_many(kind: str, root: Path, rounds: int, seed: int = 1) -> Kills:
    """Kill so many processes, each in the middle of its work, and judge what each left."""
    kills = Kills()
    chance = chance_of(seed)
    root.mkdir(parents=True)
    with Nursery(__name__) as nursery:
        for number in range(rounds):
            sort = SORTS[number % len(SORTS)]
            wrong = _kill_once(nursery, kind, root, sort, chance, kills)
            kills.rounds += 1
            if wrong:
                kills.wrong[sort, wrong.split(":")[0]] += 1
            if wrong or number % 25 == 24:
                shutil.rmtree(root / "notebook", ignore_errors=True)
                shutil.rmtree(root / "state", ignore_errors=True)
    return kills


def _kill_once(
    nursery: Nursery, kind: str, root: Path, sort: str, chance: random.Random, kills: Kills
) -> str:
    said, seed = root / "said", chance.getrandbits(32)
    said.unlink(missing_ok=True)
    begins = MAKERS[kind](root).read()
    child = nursery.start(
        "tests.torture.killing:carry_on",
        kind=kind, root=str(root), sort=sort, seed=seed, said=str(said),
    )  # fmt: skip
    while not said.exists():
        time.sleep(0.001)
    time.sleep(chance.random() * _LONGEST)
    nursery.kill(child)
    ended = nursery.wait(child)
    kept = said.read_text().count("kept")
    if ended != -9 and kept < _AT_MOST:
        return "stopped by itself"
    kills.kept += kept
    before, after = _around(begins, seed, sort, kept)
    told = Allowed(before.plain(), after.plain())
    return judge(MAKERS[kind], root, told, told=False)


def _around(begins: Found, seed: int, sort: str, kept: int) -> tuple[Found, Found]:
    """Return what the notebook says after so many deeds, and after the next."""
    deeds = _afters(begins, seed, sort)
    before = next(deeds)
    for _ in range(kept):
        before = next(deeds)
    return before, next(deeds)


def _afters(begins: Found, seed: int, sort: str) -> Iterator[Found]:
    yield begins
    yield from (deed.after for deed in Evening(begins, seed).deeds(sort))
