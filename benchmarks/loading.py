"""Loading everything, validated, against ``orjson.loads`` of the same bytes; and its memory."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import orjson
from lifetime import NOW, places_in
from rounds import Figure, compared
from running import environment

VALIDATED = {"usual": None, "lifetime": 3.0}
MEMORY = {"usual": None, "lifetime": 4.0}
_WAYS = {
    "bare": "import textual.app",
    "loaded": (
        "import os, textual.app; from pathlib import Path; "
        "from quietnet.cli.session import Session; from quietnet.store.paths import find_places; "
        "session = Session.at(find_places(Path(os.environ['QUIETNET_NOTEBOOK'])), None); "
        "session.network.conversations"
    ),
}


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    shelves = list(places_in(folder).notebook.rglob("*.json"))
    ratio, times = compared(lambda: loaded(folder), lambda: parsed(shelves), rounds)
    what = "reading and validating everything"
    yield Figure(what, "orjson.loads of the same bytes", size, ratio, VALIDATED[size], aside=times)
    if not sys.platform.startswith("linux"):
        return
    env = environment(folder)
    more = peak(_WAYS["loaded"], env) - peak(_WAYS["bare"], env)
    on_disk = sum(path.stat().st_size for path in shelves)
    what, against = "peak memory over a bare app's, loaded", "the bytes on disk"
    aside = f"{more / 2**20:.0f} MiB to {on_disk / 2**20:.0f} MiB"
    yield Figure(what, against, size, more / on_disk, MEMORY[size], aside=aside)


def loaded(folder: Path) -> float:
    from quietnet.store.library import Library  # noqa: PLC0415 - after a peak that was without it

    start = perf_counter()
    Library(places_in(folder), lambda: NOW).load()
    return perf_counter() - start


def parsed(shelves: list[Path]) -> float:
    start = perf_counter()
    for path in shelves:
        orjson.loads(path.read_bytes())
    return perf_counter() - start


def peak(code: str, env: dict[str, str]) -> int:
    """Return the most memory a process had, in bytes (what the system says of the whole of it)."""
    told = "; print(next(l for l in open('/proc/self/status') if l.startswith('VmHWM')).split()[1])"
    done = subprocess.run(
        [sys.executable, "-c", code + told], env=env, check=True, capture_output=True
    )
    return int(done.stdout) * 1_024
