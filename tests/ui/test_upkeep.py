"""Beside the first picture: the copy of the day, and why a notebook can only be read."""

from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.store.copies import Copy
from quietnet.store.library import Library
from tests.builders import NOW, person
from tests.opened import notebook, opened, places
from tests.ui.waiting import until

ANA = person("Ana Ruiz")


def of_the_day(folder: Path) -> list[Copy]:
    library = Library(places(folder), lambda: NOW)
    library.load()
    return [copy for copy in library.copies.all() if copy.kind == "of the day"]


async def test_opening_makes_the_copy_of_the_day(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(of_the_day(tmp_path)))
    (copy,) = of_the_day(tmp_path)
    assert copy.whole


async def test_a_first_evening_is_copied_once_something_is_kept(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not (tmp_path / "state").exists()
        assert await app.keep(Change(put=(ANA,)))
        await until(pilot, lambda: bool(of_the_day(tmp_path)))


async def test_a_day_that_turns_while_it_is_open_is_copied_too(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(of_the_day(tmp_path)))
        (copy,) = of_the_day(tmp_path)
        for file in copy.path.rglob("*.json"):
            file.unlink()
        copy.path.joinpath("conversations").rmdir()
        copy.path.rmdir()
        app.new_day()
        await until(pilot, lambda: bool(of_the_day(tmp_path)))


async def test_where_no_lock_can_be_made_it_opens_for_reading_and_says_why(
    tmp_path: Path,
) -> None:
    library = notebook(tmp_path, ANA)
    lock = places(tmp_path).state(library.notebook_id) / "lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # no file can be made there
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(app.trouble))
        assert not await app.keep(Change(put=(person("Grace Hopper"),)))
        said = app.trouble
    assert said.startswith("The notebook is open for reading only: it cannot be locked (")
    assert "What is in it is safe" in said
    assert not of_the_day(tmp_path)


async def test_a_folder_that_cannot_be_written_to_opens_for_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path, ANA)
    monkeypatch.setattr("quietnet.store.upkeep.os.access", lambda *_: False)
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(app.trouble))
        said = app.trouble
    assert said.startswith("The notebook is open for reading only: its folder cannot be written")
