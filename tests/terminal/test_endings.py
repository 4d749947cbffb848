"""However it ends, what was typed is offered again and the terminal is left clean."""

import signal
import sys
import textwrap
from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.store.library import Library
from quietnet.store.paths import Places
from tests.builders import person
from tests.terminal.terminal import QUIETNET, Terminal, quietnet, surroundings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")

WORDS = "We spoke of pears and the long road"


@pytest.fixture(autouse=True)
def _someone(tmp_path: Path) -> None:
    home = Places(tmp_path / "data" / "quietnet", tmp_path / "state" / "quietnet", tmp_path)
    Library(home).keep(Change(put=(person("Ana Ruiz"),)))


def draft_of(folder: Path) -> str:
    """Return what lies in the state folder as drafts."""
    return "".join(path.read_text() for path in folder.rglob("drafts/*.json"))


def write(terminal: Terminal, words: str = WORDS) -> None:
    """Open the kitchen and write."""
    terminal.wait_for("Ana Ruiz")
    terminal.press("n")
    terminal.wait_for("when")
    terminal.type(words)
    terminal.wait_for(words)


def assert_offered(folder: Path, words: str = WORDS) -> None:
    """Open it again, take up what is offered, and see that it is what was typed."""
    with quietnet(folder) as terminal:
        terminal.wait_for("There is a note you were writing.")
        terminal.wait_for(words)
        terminal.press("enter")
        terminal.wait_for_no("There is a note you were writing.")
        terminal.wait_for(words)
        terminal.press("ctrl+s")
        terminal.wait_for("Kept.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_draft_and_a_clean_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    with quietnet(tmp_path) as terminal:
        write(terminal)
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert terminal.is_clean()
        assert terminal.afterwards == ""
    assert_offered(tmp_path)


def test_a_closed_terminal_leaves_the_draft(tmp_path: Path) -> None:
    with quietnet(tmp_path) as terminal:
        write(terminal)
        terminal.hang_up()
        assert terminal.wait() != -signal.SIGHUP
    assert_offered(tmp_path)


def test_a_terminal_that_goes_without_a_word_is_noticed(tmp_path: Path) -> None:
    with Terminal(QUIETNET, surroundings(tmp_path), controlling=False) as terminal:
        write(terminal)
        terminal.hang_up()
        terminal.wait()
    assert_offered(tmp_path)


def test_killed_two_seconds_after_typing_the_draft_is_there(tmp_path: Path) -> None:
    with quietnet(tmp_path) as terminal:
        write(terminal)
        terminal.wait_until(lambda: WORDS in draft_of(tmp_path), "the draft")
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    assert_offered(tmp_path)


def test_ctrl_q_leaves_the_draft(tmp_path: Path) -> None:
    with quietnet(tmp_path) as terminal:
        write(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.is_clean()
    assert_offered(tmp_path)


RAISING = """
    import sys
    from quietnet.screens.kitchen import KitchenScreen
    from quietnet.__main__ import main

    def action_kitchen(self):
        secret = self.text
        raise ValueError(f"secret is {secret}")

    KitchenScreen.action_kitchen = action_kitchen
    sys.exit(main())
"""


def test_an_error_leaves_the_draft_and_a_report_without_words(tmp_path: Path) -> None:
    script = tmp_path / "raising.py"
    script.write_text(textwrap.dedent(RAISING))
    with Terminal((sys.executable, str(script)), surroundings(tmp_path)) as terminal:
        write(terminal)
        terminal.press("f4")
        assert terminal.wait() == 1
        assert terminal.is_clean()
        said = terminal.afterwards
    (report,) = (tmp_path / "state").rglob("reports/*")
    told = "".join(said.split())
    assert str(report) in told
    assert "somethingwentwrong" in told
    assert "waitsasadraft" in told
    assert "Traceback" not in said
    assert "secret" not in said
    assert report.stat().st_mode & 0o777 == 0o600
    text = report.read_text()
    assert "ValueError" in text
    assert "secret" not in text
    assert "pears" not in text
    assert_offered(tmp_path)


def test_two_windows_do_not_take_each_others_note(tmp_path: Path) -> None:
    with quietnet(tmp_path) as first, quietnet(tmp_path) as second:
        write(first)
        first.wait_until(lambda: WORDS in draft_of(tmp_path), "the draft")
        write(second, "Another evening")
        assert WORDS not in second.screen()
        for window in (first, second):
            window.press("ctrl+q")
            assert window.wait() == 0
    with quietnet(tmp_path) as third:
        third.wait_for("There are notes you were writing.")
        third.wait_for(WORDS)
        third.wait_for("Another evening")


def test_looking_around_comes_back_to_the_first_page(tmp_path: Path) -> None:
    home = tmp_path / "newcomer"
    home.mkdir()
    with quietnet(home, size=(100, 30)) as terminal:
        terminal.wait_for("Who did you last talk to in a kitchen?")
        terminal.press("down", "down", "enter")
        terminal.wait_for("Everybody here is made up.")
        terminal.press("ctrl+q")
        terminal.wait_for("Who did you last talk to in a kitchen?")
        terminal.press("escape")
        assert terminal.wait() == 0
        assert terminal.is_clean()
    assert list(home.iterdir()) == []


def test_a_lived_in_notebook_that_is_ended_from_outside_does_not_come_back(tmp_path: Path) -> None:
    home = tmp_path / "newcomer"
    home.mkdir()
    with quietnet(home, size=(100, 30)) as terminal:
        terminal.wait_for("Who did you last talk to in a kitchen?")
        terminal.press("down", "down", "enter")
        terminal.wait_for("Everybody here is made up.")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert terminal.is_clean()
