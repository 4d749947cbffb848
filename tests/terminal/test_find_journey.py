"""Finding and following paths in a real terminal: a word, a question, a path, somebody new."""

from pathlib import Path

from tests.terminal.plain_commands import printed, read
from tests.terminal.terminal import quietnet


def test_a_word_is_found_a_path_is_followed_and_somebody_new_is_named(tmp_path: Path) -> None:
    evening = (
        "Tea by the stove. We spoke of letterpress, and of *Silas Marner*.\n\n"
        "- [ ] meet: Luis Prado, builds bamboo bikes"
    )
    printed(
        tmp_path, "note", "--on", "2026-03-01", "--with", "Ana Ruiz", "--minutes", "90", evening
    )
    printed(
        tmp_path, "note", "--on", "2026-03-10", "--with", "Sam Okafor", "He reads *Silas Marner*."
    )
    with quietnet(tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("Ana Ruiz")
        # Who knew about that? The note is found, and opens where the word stands.
        terminal.type("/where did we talk about letterpress?")
        terminal.wait_for("1 March")
        terminal.press("enter", "enter")
        terminal.wait_for("Heard in this note")
        terminal.press("escape")
        terminal.wait_for("in person · 90 minutes")
        terminal.press("escape")
        # A slip in a name still finds.
        terminal.type("/okafro")
        terminal.wait_for("He reads *Silas Marner*.")
        terminal.press("escape")
        terminal.wait_for("find somebody, or any word")
        # Who led me to whom; somebody hollow is still to be met.
        terminal.type("w")
        terminal.wait_for("○ Luis Prado")
        terminal.press("tab")
        terminal.wait_for("builds bamboo bikes · through Ana Ruiz")
        terminal.press("tab")
        terminal.wait_for("● Ana Ruiz")
        # The question, a note for the answer, and the name has its path.
        terminal.press("home")
        terminal.type("o")
        terminal.wait_for("What would you ask Ana Ruiz?")
        terminal.press("enter")
        terminal.wait_for("- [ ] meet:")
        terminal.type("Noor Said, mends nets")
        terminal.wait_for("○ Noor Said, mends nets")
        terminal.press("ctrl+s")
        terminal.wait_for("○ Noor Said")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    paths = {each["name"]: each for each in read(tmp_path, "paths")}
    assert [each["name"] for each in paths["Noor Said"]["through"]] == ["Ana Ruiz"]
    assert not paths["Noor Said"]["met"]
    assert [each["name"] for each in read(tmp_path, "find", "who mends nets")[:1]] == ["Noor Said"]
