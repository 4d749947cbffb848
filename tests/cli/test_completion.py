"""Completion: what is offered, and that each shell offers it when it is run for real."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from quietnet.cli.completing import candidates
from quietnet.cli.completion_scripts import SCRIPTS
from tests.cli.conftest import Run

NAMES = ["Ana Ruiz", "Ana Soto", "Björn", "Zoë O'Hara"]


@pytest.fixture
def people(quietnet: Run) -> Run:
    for name in NAMES:
        quietnet("note", "--with", name, "--keep-new", "Tea.")
    return quietnet


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["th"], ["threads"]),
        (["export", "--for"], ["--format"]),
        (["export", "--format", "v"], ["vcard"]),
        (["export", ""], [":files"]),
        (["--notebook", ""], [":files"]),
        (["--today", "2026-01-01", "thr"], ["threads"]),
        (["completion", "f"], ["fish"]),
        (["note", "--on", ""], []),
        (["nonsense", ""], []),
        (["where", ""], []),
        (["export", "--private", "--person", "bj"], ["Björn"]),
        (["show", "an"], ["Ana Ruiz", "Ana Soto"]),
        (["show", "Ana\\ R"], ["Ana Ruiz"]),
        (["show", '"Ana R'], ["Ana Ruiz"]),
        (["show", "'zoe o"], ["Zoë O'Hara"]),
        (["show", "Ana Ruiz", ""], []),
        (["note", "--with", "Ana Ruiz", "--with", "Z"], ["Zoë O'Hara"]),
    ],
)
def test_what_can_stand_next(people: Run, words: list[str], offered: list[str]) -> None:
    assert people("__complete", *words).lines == offered


def test_nothing_typed_offers_every_command() -> None:
    offered = candidates([""])
    assert {"note", "people", "find", "completion"} <= set(offered)
    assert all(not each.startswith("_") for each in offered)


def test_another_notebook_has_other_names(people: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    people("--notebook", other, "note", "--with", "Annika Lund", "--keep-new", "Tea.")
    assert people("__complete", "--notebook", other, "show", "An").lines == ["Annika Lund"]


def test_a_notebook_that_cannot_be_read_offers_nothing_and_says_nothing(
    people: Run, home: Path
) -> None:
    (home / "data" / "quietnet" / "notebook.json").write_bytes(b"{")
    said = people("__complete", "show", "")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_offering_makes_nothing_on_disk(quietnet: Run, home: Path) -> None:
    quietnet("__complete", "show", "")
    assert not home.exists()


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_is_printed(quietnet: Run, shell: str) -> None:
    said = quietnet("completion", shell)
    assert said.code == 0
    assert "__complete" in said.out


# In the shells themselves


def _program(folder: Path) -> Path:
    """Return a folder in which ``quietnet`` is the one that is tested."""
    place = folder / "bin"
    place.mkdir()
    (place / "quietnet").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quietnet "$@"\n')
    (place / "quietnet").chmod(0o755)
    return place


def _run_in(shell: str, folder: Path, argv: Sequence[str], typed: str) -> list[str]:
    if sys.platform == "win32":
        pytest.skip("these shells are tried where they are at home")
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed here")
    environment = {
        "PATH": f"{_program(folder)}:/usr/bin:/bin",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "QUIETNET_NOTEBOOK": str(folder / "home" / "data" / "quietnet"),
        "TYPED": typed,
    }
    done = subprocess.run(
        [found, *argv], env=environment, cwd=folder, capture_output=True, text=True,
        timeout=60, check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


_IN_BASH = """
eval "$(quietnet completion bash)"
read -r -a COMP_WORDS <<< "$TYPED"
[[ $TYPED == *' ' ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_quietnet
printf '%s\\n' "${COMPREPLY[@]}"
"""

OFFERED = [
    ("quietnet thr", ["threads"]),
    ("quietnet show B", ["Björn"]),
    ("quietnet export --format ", ["markdown", "vcard", "json"]),
]


@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_bash_offers_it(people: Run, tmp_path: Path, typed: str, offered: list[str]) -> None:
    assert _run_in("bash", tmp_path, ["--norc", "-c", _IN_BASH], typed) == offered


def test_bash_offers_names_as_one_word(people: Run, tmp_path: Path) -> None:
    said = _run_in("bash", tmp_path, ["--norc", "-c", _IN_BASH], "quietnet show ana")
    assert said == ["Ana\\ Ruiz", "Ana\\ Soto"]


def test_bash_offers_files_where_a_file_is_wanted(people: Run, tmp_path: Path) -> None:
    (tmp_path / "book one.vcf").write_text("")
    said = _run_in("bash", tmp_path, ["--norc", "-c", _IN_BASH], "quietnet import bo")
    assert said == ["book one.vcf"]


_IN_FISH = 'quietnet completion fish | source; complete -C "$TYPED" | cut -f 1'


@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_fish_offers_it(people: Run, tmp_path: Path, typed: str, offered: list[str]) -> None:
    assert sorted(_run_in("fish", tmp_path, ["-c", _IN_FISH], typed)) == sorted(offered)


@pytest.mark.parametrize("shell", ["zsh", "fish", "bash"])
def test_a_shell_takes_the_script(tmp_path: Path, shell: str) -> None:
    script = tmp_path / "script"
    script.write_text(SCRIPTS[shell])
    assert _run_in(shell, tmp_path, ["-n", str(script)], "") == []
