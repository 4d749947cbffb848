"""PtyApp: a program in a terminal of its own, timed from a key to the last byte it sends."""

import fcntl
import os
import resource
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

PATIENCE = 120.0  # seconds
STILL = 0.15  # seconds without a byte, after which a picture is complete


class PtyApp:
    """One program on a pty of 80 by 24. ``started`` is when it began."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
        )
        os.close(slave)
        self.sent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def _more(self, seconds: float) -> bytes:
        if not select.select([self._master], [], [], max(seconds, 0))[0]:
            return b""
        try:
            data = os.read(self._master, 65_536)
        except OSError:  # it let go of its end
            return b""
        self.sent += len(data)
        return data

    def wait_for(self, text: str) -> float:
        """Return when a text arrived."""
        wanted, seen = text.encode(), b""
        deadline = time.monotonic() + PATIENCE
        while wanted not in seen:
            if time.monotonic() > deadline:
                raise TimeoutError(f"never came: {text}\n{seen[-2000:]!r}")
            seen = seen[-20_000:] + self._more(0.5)
        return time.perf_counter()

    def settle(self, still: float = STILL) -> float:
        """Return when the last byte arrived, once none has come for a while."""
        last = time.perf_counter()
        while time.perf_counter() - last < still:
            if self._more(still):
                last = time.perf_counter()
        return last

    def press(self, keys: str, still: float = STILL) -> tuple[float, int]:
        """Press keys; return the seconds until the last byte of the answer, and its bytes."""
        before, start = self.sent, time.perf_counter()
        os.write(self._master, keys.encode())
        while self.sent == before and time.perf_counter() - start < PATIENCE:
            self._more(0.5)
        return self.settle(still) - start, self.sent - before

    def leave(self) -> float:
        """Press ctrl+q and return the seconds until the process is gone."""
        start = time.perf_counter()
        os.write(self._master, b"\x11")
        while self._process.poll() is None:
            self._more(0.001)
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError("it did not leave")
        return time.perf_counter() - start


def spent(argv: Sequence[str], env: Mapping[str, str]) -> float:
    """Return user and system seconds of one process, from start to exit."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=dict(env), check=True, capture_output=True, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
