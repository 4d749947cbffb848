"""The page about settings: every setting is told, with the value it has when nothing is set."""

import re
from pathlib import Path

import pytest

from quietnet.store.settings import Settings, read_settings
from tests.docs.pages import DOCS

PAGE = (DOCS / "settings.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", PAGE, flags=re.MULTILINE))


def test_the_page_tells_of_each_setting_and_of_nothing_else() -> None:
    assert list(ROWS) == list(Settings.model_fields)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_usual_value_is_the_one_that_is_used(name: str) -> None:
    usual = getattr(Settings(), name)
    told = str(usual).lower() if isinstance(usual, bool) else str(usual)
    assert ROWS[name].strip("`") == (told if usual not in ("", {}) else "none")


def test_the_example_is_one_that_works(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    file.write_text(example)
    settings, problems = read_settings(file)
    assert problems == ()
    assert settings.keymap == {"room.write": "w"}
    assert settings.date_order == "mdy"
