"""Terminals and eyes of every kind: few colours or none, sixteen, more contrast, forty columns."""

import re
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal, quietnet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")

_EVERY_COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
_PALETTE = re.compile(rb"[34]8;5;(\d+)")
SIZES = [(80, 24), (40, 20)]


def _colours(terminal: Terminal) -> set[tuple[int, ...]]:
    return {tuple(map(int, found)) for found in _EVERY_COLOUR.findall(terminal.raw)}


def _write_a_note(terminal: Terminal, columns: int) -> None:
    """Walk from the first question to a kept note and back, by keys alone."""
    terminal.wait_for("in a kitchen?")
    terminal.type("Ana Ruiz")
    terminal.press("enter")
    terminal.wait_for("Kitchen" if columns > 60 else "with")
    terminal.type("Tea by the window, about #bicycles.")
    terminal.wait_for("#bicycles")
    terminal.press("ctrl+s")
    terminal.wait_for("▌ Ana Ruiz")


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_a_first_evening_without_colours(tmp_path: Path, size: tuple[int, int]) -> None:
    with quietnet(tmp_path, size=size, NO_COLOR="1") as terminal:
        _write_a_note(terminal, size[0])
        assert all(red == green == blue for red, green, blue in _colours(terminal))
        terminal.press("d")
        terminal.wait_for("Ana Ruiz")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
def test_a_terminal_s_own_sixteen_colours_are_enough(tmp_path: Path, theme: str) -> None:
    with quietnet(tmp_path, TEXTUAL_THEME=theme, COLORTERM="", TERM="xterm") as terminal:
        _write_a_note(terminal, 80)
        assert _colours(terminal) == set()
        assert all(int(number) < 16 for number in _PALETTE.findall(terminal.raw))
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


def test_the_high_contrast_theme_is_one_setting(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "quietnet" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "lantern"\n', encoding="utf-8")
    with quietnet(tmp_path) as terminal:
        _write_a_note(terminal, 80)
        assert {(0, 0, 0), (255, 255, 255)} <= _colours(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
