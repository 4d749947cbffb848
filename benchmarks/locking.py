"""Keeping one note in a locked notebook, against the same in the same notebook unlocked."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from lifetime import NOW, TODAY, places_in
from rounds import Figure, compared

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.store.library import Library
from quietnet.store.locking import lock

GOAL = 1.5
TIMES = 9  # notes kept in one round


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="quietnet-bench-", dir=folder.parent) as made:
        plain, locked = Path(made, "plain"), Path(made, "locked")
        shutil.copytree(folder, plain)
        shutil.copytree(folder, locked)
        usual = Library(places_in(plain), lambda: NOW)
        under_a_passphrase = Library(lock(places_in(locked), "bees and pears"), lambda: NOW)

        def keep(library: Library) -> float:
            people = library.load().people
            start = perf_counter()
            for _ in range(TIMES):
                note = Conversation.written(TODAY, "word " * 120, NOW, people=(people[0].id,))
                library.keep(Change(put=(note,)))
            return (perf_counter() - start) / TIMES

        ratio, times = compared(lambda: keep(under_a_passphrase), lambda: keep(usual), rounds)
        yield Figure(
            "keeping one note, locked", "the same, unlocked", size, ratio, GOAL, aside=times
        )
