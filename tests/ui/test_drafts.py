"""Drafts in the app: nothing typed is lost, and none of it is in the way."""

import threading
from pathlib import Path
from typing import Any

import pytest

from quietnet.app import QuietnetApp
from quietnet.domain.change import Change
from quietnet.domain.head import Head
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.person_form import PersonForm
from quietnet.screens.unfinished import UnfinishedScreen
from quietnet.store.drafts import Drafts
from quietnet.store.library import Library
from quietnet.store.problem import NotKept
from tests.builders import NOW, person, talk
from tests.opened import kept, notebook, opened, places
from tests.ui.screen_text import is_on, screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")
NOTE = talk([ANA], 6, "Tea by the fridge.")


def left(folder: Path, library: Library | None = None) -> list[str]:
    """Return the words of the drafts that wait."""
    library = library or notebook(folder)
    library.load()
    return [draft.text for draft in Drafts(places(folder), library.notebook_id).left()]


def leave(folder: Path, text: str, head: dict[str, Any] | None = None) -> None:
    """Leave a draft, as a window that is gone does."""
    library = notebook(folder)
    library.load()
    window = Drafts(places(folder), library.notebook_id).begin()
    window.save(text, head or {"head": Head().model_dump(mode="json")}, NOW)
    window.release()


def said(app: QuietnetApp) -> str:
    return " ".join(str(each.message) for each in app._notifications)


def written(app: QuietnetApp) -> str:
    assert isinstance(app.screen, KitchenScreen)
    return app.screen.text


async def test_a_draft_is_on_disk_while_typing_goes_on(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    folder = places(tmp_path).state_root
    async with app.run_test() as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        typed = 0
        while not list(folder.rglob("drafts/*.json")):
            await pilot.press("x")
            typed += 1
            assert typed < 5000
        (draft,) = folder.rglob("drafts/*.json")
        assert "xx" in draft.read_text()
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: left(tmp_path) == ["x" * typed])


async def test_it_is_taken_up_word_for_word_with_its_head(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test() as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"We spoke", "enter", *"of tea", "f4", "escape")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: left(tmp_path) == ["We spoke\nof tea"])
        await pilot.press("n")
        await on(pilot, UnfinishedScreen)
        seen = " ".join(screen_text(app).split())
        assert "There is a note you were writing. " in seen
        assert "We spoke" in seen
        await pilot.press("enter")
        await on(pilot, KitchenScreen)
        assert written(app) == "We spoke\nof tea"
        assert app.screen.head.kitchen  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        assert [each.text for each in kept(tmp_path).conversations.values()] == ["We spoke\nof tea"]
        await until(pilot, lambda: left(tmp_path) == [])


async def test_it_is_offered_at_the_start_and_can_wait(tmp_path: Path) -> None:
    notebook(tmp_path, ANA)
    leave(tmp_path, "By the window")
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, UnfinishedScreen)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        assert left(tmp_path) == ["By the window"]


async def test_a_new_note_can_be_begun_beside_it(tmp_path: Path) -> None:
    notebook(tmp_path, ANA)
    leave(tmp_path, "By the window")
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, UnfinishedScreen)
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        assert written(app) == ""
        await pilot.press(*"tea", "escape")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: sorted(left(tmp_path)) == ["By the window", "tea"])


async def test_letting_go_can_be_taken_back_until_one_leaves(tmp_path: Path) -> None:
    notebook(tmp_path, ANA)
    leave(tmp_path, "By the window")
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, UnfinishedScreen)
        await pilot.press("delete")
        await pilot.pause()
        assert "delete again takes that back" in screen_text(app)
        await pilot.press("delete", "escape")
        await on(pilot, PeopleScreen)
        assert left(tmp_path) == ["By the window"]
        await pilot.press("n")
        await on(pilot, UnfinishedScreen)
        await pilot.press("delete", "escape")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: left(tmp_path) == [])


async def test_one_of_several_is_chosen(tmp_path: Path) -> None:
    notebook(tmp_path, ANA)
    for text in ("first", "second", "third"):
        leave(tmp_path, text)
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, UnfinishedScreen)
        assert "There are notes you were writing." in screen_text(app)
        await pilot.press("down", "enter")
        await on(pilot, KitchenScreen)
        assert written(app) in ("first", "second", "third")
        await until(pilot, lambda: len(left(tmp_path)) == 2)


