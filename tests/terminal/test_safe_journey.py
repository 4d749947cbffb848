"""A notebook that cannot be lost, in a real terminal: killed, taken back, deleted, restored."""

import signal
from pathlib import Path
from typing import Any

from tests.terminal.plain_commands import printed, read
from tests.terminal.terminal import quietnet

YESTERDAY = "2026-03-19"


def _people(folder: Path) -> list[str]:
    found: list[dict[str, Any]] = read(folder, "people")
    return sorted(person["name"] for person in found)


def _backups(folder: Path) -> list[str]:
    """Return when the complete copies of a day were made, the newest first."""
    found: list[dict[str, Any]] = read(folder, "backups")
    return [copy["when"] for copy in found if copy["kind"] == "of the day"]


def _drafts(folder: Path) -> list[Path]:
    return list((folder / "state").rglob("drafts/*.json"))


def test_written_killed_kept_taken_back_deleted_and_restored(tmp_path: Path) -> None:
    printed(tmp_path, "note", "--on", "2026-03-01", "--with", "Ana Ruiz", "By the fridge.")
    printed(tmp_path, "note", "--on", "2026-03-02", "--with", "Sam Okafor", "About bamboo.")
    with quietnet(tmp_path, size=(100, 30), QUIETNET_TODAY=YESTERDAY) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.wait_until(lambda: bool(_backups(tmp_path)), "the copy of the day")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    with quietnet(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.type("n")
        terminal.wait_for("Heard in this note")
        terminal.type("Tea with Ana Ruiz about the lake.")
        terminal.wait_for("Ana Ruiz with you")
        terminal.wait_until(lambda: bool(_drafts(tmp_path)), "a draft on disk")
        terminal.wait_until(lambda: "the lake." in _drafts(tmp_path)[0].read_text(), "all of it")
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    with quietnet(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("There is a note you were writing.")
        terminal.wait_for("Tea with Ana Ruiz about the lake.")
        terminal.press("enter")
        terminal.wait_for("Heard in this note")
        terminal.press("ctrl+s")
        terminal.wait_for("Kept.")
        terminal.type("u")
        terminal.wait_for_no("about the lake.")
        terminal.type("U")
        terminal.wait_for("about the lake.")
        terminal.press("delete")
        terminal.wait_for("out of the notebook?")
        terminal.press("enter")
        terminal.wait_until(lambda: "Ana Ruiz" not in _people(tmp_path), "Ana gone")
        terminal.type("u")
        terminal.wait_until(lambda: "Ana Ruiz" in _people(tmp_path), "Ana back")
        terminal.wait_for("Taken back: deleting Ana Ruiz’s page.")
        terminal.press("delete", "enter")
        terminal.wait_until(lambda: "Ana Ruiz" not in _people(tmp_path), "Ana gone again")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert not _drafts(tmp_path)

    told = printed(tmp_path, "restore", _backups(tmp_path)[-1])
    assert "The notebook is as it was on" in told
    assert _people(tmp_path) == ["Ana Ruiz", "Sam Okafor"]
    assert "the lake" not in printed(tmp_path, "show", "Ana Ruiz")
    with quietnet(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("By the fridge.")
        terminal.type("u")
        terminal.wait_for("Taken back: bringing back the copy of")
        terminal.wait_until(lambda: _people(tmp_path) == ["Sam Okafor"], "today again")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
