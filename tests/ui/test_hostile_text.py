"""Hostile words through every screen: nothing of them reaches the terminal but letters.

The whole set, each payload alone on every screen and names made up by hypothesis, runs where
``QUIETNET_TORTURE`` is ``whole``; else all payloads stand in one notebook.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, Label, Static, TextArea

from tests.ui.every_screen import EVERY_SCREEN, Journey, all_screens
from tests.ui.hostile import ALL, PAYLOADS, TEXT, hostile_notebook
from tests.ui.recording import RecordingDriver, acted_in, raw_in, record
from tests.ui.waiting import until

WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
SIZE = (100, 40)


@asynccontextmanager
async def recorded(app: App[Any]) -> AsyncIterator[Pilot[Any]]:
    """Run an app whose every character for the terminal is remembered."""
    async with record(app).run_test(headless=False, size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        RecordingDriver.running.is_recording = True
        yield pilot


async def _draw(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    pilot.app.screen.refresh(layout=True)
    await pilot.pause()
    assert acted_in(pilot.app) == []


async def _paste_everywhere(pilot: Pilot[Any], text: str) -> None:
    """Paste into every field of the screen, as a terminal hands it over."""
    for field in list(pilot.app.screen.query("Input, TextArea").results(Input | TextArea)):
        if field.is_attached and field.focusable:
            field.focus()
            await pilot.pause()
            pilot.app.post_message(Paste(text))
            await pilot.pause()


async def walk(journey: Journey, app: App[Any], pasted: str) -> str:
    """Go to a screen, show all of it, paste into it, and return all that was sent."""
    async with recorded(app) as pilot:
        for key in journey.keys:
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: type(app.screen) is journey.screen)
        await _draw(pilot)
        for key in journey.then:
            await pilot.press(key)
        await _draw(pilot)
        await _paste_everywhere(pilot, pasted)
        await _draw(pilot)
        app.notify(pasted)
        await _draw(pilot)
        written = "".join(RecordingDriver.running.written)
        RecordingDriver.running.is_recording = False
        assert app.is_running
    assert not app.return_code
    assert written
    return written


def test_every_screen_is_walked_to() -> None:
    walked = {journey.screen for journey in EVERY_SCREEN.values()}
    assert sorted(each.__name__ for each in all_screens() - walked) == []


@pytest.mark.parametrize("name", EVERY_SCREEN)
async def test_all_payloads_at_once_leave_every_screen_unharmed(tmp_path: Path, name: str) -> None:
    journey = EVERY_SCREEN[name]
    written = await walk(journey, journey.opens(tmp_path, hostile_notebook()), TEXT)
    assert raw_in(written) == []
