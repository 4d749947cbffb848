"""Afterwards: what a command does once everything is said, so that nobody waits for it."""

from collections.abc import Callable
from contextlib import suppress

_LATER: list[Callable[[], object]] = []


def later(work: Callable[[], object]) -> None:
    """Have some work done once everything is said; the last word of several counts."""
    _LATER[:] = [work]


def catch_up() -> None:
    """Do it. What was said stays true whatever comes of it."""
    while _LATER:
        with suppress(Exception):
            _LATER.pop()()
