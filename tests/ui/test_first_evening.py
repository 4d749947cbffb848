"""The first evening: one name begins the notebook, and nothing is on disk before that."""

from pathlib import Path

import pytest
from textual.widgets import Input

from quietnet.cli.importing import read_path
from quietnet.domain.arriving import Arrivals
from quietnet.screens.asking import AskScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.reviewing import ReviewScreen
from quietnet.screens.welcome import WelcomeScreen
from quietnet.widgets.people_list import PeopleList
from tests.builders import NOW, person
from tests.opened import emptied, kept, notebook, opened, places
from tests.ui.screen_text import is_on, screen_text
from tests.ui.waiting import on, until

CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Ines Calder
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Greg Dartmouth
END:VCARD
"""


def is_empty(folder: Path) -> bool:
    return list(folder.iterdir()) == []


def bring_in(file: Path) -> Arrivals:
    return read_path(file, NOW)


@pytest.mark.parametrize("size", [(120, 34), (80, 24), (40, 20)])
async def test_it_opens_on_one_sentence_one_field_and_two_ways(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=size) as pilot:
        await on(pilot, WelcomeScreen)
        seen = " ".join(screen_text(app).split())
        for words in (
            "Who did you last talk to in a kitchen?",
            "bring in an address book",
            "look around a lived-in notebook",
        ):
            assert words in seen


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_leaving_makes_nothing_on_disk(tmp_path: Path, key: str) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, WelcomeScreen)
        await pilot.press(*"Ana", key)
        await until(pilot, lambda: not app.is_running)
    assert is_empty(tmp_path)


async def test_one_name_begins_the_notebook_and_opens_the_kitchen(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, WelcomeScreen)
        await pilot.press(*"  Ana Ruiz", "enter")
        await on(pilot, KitchenScreen)
        assert [each.name for each in kept(tmp_path).people.values()] == ["Ana Ruiz"]
        assert "Ana Ruiz" in screen_text(app)
        await pilot.press(*"We spoke of tea", "ctrl+s")
        await on(pilot, PeopleScreen)
        known = kept(tmp_path)
        (ana,) = known.people.values()
        (talk,) = known.conversations.values()
        assert (talk.people, talk.text) == ((ana.id,), "We spoke of tea")
        assert app.screen.query_one(PeopleList).chosen == ana.id


async def test_what_is_typed_on_without_looking_goes_into_the_note(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, WelcomeScreen)
        await pilot.press(*"Ana", "enter", *"pears and plums")
        await on(pilot, KitchenScreen)
        await until(pilot, lambda: "pears and plums" in screen_text(app))


@pytest.mark.parametrize("name", ["   ", "x" * 300])
async def test_a_name_that_is_none_makes_nothing(tmp_path: Path, name: str) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, WelcomeScreen)
        app.screen.query_one(Input).value = name
        await pilot.press("enter")
        await pilot.pause()
        assert is_on(app, WelcomeScreen)
    assert is_empty(tmp_path)


async def test_an_address_book_comes_in_and_the_people_are_there(tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text(CARDS)
    home = tmp_path / "home"
    app = opened(home, bring_in=bring_in)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await on(pilot, WelcomeScreen)
        await pilot.press("down", "enter")
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = str(tmp_path / "none.vcf")
        await pilot.press("enter")
        await until(pilot, lambda: "could not be read" in " ".join(screen_text(app).split()))
        assert is_on(app, AskScreen)
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = str(cards)
        await pilot.press("enter")
        await on(pilot, ReviewScreen)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        names = sorted(each.name for each in kept(home).people.values())
        assert names == ["Greg Dartmouth", "Ines Calder"]
        (said,) = app._notifications
        assert said.message == (
            "Ines Calder and Greg Dartmouth are in the notebook now. u takes all of it back."
        )


async def test_r_brings_people_in_from_any_room(tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text(CARDS)
    home = tmp_path / "home"
    app = opened(home, person("Ana"), bring_in=bring_in)
    async with app.run_test(notifications=True) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("d", "r", "escape", "r")
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = str(cards)
        await pilot.press("enter")
        await on(pilot, ReviewScreen)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(kept(home).people) == 3)


async def test_looking_around_leaves_for_the_lived_in_notebook(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, WelcomeScreen)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: not app.is_running)
    assert str(app.return_value) == "look around"
    assert is_empty(tmp_path)


async def test_somebody_who_came_in_elsewhere_ends_the_welcome(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, WelcomeScreen)
        notebook(tmp_path, person("Ana"))
        await on(pilot, PeopleScreen)


async def test_an_emptied_notebook_is_no_first_evening(tmp_path: Path) -> None:
    emptied(tmp_path)
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)


async def test_a_notebook_that_cannot_be_read_is_no_first_evening(tmp_path: Path) -> None:
    places(tmp_path).notebook.mkdir()
    (places(tmp_path).notebook / "notebook.json").write_text("tea")
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
