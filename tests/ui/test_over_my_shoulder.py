"""Over my shoulder: on no screen is there a letter left of what anybody wrote, in no picture."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.widgets._footer import FooterKey

from quietnet.screens.people import PeopleScreen
from quietnet.widgets.blur import blurred
from quietnet.widgets.room_bar import ROOMS
from tests.builders import person, talk
from tests.opened import opened
from tests.ui.every_screen import EVERY_SCREEN
from tests.ui.hostile import hostile_notebook
from tests.ui.lived_in import lived_in, records
from tests.ui.screen_text import screen_text
from tests.ui.test_pictures import JOURNEYS
from tests.ui.waiting import on, until

_FAR = 6  # keys further on a screen
_WORD = re.compile(r"[^\W_]+")
_DRAWN = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def _our_own(app: App[Any]) -> set[str]:
    """Every word of the room bar and of the keys at the bottom, which stay readable."""
    keys = [key for screen in app.screen_stack for key in screen.query(FooterKey)]
    said = [part for room in ROOMS.values() for part in room]
    said += [part for key in keys for part in (key.key_display, key.description)]
    return {"quietnet", *(word for words in said for word in _WORD.findall(words))}


def _picture(app: App[Any]) -> str:
    return unescape("\n".join(_DRAWN.findall(app.export_screenshot())))


def _left_to_read(app: App[Any]) -> Iterator[str]:
    ours = _our_own(app)
    for seen in (screen_text(app), _picture(app)):
        yield from (word for word in _WORD.findall(seen) if word not in ours)


@pytest.mark.parametrize("name", EVERY_SCREEN)
async def test_no_screen_shows_a_word(tmp_path: Path, name: str) -> None:
    journey = EVERY_SCREEN[name]
    app = journey.opens(tmp_path, hostile_notebook() if name == "round" else records())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f8", *journey.keys)
        if journey.shown:
            await app.push_screen(journey.shown())
        await until(pilot, lambda: isinstance(app.screen, journey.screen))
        await pilot.pause()
        assert set(_left_to_read(app)) == set()
        await pilot.press(*journey.then[:_FAR])
        await pilot.pause()
        assert set(_left_to_read(app)) == set()


@pytest.mark.parametrize("name", JOURNEYS)
async def test_no_picture_of_the_lived_in_notebook_holds_a_word(tmp_path: Path, name: str) -> None:
    app = lived_in(tmp_path)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press(*JOURNEYS[name])
        await pilot.pause()
        assert set(_left_to_read(app)) != set()
        await pilot.press("f8")
        await pilot.pause()
        assert set(_left_to_read(app)) == set()
        await pilot.press("f8")
        await until(pilot, lambda: set(_left_to_read(app)) != set())


async def test_what_is_said_in_the_corner_is_blurred_too_and_rooms_not_yet_seen(
    tmp_path: Path,
) -> None:
    ana = person("Ana Ruiz")
    app = opened(tmp_path, ana, talk([ana], 3, "Tea. - [ ] ask: how"), greeting="Hello, Ana Ruiz.")
    async with app.run_test(size=(100, 30)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("d", "p", "f8")
        for key in ("d", "t", "p"):
            await pilot.press(key)
            await pilot.pause()
            assert set(_left_to_read(app)) == set()
        assert "f8" in screen_text(app)
        assert "Show names" in screen_text(app)


@given(st.text())
def test_a_blurred_text_is_as_wide_and_holds_no_letter(text: str) -> None:
    text = text.replace("\n", " ")
    assert cell_len(blurred(text)) == cell_len(text)
    assert not any(c.isalnum() for c in blurred(text))
    assert blurred(blurred(text)) == blurred(text)


def test_white_space_and_marks_keep_their_places() -> None:
    assert blurred("Ana, 山田 · 3!") == "░░░, ░░░░ · ░!"
