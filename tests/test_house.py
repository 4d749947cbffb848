"""House rules that can be read off the files: what each provides, and that none grows too long."""

import ast
from pathlib import Path

import pytest

import quietnet
from tests.docs.pages import ROOT

PACKAGE = Path(quietnet.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300  # lines; a longer file says in its docstring why
_WHY = "One file because"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_provides_and_has_one_duty(path: Path) -> None:
    text = path.read_text("utf-8")
    said = ast.get_docstring(ast.parse(text)) or ""
    assert said.partition("\n")[0].endswith((".", ";", ",", ":")), "its first line is a sentence"
    assert len(text.splitlines()) <= LONGEST or _WHY in said


def test_every_test_and_benchmark_says_what_it_is_about() -> None:
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")]
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []
