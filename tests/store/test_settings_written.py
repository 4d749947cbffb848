"""Settings written from the screen: comments and lines that are not ours stay as they were."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.store.problem import NotKept
from quietnet.store.settings import Settings, read_settings
from quietnet.store.settings_written import Value, write_settings

FILE = """\
# my own words
theme = "daylight"   # for the mornings
circle = 500
colour = "none of ours"

[keymap]
"room.write" = "w"  # as I am used to
"app.leave" = "ctrl+g"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_a_file_is_made_with_what_was_set_alone(path: Path) -> None:
    write_settings(path, {"theme": "daylight", "keymap": {"room.write": "w"}})
    assert tomllib.loads(path.read_text()) == {"theme": "daylight", "keymap": {"room.write": "w"}}


def test_everything_else_in_the_file_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(FILE)
    write_settings(path, {"theme": "lamplight", "night_ends": 3, "ask_company": False})
    written = path.read_text()
    for line in FILE.splitlines()[2:]:
        assert line in written.splitlines()
    assert 'theme = "lamplight"   # for the mornings' in written
    assert written.startswith("# my own words\n")
    settings, _ = read_settings(path)
    assert (settings.theme, settings.night_ends, settings.ask_company) == ("lamplight", 3, False)
    assert settings.keymap == {"room.write": "w", "app.leave": "ctrl+g"}


def test_what_is_as_it_was_is_not_touched(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(FILE)
    write_settings(
        path, {"theme": "daylight", "keymap": {"room.write": "w", "app.leave": "ctrl+g"}}
    )
    assert path.read_text() == FILE


def test_a_key_is_changed_taken_out_and_added_in_its_table(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(FILE)
    write_settings(path, {"keymap": {"room.write": "f9", "room.people": "o"}})
    settings, _ = read_settings(path)
    assert settings.keymap == {"room.write": "f9", "room.people": "o"}
    assert "# as I am used to" in path.read_text()


def test_a_table_in_one_line_is_understood_too(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('keymap = {"room.write" = "w"}\n')
    write_settings(path, {"keymap": {"room.write": "f9"}, "theme": "daylight"})
    settings, problems = read_settings(path)
    assert (settings.keymap, settings.theme, problems) == ({"room.write": "f9"}, "daylight", ())


def test_no_empty_table_is_made(path: Path) -> None:
    write_settings(path, {"keymap": {}})
    assert path.read_text() == ""


@pytest.mark.parametrize(
    ("broken", "told"),
    [(b'theme = "daylight"\nhello there\n', "Line 2 of settings.toml"), (b"\xff\xfe", "not plain")],
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(path: Path, broken: bytes, told: str) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)
    with pytest.raises(NotKept, match=told):
        write_settings(path, {"theme": "lamplight"})
    assert path.read_bytes() == broken


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotKept, match="still holds"):
        write_settings(tmp_path / "file" / "settings.toml", {"theme": "lamplight"})


_SET: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(
    {},
    optional={
        "theme": st.text(min_size=1, max_size=20),
        "night_ends": st.integers(0, 12),
        "circle": st.integers(1, 150),
        "editor": st.text(max_size=20),
        "ask_company": st.booleans(),
        "keymap": st.dictionaries(st.text(min_size=1, max_size=9), st.text(max_size=9), max_size=3),
    },
)


@given(st.sampled_from(["", FILE.replace("circle = 500\n", ""), "[keymap]\n"]), _SET)
def test_whatever_is_set_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, wanted: dict[str, Value]
) -> None:
    path = tmp_path_factory.mktemp("set") / "settings.toml"
    path.write_text(text)
    write_settings(path, wanted)
    settings: Settings = read_settings(path)[0]
    assert {name: getattr(settings, name) for name in wanted} == wanted
