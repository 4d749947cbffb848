"""An address book in a real terminal: looked at, kept, undone, kept again; and two made one."""

from pathlib import Path

from tests.terminal.plain_commands import printed
from tests.terminal.terminal import quietnet

HERE = """BEGIN:VCARD
VERSION:4.0
FN:Ana Ruiz
EMAIL:ana@example.org
TITLE:Builder
END:VCARD
"""
BOOK = """BEGIN:VCARD
VERSION:3.0
FN:Ana Ruiz
EMAIL:ana@example.org
TITLE:Frame builder
TEL;TYPE=CELL:555 0100
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bram Visser
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zoe Baptiste
TITLE:Kayak builder
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zoë B.
NOTE:Paddles at night.
END:VCARD
"""


def book(folder: Path) -> Path:
    path = folder / "people.vcf"
    path.write_text(BOOK)
    return path


def test_bring_in_leave_one_out_undo_bring_in_again_and_make_two_one(tmp_path: Path) -> None:
    here = tmp_path / "here.vcf"
    here.write_text(HERE)
    printed(tmp_path, "import", str(here))
    path = book(tmp_path)
    with quietnet(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.press("r")
        terminal.wait_for("What would you like to bring in?")
        terminal.type(str(path))
        terminal.press("enter")
        seen = terminal.wait_for("● Ana Ruiz")
        assert seen.index("New") < seen.index("Bram Visser") < seen.index("More about")
        terminal.type(" ")
        terminal.wait_for("○ Bram Visser")
        terminal.press("down", "down", "down")
        terminal.wait_for("yours stays: Builder")
        terminal.press("ctrl+s")
        terminal.wait_for_no("Nothing is kept yet.")
        assert "Bram Visser" not in printed(tmp_path, "people")
        assert "Zoe Baptiste" in printed(tmp_path, "people")
        terminal.press("u")
        terminal.wait_for("Taken back:")
        assert printed(tmp_path, "people").split() == ["Ana", "Ruiz"]
        terminal.press("r")
        terminal.wait_for("What would you like to bring in?")
        terminal.type(str(path))
        terminal.press("enter")
        terminal.wait_for("● Ana Ruiz")
        terminal.press("ctrl+s")
        terminal.wait_for_no("Nothing is kept yet.")
        assert "Bram Visser" in printed(tmp_path, "people")
        terminal.press("/")
        terminal.type("kayak")
        terminal.wait_for("▌ Zoe Baptiste")
        terminal.press("enter", "m")
        terminal.wait_for("Who is the same person as Zoe Baptiste?")
        terminal.wait_for("› Zoë B.")
        terminal.press("enter")
        terminal.wait_for("○ Zoë B.")
        terminal.press("left")
        terminal.wait_for("● Zoe Baptiste")
        terminal.press("ctrl+s")
        terminal.wait_for_no("Which one holds?")
        page = printed(tmp_path, "show", "Zoe Baptiste")
        assert "Zoë B." in page
        assert "Paddles at night." in page
        terminal.press("u")
        terminal.wait_until(lambda: "Zoë B." in printed(tmp_path, "people"), "both back")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()


def test_what_came_in_at_the_command_line_is_taken_back_in_the_app(tmp_path: Path) -> None:
    path = book(tmp_path)
    preview = printed(tmp_path, "import", str(path), "--preview")
    assert "this is what would be" in preview
    assert not (tmp_path / "data").exists()
    assert "Zoe Baptiste" in printed(tmp_path, "import", str(path))
    assert "Everybody was here already" in printed(tmp_path, "import", str(path))
    with quietnet(tmp_path) as terminal:
        terminal.wait_for("Zoe Baptiste")
        terminal.press("u")
        terminal.wait_for("Taken back:")
        terminal.wait_for_no("Zoe Baptiste")
        terminal.press("U")
        terminal.wait_for("Zoe Baptiste")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
