"""The long view, this day in other years, and the first page after a long time away."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, Origin
from quietnet.screens.coming_back import ComingBackScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.looking_back import LongViewScreen, ThisDayScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.unfinished import UnfinishedScreen
from tests.builders import TODAY, person, talk
from tests.opened import opened
from tests.ui.screen_text import screen_text, text_of
from tests.ui.waiting import on, until

ANA = person(
    "Ana Ruiz",
    origin=Origin(how=How.EVENT, on=PartialDate.parse("2009-05"), where="the frame show"),
)
YEARS = [
    talk(
        [ANA], 10 + 365 * ago, f"Tea again. #topic{chr(97 + ago)}\n> word {chr(97 + ago)} of yours"
    )
    for ago in range(16)
]


async def test_ten_years_stand_on_a_small_screen_and_more_scroll(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, *YEARS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await on(pilot, LongViewScreen)
        await until(pilot, lambda: "2018" in screen_text(app))
        seen = screen_text(app)
        assert "Ana Ruiz   the long view" in seen
        assert "you met at the frame show" in seen
        assert all(str(year) in seen for year in (2009, *range(2011, 2020)))
        await pilot.press("end")
        await until(pilot, lambda: "2026" in screen_text(app))
        assert "“word a of yours”" in screen_text(app)


async def test_enter_opens_the_note_and_escape_comes_back(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, *YEARS[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await on(pilot, LongViewScreen)
        await pilot.press("down", "enter")
        await on(pilot, KitchenScreen)
        assert isinstance(app.screen, KitchenScreen)
        assert app.screen.talk == YEARS[1]
        await pilot.press("escape")
        await on(pilot, LongViewScreen)
        await pilot.press("y")
        await on(pilot, PeopleScreen)


async def test_the_long_view_opens_from_the_house_too(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, *YEARS[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "y")
        await on(pilot, LongViewScreen)


async def test_somebody_nothing_is_written_about_gets_a_kind_line(tmp_path: Path) -> None:
    app = opened(tmp_path, person("Bo Lind"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await on(pilot, LongViewScreen)
        await until(pilot, lambda: "The first evening will stand here." in screen_text(app))


async def test_this_day_shows_everybody_and_leads_on(tmp_path: Path) -> None:
    bo = person("Bo Lind", birthday=PartialDate.parse(f"--{TODAY:%m-%d}"))
    note = talk([ANA], 365, "Tea.\n> the hard part is the waiting")
    app = opened(tmp_path, ANA, bo, note)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Y shows" in text_of(app.screen.query_one("#on-this-day")))
        await pilot.press("Y")
        await on(pilot, ThisDayScreen)
        await until(pilot, lambda: "A year ago today you talked with Ana Ruiz." in screen_text(app))
        assert "Today is Bo Lind’s birthday." in screen_text(app)
        assert "“the hard part is the waiting”" in screen_text(app)
        await pilot.press("down", "down", "enter")
        await on(pilot, KitchenScreen)
        await pilot.press("escape")
        await on(pilot, ThisDayScreen)
        await pilot.press("up", "enter")
        await on(pilot, PeopleScreen)
        assert isinstance(app.screen, PeopleScreen)
        assert app.screen.person_id == bo.id


async def test_a_day_without_memories_says_so(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("Y")
        await on(pilot, ThisDayScreen)
        await until(pilot, lambda: "Another day will have something." in screen_text(app))
        await pilot.press("escape")
        await on(pilot, PeopleScreen)


async def _open_once(folder: Path, day: date) -> None:
    app = opened(folder, ANA, *YEARS[1:3], today=day)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)


@pytest.mark.parametrize("key", ["n", "x", "escape", "enter", "f1", "question_mark", "space"])
async def test_after_a_long_time_one_page_names_one_person_and_any_key_only_dismisses_it(
    tmp_path: Path, key: str
) -> None:
    await _open_once(tmp_path, TODAY)
    app = opened(tmp_path, today=TODAY + timedelta(days=60))
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, ComingBackScreen)
        lines = [line.strip() for line in screen_text(app).splitlines() if line.strip()]
        assert lines[0] == "Ana Ruiz"
        assert len(lines) == 2
        await pilot.press(key)
        await on(pilot, PeopleScreen)
        await pilot.pause()
        assert len(app.screen_stack) == 2
    again = opened(tmp_path, today=TODAY + timedelta(days=61))
    async with again.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.pause()
        assert isinstance(again.screen, PeopleScreen)


async def test_after_fewer_days_it_is_a_day_like_any_other(tmp_path: Path) -> None:
    await _open_once(tmp_path, TODAY)
    app = opened(tmp_path, today=TODAY + timedelta(days=59))
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        assert len(app.screen_stack) == 2


async def test_a_draft_is_offered_only_after_that_page(tmp_path: Path) -> None:
    first = opened(tmp_path, ANA, *YEARS[1:3], today=TODAY)
    async with first.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("n", *"Tea", "escape", "escape")
        await on(pilot, PeopleScreen)
    app = opened(tmp_path, today=TODAY + timedelta(days=70))
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, ComingBackScreen)
        await pilot.press("space")
        await on(pilot, UnfinishedScreen)
