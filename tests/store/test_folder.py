"""The exported folder: only what changed is written, and nobody else's words are touched."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.refusal import Refused
from quietnet.store.folder import Files, Written, write_file, write_folder
from quietnet.store.manifest import MANIFEST, fingerprint
from tests.store.test_writing import POSIX, mode, umask

ANA, GRACE, NOTE = (f"{n * 8}-0000-4000-8000-000000000000" for n in "123")
README = "README.md"
FIRST: Files = {
    README: (None, b"What this is."),
    "people/Ana Ruiz.md": (ANA, b"Ana"),
    "people/Grace Hopper.md": (GRACE, b"Grace"),
    "conversations/2026/2026-03-14 Ana Ruiz.md": (NOTE, b"Bees"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def found(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def data(files: Files) -> dict[str, bytes]:
    return {path: words for path, (_, words) in files.items()}


def listed(folder: Path) -> dict[str, Any]:
    files: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())["files"]
    return files


def test_a_new_folder_holds_every_file_and_their_list(folder: Path) -> None:
    assert write_folder(folder, FIRST) == Written(wrote=tuple(sorted(FIRST)))
    assert found(folder) == data(FIRST)
    assert json.loads((folder / MANIFEST).read_bytes())["format"] == 1
    assert listed(folder)["people/Ana Ruiz.md"] == {"id": ANA, "sha256": fingerprint(b"Ana")}
    assert listed(folder)[README]["id"] is None


def test_the_same_again_writes_nothing(folder: Path) -> None:
    write_folder(folder, FIRST)
    before = {path: path.stat() for path in folder.rglob("*")}
    assert write_folder(folder, FIRST) == Written(unchanged=tuple(sorted(FIRST)))
    assert {path: path.stat() for path in folder.rglob("*")} == before


def test_only_what_changed_is_written_and_what_is_gone_is_removed(folder: Path) -> None:
    write_folder(folder, FIRST)
    second = {README: FIRST[README], "people/Ana Ruiz.md": (ANA, b"Ana, older")}
    assert write_folder(folder, second) == Written(
        wrote=("people/Ana Ruiz.md",),
        unchanged=(README,),
        removed=("conversations/2026/2026-03-14 Ana Ruiz.md", "people/Grace Hopper.md"),
    )
    assert found(folder) == data(second)
    assert not (folder / "conversations").exists()
    assert set(listed(folder)) == set(second)


def test_an_edited_file_is_neither_overwritten_nor_removed(folder: Path) -> None:
    write_folder(folder, FIRST)
    for name in ("Ana Ruiz", "Grace Hopper"):
        (folder / "people" / f"{name}.md").write_bytes(b"my own words")
    second = {README: (None, b"New."), "people/Ana Ruiz.md": (ANA, b"Ana, older")}
    done = write_folder(folder, second)
    assert done.kept_back == ("people/Ana Ruiz.md", "people/Grace Hopper.md")
    assert done.wrote == (README,)
    assert (folder / "people/Ana Ruiz.md").read_bytes() == b"my own words"
    assert (folder / "people/Grace Hopper.md").read_bytes() == b"my own words"
    # The list still says what we wrote, so that bringing the folder in sees the edit.
    assert listed(folder)["people/Ana Ruiz.md"]["sha256"] == fingerprint(b"Ana")
    assert write_folder(folder, second).kept_back == done.kept_back


def test_what_somebody_else_wrote_is_left(folder: Path) -> None:
    (folder / "people").mkdir(parents=True)
    (folder / README).write_bytes(b"My project.")
    (folder / "people" / "Mine.md").write_bytes(b"mine")
    done = write_folder(folder, FIRST)
    assert done.kept_back == (README,)
    assert (folder / README).read_bytes() == b"My project."
    assert (folder / "people" / "Mine.md").read_bytes() == b"mine"
    assert README not in listed(folder)
    write_folder(folder, {})
    assert found(folder) == {README: b"My project.", "people/Mine.md": b"mine"}


def test_a_file_removed_by_hand_is_written_again_or_forgotten(folder: Path) -> None:
    write_folder(folder, FIRST)
    (folder / "people/Ana Ruiz.md").unlink()
    (folder / "people/Grace Hopper.md").unlink()
    second = {path: FIRST[path] for path in FIRST if "Grace" not in path}
    done = write_folder(folder, second)
    assert done.wrote == ("people/Ana Ruiz.md",)
    assert done.removed == ()
    assert found(folder) == data(second)
    assert set(listed(folder)) == set(second)


def test_a_renamed_page_moves_the_unedited_file(folder: Path) -> None:
    write_folder(folder, FIRST)
    inode = (folder / "people/Ana Ruiz.md").stat().st_ino
    same = {**FIRST, "people/Ana Perez.md": (ANA, b"Ana")}
    del same["people/Ana Ruiz.md"]
    done = write_folder(folder, same)
    assert done.wrote == ("people/Ana Perez.md",)
    assert done.removed == ()
    assert (folder / "people/Ana Perez.md").stat().st_ino == inode
    assert found(folder) == data(same)
    assert set(listed(folder)) == set(same)


def test_a_renamed_page_that_was_edited_stays_and_the_new_one_is_written(folder: Path) -> None:
    write_folder(folder, FIRST)
    (folder / "people/Ana Ruiz.md").write_bytes(b"my own words")
    (folder / "people/Grace H.md").write_bytes(b"somebody else's")
    renamed = {"people/Ana Perez.md": (ANA, b"Ana"), "people/Grace H.md": (GRACE, b"Grace")}
    done = write_folder(folder, renamed)
    assert done.wrote == ("people/Ana Perez.md",)
    assert done.kept_back == ("people/Ana Ruiz.md", "people/Grace H.md")
    assert found(folder) == {
        "people/Ana Ruiz.md": b"my own words",
        "people/Ana Perez.md": b"Ana",
        "people/Grace H.md": b"somebody else's",
    }


def test_two_pages_may_change_names(folder: Path) -> None:
    write_folder(folder, FIRST)
    swapped = {
        "people/Ana Ruiz.md": (GRACE, b"Grace"),
        "people/Grace Hopper.md": (ANA, b"Ana"),
    }
    assert write_folder(folder, swapped).kept_back == ()
    assert found(folder) == data(swapped)


@POSIX
def test_no_link_leads_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "Grace Hopper.md").write_bytes(b"Grace")
    (outside / "secret.md").write_bytes(b"secret")
    write_folder(folder, {README: FIRST[README]})
    (folder / "people").symlink_to(outside)
    (folder / "conversations" / "2026").mkdir(parents=True)
    (folder / "conversations/2026/2026-03-14 Ana Ruiz.md").symlink_to(outside / "secret.md")
    done = write_folder(folder, FIRST)
    assert done.kept_back == tuple(sorted(path for path in FIRST if path != README))
    assert found(outside) == {"Grace Hopper.md": b"Grace", "secret.md": b"secret"}


@POSIX
def test_a_folder_that_became_a_link_is_not_emptied(folder: Path, tmp_path: Path) -> None:
    write_folder(folder, FIRST)
    (folder / "people").rename(tmp_path / "moved")
    (folder / "people").symlink_to(tmp_path / "moved")
    renamed = {"people/Ana Perez.md": (ANA, b"Ana")}
    write_folder(folder, renamed)
    assert set(found(tmp_path / "moved")) == {"Ana Ruiz.md", "Grace Hopper.md"}


def test_a_folder_or_file_in_the_way_is_named(folder: Path) -> None:
    (folder / "people" / "Ana Ruiz.md").mkdir(parents=True)
    (folder / "conversations").write_bytes(b"a file")
    done = write_folder(folder, FIRST)
    assert done.kept_back == (
        "conversations/2026/2026-03-14 Ana Ruiz.md",
        "people/Ana Ruiz.md",
    )
    assert done.wrote == (README, "people/Grace Hopper.md")


@pytest.mark.parametrize(
    "path",
    ["../out.md", "/etc/out.md", "people/../../out.md", "", ".", "a//b", "C:\\x", "a\0b", MANIFEST],
)
def test_a_path_that_could_leave_the_folder_is_refused(folder: Path, path: str) -> None:
    with pytest.raises(Refused, match="nothing was written"):
        write_folder(folder, {README: FIRST[README], path: (ANA, b"x")})
    assert not folder.exists()


@POSIX
def test_new_files_are_the_owners_alone_and_old_modes_stay(folder: Path) -> None:
    with umask(0):
        write_folder(folder, FIRST)
    for path in (*folder.rglob("*"), folder):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path
    (folder / README).chmod(0o644)
    folder.chmod(0o755)
    write_folder(folder, {**FIRST, README: (None, b"New.")})
    assert (folder / README).read_bytes() == b"New."
    assert mode(folder / README) == 0o644
    assert mode(folder) == 0o755


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"[", b'{"app":"quietnet","format":2,"files":{}}'])
def test_a_list_that_cannot_be_understood_stops_before_writing(folder: Path, spoilt: bytes) -> None:
    write_folder(folder, FIRST)
    (folder / MANIFEST).write_bytes(spoilt)
    with pytest.raises(Refused, match="cannot be understood, so nothing was written"):
        write_folder(folder, {README: (None, b"New.")})
    assert found(folder) == data(FIRST)
    assert (folder / MANIFEST).read_bytes() == spoilt


def test_a_list_that_cannot_be_read_stops_before_writing(folder: Path) -> None:
    (folder / MANIFEST).mkdir(parents=True)
    with pytest.raises(Refused, match="cannot be read, so nothing was written"):
        write_folder(folder, FIRST)
    assert found(folder) == {}


def full_after(monkeypatch: pytest.MonkeyPatch, writes: int) -> Callable[[], None]:
    real, left = os.write, [writes]

    def write(handle: int, words: Any) -> int:
        left[0] -= 1
        if left[0] == -1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(handle, words)

    monkeypatch.setattr(os, "write", write)
    return lambda: monkeypatch.setattr(os, "write", real)


def test_a_full_disk_is_told_and_the_next_export_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_again = full_after(monkeypatch, 2)
    with pytest.raises(Refused, match="Not all was written: the disk is full"):
        write_folder(folder, FIRST)
    room_again()
    assert len(listed(folder)) == 2
    done = write_folder(folder, FIRST)
    assert (len(done.unchanged), len(done.wrote), done.kept_back) == (2, 2, ())
    assert found(folder) == data(FIRST)


def test_a_file_in_place_of_the_folder_is_told(folder: Path) -> None:
    folder.write_bytes(b"a file")
    with pytest.raises(Refused, match="a file stands where a folder should be"):
        write_folder(folder, FIRST)
    assert folder.read_bytes() == b"a file"


def test_a_single_page_is_written_once_and_never_over_another(tmp_path: Path) -> None:
    page = tmp_path / "Ana.md"
    assert write_file(page, b"Ana")
    assert not write_file(page, b"Ana")
    with pytest.raises(Refused, match="is there already, edited or not written by quietnet"):
        write_file(page, b"Ana, older")
    assert page.read_bytes() == b"Ana"
    assert write_file(page, b"Ana, older", ours=lambda there: there == b"Ana")
    assert page.read_bytes() == b"Ana, older"
    with pytest.raises(Refused, match="left as it is"):
        write_file(page, b"Ana", ours=lambda there: there == b"Ana")
    with pytest.raises(Refused, match="is there already"):
        write_file(tmp_path, b"Ana")
    with pytest.raises(Refused, match="the folder is not there"):
        write_file(tmp_path / "none" / "Ana.md", b"Ana")


_names = st.sampled_from([f"people/{name}.md" for name in "ABCD"] + ["README.md"])
_exports = st.dictionaries(
    _names, st.tuples(st.none() | st.sampled_from("wxyz"), st.binary(max_size=2)), max_size=4
)
_edits = st.dictionaries(
    _names, st.binary(max_size=2).map(lambda words: b"mine" + words), max_size=2
)


@settings(max_examples=60, deadline=None)
@given(turns=st.lists(st.tuples(_exports, _edits), max_size=4))
def test_whatever_is_edited_between_exports_survives_them(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[Files, dict[str, bytes]]]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    mine: dict[str, bytes] = {}
    for files, edits in turns:
        done = write_folder(folder, files)
        now = found(folder)
        assert now.items() >= mine.items()
        for path, (_, words) in files.items():
            assert now[path] == words or path in done.kept_back
        assert set(now) == set(files) | set(mine)
        for path, words in edits.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(words)
        mine |= edits
