"""Dying: a process that is ended at a chosen file call, without ending the test's own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

_CALLS = ("write", "fsync", "replace", "rename", "unlink", "ftruncate", "link", "mkdir", "chmod")


class Died(BaseException):
    """The process is over; nobody catches this and goes on."""


@contextmanager
def dying(after: int, calls: tuple[str, ...] = _CALLS) -> Iterator[list[str]]:
    """Let the process die at a file call, so many being let through; a write is cut in half.

    Whatever is called after that does nothing any more. Yields the calls that were let through.
    """
    let_through: list[str] = []

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if len(let_through) >= after:
                if name == "write" and len(let_through) == after:
                    let_through.append("half a write")
                    real(given[0], bytes(given[1])[: len(given[1]) // 2])
                raise Died
            let_through.append(name)
            return real(*given, **named)

        return call

    patches = [patch.object(os, name, wrapped(name, getattr(os, name))) for name in calls]
    for each in patches:
        each.start()
    try:
        yield let_through
    except Died:
        pass
    finally:
        for each in patches:
            each.stop()
