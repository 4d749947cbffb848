"""How long a letter takes from its key to the terminal, with the panel listening and without.

A note of 5 KB, 1,500 people, a terminal of 120 by 34 (a pty). Rounds with and without the panel
take turns, as somebody types who types fast, and as a key repeats that is held down. The ratio of
the medians is to be at most 1.2. Run: python benchmarks/kitchen.py
"""

import fcntl
import os
import pty
import random
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from statistics import median
from typing import Any

import reading as notes
from textual.app import App
from textual.containers import Vertical

from quietnet.domain.network import Network
from quietnet.screens.kitchen import KitchenScreen
from quietnet.theme import LAMPLIGHT

PEOPLE, TALKS, ROUNDS, LETTERS = 1_500, 5_000, 9, 30
PACES = {"typing fast": 0.08, "a key held down": 0.033}  # seconds from key to key
GOAL = 1.2
READY = "\N{CYRILLIC CAPITAL LETTER ZHE}"


class DeafKitchen(KitchenScreen):
    """The kitchen without its panel: nothing is read."""

    CSS_PATH = Path(sys.modules[KitchenScreen.__module__].__file__ or "").with_suffix(".tcss")

    def on_mount(self) -> None:
        self.query_one("#aside", Vertical).display = False

    def listen_soon(self) -> None:
        pass

    def listen(self) -> None:
        pass


class BenchApp(App[None]):
    """The kitchen alone, on a notebook in memory."""

    CSS = "Screen { background: $background; } Input.-textual-compact { border: none; }"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012

    def __init__(self, network: Network, page: KitchenScreen) -> None:
        super().__init__()
        self.register_theme(LAMPLIGHT)
        self.theme = LAMPLIGHT.name
        page.set_reactive(KitchenScreen.network, network)
        page.set_reactive(KitchenScreen.today, notes.TODAY)
        self._page = page

    def on_mount(self) -> None:
        self.push_screen(self._page)


def child(kind: str) -> None:
    dice = random.Random(4)
    notes.PEOPLE, notes.TALKS = PEOPLE, TALKS
    network = notes.notebook(dice)
    text = notes.note(dice, network).replace("word word word word ", "word word word word\n")
    kitchen = KitchenScreen if kind == "on" else DeafKitchen
    BenchApp(network, kitchen(lambda: notes.NOW, text=text)).run()


class Terminal:
    """A kitchen in a terminal of its own."""

    def __init__(self, kind: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 34, 120, 0, 0))
        environ = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        command = [sys.executable, __file__, kind]
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True
        )
        os.close(slave)
        self._read_until(b"Keep")
        self.rest(3)

    def _read_until(self, wanted: bytes) -> None:
        seen = b""
        deadline = time.monotonic() + 60
        while wanted not in seen:
            assert time.monotonic() < deadline, seen[-300:]
            if select.select([self._master], [], [], 1)[0]:
                seen = seen[-64:] + os.read(self._master, 65_536)

    def rest(self, seconds: float) -> None:
        """Let pass what is still drawn."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._master], [], [], left)[0]:
                os.read(self._master, 65_536)

    def letter(self, letter: str) -> float:
        """Press a key and return the ms until its letter arrives."""
        started = time.perf_counter()
        os.write(self._master, letter.encode())
        self._read_until(letter.encode())
        return (time.perf_counter() - started) * 1_000

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())
        self.rest(0.3)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)


def typed(terminal: Terminal, pace: float) -> float:
    """Return the median of one round on a line of its own."""
    terminal.press("\r")
    times = []
    for number in range(LETTERS):
        times.append(terminal.letter(chr(ord(READY) + number)))
        terminal.rest(max(pace - times[-1] / 1_000, 0))
    terminal.rest(0.3)
    return median(times)


def measured() -> dict[str, Any]:
    on, off = Terminal("on"), Terminal("off")
    found: dict[str, Any] = {}
    try:
        for name, pace in PACES.items():
            typed(on, pace), typed(off, pace)  # warm
            rounds = [(typed(on, pace), typed(off, pace)) for _ in range(ROUNDS)]
            found[name] = [median(each) for each in zip(*rounds, strict=True)]
    finally:
        on.close()
        off.close()
    return found


def main() -> None:
    for name, (on, off) in measured().items():
        print(f"{name}: {on:.1f} ms with the panel, {off:.1f} ms without; ratio {on / off:.2f}")
    print(f"goal: {GOAL}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(sys.argv[1])
    else:
        main()
