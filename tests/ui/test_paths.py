"""The Paths room: who led to whom, who is still to be met, and the question that leads on."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from quietnet.app import QuietnetApp
from quietnet.domain.person import How, Origin
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.paths import PathsScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.picking import PickScreen
from quietnet.store.drafts import Drafts
from quietnet.widgets.path_list import PathList
from tests.builders import person, talk
from tests.opened import kept, notebook, opened, places
from tests.ui.screen_text import text_of
from tests.ui.waiting import on, until

RUTH = person("Ruth Abelson", origin=Origin(how=How.NEIGHBOUR))
ANA = person("Ana Ruiz", origin=Origin(how=How.EVENT, through=(RUTH.id,), where="the book swap"))
LUIS = person(
    "Luis Prado", origin=Origin(how=How.INTRODUCED, through=(ANA.id,)), interesting="builds bikes"
)
THEO = person("Theo Brandt", origin=Origin(how=How.ONLINE), interesting="rides round lakes")
EVENING = talk(
    [ANA],
    3,
    "Tea.\n- [ ] meet: Luis Prado, builds bamboo bikes\n- [ ] meet: Zoe Nobody, sings",
    minutes=90,
)
ALL = (RUTH, ANA, LUIS, THEO, EVENING)


def listed(app: QuietnetApp) -> list[str]:
    lines = text_of(app.screen.query_one(PathList)).splitlines()
    return [" ".join(line.split()).removeprefix("▌ ") for line in lines if line.strip()]


def whole(app: QuietnetApp) -> str:
    return " ".join(text_of(app.screen.query_one("#whole", Static)).split())


async def test_the_tree_begins_with_how_the_first_was_met(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("w")
        await on(pilot, PathsScreen)
        await until(pilot, lambda: len(listed(app)) == 4)
        assert listed(app) == [
            "from next door",
            "● Ruth Abelson",
            "● Ana Ruiz",
            "○ Luis Prado builds bikes",
        ]
        # Whoever was looked at in People is looked at here.
        await until(pilot, lambda: "led you to Luis Prado" in whole(app))
        assert whole(app).startswith("through Ruth Abelson")
        assert "the book swap" in whole(app)


async def test_enter_walks_into_a_page_and_letters_mean_whoever_is_chosen(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("w")
        await on(pilot, PathsScreen)
        await until(pilot, lambda: bool(listed(app)))
        await pilot.press("down", "down", "enter")
        await on(pilot, PeopleScreen)
        screen = app.screen
        assert isinstance(screen, PeopleScreen)
        assert screen.person_id == LUIS.id
        await pilot.press("w")
        await on(pilot, PathsScreen)
        await until(pilot, lambda: whole(app).startswith("through Ruth Abelson, then Ana Ruiz"))


async def test_tab_turns_to_those_not_met_yet(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("w", "tab")
        await until(pilot, lambda: "Only online so far" in listed(app))
        assert listed(app) == [
            "○ Luis Prado builds bamboo bikes · through Ana Ruiz",
            "○ Zoe Nobody sings · through Ana Ruiz",
            "Only online so far",
            "○ Theo Brandt rides round lakes",
        ]
        await pilot.press("down", "enter")  # no page yet: the note that names them, at its line
        await on(pilot, KitchenScreen)
        page = app.screen
        assert isinstance(page, KitchenScreen)
        assert page.text == EVENING.text
        await pilot.press("escape")
        await on(pilot, PathsScreen)
        await pilot.press("escape")
        await until(pilot, lambda: "from next door" in listed(app))


async def test_who_else_starts_a_note_for_the_answer_and_the_name_gets_its_path(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, RUTH, ANA)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("w")
        await on(pilot, PathsScreen)
        await until(pilot, lambda: bool(listed(app)))
        await pilot.press("down", "o")
        await on(pilot, PickScreen)
        assert "What would you ask Ana Ruiz?" in text_of(app.screen.query_one("#question"))
        await pilot.press("enter")
        await on(pilot, KitchenScreen)
        await pilot.press(*"Noor Said, mends nets", "ctrl+s")
        await on(pilot, PathsScreen)
        await until(pilot, lambda: "○ Noor Said mends nets" in listed(app))
        network = kept(tmp_path)
        (noor,) = network.named("Noor Said")
        assert noor.origin.through == (ANA.id,)
        assert [talk.people for talk in network.conversations.values()] == [(ANA.id,)]


async def test_a_question_nobody_answered_leaves_nothing(tmp_path: Path) -> None:
    app = opened(tmp_path, RUTH, ANA)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("w")
        await on(pilot, PathsScreen)
        await until(pilot, lambda: bool(listed(app)))
        await pilot.press("o", "enter")
        await on(pilot, KitchenScreen)
        await pilot.press("escape")
        await on(pilot, PathsScreen)
    assert Drafts(places(tmp_path), notebook(tmp_path).notebook_id).left() == ()
    assert not kept(tmp_path).conversations


async def test_an_empty_room_says_one_kind_line(tmp_path: Path) -> None:
    app = opened(tmp_path, THEO)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "No path begins here yet" in whole(app))
        assert "- [ ] meet:" in whole(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_a_very_long_path_keeps_its_names_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    row = [person("P0", origin=Origin(how=How.WORK))]
    for place in range(1, 60):
        row.append(person(f"P{place}", origin=Origin(through=(row[-1].id,))))
    app = opened(tmp_path, *row)
    async with app.run_test(size=size) as pilot:
        await pilot.press("w")
        await on(pilot, PathsScreen)
        await until(pilot, lambda: bool(listed(app)))
        await pilot.press("end")
        await until(pilot, lambda: "● P59" in listed(app))


async def test_slash_goes_to_the_find_box(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("w")
        await on(pilot, PathsScreen)
        await pilot.press("slash", *"theo")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: app.screen.query_one("#find", Input).value == "theo")
