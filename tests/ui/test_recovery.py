"""A damaged file is one calm line and a page with its copies; everything else opens."""

from pathlib import Path
from typing import Any

from textual.app import App

from quietnet.domain.change import Change
from quietnet.screens.people import PeopleScreen
from quietnet.screens.recovery import RecoveryScreen
from quietnet.screens.sure import SureScreen
from quietnet.widgets.banner import Banner
from quietnet.widgets.house import House
from tests.builders import NOW, person, talk
from tests.opened import kept, notebook, opened, places
from tests.ui.screen_text import is_on, screen_text, text_of
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", interesting="frames")
MARCH = talk([ANA], 6, "By the fridge.")
AUTUMN = talk([ANA], 160, "By the lake.")
SIZE = (100, 34)


def _seen(app: App[Any]) -> str:
    return " ".join(word for word in screen_text(app).split() if word not in "│▎█")


def _told(app: App[Any]) -> list[str]:
    return [each.message for each in app._notifications]


def _written(folder: Path) -> None:
    """Keep two months, with copies of each file as it was before the last save."""
    library = notebook(folder, ANA, MARCH, AUTUMN)
    library.keep(Change(put=(MARCH.changed(NOW, where="home"),)))
    library.keep(Change(put=(ANA.changed(NOW, work="a shop"),)))
    library.copies.daily(NOW)


def _damage(folder: Path, name: str) -> bytes:
    path = places(folder).notebook / name
    raw = path.read_bytes().replace(b'"text"', b'"text', 1).replace(b'"name"', b'"name', 1)
    path.write_bytes(raw)
    return raw


async def test_a_damaged_month_is_a_banner_and_a_copy_takes_its_place(tmp_path: Path) -> None:
    _written(tmp_path)
    raw = _damage(tmp_path, "conversations/2026-03.json")
    problems = tuple(str(each) for each in notebook(tmp_path).load().problems)
    app = opened(tmp_path, problems=(*problems, "Something else."))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: bool(app.trouble))
        await until(pilot, lambda: _told(app) == ["Something else."])
        said = " ".join(text_of(app.screen.query_one(Banner)).split())
        assert said.startswith("conversations/2026-03.json cannot be read")
        assert "By the lake." in _seen(app)
        assert "By the fridge." not in _seen(app)
        await pilot.press("R")
        await on(pilot, RecoveryScreen)
        seen = _seen(app)
        assert "It is damaged at line" in seen
        assert "column" in seen
        assert str(places(tmp_path).notebook) in "".join(screen_text(app).split())
        assert " at " in seen
        await pilot.press("enter")
        await on(pilot, SureScreen)
        assert "under another name" in _seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Every file of the notebook can be read again." in _seen(app))
        assert any("2026-03.json is back" in each for each in _told(app))
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: "By the fridge." in _seen(app))
        assert not app.screen.query_one(Banner).display
        assert kept(tmp_path).conversations[MARCH.id].text == "By the fridge."
        (aside,) = (places(tmp_path).notebook / "conversations").glob("*damaged*")
        assert aside.read_bytes() == raw


async def test_a_damaged_first_file_opens_on_the_way_to_mend_it(tmp_path: Path) -> None:
    _written(tmp_path)
    _damage(tmp_path, "notebook.json")
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, RecoveryScreen)
        await pilot.press("enter")
        await on(pilot, SureScreen)
        await pilot.press("enter")
        await until(pilot, lambda: ANA.id in app.network.people)
        await pilot.press("escape")
        await until(pilot, lambda: "Ana Ruiz" in _seen(app))
        await pilot.press("d")
        await until(pilot, lambda: bool(app.screen.query(House)))
        assert not app.trouble


async def test_what_gets_damaged_while_quietnet_is_open_is_said_when_it_looks(
    tmp_path: Path,
) -> None:
    _written(tmp_path)
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert not app.trouble
        _damage(tmp_path, "conversations/2026-03.json")
        await app._look()
        await until(pilot, lambda: "conversations/2026-03.json cannot be read" in _seen(app))
        await pilot.press("d")
        await until(pilot, lambda: bool(app.screen.query(House)))
        assert "cannot be read" in _seen(app)


async def test_a_file_of_a_newer_quietnet_says_so_and_no_copy_is_offered(tmp_path: Path) -> None:
    _written(tmp_path)
    shelf = places(tmp_path).notebook / "conversations" / "2026-03.json"
    shelf.write_bytes(shelf.read_bytes().replace(b'"format": 1', b'"format": 2'))
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(app.trouble))
        await pilot.press("R")
        await on(pilot, RecoveryScreen)
        assert "a newer quietnet reads it" in _seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert is_on(app, RecoveryScreen)


async def test_where_nothing_is_wrong_the_page_says_so(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("R")
        await on(pilot, RecoveryScreen)
        assert "Every file of the notebook can be read" in _seen(app)


async def test_a_notebook_that_cannot_be_locked_says_why_and_opens_for_reading(
    tmp_path: Path,
) -> None:
    library = notebook(tmp_path, ANA)
    lock = places(tmp_path).state(library.notebook_id) / "lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # no lock can be made where a folder stands
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: "open for reading only" in _seen(app))
        assert "it cannot be locked" in _seen(app)
        assert "Ana Ruiz" in _seen(app)
