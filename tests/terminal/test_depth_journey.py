"""Through the house and the quiet view in a real terminal."""

from pathlib import Path
from typing import Any

from tests.terminal.plain_commands import printed, read
from tests.terminal.terminal import quietnet


def _note(folder: Path, day: str, *argv: str) -> None:
    printed(folder, "note", "--on", day, *argv)


def _depth(folder: Path, name: str) -> Any:
    return read(folder, "depth", name)[0]


def test_a_word_of_ones_own_and_an_answer_to_a_silence(tmp_path: Path) -> None:
    for day, text in (
        ("2023-02-03", "Long. #clocks"),
        ("2023-06-04", "Again. #clocks"),
        ("2023-12-05", "And again. #clocks #bread"),
    ):
        _note(tmp_path, day, "--with", "Marta Lindqvist", "--minutes", "90", text)
    _note(tmp_path, "2026-03-10", "--with", "Ana Ruiz", "--medium", "text", "A line.")
    with quietnet(tmp_path, size=(120, 34)) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.press("d")
        terminal.wait_for("at the gate")
        terminal.press("down")
        terminal.wait_for("three kitchen conversations since 2023, mostly about clocks")
        terminal.wait_for("One natural next step")
        terminal.press("=")
        terminal.wait_for("in your own word?")
        terminal.press("end", "up", "down", "down", "down", "down", "down", "down", "enter")
        terminal.wait_for("your word")
        terminal.press("g")
        terminal.wait_for("How much company is in you today?")
        terminal.press("right", "right", "enter")
        terminal.wait_for("Dormant, not lost")
        terminal.press("right", "enter")
        terminal.wait_for("That is all")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()
    kept = _depth(tmp_path, "Marta")
    assert (kept["depth"], kept["source"]) == ("KEPT", "own word")
    assert kept["evidence_depth"] == "KNOWN"
