"""Hostile words on a real terminal: every byte that reaches it is letters or Textual's own."""

import re
from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.store.library import Library
from quietnet.store.paths import Places
from tests.builders import person, talk
from tests.terminal.terminal import quietnet
from tests.ui.hostile import PAYLOADS

SIX = [
    "clipboard",
    "link of the terminal",
    "device control",
    "eight-bit sequences",
    "click",
    "turned round",
]


def _signs(payload: str) -> list[bytes]:
    """Return what of a payload would be a command: each sequence, with what follows it."""
    found = re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]..", payload)
    return [each.encode() for each in found]


@pytest.mark.parametrize("name", SIX)
def test_words_that_are_commands_are_drawn_as_words(tmp_path: Path, name: str) -> None:
    payload = PAYLOADS[name]
    ana = person("Ana Ruiz", interesting=payload, notes=f"{payload}\n\n- [ ] ask: {payload}")
    note = talk([ana], 3, f"Before. {payload}\n\n- [ ] meet: {payload}", where=payload)
    home = Places(tmp_path / "data" / "quietnet", tmp_path / "state" / "quietnet", tmp_path)
    Library(home).keep(Change(put=(ana, note)))
    with quietnet(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("Before.")
        terminal.press("t")
        terminal.wait_for("Ana Ruiz")
        terminal.press("d")
        terminal.wait_for("Why here")
        terminal.press("p", "enter", "down", "enter")
        terminal.wait_for("Heard in this note")
        terminal.type(f"\x1b[200~pasted {payload}\x1b[201~")
        terminal.wait_for("pasted")
        terminal.press("escape")
        terminal.wait_for("Last time")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()
    if name == "click":
        assert b"[@click=app.quit]come[/]" in terminal.raw
    for sign in _signs(payload):
        assert sign not in terminal.raw
