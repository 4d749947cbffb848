"""The pages in docs: their links lead somewhere, and all that is cited or offered is told."""

import ast
import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import quietnet
from quietnet.cli.parser import whole_parser
from tests.docs.pages import DOCS, PAGES, ROOT, anchor_of, anchors_in, page, prose

PACKAGE = Path(quietnet.__file__).parent  # the one that is tested, installed or not

# Links, commands, names


@pytest.mark.parametrize("path", [ROOT / "README.md", *PAGES], ids=lambda path: path.name)
def test_every_link_inside_leads_somewhere(path: Path) -> None:
    text = prose(path.read_text("utf-8"))
    for target in re.findall(r"(?<!!)\[[^\]\[]+\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = path.parent / file if file else path
        assert there.exists(), f"{path.name} links to {target}"
        if anchor:
            assert anchor in anchors_in(there.read_text("utf-8")), f"{path.name} links to {target}"


_KNOWN_HOSTS = frozenset({"age-encryption.org", "example.org", "github.com"})


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_name_no_place_of_one_machine_and_no_strange_host(path: Path) -> None:
    text = path.read_text("utf-8")
    hosts = set(re.findall(r"[a-z]+://([\w.-]+)", text))
    assert hosts <= _KNOWN_HOSTS
    for place in {ROOT, Path.home()} - {Path("/")}:
        assert not re.search(rf"{re.escape(str(place))}(?![\w.-])", text)
    assert not re.search(r"(?<![\w.~$])/(?:home|Users|root|tmp|mnt)/", text)
    assert not re.search(r"\bpip[ 3].*--index-url|(?<![\w-])index-url", text)


def _commands() -> list[str]:
    parser: ArgumentParser = whole_parser()
    (commands,) = (a for a in parser._actions if isinstance(a, _SubParsersAction))
    return list(commands.choices)


def _options(command: str) -> Iterator[str]:
    (commands,) = (a for a in whole_parser()._actions if isinstance(a, _SubParsersAction))
    for action in commands.choices[command]._actions:
        yield from (option for option in action.option_strings if option.startswith("--"))


@pytest.mark.parametrize("command", _commands())
def test_every_command_and_option_is_told(command: str) -> None:
    told = "".join(path.read_text("utf-8") for path in (ROOT / "README.md", *PAGES))
    assert re.search(rf"quietnet {command}\b", told)
    for option in _options(command):
        assert re.search(rf"{option}\b", told) or option == "--help", option


# What docstrings cite


def _docstrings() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                doc = ast.get_docstring(node)
                if doc:
                    place = f"quietnet/{path.relative_to(PACKAGE).as_posix()}"
                    yield f"{place}:{node.body[0].lineno}", " ".join(doc.split())


def _cited() -> Iterator[tuple[str, str]]:
    """Yield each section of the depth model that a docstring cites, and where."""
    for where, doc in _docstrings():
        in_the_model = "depth model" in doc.lower() or where.startswith("quietnet/domain")
        if in_the_model:
            for found in re.findall(r"sections? ((?:\d(?:\.\d)?(?:, | and )?)+)", doc):
                yield from ((section, where) for section in re.findall(r"\d(?:\.\d)?", found))
            yield from ((section, where) for section in re.findall(r"\((\d\.\d)\)", doc))


def test_every_section_of_the_depth_model_that_is_cited_is_there() -> None:
    there = set(re.findall(r"^#{2,3} (\d(?:\.\d)?)[. ]", page("depth-model.md"), re.MULTILINE))
    cited = list(_cited())
    assert len({section for section, _ in cited}) > 8
    for section, where in cited:
        assert section in there, where


def test_every_page_and_heading_that_is_cited_is_there() -> None:
    for where, doc in _docstrings():
        for name in re.findall(r"docs/([\w-]+\.md)", doc):
            assert (DOCS / name).exists(), where
        for heading, name in re.findall(r"[“\"]([^”\"]+)[”\"],? (?:in )?docs/([\w-]+\.md)", doc):
            assert anchor_of(heading) in anchors_in(page(name)), where


def test_every_promise_that_is_cited_is_there() -> None:
    promises = set(re.findall(r"^(\d+)\. \*\*", page("keeping-it-safe.md"), re.MULTILINE))
    cited = [
        (number, where)
        for where, doc in _docstrings()
        for number in re.findall(r"promises? (\d+)", doc)
    ]
    assert cited
    for number, where in cited:
        assert number in promises, where


# What the project is made of


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_dependency_has_its_reason() -> None:
    project, told = _project()["project"], page("architecture.md")
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for each in wanted:
        assert f"`{re.split('[<>=~]', each)[0]}`" in told, each


def test_every_room_is_told() -> None:
    told = page("architecture.md")
    for path in sorted(PACKAGE.iterdir()):
        if path.suffix == ".py" or (path / "__init__.py").exists():
            assert f"`{path.stem}`" in told or path.stem == "__init__", path.stem


def test_the_layers_stand_in_the_order_of_their_contract() -> None:
    layers = next(c for c in _project()["tool"]["importlinter"]["contracts"] if "layers" in c)
    rooms = [room.strip() for layer in layers["layers"] for room in layer.split("|")]
    written = re.search(r"\*\*Layers\*\*(.*?)\n- ", page("architecture.md"), re.DOTALL)
    assert written
    assert re.findall(r"`(\w+)`", written[1]) == [room.removeprefix("quietnet.") for room in rooms]


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("no check and no repair", "check"),
        ("no copies of its own", "backups"),
        ("no joining of conflict copies", "merge"),
        ("no passphrase", "lock"),
    ],
)
def test_what_does_not_exist_yet_is_told_until_it_does(said: str, command: str) -> None:
    told = " ".join(page("keeping-it-safe.md").split())
    assert (said in told) is (command not in _commands())
