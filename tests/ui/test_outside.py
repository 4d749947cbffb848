"""Writing in one's own editor: the terminal is lent, the file is private, the words come back."""

import shlex
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quietnet.app import QuietnetApp
from quietnet.app.outside import written_with
from quietnet.domain.refusal import Refused
from quietnet.screens.kitchen import KitchenScreen
from tests.builders import person
from tests.opened import opened
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")
_APPENDS = "import sys, pathlib; p = pathlib.Path(sys.argv[-1]); "


def editor(code: str) -> str:
    """Return the command of an editor that does this to the file ``p``."""
    return f"{shlex.quote(sys.executable)} -c {shlex.quote(_APPENDS + code)}"


@pytest.mark.parametrize(
    ("before", "code", "after"),
    [
        ("Tea.", "p.write_bytes(p.read_bytes() + b' Cake.\\n')", "Tea. Cake."),
        ("Tea.\n", "p.write_bytes(p.read_bytes() + b'Cake.\\n')", "Tea.\nCake.\n"),
        ("Tea.", "pass", "Tea."),
        ("a\x0bb\u2028c", "pass", "a\x0bb\u2028c"),
        ("Tea", "p.write_bytes(b'one\\r\\ntwo\\r\\n')", "one\r\ntwo"),
    ],
)
def test_the_words_come_back_as_the_editor_left_them(before: str, code: str, after: str) -> None:
    assert written_with(editor(code), before) == after


def test_nobody_else_can_read_the_file_and_nothing_is_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code = "p.write_text(f'{p.stat().st_mode:o} {p.parent.stat().st_mode:o}')"
    file, folder = written_with(editor(code), "Tea.").split()
    assert (stat.S_IMODE(int(file, 8)), stat.S_IMODE(int(folder, 8))) == (0o600, 0o700)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("/nowhere/at/all", "did not start"),
        ("an 'unfinished quote", "did not start"),
        (editor("sys.exit(1)"), "ended with an error"),
        (editor("p.write_bytes(b'\\xff')"), "not text"),
        (editor("p.unlink()"), "not text"),
    ],
)
def test_what_goes_wrong_is_said_and_leaves_nothing(
    command: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(Refused, match=why):
        written_with(command, "Tea.")
    assert not list(tmp_path.iterdir())


@contextmanager
def lent() -> Iterator[None]:
    """Stand in for a terminal, which a test has none of to lend."""
    yield


async def write_outside(app: QuietnetApp, pilot: Pilot[None]) -> KitchenScreen:
    await pilot.press("n")
    await on(pilot, KitchenScreen)
    await pilot.press(*"Tea", "ctrl+o")
    await pilot.pause()
    assert isinstance(app.screen, KitchenScreen)
    return app.screen


def said(app: QuietnetApp) -> str:
    return " ".join(note.message for note in app._notifications)


async def test_a_note_is_written_on_outside_and_undo_brings_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor("p.write_text('Tea and cake\\nwith [b]Ana')"))
    app = opened(tmp_path, ANA)
    monkeypatch.setattr(app, "suspend", lent)
    async with app.run_test() as pilot:
        page = await write_outside(app, pilot)
        await until(pilot, lambda: page.text == "Tea and cake\nwith [b]Ana")
        await pilot.press("ctrl+z")
        assert page.text == "Tea"


async def test_without_an_editor_one_calm_sentence_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = opened(tmp_path, ANA)
    async with app.run_test() as pilot:
        page = await write_outside(app, pilot)
        assert "No editor is named" in said(app)
        assert page.text == "Tea"


async def test_a_terminal_that_cannot_be_lent_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    app = opened(tmp_path, ANA)
    async with app.run_test() as pilot:
        page = await write_outside(app, pilot)
        assert "cannot be lent" in said(app)
        assert page.text == "Tea"


async def test_an_editor_that_fails_leaves_the_note_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor("sys.exit(3)"))
    app = opened(tmp_path, ANA)
    monkeypatch.setattr(app, "suspend", lent)
    async with app.run_test() as pilot:
        page = await write_outside(app, pilot)
        assert "ended with an error" in said(app)
        assert page.text == "Tea"


@pytest.mark.parametrize(
    ("program", "options"),
    [("vim", "-n -i NONE -u x"), ("nvim", "-n -i NONE -u x"), ("ed", "-u x")],
)
def test_vim_leaves_no_second_copy_of_the_words(tmp_path: Path, program: str, options: str) -> None:
    script = tmp_path / program
    script.write_text('#!/bin/sh\nfor last; do :; done\nprintf "%s " "$@" > "$last"\n')
    script.chmod(0o700)
    written = written_with(f"{script} -u x", "Tea.")
    assert written.startswith(options)
    assert not Path(written.split()[-1]).parent.exists()
