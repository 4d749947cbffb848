"""The harness itself: it sees what a terminal shows, and tells a clean one from one left dirty."""

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal, quietnet, surroundings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")


def test_the_demo_opens_and_leaves_a_clean_terminal(tmp_path: Path) -> None:
    with quietnet(tmp_path, "demo", size=(100, 30)) as terminal:
        terminal.wait_for("People")
        assert not terminal.is_clean()
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()
        assert terminal.afterwards == ""


def test_a_program_that_is_killed_leaves_its_terminal_dirty(tmp_path: Path) -> None:
    with quietnet(tmp_path, "demo") as terminal:
        terminal.wait_for("People")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
        assert not terminal.is_clean()


def test_a_wait_that_is_in_vain_says_what_never_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.terminal.terminal.PATIENCE", 0.2)
    argv = (sys.executable, "-c", "print('tea'); input()")
    with Terminal(argv, surroundings(tmp_path)) as terminal:
        terminal.wait_until(lambda: "tea" in terminal.screen())
        with pytest.raises(AssertionError, match="never came: coffee"):
            terminal.wait_for("coffee")
