"""Hostile words through every screen: nothing of them reaches the terminal but letters.

The whole set, each payload alone on every screen and names made up by hypothesis, runs where
``QUIETNET_TORTURE`` is ``whole``; else all payloads stand in one notebook.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult, ScreenStackError
from textual.events import Paste
from textual.markup import MarkupError
from textual.pilot import Pilot
from textual.widgets import Label, Static

from quietnet.domain.refusal import Refused
from quietnet.screens.asking import AskScreen
from quietnet.widgets.line import Line
from tests.opened import opened
from tests.ui.every_screen import EVERY_SCREEN, Journey, all_screens
from tests.ui.hostile import ALL, PAYLOADS, TEXT, hostile_notebook
from tests.ui.recording import RecordingDriver, acted_in, raw_in, record
from tests.ui.screen_text import is_on, screen_text
from tests.ui.waiting import until

WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
SIZE = (100, 40)
MOST_FIELDS = 60 if WHOLE else 3


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
    fields = [each for each in pilot.app.screen.query("Input, TextArea") if each.focusable]
    step = max(len(fields) // MOST_FIELDS, 1)
    for field in fields[::step]:
        if field.is_attached:
            field.focus()
            await pilot.pause()
            pilot.app.post_message(Paste(text))
            await pilot.pause()


async def walked(journey: Journey, app: App[Any], pasted: str, most: int | None = None) -> str:
    """Go to a screen, show all of it, paste into it, and return all that was sent.

    ``most`` is how many keys show all of it, where the notebook is small.
    """
    async with recorded(app) as pilot:
        for key in journey.keys:
            await pilot.press(key)
            await pilot.pause()
        if journey.shown:
            await app.push_screen(journey.shown())
        await until(pilot, lambda: type(app.screen) is journey.screen)
        await _draw(pilot)
        for key in journey.then[:most]:
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
    written = await walked(journey, journey.opens(tmp_path, hostile_notebook()), TEXT)
    assert raw_in(written) == []


@pytest.mark.parametrize("payload", PAYLOADS if WHOLE else ["device control", "close nothing"])
@pytest.mark.parametrize("name", EVERY_SCREEN if WHOLE else ["page"])
async def test_each_payload_alone_leaves_every_screen_unharmed(
    tmp_path: Path, name: str, payload: str
) -> None:
    journey, words = EVERY_SCREEN[name], PAYLOADS[payload]
    app = journey.opens(tmp_path, hostile_notebook((words,) * 3))
    assert raw_in(await walked(journey, app, words, most=6)) == []


@pytest.mark.skipif(not WHOLE, reason="runs where QUIETNET_TORTURE is whole")
@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=40), min_size=3, max_size=3))
@pytest.mark.parametrize("name", ["people", "depth", "kept note", "form"])
def test_whatever_anybody_is_called_leaves_the_screens_unharmed(
    tmp_path_factory: pytest.TempPathFactory, name: str, names: list[str]
) -> None:
    journey = EVERY_SCREEN[name]
    app = journey.opens(tmp_path_factory.mktemp("made-up"), hostile_notebook(names))
    assert raw_in(asyncio.run(walked(journey, app, "".join(names)))) == []


def _not_there(*given: object) -> NoReturn:
    raise Refused(f"“{given[-1]}” is not there.")


@pytest.mark.parametrize("keys", [("r",), ("e", "enter")], ids=["bringing in", "taking away"])
async def test_a_file_by_a_hostile_name_is_refused_in_safe_words(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    payloads = ALL if WHOLE else ALL[::9]
    records = hostile_notebook(ALL[:3])
    app = opened(tmp_path, *records, bring_in=_not_there, export=_not_there)
    async with recorded(app) as pilot:
        for payload in payloads:
            await pilot.press(*keys)
            await until(pilot, lambda: is_on(app, AskScreen))
            app.screen.query_one(Line).value = str(tmp_path / payload)
            await pilot.press("enter")
            await _draw(pilot)
            if is_on(app, AskScreen):
                await pilot.press("escape")
        written = "".join(RecordingDriver.running.written)
        RecordingDriver.running.is_recording = False
    assert "is not there" in written
    assert raw_in(written) == []


class Bare(App[None]):
    """A payload given to Textual's own widgets as anybody would."""

    def __init__(self, payload: str) -> None:
        super().__init__()
        self.payload = payload

    def compose(self) -> ComposeResult:
        yield Static(self.payload)
        yield Label(self.payload)


async def harm_of(payload: str) -> str:
    """Return what a payload does to the bare widgets, empty where they show it as it is."""
    app = Bare(payload)
    try:
        async with record(app).run_test(headless=False, size=SIZE) as pilot:
            RecordingDriver.running.is_recording = True
            app.screen.refresh(layout=True)
            await pilot.pause()
            acts, seen = acted_in(app), screen_text(app)
            raw = raw_in("".join(RecordingDriver.running.written))
            RecordingDriver.running.is_recording = False
    except (MarkupError, ScreenStackError):
        return "the app is gone"
    if acts:
        return "it acts"
    if raw:
        return "it reaches the terminal"
    return "" if payload[:60] in seen else "words are lost"


# What Textual's widgets show as it is; here it is for its width, and for the editor.
HARMLESS = {"very long", "wide", "right to left", "shell and address", "unclosed", "piled up"}


@pytest.mark.parametrize("name", sorted(PAYLOADS.keys() - HARMLESS)[:: 1 if WHOLE else 4])
async def test_bare_widgets_are_harmed_by_it(name: str) -> None:
    assert await harm_of(PAYLOADS[name])
