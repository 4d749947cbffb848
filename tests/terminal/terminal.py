"""A real terminal for tests: a pty with a process on it, what it draws read by pyte."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

QUIETNET = (sys.executable, "-m", "quietnet")
TODAY = "2026-03-20"
PATIENCE = 30.0  # seconds until a wait is a failure; what is waited for comes much sooner

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][\d;]*[A-Za-z]")
_UNFINISHED = re.compile(rb"\x1b(\[[<>=?]?[\d;]*)?$")
_ESCAPES = re.compile(rb"\x1b(\[[<>=?]?[\d;]*[A-Za-z]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>78])")
_KEYS = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "delete": "\x1b[3~", "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f8": "\x1b[19~",
}  # fmt: skip
_MOUSE = (1000, 1003, 1006, 1015, 1016)


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment whose every folder lies under a test's own."""
    passed = ("PATH", "PYTHONPATH", "COVERAGE_PROCESS_START", "SYSTEMROOT")
    return {
        **{name: os.environ[name] for name in passed if name in os.environ},
        **{f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "STATE", "CONFIG")},
        "HOME": str(folder),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "QUIETNET_TODAY": TODAY,
        **more,
    }


def _take_control() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """One process on a pty. Every wait is for a condition, with a deadline.

    ``raw`` is every byte the process wrote. Used with ``with``, nothing is left behind. A terminal
    that is not ``controlling`` sends no signal when it goes.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        *,
        controlling: bool = True,
    ) -> None:
        columns, rows = size
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unfinished = b""
        self._changed = threading.Condition()
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**env, "COLUMNS": str(columns), "LINES": str(rows)},
            start_new_session=True,
            preexec_fn=_take_control if controlling else None,  # noqa: PLW1509 - one ioctl
        )
        os.close(slave)
        self._wake, self._woken = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    # What is done to it

    def type(self, keys: str) -> None:
        """Type letters, as they are."""
        os.write(self._master, keys.encode())

    def press(self, *names: str) -> None:
        """Press keys by their names, ``ctrl+s`` and ``escape``; a single letter is itself."""
        for name in names:
            if name.startswith("ctrl+"):
                self.type(chr(ord(name[5:].upper()) - 64))
            else:
                self.type(_KEYS.get(name, name))

    def kill(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal's own end, as a window that is closed does."""
        if self._reader.is_alive() or self._master >= 0:
            os.write(self._woken, b"x")
            self._reader.join(PATIENCE)
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def close(self) -> None:
        """End what still runs and let go of everything."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self.hang_up()
        for end in (self._wake, self._woken):
            os.close(end)

    # What is seen

    def screen(self) -> str:
        """Return every line of the screen as it stands."""
        with self._changed:
            return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, text: str) -> str:
        """Wait until a text stands on the screen, wherever lines break, and return the screen."""
        wanted = " ".join(text.split())
        self.wait_until(lambda: wanted in " ".join(self.screen().split()), text)
        return self.screen()

    def wait_for_no(self, text: str) -> None:
        """Wait until a text is gone from the screen."""
        wanted = " ".join(text.split())
        self.wait_until(lambda: wanted not in " ".join(self.screen().split()), f"no {text}")

    def wait_until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Wait until something holds; with its screen, say what never came."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError(f"never came: {what}\n{self.screen()}")
            with self._changed:
                self._changed.wait(0.05)

    def wait(self) -> int:
        """Wait until the process is gone and all it wrote is read; return its exit code."""
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    @property
    def modes(self) -> dict[int, bool]:
        """The terminal's private modes that were set, as they stand."""
        return {
            int(number): found[2] == b"h"
            for found in _MODE.finditer(self.raw)
            for number in found[1].split(b";")
        }

    def is_clean(self) -> bool:
        """Whether the alternate screen was left, the cursor is shown and the mouse is off."""
        modes = self.modes
        is_off = not any(modes.get(number) for number in (1049, 1004, 2004, 2048, *_MOUSE))
        return is_off and modes.get(25, True) and modes.get(7, True)

    @property
    def afterwards(self) -> str:
        """What was printed after the alternate screen was left, without escapes."""
        after = self.raw.rpartition(b"\x1b[?1049l")[2]
        return _ESCAPES.sub(b"", after).decode(errors="replace").replace("\r\n", "\n").strip()

    # How it is read

    def _read(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._wake], [], [])
            if self._wake in ready:
                return
            try:
                data = os.read(self._master, 65536)
            except OSError:  # the process let go of its end
                return
            with self._changed:
                self.raw += data
                self._feed(data)
                self._changed.notify_all()

    def _feed(self, data: bytes) -> None:
        data = self._unfinished + data
        cut = _UNFINISHED.search(data)
        self._unfinished = cut[0] if cut else b""
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data[: cut.start()] if cut else data))


@contextmanager
def quietnet(
    folder: Path, *argv: str, size: tuple[int, int] = (80, 24), **environment: str
) -> Iterator[Terminal]:
    """Run quietnet on a terminal of its own, all its folders under ``folder``."""
    with Terminal([*QUIETNET, *argv], surroundings(folder, **environment), size) as terminal:
        yield terminal
