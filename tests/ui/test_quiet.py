"""Quiet: opened on purpose, three people at most, four answers, and it knows when to be still."""

from datetime import date, timedelta
from pathlib import Path

from quietnet.app import QuietnetApp
from quietnet.domain.company import NOT_TODAY
from quietnet.domain.person import How, Origin
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.answers import Answers
from tests.builders import TODAY, person, talk
from tests.opened import kept, opened
from tests.ui.screen_text import is_on, screen_text

PEOPLE = [person(name, origin=Origin(how=How.EVENT)) for name in ("Ana", "Bo", "Cleo", "Dan")]
TALKS = [talk([each], 400 + i, "Long.", minutes=90) for i, each in enumerate(PEOPLE)]


async def test_three_people_at_most_and_nobody_moves_up(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, *TALKS)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("g", "right", "right", "enter")
        await pilot.pause()
        shown = app.screen.query_one(Answers)
        assert len(_names(app)) == 3
        first = shown.people[0].person
        assert "The last note is a little over a year old. Nothing is owed." in " ".join(
            screen_text(app).split()
        )
        await pilot.press("right", "enter")
        await pilot.pause()
        await pilot.pause()
        assert list(kept(tmp_path).people[first.id].let_be) == [TODAY]
        assert len(_names(app)) == 2
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "Nothing is owed." in screen_text(app)
        assert len(kept(tmp_path).conversations) == len(TALKS) + 2


async def test_none_closes_the_view_with_one_kind_line(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, *TALKS)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("g", "left", "enter")
        await pilot.pause()
        assert is_on(app, PeopleScreen)
        await pilot.pause()
        assert [str(note.message) for note in app._notifications] == [NOT_TODAY]


async def test_the_question_can_be_skipped_and_switched_off(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, *TALKS)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("g", "s")
        await pilot.pause()
        assert len(app.screen.query_one(Answers).people) == 3
    again = opened(tmp_path, asks_company=False)
    async with again.run_test(size=(80, 30)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert len(again.screen.query_one(Answers).people) == 3


async def test_let_go_asks_for_the_word_and_resting_for_the_day(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, *TALKS)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("g", "s")
        await pilot.pause()
        first, second, _ = [each.person for each in app.screen.query_one(Answers).people]
        await pilot.press("right", "right", "right", "enter", "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert kept(tmp_path).people[first.id].ended == "remembered"
        await pilot.press("right", "right", "enter", "enter")
        await pilot.pause()
        await pilot.pause()
        assert kept(tmp_path).people[second.id].resting == "open"


async def test_after_a_month_away_it_is_still_for_a_week(tmp_path: Path) -> None:
    async with opened(tmp_path, *PEOPLE, *TALKS).run_test():
        pass
    later = TODAY + timedelta(days=31)
    assert await _opened_on(tmp_path, later) == "Welcome back. The notebook rested too."
    assert await _opened_on(tmp_path, later + timedelta(days=6)) == (
        "Welcome back. The notebook rested too."
    )
    assert await _opened_on(tmp_path, later + timedelta(days=7)) == (
        "How much company is in you today?"
    )


async def test_it_can_be_left_for_a_week(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, *TALKS)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("g", "s", "h", "escape", "g")
        await pilot.pause()
        assert "This view rests for now." in screen_text(app)
    assert await _opened_on(tmp_path, TODAY + timedelta(days=6)) == "This view rests for now."
    assert await _opened_on(tmp_path, TODAY + timedelta(days=7)) == (
        "How much company is in you today?"
    )


async def _opened_on(folder: Path, day: date) -> str:
    app = opened(folder, today=day)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        lines = [line.strip() for line in screen_text(app).splitlines()[2:-1]]
        return next(line for line in lines if line)


def _names(app: QuietnetApp) -> list[str]:
    return [each.person.name for each in app.screen.query_one(Answers).people]


async def test_letting_go_may_be_thought_better_of(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, *TALKS)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("g", "s", "right", "right", "right", "enter", "escape")
        await pilot.pause()
        assert len(_names(app)) == 3
        await pilot.press("h")
        await pilot.pause()
        assert "This view rests for now." in screen_text(app)
    assert all(each.ended is None for each in kept(tmp_path).people.values())
