"""Taking time: a word on the terminal about what lasts longer than a moment."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from quietnet.cli.printing import warn

_A_MOMENT = 1.0  # seconds


@contextmanager
def taking_time(doing: str, moment: float = _A_MOMENT) -> Iterator[None]:
    """Say on standard error what is being done, once it has taken longer than a moment.

    Nothing is said where nobody looks on: in a pipe, in a script.
    """
    if not (sys.stderr and sys.stderr.isatty()):
        yield
        return
    word = threading.Timer(moment, warn, [doing])
    word.daemon = True
    word.start()
    try:
        yield
    finally:
        word.cancel()
