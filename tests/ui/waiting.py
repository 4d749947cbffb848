"""Waiting for a condition while an app runs."""

import time
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

PATIENCE = 30.0  # seconds until a wait is a failure; what is waited for comes much sooner


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        await pilot.pause()


async def on(pilot: Pilot[Any], screen: type[Screen[Any]]) -> None:
    """Wait until one is on a screen and something on it has the focus."""
    await until(pilot, lambda: isinstance(pilot.app.screen, screen) and bool(pilot.app.focused))
