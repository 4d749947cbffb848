"""The letter as cron sends it: no terminal, no environment, nothing written."""

import os
import subprocess
import sys
from pathlib import Path

from quietnet.domain.cells import cells
from tests.cli.conftest import Run
from tests.opened import notebook
from tests.ui.lived_in import records


def _by_cron(home: Path, *argv: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as cron does, with an environment of two words."""
    return subprocess.run(
        [sys.executable, "-m", "quietnet", "letter", *argv],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={"PATH": os.defpath, "HOME": str(home)},
        timeout=60,
        check=False,
    )


def _lying_there(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_it_comes_from_cron_with_an_empty_environment(tmp_path: Path) -> None:
    notebook(tmp_path, *records())
    home = tmp_path / "somebody"
    home.mkdir()
    where = ("--notebook", str(tmp_path / "notebook"), "--today", "2026-11-22")
    before = _lying_there(tmp_path)
    first, again = _by_cron(home, *where), _by_cron(home, *where)
    assert (first.returncode, first.stderr) == (0, b"")
    lines = first.stdout.decode().splitlines()
    assert lines[0] == "Sunday, 22 November"
    assert 5 < len(lines) <= 20
    assert all(cells(line) <= 72 for line in lines)
    assert "Ana Ruiz" in first.stdout.decode()
    assert again.stdout == first.stdout
    assert _lying_there(tmp_path) == before


def test_an_empty_notebook_gets_a_kind_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "somebody"
    home.mkdir()
    done = _by_cron(home)
    assert done.returncode == 0
    assert done.stdout.decode().startswith("Nobody is written down yet.")
    assert list(home.rglob("*")) == []


def test_it_is_a_command_like_the_others(quietnet: Run, lived_in: Run) -> None:
    del lived_in
    said = quietnet("letter")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == "Saturday, 22 November"
    assert "Something for Ana Ruiz, if you like: the address of the lug maker" in said.lines
