"""The arc of advice in a real terminal: asked, answered by somebody an answer named, and told."""

from pathlib import Path

from tests.terminal.plain_commands import printed, read
from tests.terminal.terminal import Terminal, quietnet

QUESTION = "advice: who is hiring in Porto #porto-job"


def _new_note(terminal: Terminal) -> None:
    terminal.type("n")
    terminal.wait_for("Heard in this note")


def test_advice_is_asked_answered_by_one_who_was_named_kept_and_told(tmp_path: Path) -> None:
    printed(tmp_path, "note", "--on", "2026-03-01", "--with", "Ana Ruiz", "Hello.")
    with quietnet(tmp_path, size=(100, 34)) as terminal:
        terminal.wait_for("Ana Ruiz")
        # I ask Ana, and a day later her answer names somebody.
        _new_note(terminal)
        terminal.type(f"Tea with Ana Ruiz.\r\r- [ ] {QUESTION}")
        terminal.wait_for("○ who is hiring in Porto")
        terminal.press("ctrl+s")
        terminal.wait_for("Pick up again")
        _new_note(terminal)
        terminal.type("Ana Ruiz rang. Ask **Eve Stone** at the press, she says.\r\r- [x] ")
        terminal.wait_for(QUESTION)  # offered, as it is still open with her
        terminal.press("tab")
        terminal.wait_for("● who is hiring in Porto")
        terminal.press("ctrl+s")
        terminal.wait_for("What they taught you")
        # The question is closed; the round says whom she named, and one key keeps them.
        terminal.type("t")
        terminal.wait_for("Nothing is open.")
        terminal.type("p")
        terminal.wait_for("What they taught you")
        _new_note(terminal)
        terminal.type(
            "A thought about Ana Ruiz.\r\r- [ ] advice: which street to live in #porto-job"
        )
        terminal.wait_for("○ which street")
        terminal.press("ctrl+s")
        terminal.wait_for("Kept.")
        terminal.type("to")
        terminal.wait_for("Eve Stone through Ana Ruiz · k keeps them")
        assert "○ which street to live in nobody yet" in _joined(terminal)
        terminal.press("down", "down")
        terminal.wait_for("› Eve Stone")
        terminal.type("k")
        terminal.wait_for("Eve Stone named by Ana Ruiz")
        # Eve answers; telling her how it turned out becomes the next step, and then is done.
        _new_note(terminal)
        terminal.type("Last week: with Eve Stone at the press. She knows a door.\r\r")
        terminal.type(f"- [x] {QUESTION}\r- [ ] tell: how it turned out #porto-job")
        terminal.wait_for("how it turned out")
        terminal.press("ctrl+s")
        terminal.wait_for("To tell at the end")
        terminal.wait_for("○ how it turned out Eve Stone")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    (eve,) = [each for each in read(tmp_path, "people") if each["name"] == "Eve Stone"]
    shown = read(tmp_path, "show", eve["id"])
    ana = next(each for each in read(tmp_path, "people") if each["name"] == "Ana Ruiz")
    assert (shown["origin"]["how"], shown["origin"]["through"]) == ("introduced", [ana["id"]])
    assert read(tmp_path, "depth", "Eve", "--today", "2026-04-20")[0]["step"] == "tell_outcome"
    with quietnet(tmp_path, size=(100, 34), QUIETNET_TODAY="2026-04-20") as terminal:
        terminal.wait_for("Eve Stone")
        terminal.type("t")
        terminal.wait_for("○ how it turned out")
        terminal.press("end", " ")
        terminal.wait_for_no("○ how it turned out")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    closed = [each["state"] for each in read(tmp_path, "show", "Eve")["threads"]]
    assert closed == ["done", "done"]
    assert read(tmp_path, "depth", "Eve", "--today", "2026-04-21")[0]["step"] != "tell_outcome"
    page = printed(tmp_path, "show", "Eve")
    assert "You told them how it turned out." in page


def _joined(terminal: Terminal) -> str:
    return " ".join(terminal.screen().split())
