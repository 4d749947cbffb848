"""A note understood as it is written, in a real terminal: who is meant, who is new."""

from pathlib import Path
from typing import Any

from tests.terminal.plain_commands import printed, read
from tests.terminal.terminal import quietnet


def _show(folder: Path, name: str) -> Any:
    return read(folder, "show", name)


def test_who_is_meant_is_changed_someone_new_kept_and_a_thread_ticked(tmp_path: Path) -> None:
    for name in ("Ana Ruiz", "Grace Hopper", "Grace Obi"):
        printed(tmp_path, "note", "--on", "2026-03-01", "--with", name, "Hello.")
    printed(tmp_path, "note", "--on", "2026-03-02", "--with", "Grace Hopper", "Again.")
    with quietnet(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("Grace Hopper")
        terminal.type("n")
        terminal.wait_for("Heard in this note")
        terminal.type("Tea with Ana Ruiz and Grace, and **Lina Berg** came by.\r\r")
        terminal.type("- [ ] ask: how the bees are\r")
        terminal.type("- [ ] offer: the key to the shed")
        terminal.wait_for("Grace Hopper with you")
        terminal.press("f3")
        terminal.wait_for("Who is Ana Ruiz?")
        terminal.press("f3")
        terminal.wait_for("Who is Grace?")
        terminal.press("down", "enter")
        terminal.wait_for("Who is Lina Berg?")
        terminal.press("enter")
        terminal.wait_for("Grace Obi with you")
        terminal.press("ctrl+s")
        terminal.wait_for("Pick up again")
        terminal.press("enter", "down")
        terminal.wait_for("› ○ how the bees are")
        terminal.press(" ")
        terminal.wait_for_no("how the bees are")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    grace = _show(tmp_path, "Grace Obi")["conversations"][0]
    names = [person["name"] for person in grace["people"]]
    assert names == ["Ana Ruiz", "Grace Obi", "Lina Berg"]
    assert grace["text"].splitlines()[2] == "- [x] ask: how the bees are ✅ 2026-03-20"
    assert grace["text"].splitlines()[3] == "- [ ] offer: the key to the shed"
    assert _show(tmp_path, "Grace Hopper")["conversations"][0]["on"] == "2026-03-02"
