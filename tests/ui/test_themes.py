"""Every theme opens, with our own colours or with readable ones in their place."""

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from quietnet.theme import THEMES
from quietnet.widgets.house import House
from tests.builders import person
from tests.opened import opened
from tests.ui.screen_text import screen_text


@pytest.mark.parametrize("theme", sorted({*BUILTIN_THEMES, *(each.name for each in THEMES)}))
async def test_a_theme_opens_on_every_room(tmp_path: Path, theme: str) -> None:
    app = opened(tmp_path, person("Ana Ruiz"), theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert app.theme == theme
        assert "Ana Ruiz" in screen_text(app)
        assert app.screen.query_one(House).chosen is not None


async def test_without_colours_the_chosen_name_is_still_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = opened(tmp_path, person("Ana Ruiz"), person("Bo"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = [line for line in screen_text(app).splitlines() if line.startswith("▌")]
        assert lines[0].startswith("▌ Ana Ruiz")
