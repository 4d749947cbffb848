"""From a key to the last byte of its picture, in a terminal, each against a bare widget's."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bare import READY
from pty_app import PtyApp
from rounds import Figure, compared
from running import bare, environment, quietnet
from starting import first_name

TIMES = 10  # keys in one round
DOWN, UP = "\x1b[B", "\x1b[A"
ROOMS = {"usual": 2.0, "lifetime": 6.0}


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    env = environment(folder)
    with PtyApp(quietnet(), env) as ours, PtyApp(bare("rows"), env) as rows:
        ours.wait_for(first_name(folder))
        rows.wait_for(READY)
        ours.settle(2.0), rows.settle(2.0)
        yield from arrows(ours, rows, size, rounds)
    with PtyApp(quietnet(), env) as ours, PtyApp(bare("bare"), env) as empty:
        ours.wait_for(first_name(folder))
        empty.wait_for(READY)
        ours.settle(2.0), empty.settle(2.0)
        yield from rooms(ours, empty, size, rounds)


def arrows(ours: PtyApp, rows: PtyApp, size: str, rounds: int) -> Iterator[Figure]:
    sent: list[int] = []

    def walked(app: PtyApp) -> float:
        answers = [app.press(key) for _ in range(TIMES // 2) for key in (DOWN, UP)]
        if app is ours:
            sent.extend(answer[1] for answer in answers)
        return median(answer[0] for answer in answers)

    ratio, times = compared(lambda: walked(ours), lambda: walked(rows), rounds)
    what, against = "an arrow key in People", "the same key in a bare OptionList of 150 rows"
    yield Figure(what, against, size, ratio, 0.5, aside=times)
    what = "bytes sent for an arrow key in People"
    yield Figure(what, "nothing", size, median(sent), 2_000, unit="bytes")


def rooms(ours: PtyApp, empty: PtyApp, size: str, rounds: int) -> Iterator[Figure]:
    def shown_empty() -> float:
        taken = empty.press("s")[0]
        empty.press("\x1b", 0.3)
        return taken

    def opened(key: str) -> float:
        taken = ours.press(key)[0]
        ours.press("p", 0.3)
        return taken

    for room, key in (("Depth", "d"), ("Threads", "t"), ("Paths", "w")):
        ratio, times = compared(lambda key=key: opened(key), shown_empty, rounds)  # type: ignore[misc]
        yield Figure(f"opening {room}", "an empty screen", size, ratio, ROOMS[size], aside=times)
