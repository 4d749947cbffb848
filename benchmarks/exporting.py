"""The Markdown folder, first and with nothing changed, against writing the same bytes as files."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from lifetime import NOW, TODAY, places_in
from rounds import Figure, compared

from quietnet.cli.exporting import write_markdown
from quietnet.domain.network import Network
from quietnet.reading.kept import read_kept
from quietnet.store.library import Library

FIRST, AGAIN = 1.5, 0.3


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    loaded = Library(places_in(folder), lambda: NOW).load()
    network = Network(loaded.people, loaded.conversations, read=read_kept)
    out, copy = folder / "exported", folder / "copied"
    taken(network, out)
    files = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def first() -> float:
        shutil.rmtree(out)
        return taken(network, out)

    def plain() -> float:
        shutil.rmtree(copy, ignore_errors=True)
        start = perf_counter()
        for path, data in files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(data)
        return perf_counter() - start

    against = "writing the same bytes to as many files"
    ratio, times = compared(first, plain, rounds)
    yield Figure("Markdown export, the first", against, size, ratio, FIRST, aside=times)
    ratio, times = compared(lambda: taken(network, out), plain, rounds)
    yield Figure("Markdown export, nothing changed", against, size, ratio, AGAIN, aside=times)
    for made in (out, copy):
        shutil.rmtree(made)


def taken(network: Network, out: Path) -> float:
    start = perf_counter()
    write_markdown(network, out, None, TODAY, lambda _names: {})
    return perf_counter() - start
