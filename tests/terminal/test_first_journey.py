"""The whole path in a real terminal: an address book in, a note kept, depth seen, Markdown out."""

import os
from pathlib import Path

import pytest

from tests.terminal.plain_commands import printed
from tests.terminal.terminal import quietnet

HAND_MADE = """BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:7d5d4f5e-6a1c-4a53-9c6c-8d4f1c1f0001
FN:Ines Calder
EMAIL:ines@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Greg Dartmouth
N:Dartmouth;Greg;;;
TEL;TYPE=CELL:555 0100
END:VCARD
"""


def _card(folder: Path, which: str) -> Path:
    if which == "hand-made":
        card = folder / "people.vcf"
        card.write_text(HAND_MADE)
        return card
    samples = os.environ.get("QUIETNET_SAMPLES")
    if not samples:
        pytest.skip("QUIETNET_SAMPLES is not set: no real address book at hand")
    return Path(samples) / "vcards" / "gmail-single.vcf"


@pytest.mark.parametrize("which", ["hand-made", "real"])
def test_from_an_address_book_to_a_folder_of_markdown(tmp_path: Path, which: str) -> None:
    card = _card(tmp_path, which)
    assert "Greg Dartmouth" in printed(tmp_path, "import", str(card))
    assert "Greg Dartmouth" not in printed(tmp_path, "import", str(card)).split("already", 1)[0]
    out = tmp_path / "out"
    with quietnet(tmp_path) as terminal:
        terminal.wait_for("Greg Dartmouth")
        terminal.press("d")
        terminal.wait_for("no notes yet")
        terminal.press("p", "/")
        terminal.type("greg")
        terminal.wait_for_no("Ines Calder")
        terminal.press("enter", "n")
        terminal.wait_for("Heard in this note")
        terminal.type("Ended up by the fridge with @Gr")
        terminal.press("tab")
        terminal.wait_for("Greg Dartmouth with you")
        terminal.type(", about #bicycles.")
        terminal.press("enter", "enter")
        terminal.type("- [ ] ask: how the move went")
        terminal.press("f4")
        terminal.wait_for("how the move went")
        terminal.press("ctrl+s")
        seen = terminal.wait_for("Pick up again")
        assert "how the move went" in seen
        assert "at the kitchen table" in seen
        terminal.press("d")
        terminal.wait_for("one kitchen conversation in March, about bicycles")
        terminal.press("e")
        terminal.wait_for("everything, as Markdown")
        terminal.press("enter")
        terminal.wait_for("Where should")
        terminal.press("ctrl+u")
        terminal.type(str(out))
        terminal.press("enter")
        terminal.wait_for("Written to")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()
    page = (out / "people" / "Greg Dartmouth.md").read_text()
    assert "At the kitchen table: at least one real conversation" in page
    talk = out / "conversations" / "2026" / "2026-03-20 Greg Dartmouth.md"
    typed = "about #bicycles.\n\n- [ ] ask: how the move went"
    assert typed in talk.read_text()
    assert 'people:\n- "[[Greg Dartmouth]]"' in talk.read_text()
