"""The settings screen: made from the settings, checked while one types, gone by at once."""

import stat
from pathlib import Path

import pytest
from textual.widgets import Input

from quietnet.app.settings_asked import Refusal, SettingsAsked
from quietnet.screens.asking import AskScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.settings import SettingsScreen
from quietnet.store.settings import Settings, read_settings
from quietnet.widgets.field import Field
from tests.builders import person
from tests.opened import opened, places
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")
ASKED = SettingsAsked(("lamplight", "daylight"), {"room.write", "app.leave"})


def written(folder: Path) -> Settings:
    return read_settings(places(folder).settings)[0]


async def test_every_setting_stands_there_with_what_it_does(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.press("comma")
        await on(pilot, SettingsScreen)
        told = screen_text(app)
        for field in Settings.model_fields.values():
            assert field.title
            assert field.title in told
            assert field.description
        await pilot.press("down")
        await until(pilot, lambda: "still the evening before" in screen_text(app))


async def test_colours_are_tried_on_and_escape_brings_the_old_ones_back(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test() as pilot:
        await pilot.press("comma")
        await on(pilot, SettingsScreen)
        await pilot.press("right")
        await until(pilot, lambda: app.theme == "daylight")
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: app.theme == "lamplight")
        assert not places(tmp_path).settings.exists()


async def test_what_is_kept_is_written_and_holds_at_once(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.press("comma")
        await on(pilot, SettingsScreen)
        await pilot.press("right", "down", "down", "right", "down", "down", "down")
        await pilot.press("backspace", "backspace", "5", "down", "right", "down")
        await pilot.press("backspace", "backspace", "3", "ctrl+s")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: app.theme == "daylight")
        kept = written(tmp_path)
        assert (kept.theme, kept.date_order, kept.ask_company) == ("daylight", "mdy", False)
        assert (kept.circle, app.circle, app.date_order) == (5, 5, "mdy")
        assert (kept.lock_after, app.lock_after) == (3, 180.0)
        await pilot.press("g")
        await until(pilot, lambda: "Nobody is unusually quiet" in screen_text(app))


async def test_a_key_is_given_to_something_else_at_once(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.press("comma")
        await on(pilot, SettingsScreen)
        app.screen.query_one("#keymap", Field).enter()
        await pilot.press(*"room.write = ;", "ctrl+s")
        await on(pilot, PeopleScreen)
        await until(pilot, lambda: written(tmp_path).keymap == {"room.write": "semicolon"})
        await pilot.press("semicolon")
        await on(pilot, KitchenScreen)


async def test_an_editor_and_a_folder_are_looked_for_while_one_types(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.press("comma")
        await on(pilot, SettingsScreen)
        editor = app.screen.query_one("#editor", Field)
        editor.enter()
        await pilot.press(*"nosuchthing")
        await until(pilot, lambda: "There is no command “nosuchthing” here." in screen_text(app))
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, SettingsScreen)
        await pilot.press(*["backspace"] * 11, *"sh -e")
        await until(pilot, lambda: not editor.why)
        app.screen.query_one("#export_folder", Field).enter()
        await pilot.press(*str(tmp_path / "away"), "ctrl+s")
        await on(pilot, PeopleScreen)
        assert written(tmp_path).editor == "sh -e"
        assert written(tmp_path).export_folder == str(tmp_path / "away")
        assert app.editor == "sh -e"
        await pilot.press("e", "enter")
        await on(pilot, AskScreen)
        assert app.screen.query_one(Input).value == str(tmp_path / "away")


async def test_a_file_that_is_not_toml_is_left_alone_and_it_is_said(tmp_path: Path) -> None:
    path = places(tmp_path).settings
    path.parent.mkdir(parents=True)
    path.write_text("hello there\n")
    app = opened(tmp_path, ANA)
    async with app.run_test() as pilot:
        await pilot.press("comma")
        await on(pilot, SettingsScreen)
        await pilot.press("right", "ctrl+s")
        await until(pilot, lambda: any("Line 1" in n.message for n in app._notifications))
        assert isinstance(app.screen, SettingsScreen)
        assert path.read_text() == "hello there\n"


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("theme", "daylight", "daylight"),
        ("night_ends", " 3 ", 3),
        ("ask_company", "no", False),
        ("date_order", "ymd", "ymd"),
        ("editor", "", ""),
        ("keymap", "room.write = w, f9\n\napp.leave = ?", None),
        ("keymap", "room.write = ,", {"room.write": "comma"}),
    ],
)
def test_what_is_typed_is_understood(name: str, words: str, value: object) -> None:
    wanted = {"room.write": "w,f9", "app.leave": "question_mark"} if value is None else value
    assert ASKED.understood(name, words) == wanted


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        ("night_ends", "four", "A number in figures."),
        ("night_ends", "13", "It should be less than or equal to 12."),
        ("circle", "0", "It should be greater than or equal to 1."),
        ("editor", "nano '", "A quotation mark is missing."),
        ("editor", "nosuchthing -x", "There is no command “nosuchthing” here."),
        ("export_folder", "~nobody-of-this-name/x", "That is not a place on this computer."),
        ("export_folder", f"{__file__}/deeper", "That is a file, not a folder."),
        ("keymap", "room.write", "Write what is done, an equals sign, and its key."),
        ("keymap", "room.wirte = w", "There is nothing called “room.wirte”."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(name: str, words: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        ASKED.understood(name, words)
    assert str(refused.value) == why


def test_a_folder_nothing_can_be_written_in_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != closed)  # root may write
    with pytest.raises(Refusal, match="Nothing can be written there"):
        ASKED.understood("export_folder", str(closed / "away"))
