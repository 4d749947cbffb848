"""How commands are typed: options, help, wrong usage, and what is said when something fails."""

import re
import shlex
from pathlib import Path

import pytest

from quietnet import __version__
from quietnet.cli import main
from quietnet.cli.examples import EXAMPLES
from quietnet.cli.parser import parse
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["show"],
        ["people", "--colour"],
        ["people", "--today", "2026-02-30"],
        ["--today", "soon", "people"],
        ["--notebook", "", "people"],
        ["note", "--medium", "carrier pigeon", "x"],
        ["note", "--minutes", "-3", "x"],
        ["note", "--minutes", "9" * 5000, "x"],
        ["note", "--company", "some", "x"],
        ["note", "--mattered", "yours", "x"],
        ["import"],
        ["import", "--from", "floppy", "x.vcf"],
        ["export"],
        ["export", "out", "--format", "docx"],
        ["find"],
        ["restore"],
        ["check", "--mend"],
    ],
)
def test_wrong_usage(quietnet: Run, argv: list[str]) -> None:
    said = quietnet(*argv)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("quietnet")
    assert said.err.count("\n") == 1


def test_a_wrong_day_in_the_environment(quietnet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIETNET_TODAY", "noon")
    said = quietnet("people")
    assert said.code == 2
    assert "QUIETNET_TODAY" in said.err


def test_help_and_version(quietnet: Run) -> None:
    assert quietnet("--version").out == f"quietnet {__version__}\n"
    said = quietnet("--help")
    assert said.code == 0
    for command in ("note", "people", "show", "depth", "quiet", "import", "export", "where"):
        assert command in said.out
    assert quietnet("note", "--help").code == 0


def _examples() -> list[str]:
    lines = "\n".join(EXAMPLES.values()).splitlines()
    shown = [line.strip() for line in lines if line.startswith("  ")]
    found = [re.search(r"quietnet(?: \S+)*", line) for line in shown]
    assert all(found)
    return [re.sub(r"\)\"?$|\s[<>]\s.*", "", each[0]) for each in found if each]


@pytest.mark.parametrize("example", _examples())
def test_every_example_of_the_help_is_one_that_can_be_typed(example: str) -> None:
    _program, *argv = shlex.split(example)
    assert vars(parse(argv))


@pytest.mark.parametrize("command", sorted(EXAMPLES))
def test_examples_are_shown_where_help_is_asked_for(quietnet: Run, command: str) -> None:
    said = quietnet(*command.split(), "--help")
    assert said.code == 0
    assert EXAMPLES[command] in said.out


def test_a_word_can_be_left_out_of_what_is_found(quietnet: Run) -> None:
    quietnet("note", "--with", "Ana", "Tea with sugar.")
    quietnet("note", "--with", "Ana", "Tea with honey.")
    assert "honey" not in quietnet("find", "tea", "-honey").out
    assert "sugar" in quietnet("find", "tea", "-honey", "--today", "2025-11-23").out
    assert quietnet("find", "-h").out.startswith("usage")
    assert quietnet("note", "-honey").code == 2


@pytest.mark.parametrize("after", [False, True])
def test_the_day_and_the_notebook_stand_before_or_after(
    quietnet: Run, tmp_path: Path, after: bool
) -> None:
    options = ["--today", "2024-05-01", "--notebook", str(tmp_path / "other")]
    note = ["note", "--with", "Ana Ruiz", "Tea."]
    assert quietnet(*(note + options if after else options + note)).code == 0
    people = ["people", "--json"]
    (ana,) = quietnet(*(people + options if after else options + people)).json
    assert ana["last"]["on"] == "2024-05-01"
    assert quietnet("people", "--json").json == []


def test_one_option_before_and_one_after(quietnet: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    quietnet("--notebook", other, "note", "--today", "2024-05-01", "--with", "Ana", "Tea.")
    (ana,) = quietnet("--today", "2024-05-02", "people", "--notebook", other, "--json").json
    assert ana["last"]["on"] == "2024-05-01"


def test_the_environment_names_a_notebook_and_an_option_wins(
    quietnet: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIETNET_NOTEBOOK", str(tmp_path / "named"))
    quietnet("note", "--with", "Ana", "Tea.")
    assert (tmp_path / "named" / "notebook.json").exists()
    assert quietnet("people", "--notebook", str(tmp_path / "else"), "--json").json == []
    monkeypatch.setenv("QUIETNET_NOTEBOOK", "")
    assert quietnet("people", "--json").json == []


def test_reading_makes_nothing_on_disk(quietnet: Run, home: Path) -> None:
    for command in ("people", "depth", "quiet", "threads", "where"):
        quietnet(command)
    assert not home.exists()


def test_where(quietnet: Run, home: Path) -> None:
    said = quietnet("where")
    assert said.lines == [
        f"notebook  {home}/data/quietnet",
        f"state     {home}/state/quietnet",
        f"settings  {home}/config/quietnet/settings.toml",
    ]
    quietnet("note", "--with", "Ana", "Tea.")
    named = Path(quietnet("where").lines[1].removeprefix("state     "))
    assert named.parent == home / "state" / "quietnet"


def test_a_wrong_setting_is_told_and_the_rest_works(quietnet: Run, home: Path) -> None:
    settings = home / "config" / "quietnet" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "daylight"\nnight_ends = "late"\n', encoding="utf-8")
    said = quietnet("people", "--json")
    assert (said.code, said.json) == (0, [])
    assert "night_ends" in said.err


def test_a_notebook_that_cannot_be_read_is_no_empty_one(quietnet: Run, home: Path) -> None:
    quietnet("note", "--with", "Ana", "Tea.")
    shelf = home / "data" / "quietnet" / "notebook.json"
    for month in (home / "data" / "quietnet" / "conversations").iterdir():
        month.unlink()
    shelf.write_bytes(b"{")
    said = quietnet("people", "--json")
    assert (said.code, said.out) == (1, "")
    assert "notebook.json" in said.err
    assert quietnet("note", "--with", "Ana", "More tea.").code == 1
    assert shelf.read_bytes() == b"{"
    assert quietnet("where").code == 0


def test_a_month_that_cannot_be_read_is_told(quietnet: Run, home: Path) -> None:
    quietnet("note", "--with", "Ana", "Tea.")
    shelf = home / "data" / "quietnet" / "conversations" / "2025-11.json"
    shelf.write_bytes(b"not json")
    said = quietnet("people", "--json")
    assert said.code == 0
    assert [person["name"] for person in said.json] == ["Ana"]
    assert "2025-11.json" in said.err


@pytest.mark.parametrize(
    ("raised", "code", "sentence"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
        (PermissionError(13, "Permission denied", "/x"), 1, "permission denied (/x)"),
        (OSError("odd"), 1, "a file could not be reached"),
        (RuntimeError("Ana told me a secret"), 1, "inside quietnet (RuntimeError)"),
    ],
)
def test_whatever_happens_is_at_most_one_sentence(
    quietnet: Run, home: Path, monkeypatch: pytest.MonkeyPatch,
    raised: BaseException, code: int, sentence: str,
) -> None:  # fmt: skip
    def fails(_options: object) -> int:
        raise raised

    monkeypatch.setattr(main, "_command", lambda _name: fails)
    monkeypatch.setattr(main, "nobody_reads", lambda: None)
    said = quietnet("people")
    assert (said.code, said.out) == (code, "")
    assert sentence in said.err
    assert said.err.count("\n") == bool(sentence)
    assert "secret" not in said.err
    reports = list(home.rglob("crash-*.txt"))
    assert bool(reports) == isinstance(raised, RuntimeError)
    assert all("secret" not in report.read_text("utf-8") for report in reports)


def test_the_app_needs_a_terminal(quietnet: Run, home: Path) -> None:
    for argv in ([], ["demo"]):
        said = quietnet(*argv)
        assert (said.code, said.out) == (1, "")
        assert "needs a terminal" in said.err
        assert "quietnet people" in said.err
    assert not home.exists()
