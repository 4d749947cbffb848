"""A form or a note whose record moved on elsewhere: both are shown, nothing is chosen silently."""

from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.events import AppFocus

from quietnet.app import keeping
from quietnet.domain.change import Change
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.moved_on import MovedOnScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.person_form import PersonForm
from quietnet.widgets.field import Field
from quietnet.widgets.line import Line
from quietnet.widgets.people_list import PeopleList
from tests.builders import NOW, person, talk
from tests.opened import kept, notebook, opened
from tests.ui.screen_text import is_on, screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", interesting="frames", work="a shop", notes="Likes oak.")
SAM = person("Sam Okafor")
NOTE = talk([ANA], 6, "By the fridge.", where="home")
SIZE = (100, 40)


def _seen(app: App[Any]) -> str:
    return " ".join(screen_text(app).split())


def _told(app: App[Any]) -> list[str]:
    return [each.message for each in app._notifications]


def _elsewhere(folder: Path, **changes: object) -> None:
    """Change Ana's page in another window."""
    library = notebook(folder)
    library.load()
    library.keep(Change(put=(kept(folder).people[ANA.id].changed(NOW, **changes),)))


def _note_elsewhere(folder: Path, **changes: object) -> None:
    library = notebook(folder)
    library.load()
    library.keep(Change(put=(kept(folder).conversations[NOTE.id].changed(NOW, **changes),)))


async def test_a_form_asks_which_stands_of_what_was_changed_twice(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("i")
        await on(pilot, PersonForm)
        app.screen.query_one("#interesting Line", Line).value = "picture frames"
        app.screen.query_one("#places Line", Line).value = "Hamburg"
        await pilot.pause()
        _elsewhere(tmp_path, interesting="window frames", work="a museum")
        await pilot.press("ctrl+s")
        await on(pilot, MovedOnScreen)
        seen = _seen(app)
        assert "Ana Ruiz was changed elsewhere while you wrote." in seen
        assert "as it was changed elsewhere window frames" in seen
        assert "as you typed it picture frames" in seen
        assert "a museum" not in seen
        assert "●" not in seen
        await pilot.press("ctrl+s")  # nothing is chosen yet, so nothing happens
        await pilot.pause()
        assert is_on(app, MovedOnScreen)
        await pilot.press("down", "enter", "ctrl+s")
        await on(pilot, PeopleScreen)
        ana = kept(tmp_path).people[ANA.id]
        assert (ana.interesting, ana.work, ana.places) == (
            "picture frames",
            "a museum",
            ("Hamburg",),
        )


async def test_what_came_from_elsewhere_stands_where_it_is_chosen(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("i")
        await on(pilot, PersonForm)
        app.screen.query_one("#interesting Line", Line).value = "picture frames"
        await pilot.pause()
        _elsewhere(tmp_path, interesting="window frames")
        await pilot.press("ctrl+s")
        await on(pilot, MovedOnScreen)
        await pilot.press("escape")  # first a look back at the form, where nothing is lost
        await on(pilot, PersonForm)
        assert app.screen.query_one("#interesting Line", Line).value == "picture frames"
        assert kept(tmp_path).people[ANA.id].interesting == "window frames"
        await pilot.press("ctrl+s")
        await on(pilot, MovedOnScreen)
        await pilot.press("enter", "ctrl+s")
        await on(pilot, PeopleScreen)
        assert kept(tmp_path).people[ANA.id].interesting == "window frames"


async def test_both_notes_of_a_page_can_stand_one_under_the_other(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        await on(pilot, PersonForm)
        app.screen.query_one("#notes", Field).enter()
        await pilot.press("end", *" And ash.")
        _elsewhere(tmp_path, notes="Likes oak. And elm.")
        await pilot.press("ctrl+s")
        await on(pilot, MovedOnScreen)
        await pilot.press("down", "down", "enter", "ctrl+s")
        await on(pilot, PeopleScreen)
        notes = kept(tmp_path).people[ANA.id].notes
        assert notes == "Likes oak. And ash.\n\n---\n\nLikes oak. And elm."


async def test_a_form_and_another_window_that_changed_other_things_need_no_question(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        await on(pilot, PersonForm)
        app.screen.query_one("#places Line", Line).value = "Hamburg"
        await pilot.pause()
        _elsewhere(tmp_path, work="a museum")
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        ana = kept(tmp_path).people[ANA.id]
        assert (ana.work, ana.places) == ("a museum", ("Hamburg",))


async def test_a_note_that_moved_on_shows_both_and_keeps_what_is_chosen(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "down", "enter")
        await on(pilot, KitchenScreen)
        await pilot.press("ctrl+end", *" Mine.")
        _note_elsewhere(tmp_path, text="By the fridge. Theirs.", where="the park")
        await pilot.press("ctrl+s")
        await on(pilot, MovedOnScreen)
        seen = _seen(app)
        assert "The note of 14 March was changed elsewhere while you wrote." in seen
        assert "By the fridge. Theirs." in seen
        assert "By the fridge. Mine." in seen
        await pilot.press("down", "down", "enter", "ctrl+s")
        await on(pilot, KitchenScreen)
        await until(pilot, lambda: "It stands as you chose. ctrl+s keeps it." in _told(app))
        assert kept(tmp_path).conversations[NOTE.id].text == "By the fridge. Theirs."
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        note = kept(tmp_path).conversations[NOTE.id]
        assert note.text == "By the fridge. Mine.\n\n---\n\nBy the fridge. Theirs."
        assert note.where == "the park"
        assert note.people == (ANA.id,)


async def test_a_note_deleted_elsewhere_is_one_of_its_own_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "down", "enter")
        await on(pilot, KitchenScreen)
        await pilot.press("ctrl+end", *" Mine.")
        library = notebook(tmp_path)
        library.load()
        library.keep(Change(forget=(NOTE.id,)))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("deleted elsewhere" in said for said in _told(app)))
        await on(pilot, KitchenScreen)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        (note,) = kept(tmp_path).conversations.values()
        assert note.id != NOTE.id
        assert (note.text, note.people, note.on) == ("By the fridge. Mine.", (ANA.id,), NOTE.on)


async def test_what_another_window_kept_appears_on_focus_and_the_cursor_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_LOOKS_EVERY", 3600)
    app = opened(tmp_path, ANA, SAM)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        people = app.screen.query_one(PeopleList)
        assert people.chosen == SAM.id
        library = notebook(tmp_path)
        library.load()
        library.keep(Change(put=(person("Aaron First"),)))
        app.post_message(AppFocus())
        await until(pilot, lambda: "Aaron First" in _seen(app))
        assert people.chosen == SAM.id
