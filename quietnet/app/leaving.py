"""LeavingApp: however it ends, what was being written is on disk and the terminal is clean."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Literal

from rich.console import RenderableType
from rich.text import Text

from quietnet.app.type_ahead import TypeAhead
from quietnet.domain.text import safe_line

Ending = Literal["look around"]
LOOK_AROUND: Ending = "look around"  # what it ends with when the lived-in notebook is wanted
Reporter = Callable[[BaseException], Path]

_ENDING = ("SIGHUP", "SIGTERM")  # Windows has no SIGHUP, and its loop takes no handlers
_LOOKS_AT_TERMINAL = 1.0  # seconds between looks whether the terminal is still there
_LONGEST_FAREWELL = 5.0  # seconds, after which a terminal that takes nothing is left as it is
_STOPPED = "quietnet had to stop: something went wrong inside it."
_SAFE = "What was kept before is safe."
_WAITS = "What you were writing waits as a draft, to be taken up next time."


def nothing_reported(_error: BaseException) -> Path:
    """Write no report.

    Raises:
        OSError: always.
    """
    raise OSError


class LeavingApp(TypeAhead[Ending]):
    """An app that a signal, a closed terminal or an error ends as calmly as ``ctrl+q``.

    ``report`` writes a crash report without anybody's words and tells where it lies.
    """

    def __init__(self, report: Reporter = nothing_reported) -> None:
        super().__init__()
        self._report = report
        self._signal = 0
        self._has_stopped = False

    def on_mount(self) -> None:
        """Listen for what ends a program from outside."""
        loop = asyncio.get_running_loop()
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has no such handlers, and a loop in a thread takes none.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.end_for, number)
        if not self.is_headless:
            self.set_interval(_LOOKS_AT_TERMINAL, self._leave_with_the_terminal)

    def write_draft(self) -> bool:
        """Put on disk, at once, what is being written; tell whether there is such a draft."""
        return False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program (Textual's), with the draft on disk meanwhile."""
        self.write_draft()
        with super().suspend():
            yield

    def end_for(self, number: int) -> None:
        """End because of a signal, the draft first."""
        if self._signal:
            return
        self._signal = number
        self.write_draft()
        # A terminal that is gone, or takes no more, must not hold what is left of the program.
        farewell = threading.Timer(_LONGEST_FAREWELL, partial(os._exit, 128 + number))
        farewell.daemon = True
        farewell.start()
        self.exit(return_code=128 + number)

    def _leave_with_the_terminal(self) -> None:
        """End when the terminal was closed and no signal told so."""
        if not _is_there(0):
            self.end_for(getattr(signal, "SIGHUP", 1))

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - they may show a note
        """End because of an error (Textual's), saying nothing of what was on the screen."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """End because of an error: Textual would print every local variable, a note among them."""
        if self._has_stopped:
            return
        self._has_stopped = True
        told = [_STOPPED]
        with suppress(Exception):  # what failed may be what is written
            told.append(_WAITS if self.write_draft() else _SAFE)
        if self._exception:
            with suppress(OSError):
                report = self._report(self._exception)
                told.append(f"A report without any of your words lies at {report}")
        self._return_code = 1
        self._exit_renderables.append(Text(safe_line(" ".join(told))))
        self._close_messages_no_wait()


def _is_there(descriptor: int) -> bool:
    """Return whether a terminal is still at the other end."""
    try:
        import termios  # noqa: PLC0415 - not on Windows
    except ImportError:
        return True
    try:
        termios.tcgetattr(descriptor)
    except termios.error:
        return False
    return True
