"""Undo in one sentence, also tomorrow; the wastebasket; and what stands in the way."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from textual.app import App

from quietnet.domain.change import Change
from quietnet.screens.depth import DepthScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.sure import SureScreen
from quietnet.screens.wastebasket import WastebasketScreen
from quietnet.widgets.people_list import PeopleList
from quietnet.widgets.sheet import Sheet
from tests.builders import NOW, TODAY, person, talk
from tests.opened import kept, notebook, opened, places
from tests.ui.screen_text import is_on, screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", interesting="frames")
SAM = person("Sam Okafor", interesting="binds books")
NOTE = talk([ANA], 6, "By the fridge again.\n\n- [ ] ask: how the move went", minutes=60)
SIZE = (100, 30)


def _said(app: App[Any]) -> str:
    return " ".join(word for word in screen_text(app).split() if word not in "│▎█")


def _told(app: App[Any]) -> list[str]:
    """Return what was said in the corner."""
    return [each.message for each in app._notifications]


async def test_a_page_deleted_comes_back_and_goes_again_with_a_sentence_each(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, ANA, SAM, NOTE)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("delete", "enter")
        await until(pilot, lambda: ANA.id not in kept(tmp_path).people)
        await pilot.press("u")
        await until(pilot, lambda: ANA.id in kept(tmp_path).people)
        await until(
            pilot, lambda: "Taken back: deleting Ana Ruiz’s page. U brings it again." in _told(app)
        )
        assert app.screen.query_one(PeopleList).chosen == ANA.id
        await pilot.press("U")
        await until(pilot, lambda: ANA.id not in kept(tmp_path).people)
        await until(
            pilot, lambda: "Again: deleting Ana Ruiz’s page. u takes it back." in _told(app)
        )


async def test_yesterdays_note_is_taken_back_tomorrow_from_another_room(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, SAM)
    library.keep(Change(put=(NOTE,)))
    app = opened(tmp_path, today=TODAY + timedelta(days=1))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("d")
        await on(pilot, DepthScreen)
        await pilot.press("u")
        await until(pilot, lambda: NOTE.id not in kept(tmp_path).conversations)
        said = "Taken back: the note of 14 March with Ana Ruiz. U brings it again."
        await until(pilot, lambda: said in _told(app))
        assert NOTE.id not in app.network.conversations
        await pilot.press("t", "U")
        await until(pilot, lambda: NOTE.id in kept(tmp_path).conversations)


async def test_where_nothing_was_done_there_is_nothing_to_take_back(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: not kept(tmp_path).people)
        await pilot.press("u")
        await until(pilot, lambda: "There is nothing to take back." in _told(app))
        await pilot.press("U", "U")
        await until(pilot, lambda: "There is nothing to bring again." in _told(app))
        assert kept(tmp_path).people


async def test_what_was_changed_since_stands_in_the_way_in_one_sentence(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, SAM)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        shelf = places(tmp_path).notebook / "notebook.json"
        by_hand = shelf.read_text().replace('"frames"', '"picture frames"')
        assert by_hand != shelf.read_text()
        shelf.write_text(by_hand)
        await pilot.press("u")
        await until(pilot, lambda: any(said.startswith("Not undone") for said in _told(app)))
        assert kept(tmp_path).people[ANA.id].interesting == "picture frames"


async def test_the_wastebasket_says_what_rests_there_and_brings_it_back(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, SAM, NOTE)
    library.keep(Change(forget=(NOTE.id,)))
    library.keep(Change(forget=(ANA.id,)))
    app = opened(tmp_path, today=TODAY + timedelta(days=1))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("W")
        await on(pilot, WastebasketScreen)
        seen = _said(app)
        assert "Ana Ruiz frames their page, deleted yesterday" in seen
        assert "The note of 14 March with Ana Ruiz By the fridge again. deleted yesterday" in seen
        await pilot.press("enter")
        await until(pilot, lambda: ANA.id in kept(tmp_path).people)
        await until(pilot, lambda: "their page" not in _said(app))
        await pilot.press("u")
        await until(pilot, lambda: ANA.id not in kept(tmp_path).people)
        await until(pilot, lambda: "their page" in _said(app))
        await pilot.press("escape")
        await on(pilot, PeopleScreen)


async def test_emptying_asks_once_and_says_that_copies_still_hold_it(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, SAM, NOTE)
    library.keep(Change(forget=(NOTE.id,)))
    library.keep(Change(forget=(ANA.id,)))
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("W")
        await on(pilot, WastebasketScreen)
        await pilot.press("delete")
        await on(pilot, SureScreen)
        assert "Let Ana Ruiz go for good?" in _said(app)
        assert "Copies made before still hold it" in _said(app)
        await pilot.press("escape", "e")
        await on(pilot, SureScreen)
        assert len(library.wastebasket()) == 2
        await pilot.press("enter")
        await until(pilot, lambda: not library.wastebasket())
        await until(pilot, lambda: "Nothing rests here." in _said(app))
        await pilot.press("enter", "delete", "e")
        await pilot.pause()
        assert is_on(app, WastebasketScreen)
        assert app.screen.query_one(Sheet).has_focus


async def test_u_is_a_letter_where_somebody_types(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"uUW")
        await pilot.pause()
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        assert kept(tmp_path).people[ANA.id].updated < NOW
