"""``lock`` and ``unlock``, and every command on a locked notebook, as somebody types them."""

import shlex
import sys
from pathlib import Path

import pytest

from quietnet.cli import passphrase
from tests.cli.conftest import Run
from tests.store.locked import PASSPHRASE, quickly

__all__ = ["quickly"]  # a fixture
pytestmark = pytest.mark.usefixtures("quickly")

WORDS = "About bees in the orchard"
COMMAND = passphrase.COMMAND


def prints(text: str) -> str:
    """Return a program that prints a text."""
    return shlex.join([sys.executable, "-c", f"print({text!r})"])


@pytest.fixture(autouse=True)
def nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal, nothing can be asked for."""
    monkeypatch.delenv(COMMAND, raising=False)
    monkeypatch.setattr(passphrase, "_has_terminal", lambda: False)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed where nobody sees it, in this order."""
    keys: list[str] = []
    monkeypatch.setattr(passphrase, "_has_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: keys.pop(0))
    return keys


@pytest.fixture
def locked(quickly: None, quietnet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is in the notebook, it is locked, and a program opens it."""
    assert quietnet("note", "--with", "Ana Ruiz", WORDS).code == 0
    monkeypatch.setenv(COMMAND, prints(f"{PASSPHRASE}\nand another line"))
    assert quietnet("lock").code == 0


def hits(home: Path) -> list[str]:
    files = (path for path in home.rglob("*") if path.is_file())
    return [path.name for path in files if WORDS.encode() in path.read_bytes()]


@pytest.mark.usefixtures("locked")
def test_every_command_goes_on_and_nothing_lies_plain(quietnet: Run, home: Path) -> None:
    assert hits(home) == []
    assert quietnet("people").out.startswith("Ana Ruiz")
    assert quietnet("note", "--with", "Ana Ruiz", f"{WORDS}, again").code == 0
    assert WORDS in quietnet("show", "Ana").out
    assert quietnet("check").lines[0] == "Everything is as it should be."
    (copy,) = [each for each in quietnet("backups", "--json").json if each["kind"] == "of the day"]
    assert copy["whole"]
    assert quietnet("restore", copy["when"]).code == 0
    assert hits(home) == []
    assert quietnet("export", "away").code == 0
    said = quietnet("unlock")
    assert (said.code, said.err) == (0, "")
    assert "plain again" in said.out
    assert hits(home)
    assert "not locked" in quietnet("unlock").out


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        (prints("wasps"), "not the passphrase"),
        (prints(""), "printed no passphrase"),
        (shlex.join([sys.executable, "-c", "import os; os.write(1, b'\\xff')"]), "no passphrase"),
        (shlex.join([sys.executable, "-c", "raise SystemExit(1)"]), "ended with an error"),
        ("no-such-program", "did not start"),
        ('"', "did not start"),
    ],
)
def test_a_program_that_gives_no_passphrase_is_told(
    quietnet: Run, monkeypatch: pytest.MonkeyPatch, command: str, told: str
) -> None:
    monkeypatch.setenv(COMMAND, command)
    for argv in (
        ["people"],
        ["check"],
        ["backups"],
        ["restore", "2025"],
        ["unlock"],
        ["note", "x"],
    ):
        said = quietnet(*argv)
        assert (said.code, said.out) == (1, "")
        assert told in said.err
        assert WORDS not in said.err


@pytest.mark.usefixtures("locked")
def test_without_a_terminal_it_says_what_to_set(
    quietnet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(COMMAND)
    said = quietnet("people")
    assert (said.code, said.out) == (1, "")
    assert COMMAND in said.err
    assert quietnet("where").code == 0


@pytest.mark.usefixtures("locked")
def test_the_passphrase_is_asked_for_until_it_is_right(
    quietnet: Run, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    monkeypatch.delenv(COMMAND)
    typed += ["wasps", PASSPHRASE]
    said = quietnet("people")
    assert said.out.startswith("Ana Ruiz")
    assert said.err == "That is not the passphrase of this notebook. Once more.\n"
    typed += ["wasps"] * 3
    said = quietnet("people")
    assert (said.code, said.out) == (1, "")


def test_it_is_said_before_that_there_is_no_way_back(quietnet: Run, typed: list[str]) -> None:
    assert "no notebook" in _typed(quietnet, typed, PASSPHRASE, PASSPHRASE)
    assert quietnet("note", "--with", "Ana Ruiz", WORDS).code == 0
    told = _typed(quietnet, typed, PASSPHRASE, "wasps", PASSPHRASE, PASSPHRASE)
    assert "no way back" in told
    assert "history of a sync program" in told
    assert "two different" in told
    typed += ["bees"]
    assert "not the passphrase" in quietnet("people").err or typed == []


def _typed(quietnet: Run, typed: list[str], *keys: str) -> str:
    typed[:] = keys
    said = quietnet("lock")
    return said.out + said.err


@pytest.mark.parametrize("keys", [[""], ["a", "b"] * 3])
def test_what_is_not_typed_twice_the_same_locks_nothing(
    quietnet: Run, home: Path, typed: list[str], keys: list[str]
) -> None:
    assert quietnet("note", "--with", "Ana Ruiz", WORDS).code == 0
    typed += keys
    said = quietnet("lock")
    assert said.code == 1
    assert "Nothing was changed" in said.err
    assert hits(home)


@pytest.mark.usefixtures("locked")
def test_locking_again_is_another_passphrase(
    quietnet: Run, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    typed += ["pears", "pears"]
    assert "new passphrase" in quietnet("lock").out
    assert "not the passphrase" in quietnet("people").err
    monkeypatch.setenv(COMMAND, prints("pears"))
    assert quietnet("people").out.startswith("Ana Ruiz")


@pytest.mark.usefixtures("locked")
def test_a_lost_key_is_told_by_every_command(quietnet: Run, home: Path) -> None:
    (home / "data" / "quietnet" / "key.json").unlink()
    for command in ("people", "check", "backups", "unlock", "lock", "where"):
        said = quietnet(command)
        assert (said.code, said.out) == (1, "")
        assert "This machine has a copy of the key" in said.err


@pytest.mark.usefixtures("locked")
def test_somebody_at_a_terminal_is_asked_before_words_leave(
    quietnet: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from quietnet.cli import exporting

    monkeypatch.setattr(exporting, "_is_sure", lambda: False)
    said = quietnet("export", "away")
    assert (said.code, said.out) == (1, "Nothing was written.\n")
    assert not (tmp_path / "away").exists()
