"""Dying and failing: a process that ends at a chosen file call, or a disk that refuses it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

CALLS = ("write", "fsync", "replace", "rename", "unlink", "ftruncate", "link", "mkdir", "chmod")


class Died(BaseException):
    """The process is over; nobody catches this and goes on."""


@contextmanager
def dying(after: int) -> Iterator[list[str]]:
    """Let the process die at a file call, so many being let through; a write is cut in half.

    Whatever is called after that does nothing any more. Yields the calls as they come.
    """
    calls: list[str] = []

    def call(name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        calls.append(name)
        if len(calls) <= after:
            return real(*given)
        if name == "write" and len(calls) == after + 1:
            real(given[0], bytes(given[1])[: len(given[1]) // 2])
        raise Died

    try:
        with _each(call):
            yield calls
    except Died:
        pass


@contextmanager
def failing(at: int, error: int, *, for_good: bool = False) -> Iterator[list[str]]:
    """Let a file call fail, so many having gone well, once or from then on."""
    calls: list[str] = []

    def call(name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        calls.append(name)
        if len(calls) == at + 1 or (for_good and len(calls) > at):
            raise OSError(error, os.strerror(error))
        return real(*given)

    with _each(call):
        yield calls


@contextmanager
def _each(call: Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]) -> Iterator[None]:
    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **_named: Any) -> Any:
            return call(name, real, given)

        return called

    patches = [patch.object(os, name, wrapped(name, getattr(os, name))) for name in CALLS]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()
