"""Settings in the app: keys, and what is said about those that name nothing."""

from datetime import date
from pathlib import Path

from quietnet.screens.help import commands_here
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from tests.builders import person
from tests.opened import kept, opened
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")


async def test_keys_are_given_to_what_they_do_by_its_id(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, keymap={"room.write": "w", "app.leave": "ctrl+g"})
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        told = {command.id: command.keys for command in commands_here(app.screen)}
        assert told["room.write"] == "w"
        await pilot.press("w")
        await on(pilot, KitchenScreen)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: not app.is_running)


async def test_problems_and_a_greeting_are_said_at_the_start(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, greeting="Hello.", problems=("settings.toml, line 3: no.",))
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(app._notifications))
        assert [str(each.message) for each in app._notifications] == [
            "Hello.",
            "settings.toml, line 3: no.",
        ]


async def test_days_are_read_in_the_order_that_is_set(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, date_order="mdy")
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("n", *"2/3/2026: Ana came by", "ctrl+s")
        await until(pilot, lambda: len(kept(tmp_path).conversations) == 1)
        (note,) = kept(tmp_path).conversations.values()
        assert note.on == date(2026, 2, 3)
        await on(pilot, PeopleScreen)
        await pilot.press("d", "z", *"4/5/2026", "enter")
        await until(pilot, lambda: kept(tmp_path).people[ANA.id].resting == date(2026, 4, 5))
