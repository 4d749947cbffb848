"""All hits of a word over all notes, against ``rg`` over the exported people's pages."""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from lifetime import NOW, TODAY, WORDS, places_in
from rounds import Figure, compared

from quietnet.domain.network import Network
from quietnet.reading.kept import read_kept
from quietnet.search.finding import find
from quietnet.search.index import Index
from quietnet.store.library import Library

GOAL = {"usual": 0.5, "lifetime": 0.15}


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    loaded = Library(places_in(folder), lambda: NOW).load()
    network = Network(loaded.people, loaded.conversations, read=read_kept)
    began = perf_counter()
    index = Index(network)
    made = perf_counter() - began
    pages = folder / "pages"
    write_pages(pages, network)
    prefixes = some_prefixes()
    rg = shutil.which("rg")
    baseline = [rg, "-i", "-F", "-l"] if rg else ["grep", "-r", "-i", "-F", "-l"]

    def ours() -> float:
        return late(lambda word: find(index, word, TODAY, lambda _id: None), prefixes)

    def theirs() -> float:
        def seek(word: str) -> None:
            command = [*baseline, word, str(pages)]
            subprocess.run(command, capture_output=True, check=False)

        return late(seek, prefixes[:20])

    ratio, times = compared(ours, theirs, rounds)
    against = f"{'rg' if rg else 'grep -r'} over the people's pages"
    aside = f"{times}; the index takes {made * 1_000:.0f} ms"
    yield Figure("all hits of a word", against, size, ratio, GOAL[size], aside=aside)


def some_prefixes() -> list[str]:
    dice = random.Random(5)
    found = dice.sample([word for word in WORDS if len(word) > 2], 50)
    return [word[: dice.randint(2, len(word))] for word in found]


def write_pages(pages: Path, network: Network) -> None:
    """Write a page for each person, with what was written about them."""
    pages.mkdir(exist_ok=True)
    for person in network.people.values():
        talks = network.with_person(person.id)
        text = "\n\n".join((person.name, person.notes, *(talk.text for talk in talks)))
        (pages / f"{person.id}.md").write_text(text)


def late(seek: Callable[[str], object], prefixes: list[str]) -> float:
    """Return the time within which nineteen of twenty are answered."""
    taken = []
    for word in prefixes:
        start = perf_counter()
        seek(word)
        taken.append(perf_counter() - start)
    return quantiles(taken, n=20)[-1]
