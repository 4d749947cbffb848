"""Finding words in the note one is writing."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets.text_area import Selection

from quietnet.app import QuietnetApp
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.note_area import NoteArea
from tests.builders import person, talk
from tests.opened import kept, opened
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")
LINES = [f"Line {n} of a long evening." for n in range(60)]
LINES[10], LINES[50] = "A Café by the river.", "The café again."
NOTE = talk([ANA], 3, "\n".join(LINES))


def said(app: QuietnetApp) -> str:
    return " ".join(str(each.message) for each in app._notifications)


async def enter(pilot: Pilot[Any]) -> NoteArea:
    await pilot.press("enter", "down", "enter")
    await on(pilot, KitchenScreen)
    area = pilot.app.screen.query_one(NoteArea)
    await until(pilot, lambda: area.has_focus)
    return area


async def test_enter_goes_from_one_place_to_the_next_and_round(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(80, 24)) as pilot:
        area = await enter(pilot)
        await pilot.press("f9", *"cafe")
        await until(pilot, lambda: area.selection == Selection((10, 2), (10, 6)))
        assert "A Café by the river." in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: area.selection == Selection((50, 4), (50, 8)))
        await pilot.press("f9")
        await until(pilot, lambda: area.selection == Selection((10, 2), (10, 6)))


async def test_escape_stays_where_the_words_stand_and_touches_none_of_them(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(80, 24)) as pilot:
        area = await enter(pilot)
        await pilot.press("f9", *"again", "escape")
        await until(pilot, lambda: area.selection.start == (50, 9))
        await until(pilot, lambda: area.has_focus and not app.screen.has_class("-seeking"))
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
    assert kept(tmp_path).conversations[NOTE.id] == NOTE


async def test_words_that_are_not_there_are_said_to_be(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(80, 24)) as pilot:
        area = await enter(pilot)
        before = area.selection
        await pilot.press("f9", *"xyz", "enter")
        await until(pilot, lambda: "do not stand in this note" in said(app))
        assert area.selection == before
