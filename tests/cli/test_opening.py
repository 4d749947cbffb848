"""``quietnet`` alone and ``quietnet demo``, on a real terminal."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.terminal.terminal import quietnet as on_a_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")


@pytest.fixture
def folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home that commands in this process and programs on a terminal share."""
    monkeypatch.setenv("HOME", str(home))
    return home


def test_the_app_opens_on_the_notebook(quietnet: Run, folder: Path) -> None:
    quietnet("note", "--with", "Ana Ruiz", "Tea about #bicycles.")
    settings = folder / "config" / "quietnet" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "no such look"\n', encoding="utf-8")
    with on_a_terminal(folder, size=(120, 30)) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.wait_for("no theme “no such look”")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()


def test_the_demo_touches_no_notebook(folder: Path) -> None:
    with on_a_terminal(folder, "demo", size=(120, 30), TMPDIR=str(folder.parent)) as terminal:
        terminal.wait_for("People")
        (copy,) = folder.parent.glob("quietnet-demo-*")
        assert (copy / "notebook" / "notebook.json").exists()
        terminal.wait_for("Ana Ruiz")
        terminal.type("u")
        terminal.wait_for("There is nothing to take back.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert not copy.exists()
    assert not (folder / "data").exists()
    assert not (folder / "state").exists()


@pytest.mark.parametrize("command", ["people", "depth", "quiet", "threads"])
def test_an_empty_notebook_has_one_kind_line_at_a_terminal(folder: Path, command: str) -> None:
    with on_a_terminal(folder, command) as terminal:
        assert terminal.wait() == 0
        assert len(terminal.afterwards.splitlines()) == 1