async def test_a_note_that_is_emptied_or_as_it_was_kept_leaves_nothing(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test() as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press("x", "backspace", "escape")
        await on(pilot, PeopleScreen)
        await pilot.press("enter", "down", "enter")
        await on(pilot, KitchenScreen)
        await pilot.press("x", "backspace", "escape")
        await on(pilot, PeopleScreen)
        await app.all_kept()
        assert left(tmp_path) == []


async def test_changes_to_a_kept_note_are_offered_where_it_is_opened(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test() as pilot:
        await pilot.press("enter", "down", "enter")
        await on(pilot, KitchenScreen)
        await pilot.press(*" Cold", "escape")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: left(tmp_path) == ["Tea by the fridge. Cold"])
        await pilot.press("enter")
        await on(pilot, UnfinishedScreen)
        assert "n opens it as it was kept" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await on(pilot, KitchenScreen)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        (talked,) = kept(tmp_path).conversations.values()
        assert (talked.id, talked.text) == (NOTE.id, "Tea by the fridge. Cold")


async def test_a_note_that_moved_on_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, NOTE)
    head = Head(people="Ana Ruiz").model_dump(mode="json")
    leave(tmp_path, "Mine.", {"head": head, "conversation": NOTE.id, "rev": NOTE.rev})
    library.keep(Change(put=(NOTE.changed(NOW, text="Theirs."),)))
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, UnfinishedScreen)
        await pilot.press("enter")
        await on(pilot, KitchenScreen)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        texts = sorted(each.text for each in kept(tmp_path).conversations.values())
        assert texts == ["Mine.", "Theirs."]


class SlowDisk:
    """Holds every keep back until it is let go."""

    def __init__(self, app: QuietnetApp, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self.go = threading.Event(), threading.Event()
        really = app._library.keep

        def keep(change: Change, deed: str = "", *, copy_first: bool = False) -> Change:
            self.asked.set()
            assert self.go.wait(60)
            return really(change, deed, copy_first=copy_first)

        monkeypatch.setattr(app._library, "keep", keep)


async def test_a_slow_disk_freezes_no_key_and_loses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path, ANA)
    disk = SlowDisk(app, monkeypatch)
    async with app.run_test() as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"tea", "ctrl+s")
        await until(pilot, disk.asked.is_set)
        await pilot.press(*" and cake", "ctrl+s")
        await until(pilot, lambda: "tea and cake" in screen_text(app))
        disk.go.set()
        await app.all_kept()
        assert written(app) == "tea and cake"
        assert [each.text for each in kept(tmp_path).conversations.values()] == ["tea"]
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        assert [each.text for each in kept(tmp_path).conversations.values()] == ["tea and cake"]


async def test_a_form_that_is_written_on_while_it_is_kept_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path, ANA)
    disk = SlowDisk(app, monkeypatch)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("a")
        await on(pilot, PersonForm)
        await pilot.press(*"Bo", "ctrl+s")
        await until(pilot, disk.asked.is_set)
        await pilot.press(*"dil")
        disk.go.set()
        await app.all_kept()
        assert is_on(app, PersonForm)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        assert sorted(each.name for each in kept(tmp_path).people.values()) == ["Ana Ruiz", "Bodil"]


@pytest.mark.parametrize("added", ["", " and cake"])
async def test_leaving_a_page_while_it_is_kept_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, added: str
) -> None:
    app = opened(tmp_path, ANA)
    disk = SlowDisk(app, monkeypatch)
    async with app.run_test() as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"tea", "ctrl+s")
        await until(pilot, disk.asked.is_set)
        await pilot.press(*added, "escape")
        await on(pilot, PeopleScreen)
        disk.go.set()
        await app.all_kept()
        assert [each.text for each in kept(tmp_path).conversations.values()] == ["tea"]
        assert left(tmp_path) == ([f"tea{added}"] if added else [])


async def test_leaving_waits_for_what_is_being_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path, ANA)
    disk = SlowDisk(app, monkeypatch)
    async with app.run_test() as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"tea", "ctrl+s")
        await until(pilot, disk.asked.is_set)
        await pilot.press("ctrl+q")
        assert app.is_running
        disk.go.set()
        await until(pilot, lambda: not app.is_running)
    assert [each.text for each in kept(tmp_path).conversations.values()] == ["tea"]
    assert left(tmp_path) == []


async def test_a_note_the_disk_does_not_take_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    app = opened(tmp_path, ANA)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        page = app.screen
        with monkeypatch.context() as disk:
            disk.setattr("quietnet.store.drafts.replace_file", full)
            await pilot.press(*"tea", "escape")
            await until(pilot, lambda: app.screen is not page and app.focused is not None)
            assert written(app) == "tea"
            await until(pilot, lambda: "The draft is not on disk" in said(app))
            await pilot.press("ctrl+q")
            await until(pilot, lambda: "ctrl+q once more leaves without it." in said(app))
            assert app.is_running
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert left(tmp_path) == ["tea"]


async def test_a_refused_keep_leaves_the_note_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_change: Change, _deed: str = "", *, copy_first: bool = False) -> Change:
        raise NotKept("Not kept: the disk is full.")

    app = opened(tmp_path, ANA)
    monkeypatch.setattr(app._library, "keep", refuse)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("n")
        await on(pilot, KitchenScreen)
        await pilot.press(*"tea", "ctrl+s")
        await until(pilot, lambda: "the disk is full" in said(app))
        assert written(app) == "tea"
