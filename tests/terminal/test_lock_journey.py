"""A locked notebook in a real terminal: locked, opened, written in, killed, and come back to."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from quietnet.store.locking import key_of, open_with
from quietnet.store.paths import Places
from tests.terminal.terminal import quietnet, surroundings

PASSPHRASE = "bees and pears"  # noqa: S105 - of a made-up notebook
MARKER = b"bamboo"


def _run(folder: Path, *argv: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "quietnet", *argv],
        env=surroundings(folder, QUIETNET_PASSPHRASE_COMMAND=f"echo '{PASSPHRASE}'"),
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout


def _hits(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if MARKER in path.read_bytes()]


def _drafts(folder: Path) -> list[Path]:
    return list((folder / "state").rglob("drafts/*.json"))


def _reader(folder: Path) -> Callable[[Path], str]:
    """Return what reads a locked draft."""
    places = Places(folder / "data" / "quietnet", folder / "state" / "quietnet", folder / "no")
    key = key_of(places)
    assert key
    seal = open_with(places, key, PASSPHRASE).seal
    return lambda path: seal.open(path.read_bytes(), "drafts").decode()


def test_locked_opened_written_in_killed_and_come_back_to(tmp_path: Path) -> None:
    with quietnet(tmp_path, "note", "--with", "Sam Okafor", "About bamboo.") as terminal:
        assert terminal.wait() == 0
    assert _hits(tmp_path)
    with quietnet(tmp_path, "lock") as terminal:
        terminal.wait_for("There is no way back")
        terminal.wait_for("New passphrase")
        terminal.type("bamboo")
        terminal.press("enter")
        terminal.wait_for("Once more")
        terminal.type("another")
        terminal.press("enter")
        terminal.wait_for("two different")
        terminal.wait_until(lambda: terminal.screen().count("New passphrase") > 1, "asked again")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_until(lambda: terminal.screen().count("Once more") > 1, "asked twice")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("The notebook is locked")
        assert terminal.wait() == 0
        assert PASSPHRASE not in terminal.screen()
    assert _hits(tmp_path) == []
    with quietnet(tmp_path) as terminal:
        terminal.wait_for("Your notebook is locked")
        terminal.type("wasps")
        terminal.press("enter")
        terminal.wait_for("not the passphrase")
        assert "Sam" not in terminal.screen()
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("Sam Okafor")
        terminal.type("n")
        terminal.wait_for("Heard in this note")
        terminal.type("Tea with Sam Okafor about bamboo.")
        terminal.wait_for("Sam Okafor with you")
        terminal.wait_until(lambda: bool(_drafts(tmp_path)), "a draft on disk")
        terminal.type(" And more bamboo.")
        read = _reader(tmp_path)
        terminal.wait_until(lambda: "And more bamboo." in read(_drafts(tmp_path)[0]), "all of it")
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    assert _hits(tmp_path) == []
    with quietnet(tmp_path) as terminal:
        terminal.wait_for("Your notebook is locked")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("There is a note you were writing.")
        terminal.press("enter")
        terminal.wait_for("And more bamboo.")
        terminal.press("ctrl+s")
        terminal.wait_for("Kept.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert _hits(tmp_path) == []
    found = json.loads(_run(tmp_path, "show", "Sam Okafor", "--json"))
    assert any("And more bamboo." in talk["text"] for talk in found["conversations"])
    with quietnet(tmp_path) as terminal:
        terminal.wait_for("Your notebook is locked")
        terminal.press("escape")
        assert terminal.wait() == 0
    assert "Sam Okafor" not in terminal.screen()
    _run(tmp_path, "unlock")
    assert _hits(tmp_path)
