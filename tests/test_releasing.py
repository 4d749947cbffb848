"""What a release is made of: its notes, its lock of versions, and what is checked before it."""

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import quietnet
from tests.release_notes import CHANGELOG, notes_of

ROOT = Path(__file__).parent.parent
PACKAGE = Path(quietnet.__file__).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_the_notes_of_a_release_are_its_part_of_the_changelog() -> None:
    changelog = (
        "# Changelog\n\n## Unreleased\n\n- new\n\n## [0.2.0] - 2026-12-01\n\n### Added\n\n- a"
    )
    assert notes_of("Unreleased", changelog) == "- new"
    assert notes_of("0.2.0", changelog) == "### Added\n\n- a"
    with pytest.raises(LookupError, match=r"nothing of 0\.3"):
        notes_of("0.3", changelog)


def test_the_changelog_has_something_to_tell() -> None:
    assert notes_of("Unreleased", CHANGELOG.read_text("utf-8")).startswith("### ")


# The lock


def _locked() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [re.fullmatch(r"([\w.-]+)==([\w.]+)", line) for line in lines]
    assert all(pinned), "versions alone: no host, no range"
    return {_plain(found[1]): found[2] for found in pinned if found}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_is_needed_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(each for extra in extras.values() for each in extra)]
    missing = {re.split("[<>=~]", each)[0] for each in wanted}
    assert {name for name in missing if _plain(name) not in _locked()} == set()


_BROUGHT_ALONG = {"rich": "textual", "pydantic_core": "pydantic"}
_IMPORTED_AS = {"pyyaml": "yaml"}


def test_nothing_is_imported_that_an_installed_quietnet_would_lack() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["lock"]]
    names = {re.split("[<>=~]", each)[0] for each in wanted}
    declared = {_IMPORTED_AS.get(name, name) for name in names}
    found = {name for path in PACKAGE.rglob("*.py") for name in _imports(path)}
    foreign = {_BROUGHT_ALONG.get(name, name) for name in found - sys.stdlib_module_names}
    assert foreign - {"quietnet"} == declared


def _imports(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    nodes = [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    plain = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    of_a_module = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in (*plain, *of_a_module)}


# What every change must pass


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(request.param.read_text("utf-8"))
    return loaded


@pytest.mark.skipif(not WORKFLOWS, reason="the source archive leaves the workflows at home")
def test_the_workflow_runs_on_every_system_and_python_that_is_promised() -> None:
    (tests,) = (yaml.safe_load(path.read_text("utf-8"))["jobs"]["tests"] for path in WORKFLOWS)
    matrix = tests["strategy"]["matrix"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = re.findall(r":: (3\.\d+)", "\n".join(project["classifiers"]))
    assert matrix["python"] == promised
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_a_workflow_may_only_read(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())


def test_every_action_is_pinned_by_its_commit(workflow: dict[Any, Any]) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action)
