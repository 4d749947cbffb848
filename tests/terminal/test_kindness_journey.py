"""Small kindnesses in a real terminal: kept close, the years, a blurred screen, a setting."""

import subprocess
import sys
from pathlib import Path

from tests.terminal.terminal import quietnet, surroundings


def _run(folder: Path, *argv: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "quietnet", *argv],
        env=surroundings(folder),
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout


def test_an_evening_of_small_kindnesses(tmp_path: Path) -> None:
    tea = "Tea by the stove about #bicycles.\n> the hard part is the waiting"
    _run(tmp_path, "note", "--on", "2021-03-01", "--with", "Ana Ruiz", "--minutes", "90", tea)
    with quietnet(tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.type("c")
        terminal.wait_for("Ana Ruiz  close")
        terminal.wait_for("kept close")
        terminal.type("y")
        terminal.wait_for("the talk about bicycles")
        terminal.wait_for("“the hard part is the waiting”")
        terminal.press("escape")
        terminal.wait_for("find somebody, or any word")
        # Somebody looks over.
        terminal.press("f8")
        terminal.wait_for("Show names")
        terminal.wait_for_no("Ana")
        assert "stove" not in terminal.screen()
        terminal.press("f8")
        terminal.wait_for("Ana Ruiz  close")
        # Daylight, and no question in Quiet.
        terminal.type(",")
        terminal.wait_for("colours")
        terminal.press("right")
        terminal.wait_for("daylight")
        terminal.press("ctrl+s")
        terminal.wait_for("Kept, and gone by from now on.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    letter = _run(tmp_path, "letter").splitlines()
    assert 0 < len(letter) <= 20
