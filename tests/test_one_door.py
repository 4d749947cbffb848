"""One door to the disk: no room but the store writes a file, makes a folder or removes one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quietnet

PACKAGE = Path(quietnet.__file__).parent
WRITES = {
    "mkdir", "mkdtemp", "mkstemp", "open", "remove", "rename", "replace", "rmdir", "rmtree",
    "symlink_to", "touch", "unlink", "write_bytes", "write_text", "TemporaryDirectory",
    "NamedTemporaryFile",
}  # fmt: skip
# What is not in the notebook or the state folder, and why it is written at all.
ELSEWHERE = {
    "app/outside.py": {"mkdtemp", "touch", "write_bytes", "rmtree"},  # for the person's own editor
    "cli/opening.py": {"TemporaryDirectory"},  # the lived-in notebook, gone afterwards
    "cli/printing.py": {"open"},  # nowhere, for output that nobody reads any more
    "formats/archive.py": {"open"},  # an entry of a zip, in memory
}


def _calls(source: str) -> Iterator[str]:
    """Yield the names of calls that could write; ``replace`` of a text or a record is none."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in WRITES and not (name in {"replace", "remove", "open"} and not _on_disk(called)):
            yield name


def _on_disk(called: ast.expr) -> bool:
    """Whether ``open``, ``replace`` and ``remove`` are those of files, not of texts and lists."""
    if isinstance(called, ast.Name):
        return called.id == "open"
    if not isinstance(called, ast.Attribute):
        return False
    of = called.value
    return isinstance(of, ast.Name) and (of.id in {"os", "shutil", "path", "archive"})


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(PACKAGE.rglob("*.py")) if "store" not in p.relative_to(PACKAGE).parts],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_only_the_store_writes(path: Path) -> None:
    known = ELSEWHERE.get(path.relative_to(PACKAGE).as_posix(), set())
    assert set(_calls(path.read_text())) - known == set()


def test_a_careless_line_would_be_found() -> None:
    careless = "def f(p):\n    p.write_text('x')\n    open(p, 'w')\n    'a'.replace('a', 'b')\n"
    assert sorted(_calls(careless)) == ["open", "write_text"]
