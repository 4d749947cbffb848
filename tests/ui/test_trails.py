"""Trails on a page: who else named the same thing, and an address that is asked about first."""

from pathlib import Path

import pytest

from quietnet.app import QuietnetApp
from quietnet.domain.person import Contact, ContactKind
from quietnet.screens.people import PeopleScreen
from quietnet.screens.sure import SureScreen
from quietnet.screens.trail import TrailScreen
from quietnet.widgets.sheet import Sheet
from tests.builders import person, talk
from tests.opened import opened
from tests.ui.screen_text import screen_text, text_of
from tests.ui.waiting import on, until

ADDRESS = "https://example.org/brazing"
ANA = person("Ana Ruiz", contacts=(Contact(kind=ContactKind.URL, value=ADDRESS),))
SAM = person("Sam Okafor", notes="Reads *Silas Marner* aloud.", interesting="bookbinder")
EVENING = talk([ANA], 3, "She lent me *Silas Marner*.")


async def walk_to(app: QuietnetApp, pilot: object, words: str) -> None:
    page = app.screen.query_one("#page", Sheet)
    for place, row in enumerate(page.rows):
        if row.target and row.target.kind == "trail" and words in row.content.plain:
            page.at = place
            return
    pytest.fail(f"no {words} on the page")


async def test_a_title_shows_who_else_named_it_and_enter_visits_them(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, SAM, EVENING)
    async with app.run_test(size=(110, 34)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Sheet))
        page = text_of(app.screen.query_one("#page", Sheet))
        assert "Trails\n  Silas Marner" in page
        await walk_to(app, pilot, "Silas Marner")
        await pilot.press("enter")
        await on(pilot, TrailScreen)
        assert "Sam Okafor   bookbinder" in screen_text(app)
        assert "open it" not in screen_text(app)
        await pilot.press("enter")
        await on(pilot, PeopleScreen)
        screen = app.screen
        assert isinstance(screen, PeopleScreen)
        await until(pilot, lambda: screen.person_id == SAM.id)


async def test_an_address_is_shown_whole_and_asked_before_it_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_now: list[str] = []
    app = opened(tmp_path, ANA)
    monkeypatch.setattr(app, "open_url", lambda url, **_: opened_now.append(url))
    async with app.run_test(size=(110, 34)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Sheet))
        await walk_to(app, pilot, ADDRESS)
        await pilot.press("enter")
        await on(pilot, TrailScreen)
        assert "Nobody else named this." in screen_text(app)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, SureScreen))
        assert ADDRESS in screen_text(app)
        assert opened_now == []
        await pilot.press("escape")
        await on(pilot, TrailScreen)
        assert opened_now == []
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, SureScreen))
        await pilot.press("enter")
        await until(pilot, lambda: opened_now == [ADDRESS])
