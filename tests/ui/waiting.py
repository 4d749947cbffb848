"""Waiting for a condition while an app runs."""

import time
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

PATIENCE = 30.0  # seconds until a wait is a failure; what is waited for comes much sooner


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        await pilot.pause()
