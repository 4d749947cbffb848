"""Every theme opens, with our own colours or with readable ones in their place."""

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Origin, Person
from quietnet.theme import THEMES
from quietnet.widgets.house import House
from tests.builders import person, talk
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


def _two_of_each() -> list[Person | Conversation]:
    ana = person("Ana Ruiz", kept_close=True)
    bo = person("Bo", origin=Origin(through=(ana.id,)))
    line = "Tea.\n- [ ] ask: how it went\n- [ ] offer: the ladder\n- [ ] meet: Sam Okafor, bikes"
    return [ana, bo, talk([ana], 3, line, minutes=90), talk([bo], 2, line, minutes=90)]


@pytest.mark.parametrize("keys", ["p", "d", "t", "w", "w tab", "a", "comma", "f1"])
async def test_where_one_is_stands_in_the_text_and_in_no_colour_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = opened(tmp_path, *_two_of_each())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert app.focused is not None
        before = (screen_text(app), app.cursor_position)
        await pilot.press("right" if keys == "d" else "down")
        await pilot.pause()
        assert (screen_text(app), app.cursor_position) != before


async def test_nothing_moves_by_itself(tmp_path: Path) -> None:
    app = opened(tmp_path, person("Ana Ruiz"))
    async with app.run_test():
        assert app.animation_level == "none"
