"""Short commands stay short: what they import, and what of the notebook they wait for."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Really = Callable[..., subprocess.CompletedProcess[bytes]]

_LOADED = """
import json, sys
before = set(sys.modules)
from quietnet.cli.main import run
assert run(json.loads(sys.argv[1])) == 0
print(json.dumps(sorted(set(sys.modules) - before)))
"""
_MODELS = {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"}
_STORE = {"filelock", "orjson", "platformdirs", "tinydb"}
_SLOW = {"asyncio", "concurrent", "ctypes", "html", "http", "multiprocessing", "sqlite3", "ssl",
         "unittest", "xml"}  # fmt: skip
_ROOMS = {"app", "cli", "clock", "demo", "domain", "formats", "reading", "screens", "store",
          "theme", "widgets"}  # fmt: skip


def _loaded(*argv: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", _LOADED, json.dumps(argv)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "argv",
    [
        ["note", "--with", "Ana Ruiz", "Tea."],
        ["people"],
        ["people", "--json"],
        ["show", "Ana"],
        ["show", "Ana", "--json"],
        ["depth"],
    ],
    ids=" ".join,
)
def test_a_short_command_imports_what_it_needs(really: Really, argv: list[str]) -> None:
    assert really("note", "--with", "Ana Ruiz", "Tea with **Zoe Quill**.").returncode == 0
    loaded = _loaded(*argv)
    packages = {name.split(".")[0] for name in loaded}
    ours = {name for name in packages if not name.startswith("_")} - set(sys.stdlib_module_names)
    assert ours <= {"quietnet", *_MODELS, *_STORE}
    assert not packages & _SLOW
    rooms = {name.split(".")[1] for name in loaded if name.startswith("quietnet.")} & _ROOMS
    assert rooms == {"cli", "clock", "domain", "reading", "store"}
    if argv[0] != "note":
        assert "filelock" not in packages
        assert "quietnet.cli.note" not in loaded
        assert "quietnet.reading.keeping" not in loaded


def _month(home: Path, name: str) -> Path:
    return home / "data" / "quietnet" / "conversations" / f"{name}.json"


@pytest.fixture
def two_anas(quietnet: Run) -> Run:
    """Two people called Ana; the one met with Jonas is the later in the alphabet."""
    for on, who in (("2025-05-02", "Ana Lima"), ("2025-06-03", "Ana Ruiz")):
        assert quietnet("note", "--on", on, "--with", who, "Tea.").code == 0
    together = ("--with", "Ana Ruiz", "--with", "Jonas Weber")
    assert quietnet("note", "--on", "2025-07-04", *together, "A walk.").code == 0
    for _ in range(2):
        assert quietnet("note", "--on", "2025-08-05", "--with", "Ana Lima", "Cake.").code == 0
    return quietnet


def test_an_ambiguous_name_goes_to_the_one_they_were_seen_with(two_anas: Run) -> None:
    heard = two_anas("note", "--preview", "--json", "Lunch with Jonas and Ana").json
    assert heard["people"] == ["Jonas Weber", "Ana Ruiz"]
    heard = two_anas("note", "--json", "Lunch with Ana").json
    assert heard["people"] == ["Ana Lima"]


def test_a_note_waits_for_no_month_that_cannot_tell_whom_it_means(
    two_anas: Run, home: Path
) -> None:
    _month(home, "2025-06").write_bytes(b"<<<<<<< ours\n")
    said = two_anas("note", "Lunch with Ana Ruiz")
    assert (said.code, said.err, said.lines[:2]) == (0, "", ["Kept.", "With Ana Ruiz. Today."])
    assert _month(home, "2025-06").read_bytes() == b"<<<<<<< ours\n"
    assert _month(home, "2025-11").exists()


def test_a_damaged_month_is_told_where_it_is_needed_and_the_note_is_kept(
    two_anas: Run, home: Path
) -> None:
    _month(home, "2025-06").write_bytes(b"<<<<<<< ours\n")
    said = two_anas("note", "Lunch with Jonas and Ana")
    assert (said.code, said.lines[:2]) == (0, ["Kept.", "With Jonas Weber and Ana Ruiz. Today."])
    assert said.err.count("\n") == 1
    assert "conversations/2025-06.json: It is damaged at line 1" in said.err
    for argv in (["people"], ["show", "Ana Ruiz"], ["depth", "Ana Ruiz"], ["where"]):
        told = two_anas(*argv)
        assert told.code == 0
        assert "conversations/2025-06.json: It is damaged" in told.err


def test_a_note_into_a_damaged_month_is_not_kept(two_anas: Run, home: Path) -> None:
    _month(home, "2025-06").write_bytes(b"<<<<<<< ours\n")
    said = two_anas("note", "--on", "2025-06-30", "--with", "Zoe Quill", "Tea.")
    assert (said.code, said.out) == (1, "")
    assert "2025-06.json is damaged" in said.err
    assert "Zoe Quill" not in two_anas("people").out


def test_a_title_is_no_first_name(quietnet: Run) -> None:
    assert quietnet("note", "--with", "Dr. Jürgen Groß", "Tea.").code == 0
    assert quietnet("show", "Jürgen").lines[0].startswith("Dr. Jürgen Groß")
    assert quietnet("note", "--with", "Jürgen", "On the phone.").code == 0
    assert len(quietnet("people", "--json").json) == 1
