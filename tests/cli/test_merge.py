"""``quietnet merge`` as somebody types it, on what two machines wrote apart."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from quietnet.domain.two_texts import MARK
from tests.cli.conftest import Run

COPY = "2025-11.sync-conflict-20251122-120000-ABCDEFG.json"


@pytest.fixture
def apart(quietnet: Run, home: Path, tmp_path: Path) -> Path:
    """Write on two machines, and return the other's notebook."""
    here = home / "data" / "quietnet"
    assert quietnet("note", "--with", "Ana Ruiz", "Tea.").code == 0
    there = tmp_path / "there"
    shutil.copytree(here, there)
    assert quietnet("note", "--with", "Ana", "Only here.").code == 0
    assert quietnet("--notebook", str(there), "note", "--with", "Ana", "Only there.").code == 0
    return there


def texts(quietnet: Run) -> set[str]:
    found: Any = quietnet("show", "Ana", "--json").json
    return {talk["text"] for talk in found["conversations"]}


def leave(apart: Path, home: Path) -> Path:
    copy = home / "data" / "quietnet" / "conversations" / COPY
    shutil.copyfile(apart / "conversations" / "2025-11.json", copy)
    return copy


def test_alone_it_joins_what_lies_in_the_folder(quietnet: Run, apart: Path, home: Path) -> None:
    copy = leave(apart, home)
    said = quietnet("merge")
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        "The note of 22 November with Ana Ruiz: comes from the other machine.",
        f"{COPY} lies in the wastebasket now.",
        "A copy was made before; u in quietnet takes this back.",
    ]
    assert not copy.exists()
    assert texts(quietnet) == {"Tea.", "Only here.", "Only there."}
    again = quietnet("merge")
    assert (again.code, again.lines[0].partition(":")[0]) == (0, "There is nothing to join")


def test_a_preview_changes_nothing_and_json_is_for_scripts(
    quietnet: Run, apart: Path, home: Path
) -> None:
    copy = leave(apart, home)
    said = quietnet("merge", "--preview", "--json")
    assert said.code == 0
    (joined,) = said.json["joined"]
    assert joined["said"].endswith("comes from the other machine.")
    assert (said.json["laid_aside"], said.json["problems"]) == ([], [])
    assert copy.exists()
    assert texts(quietnet) == {"Tea.", "Only here."}


def test_a_folder_with_a_clone_is_joined_and_left(quietnet: Run, apart: Path) -> None:
    before = {path: path.read_bytes() for path in apart.rglob("*.json")}
    assert quietnet("merge", str(apart)).code == 0
    assert {path: path.read_bytes() for path in apart.rglob("*.json")} == before
    assert texts(quietnet) == {"Tea.", "Only here.", "Only there."}
    again = quietnet("merge", str(apart))
    assert again.out.strip() == "The notebook says all of it already; nothing was changed."


def test_the_notebook_s_own_folder_means_what_lies_apart_in_it(
    quietnet: Run, apart: Path, home: Path
) -> None:
    leave(apart, home)
    own = home / "data" / "quietnet"
    assert quietnet("merge", str(own)).code == 0
    assert "Only there." in texts(quietnet)
    healthy = own / "conversations" / "2025-11.json"
    assert quietnet("merge", str(healthy)).code == 0
    assert healthy.exists()


def test_a_shelf_with_gits_markers_is_joined(quietnet: Run, apart: Path, home: Path) -> None:
    shelf = home / "data" / "quietnet" / "conversations" / "2025-11.json"
    theirs = (apart / "conversations" / "2025-11.json").read_bytes()
    ours = shelf.read_bytes()
    shelf.write_bytes(b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> there\n")
    said = quietnet("merge", str(shelf))
    assert said.code == 0
    assert texts(quietnet) == {"Tea.", "Only here.", "Only there."}
    assert quietnet("check").code == 0


def test_a_file_that_cannot_be_read_ends_with_one_and_is_left(
    quietnet: Run, apart: Path, home: Path
) -> None:
    copy = leave(apart, home)
    copy.write_bytes(b"{")
    said = quietnet("merge")
    assert said.code == 1
    assert "left as it is" in said.err
    assert copy.read_bytes() == b"{"


def test_what_is_not_there_is_said(quietnet: Run, apart: Path) -> None:
    said = quietnet("merge", "nowhere.json")
    assert (said.code, said.out) == (1, "")
    assert "nowhere.json is not there. Nothing was changed." in said.err
    said = quietnet("--notebook", "empty", "merge")
    assert said.code == 1
    assert "There is no notebook in" in said.err


def test_both_texts_and_the_older_page_are_named(quietnet: Run, apart: Path, home: Path) -> None:
    for notebook, text, work in (
        (home / "data" / "quietnet", "Oak.", "Builder"), (apart, "Elm.", "Baker"),
    ):  # fmt: skip
        shelf = notebook / "conversations" / "2025-11.json"
        raw = shelf.read_bytes().replace(b'"Tea."', f'"{text}"'.encode())
        shelf.write_bytes(raw)
        people = notebook / "notebook.json"
        raw = people.read_bytes().replace(b'"rev": 1', f'"rev": 2, "work": "{work}"'.encode())
        people.write_bytes(raw)
    said = quietnet("merge", str(apart))
    assert said.code == 0
    assert "Ana Ruiz’s page: of work the newer stays, the older rests whole in the" in said.out
    assert "with Ana Ruiz: both texts, one under the other." in said.out
    assert any(MARK in text for text in texts(quietnet))
