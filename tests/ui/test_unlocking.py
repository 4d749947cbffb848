"""In front of a locked notebook: the passphrase, the idle door, and what may leave it."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from quietnet.app import QuietnetApp
from quietnet.app.unlocking import UnlockingApp
from quietnet.clock import Clock
from quietnet.domain.network import Network
from quietnet.reading.kept import read_kept
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.picking import PickScreen
from quietnet.screens.sure import SureScreen
from quietnet.screens.unlocking import UnlockingScreen
from quietnet.store.key_file import KeyFile
from quietnet.store.library import Library
from quietnet.store.locking import key_of
from quietnet.store.remembered import Remembered
from quietnet.store.seal import is_sealed
from tests.builders import NOW, TODAY, person
from tests.opened import notebook, places
from tests.store.locked import PASSPHRASE, locked, quickly
from tests.ui.test_drafts import said, written
from tests.ui.waiting import on, until

__all__ = ["quickly"]  # a fixture
pytestmark = pytest.mark.usefixtures("quickly")


def a_locked_one(folder: Path) -> KeyFile:
    """Lock a notebook in which there is somebody."""
    notebook(folder, person("Ana Ruiz"))
    locked(places(folder))
    key = key_of(places(folder))
    assert key
    return key


def opened(folder: Path, **options: Any) -> QuietnetApp:
    """Return the app on a locked notebook, its passphrase given."""
    notebook(folder, person("Ana Ruiz"))
    library = Library(locked(places(folder)), lambda: NOW)
    loaded = library.load()
    return QuietnetApp(
        library,
        Network(loaded.people, loaded.conversations, read=read_kept),
        Clock(fixed=TODAY),
        Remembered(lambda: None),
        export=lambda *_: "Written.",
        **options,
    )


def told(app: UnlockingApp | QuietnetApp) -> str:
    return str(app.screen.query_one("#said", Static).render())


def is_open(app: UnlockingApp) -> bool:
    return app.opened is not None


async def test_a_wrong_passphrase_is_one_sentence_and_the_right_one_opens(tmp_path: Path) -> None:
    app = UnlockingApp(places(tmp_path), a_locked_one(tmp_path))
    async with app.run_test(size=(40, 20)) as pilot:
        await on(pilot, UnlockingScreen)
        await pilot.press("enter")
        assert told(app) == ""
        await pilot.press(*"wasps", "enter")
        await until(pilot, lambda: "not the passphrase" in told(app))
        assert not is_open(app)
        assert "wasps" not in app.export_screenshot()
        for letter in PASSPHRASE:
            await pilot.press("space" if letter == " " else letter)
        assert PASSPHRASE not in app.export_screenshot()
        await pilot.press("enter")
        await until(pilot, lambda: is_open(app))
    assert app.opened
    assert Library(app.opened).load().people


async def test_escape_leaves_and_all_stays_locked(tmp_path: Path) -> None:
    app = UnlockingApp(places(tmp_path), a_locked_one(tmp_path))
    async with app.run_test() as pilot:
        await on(pilot, UnlockingScreen)
        await pilot.press("escape")
    assert app.opened is None
    assert app.return_code == 0


async def test_a_while_without_a_key_shows_nothing_and_keeps_what_was_typed(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, lock_after=600.0)
    async with app.run_test(notifications=True) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"bees", "space", *"today")
        app.say("About Ana Ruiz.")
        app.call_later(app._cover)  # as the timer does
        await on(pilot, UnlockingScreen)
        assert said(app) == ""
        app.say("About Ana Ruiz.")
        await pilot.pause()
        assert "Ana" not in app.export_screenshot()
        assert "bees" not in app.export_screenshot()
        (draft,) = (tmp_path / "state").rglob("drafts/*.json")
        assert is_sealed(draft.read_bytes())
        await pilot.press(*"wasps", "enter")
        await until(pilot, lambda: "not the passphrase" in told(app))
        await pilot.press(*"bees", "space", *"and", "space", *"pears", "enter")
        await on(pilot, KitchenScreen)
        assert written(app) == "bees today"
    said_there = app._library.places.seal.open(draft.read_bytes(), "drafts")
    assert b"bees today" in said_there


async def test_a_key_that_was_lost_meanwhile_is_told_at_the_door(tmp_path: Path) -> None:
    app = opened(tmp_path, lock_after=0.2)
    async with app.run_test() as pilot:
        await on(pilot, UnlockingScreen)
        (tmp_path / "notebook" / "key.json").write_text("{")
        await pilot.press(*"bees", "enter")
        await until(pilot, lambda: "key.json" in told(app))


async def test_keys_put_the_door_off(tmp_path: Path) -> None:
    app = opened(tmp_path, lock_after=60.0)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        waits = app._idle
        assert waits
        await pilot.press("down")
        assert app._idle is waits


async def test_a_plain_notebook_is_never_covered(tmp_path: Path) -> None:
    library = notebook(tmp_path, person("Ana Ruiz"))
    app = QuietnetApp(
        library, Network((), ()), Clock(fixed=TODAY), Remembered(lambda: None),
        export=lambda *_: "Written.", lock_after=0.01,
    )  # fmt: skip
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        assert app._idle is None


@pytest.mark.parametrize(("answer", "then"), [("enter", PickScreen), ("escape", PeopleScreen)])
async def test_taking_something_out_is_asked_first(
    tmp_path: Path, answer: str, then: type[Any]
) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await on(pilot, SureScreen)
        await pilot.press(answer)
        await on(pilot, then)


@pytest.mark.parametrize("is_let_in", [False, True])
async def test_an_editor_gets_a_locked_note_only_where_the_settings_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_let_in: bool
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    app = opened(tmp_path, editor_when_locked=is_let_in)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"tea", "ctrl+o")
        what = "cannot be lent" if is_let_in else "editor_when_locked"
        await until(pilot, lambda: what in said(app))
        assert written(app) == "tea"
