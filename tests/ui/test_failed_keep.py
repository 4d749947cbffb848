"""Where the disk does not take it: what was typed stays, and is kept once that is put right."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from quietnet.domain.depth_word import Depth
from quietnet.domain.person import How, Origin
from quietnet.screens.depth import DepthScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.person_form import PersonForm
from quietnet.screens.picking import PickScreen
from quietnet.screens.quiet import QuietScreen
from quietnet.store.drafts import Drafts
from quietnet.widgets.line import Line
from tests.builders import TODAY, person, talk
from tests.opened import kept, notebook, opened, places
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", origin=Origin(how=How.EVENT))
BO = person("Bo")
SIZE = (100, 34)


@contextmanager
def _no_lock(folder: Path) -> Iterator[None]:
    """A folder stands where the lock should be."""
    lock = places(folder).state(notebook_id(folder)) / "lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    yield
    lock.rmdir()


@contextmanager
def _notebook_gone(folder: Path) -> Iterator[None]:
    """The disk with the notebook on it is not there."""
    there = places(folder).notebook
    there.rename(folder / "elsewhere")
    yield
    (folder / "elsewhere").rename(there)


@contextmanager
def _file_for_state(folder: Path) -> Iterator[None]:
    """A file stands where this machine's own folder should be."""
    state = places(folder).state_root
    state.rename(folder / "set aside")
    state.write_text("")
    yield
    state.unlink()
    (folder / "set aside").rename(state)


def notebook_id(folder: Path) -> str:
    library = notebook(folder)
    library.load()
    return library.notebook_id


def _refused(app: App[Any]) -> bool:
    return any(each.message.startswith(("Not kept", "The notebook")) for each in app._notifications)


TROUBLES = [_no_lock, _notebook_gone, _file_for_state]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_note_stays_in_the_kitchen_and_is_kept_afterwards(
    tmp_path: Path, trouble: Any
) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"Tea with Ana.")
        with trouble(tmp_path):
            await pilot.press("ctrl+s")
            await until(pilot, lambda: _refused(app))
            await on(pilot, KitchenScreen)
            assert "Tea with Ana." in screen_text(app)
        await pilot.press(*" Late.")
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        (note,) = kept(tmp_path).conversations.values()
        assert note.text == "Tea with Ana. Late."
        assert not Drafts(places(tmp_path), notebook_id(tmp_path)).left()


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_form_stays_filled_in_and_is_kept_afterwards(tmp_path: Path, trouble: Any) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("i")
        await on(pilot, PersonForm)
        app.screen.query_one("#work Line", Line).value = "frames"
        await pilot.pause()
        with trouble(tmp_path):
            await pilot.press("ctrl+s")
            await until(pilot, lambda: _refused(app))
            await on(pilot, PersonForm)
            assert app.screen.query_one("#work Line", Line).value == "frames"
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        assert kept(tmp_path).people[ANA.id].work == "frames"


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_ones_own_word_waits_and_is_kept_with_the_next_change(
    tmp_path: Path, trouble: Any
) -> None:
    app = opened(tmp_path, ANA, BO)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("d")
        await on(pilot, DepthScreen)
        assert isinstance(app.screen, DepthScreen)
        app.screen.choose(ANA.id)
        with trouble(tmp_path):
            await pilot.press("equals_sign")
            await on(pilot, PickScreen)
            await pilot.press("tab", *"the lake", "enter")
            await until(pilot, lambda: _refused(app))
        assert isinstance(app.screen, DepthScreen)
        app.screen.choose(BO.id)
        await pilot.press("l")
        await until(pilot, lambda: bool(kept(tmp_path).people[BO.id].let_be))
        await until(pilot, lambda: kept(tmp_path).people[ANA.id].own_word is not None)
        word = kept(tmp_path).people[ANA.id].own_word
        assert word is not None
        assert word.why == "the lake"
        assert word.depth in Depth


async def test_what_is_said_anew_meanwhile_is_not_overwritten_by_what_waited(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("d", "equals_sign")
        await on(pilot, PickScreen)
        with _no_lock(tmp_path):
            await pilot.press("tab", *"first", "enter")
            await until(pilot, lambda: _refused(app))
        await pilot.press("equals_sign")
        await on(pilot, PickScreen)
        await pilot.press("tab", *"second", "enter")
        await until(pilot, lambda: kept(tmp_path).people[ANA.id].own_word is not None)
        word = kept(tmp_path).people[ANA.id].own_word
        assert word is not None
        assert word.why == "second"


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_an_answer_about_a_silence_waits_and_is_kept_with_the_next_one(
    tmp_path: Path, trouble: Any
) -> None:
    cy = person("Cy", origin=Origin(how=How.EVENT))
    often = [
        talk([each], 100 + 14 * n, "Long.", minutes=60) for each in (ANA, cy) for n in range(12)
    ]
    app = opened(tmp_path, ANA, cy, *often, asks_company=False)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("g")
        await on(pilot, QuietScreen)
        assert isinstance(app.screen, QuietScreen)
        first = app.screen.person_id or ""
        with trouble(tmp_path):
            await pilot.press("right", "enter")
            await until(pilot, lambda: _refused(app))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: bool(kept(tmp_path).people[first].let_be))
        talks = kept(tmp_path).conversations.values()
        assert sum(talk.on > TODAY - timedelta(days=1) for talk in talks) == 1
