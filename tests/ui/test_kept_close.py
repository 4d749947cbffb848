"""Kept close: a circle by hand; one too many asks who moves out, and no is one key."""

from pathlib import Path

from quietnet.screens.people import PeopleScreen
from quietnet.screens.picking import PickScreen
from tests.builders import person
from tests.opened import kept, opened
from tests.ui.screen_text import screen_text, text_of
from tests.ui.waiting import on, until

ANA, BO, CLEO = person("Ana Ruiz"), person("Bo Lind", interesting="bees"), person("Cleo Ortiz")


def _close(folder: Path) -> set[str]:
    return {each.name for each in kept(folder).people.values() if each.kept_close}


async def test_somebody_is_kept_close_and_no_more_by_the_same_key(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, BO)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("down", "c")
        await until(pilot, lambda: _close(tmp_path) == {"Bo Lind"})
        await until(pilot, lambda: text_of(app.screen.query_one("#first")).startswith("▌ Bo Lind"))
        assert "Bo Lind  close" in screen_text(app)
        assert "Bo Lind   kept close · bees" in screen_text(app)
        await pilot.press("c")
        await until(pilot, lambda: _close(tmp_path) == set())
        await until(pilot, lambda: "Bo Lind  close" not in screen_text(app))
        await pilot.press("u")
        await until(pilot, lambda: _close(tmp_path) == {"Bo Lind"})


async def test_it_works_in_the_house_too(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("d", "c")
        await until(pilot, lambda: _close(tmp_path) == {"Ana Ruiz"})


async def test_one_too_many_asks_who_moves_out_and_both_are_one_change(tmp_path: Path) -> None:
    close = [each.model_copy(update={"kept_close": True}) for each in (ANA, BO)]
    app = opened(tmp_path, *close, CLEO, circle=2)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("end", "c")
        await on(pilot, PickScreen)
        assert "Who moves out?" in screen_text(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: _close(tmp_path) == {"Ana Ruiz", "Cleo Ortiz"})
        await on(pilot, PeopleScreen)
        await pilot.press("u")
        await until(pilot, lambda: _close(tmp_path) == {"Ana Ruiz", "Bo Lind"})
        told = "Taken back: Cleo Ortiz moving in close, Bo Lind out. U brings it again."
        await until(pilot, lambda: told in {str(each.message) for each in app._notifications})


async def test_no_is_one_key_and_changes_nothing(tmp_path: Path) -> None:
    close = [each.model_copy(update={"kept_close": True}) for each in (ANA, BO)]
    app = opened(tmp_path, *close, CLEO, circle=2)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("end", "c")
        await on(pilot, PickScreen)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        assert _close(tmp_path) == {"Ana Ruiz", "Bo Lind"}


async def test_twenty_is_the_most_unless_said_otherwise(tmp_path: Path) -> None:
    names = [f"Person {chr(65 + n)}" for n in range(20)]
    close = [person(name, kept_close=True) for name in names]
    app = opened(tmp_path, *close, CLEO)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "c")
        await on(pilot, PickScreen)
        await pilot.press(*["down"] * 19, "enter")
        await until(pilot, lambda: _close(tmp_path) == {*names[:-1], "Cleo Ortiz"})
