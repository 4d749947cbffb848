"""Somebody who types without looking: no letter of a note is read as a command."""

import subprocess
import sys
from pathlib import Path

from tests.terminal.terminal import quietnet, surroundings


def test_a_whole_note_may_be_typed_in_one_breath(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "quietnet", "note", "--with", "Ana Ruiz", "Hello."],
        env=surroundings(tmp_path),
        check=True,
        timeout=60,
    )
    with quietnet(tmp_path) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.type("/ana\rnEating pears, dealing cards with Ana. #gardens\rnext line")
        seen = terminal.wait_for("next line")
        assert "Eating pears, dealing cards with Ana. #gardens" in " ".join(seen.split())
        terminal.press("ctrl+s")
        terminal.wait_for("Eating pears, dealing cards")
        terminal.type("dp")
        terminal.wait_for("Last time")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
