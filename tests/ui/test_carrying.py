"""Taking away from the app: what, where, and one sentence about what was written."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from quietnet.app import QuietnetApp
from quietnet.cli.exporting import no_photographs, write_document, write_markdown
from quietnet.domain.network import Network
from quietnet.screens.asking import AskScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.picking import PickScreen
from tests.builders import TODAY, person, talk
from tests.opened import emptied, opened
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")
NOTE = talk([ANA], 6, "Tea by the fridge.")


def export(network: Network, path: Path, person_id: str | None, format_: str) -> str:
    if format_ == "markdown":
        return write_markdown(network, path, person_id, TODAY).in_short
    return write_document(network, path, person_id, format_, no_photographs).in_short


def ready(folder: Path, **options: Any) -> QuietnetApp:
    return opened(folder / "home", ANA, NOTE, export=export, **options)


def asked(app: QuietnetApp) -> Input:
    return app.screen.query_one(Input)


def said(app: QuietnetApp) -> list[str]:
    return [str(each.message) for each in app._notifications]


async def test_everything_goes_into_a_folder_that_is_remembered(tmp_path: Path) -> None:
    app = ready(tmp_path)
    out = tmp_path / "out"
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press("enter")
        await on(pilot, AskScreen)
        assert asked(app).value == str(Path.home() / "quietnet")
        asked(app).value = str(out)
        await pilot.press("enter")
        await until(pilot, lambda: said(app) == [f"Written to {out}."])
        assert any("Tea by the fridge." in page.read_text() for page in out.rglob("*.md"))
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press("enter")
        await on(pilot, AskScreen)
        assert asked(app).value == str(out)
        await pilot.press("enter")
        await until(pilot, lambda: said(app)[-1] == f"{out} was up to date already.")


async def test_one_page_goes_where_it_is_wanted_and_no_folder_is_remembered(
    tmp_path: Path,
) -> None:
    app = ready(tmp_path, export_folder=str(tmp_path / "usual"))
    page = tmp_path / "ana.md"
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press("down", "enter")
        await on(pilot, AskScreen)
        asked(app).value = str(page)
        await pilot.press("enter")
        await until(pilot, lambda: said(app) == [f"Written to {page}."])
        assert "Ana Ruiz" in page.read_text()
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press("enter")
        await on(pilot, AskScreen)
        assert asked(app).value == str(tmp_path / "usual")
        await pilot.press("escape")
        await on(pilot, PeopleScreen)


async def test_what_was_changed_there_is_left_and_named(tmp_path: Path) -> None:
    app = ready(tmp_path, export_folder=str(tmp_path / "out"))
    export(app.network, tmp_path / "out", None, "markdown")
    (page,) = (tmp_path / "out" / "people").glob("*.md")
    page.write_text(page.read_text() + "mine\n")
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press("enter")
        await on(pilot, AskScreen)
        await pilot.press("enter")
        await until(pilot, lambda: bool(said(app)))
    (sentence,) = said(app)
    assert str(page) in sentence
    assert page.read_text().endswith("mine\n")


@pytest.mark.parametrize("where", ["~nobody-of-this-name/x", "a\0b"])
async def test_a_place_that_is_none_is_refused_in_a_sentence(tmp_path: Path, where: str) -> None:
    app = ready(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press("enter")
        await on(pilot, AskScreen)
        asked(app).value = where
        await pilot.press("enter")
        await until(pilot, lambda: bool(said(app)))
    assert "Nothing was written." in said(app)[0]


async def test_a_file_in_the_way_is_refused_in_a_sentence(tmp_path: Path) -> None:
    app = ready(tmp_path)
    (tmp_path / "file").write_text("tea")
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press("enter")
        await on(pilot, AskScreen)
        asked(app).value = str(tmp_path / "file")
        await pilot.press("enter")
        await until(pilot, lambda: bool(said(app)))
        assert app.is_running
    assert (tmp_path / "file").read_text() == "tea"


async def test_an_empty_notebook_has_nothing_to_take_away(tmp_path: Path) -> None:
    emptied(tmp_path)
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await until(pilot, lambda: bool(said(app)))
    assert "nothing to take away" in said(app)[0]


@pytest.mark.parametrize(
    ("steps", "name", "words"), [(2, "quietnet.vcf", "FN:Ana Ruiz"), (3, "quietnet.json", "fridge")]
)
async def test_an_address_book_and_a_file_of_all_records(
    tmp_path: Path, steps: int, name: str, words: str
) -> None:
    app = ready(tmp_path)
    async with app.run_test() as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("e")
        await on(pilot, PickScreen)
        await pilot.press(*["down"] * steps, "enter")
        await on(pilot, AskScreen)
        assert asked(app).value == str(Path.home() / name)
        asked(app).value = str(tmp_path / name)
        await pilot.press("enter")
        await until(pilot, lambda: bool(said(app)))
        assert said(app)[0].startswith(f"Written to {tmp_path / name}.")
        assert words in (tmp_path / name).read_text()
