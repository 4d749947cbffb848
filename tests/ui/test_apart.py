"""What another machine wrote is shown first, both texts side by side; enter keeps both."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.events import AppFocus

from quietnet.app import keeping
from quietnet.domain.change import Change
from quietnet.domain.two_texts import MARK
from quietnet.screens.apart import ApartScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.recovery import RecoveryScreen
from quietnet.store.library import Library
from quietnet.store.paths import Places
from tests.builders import NOW, person, talk
from tests.opened import kept, notebook, opened, places
from tests.ui.screen_text import is_on, screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", interesting="frames")
NOTE = talk([ANA], 6, "Tea.")
NEW = talk([ANA], 7, "Only on the other machine.")
SIZE = (110, 34)
COPY = "2026-03.sync-conflict-20260314-200000-ABCDEFG.json"


def _seen(app: App[Any]) -> str:
    return " ".join(word for word in screen_text(app).split() if word not in "│▎█")


def _told(app: App[Any]) -> list[str]:
    return [each.message for each in app._notifications]


def _elsewhere(folder: Path, text: str = "Elm.") -> Path:
    """Write the note here and on another machine, and leave the other's month beside ours."""
    library = notebook(folder, ANA, NOTE)
    other = folder / "other"
    shutil.copytree(places(folder).notebook, other / "notebook")
    there = Library(Places(other / "notebook", other / "state", other / "no"), lambda: NOW)
    there.load()
    there.keep(Change((NOTE.changed(NOW, text=text), NEW)))
    library.keep(Change((NOTE.changed(NOW, text="Oak."),)))
    return other / "notebook" / "conversations" / "2026-03.json"


def _arrive(folder: Path, month: Path) -> Path:
    copy = places(folder).notebook / "conversations" / COPY
    shutil.copyfile(month, copy)
    return copy


async def test_both_are_shown_first_and_enter_keeps_both(tmp_path: Path) -> None:
    copy = _arrive(tmp_path, _elsewhere(tmp_path))
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, ApartScreen)
        seen = _seen(app)
        assert "The note of 14 March with Ana Ruiz" in seen
        assert "here on the other machine" in seen
        assert "Oak. Elm." in seen
        assert "Both texts, one under the other." in seen
        assert "Only on the other machine." in seen
        assert copy.exists()
        await pilot.press("enter")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: _told(app) == ["Both are kept. u takes that back."])
        assert not copy.exists()
        texts = {each.text for each in kept(tmp_path).conversations.values()}
        assert NEW.text in texts
        assert any(MARK in text and "Oak." in text and "Elm." in text for text in texts)
        assert {each.text for each in app.network.conversations.values()} == texts
        assert not app.trouble
        await pilot.press("u")
        await until(
            pilot,
            lambda: {t.text for t in kept(tmp_path).conversations.values()} == {"Oak."},
        )


async def test_escape_leaves_everything_and_r_shows_it_again(tmp_path: Path) -> None:
    copy = _arrive(tmp_path, _elsewhere(tmp_path))
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, ApartScreen)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        assert "Nothing is lost; R shows both." in _seen(app)
        app.post_message(AppFocus())
        await pilot.pause()
        assert is_on(app, PeopleScreen)
        assert copy.exists()
        assert {t.text for t in kept(tmp_path).conversations.values()} == {"Oak."}
        await pilot.press("R")
        await on(pilot, ApartScreen)
        await pilot.press("enter")
        await until(pilot, lambda: not copy.exists())
        await until(pilot, lambda: not app.trouble)


async def test_what_arrives_is_shown_on_focus_but_never_over_what_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_LOOKS_EVERY", 3600)
    month = _elsewhere(tmp_path)
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        _arrive(tmp_path, month)
        app.post_message(AppFocus())
        await until(pilot, lambda: bool(app.trouble))
        assert is_on(app, KitchenScreen)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        app.post_message(AppFocus())
        await on(pilot, ApartScreen)


async def test_a_shelf_with_gits_markers_is_shown_as_both_not_as_damaged(tmp_path: Path) -> None:
    month = _elsewhere(tmp_path)
    shelf = places(tmp_path).notebook / "conversations" / "2026-03.json"
    ours, theirs = shelf.read_bytes(), month.read_bytes()
    shelf.write_bytes(b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> there\n")
    problems = tuple(str(each) for each in notebook(tmp_path).load().problems)
    app = opened(tmp_path, problems=problems)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, ApartScreen)
        assert "Oak. Elm." in _seen(app)
        await pilot.press("enter")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: len(kept(tmp_path).conversations) == 2)
        await until(pilot, lambda: not app.trouble)
        assert _told(app) == ["Both are kept. u takes that back."]
        assert len(app.network.conversations) == 2


async def test_a_first_shelf_with_gits_markers_opens_on_both(tmp_path: Path) -> None:
    notebook(tmp_path, ANA, NOTE)
    shelf = places(tmp_path).notebook / "notebook.json"
    ours = shelf.read_bytes()
    theirs = ours.replace(b"frames", b"windows").replace(b'"rev": 1', b'"rev": 2')
    shelf.write_bytes(b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> there\n")
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await on(pilot, ApartScreen)
        assert "frames" in _seen(app)
        assert "windows" in _seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: ANA.id in app.network.people)
        assert kept(tmp_path).people[ANA.id].interesting == "windows"
        assert not is_on(app, RecoveryScreen)


async def test_a_copy_that_says_nothing_new_is_laid_aside_when_one_says_so(tmp_path: Path) -> None:
    notebook(tmp_path, ANA, NOTE)
    copy = _arrive(tmp_path, places(tmp_path).notebook / "conversations" / "2026-03.json")
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, ApartScreen)
        assert "says what stands here already" in _seen(app)
        assert copy.exists()
        await pilot.press("enter")
        await until(pilot, lambda: not copy.exists())
        await until(pilot, lambda: any("wastebasket now" in each for each in _told(app)))


async def test_a_copy_that_cannot_be_read_is_named_and_stays(tmp_path: Path) -> None:
    notebook(tmp_path, ANA, NOTE)
    copy = places(tmp_path).notebook / "conversations" / COPY
    copy.write_bytes(b"{")
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: any("left as it is" in each for each in _told(app)))
        assert is_on(app, PeopleScreen)
        assert copy.read_bytes() == b"{"


async def test_a_disk_that_does_not_take_it_says_so_and_everything_stays(tmp_path: Path) -> None:
    copy = _arrive(tmp_path, _elsewhere(tmp_path))
    state = places(tmp_path).state(_id(tmp_path))
    (state / "wastebasket").write_bytes(b"a file where a folder should be")
    app = opened(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, ApartScreen)
        await pilot.press("enter")
        await until(pilot, lambda: any("put that right" in each for each in _told(app)))
        assert copy.exists()


def _id(folder: Path) -> str:
    library = notebook(folder)
    library.load()
    return library.notebook_id
