"""What somebody wants to bring in, read from the disk within bounds."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from quietnet.domain.refusal import Refused
from quietnet.store import incoming
from quietnet.store.incoming import read_incoming


def _cards(path: str) -> bool:
    return path.endswith(".vcf")


def test_a_file_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("a.vcf", "deep/er/b.vcf", "c.txt", ".git/d.vcf"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "link.vcf").symlink_to(tmp_path / "a.vcf")
    assert read_incoming(tmp_path / "c.txt", _cards).content == b"c.txt"
    came = read_incoming(tmp_path, _cards)
    assert came.content == {
        "a.vcf": b"a.vcf",
        "deep/er/b.vcf": b"deep/er/b.vcf",
        "link.vcf": b"a.vcf",
    }
    assert came.skipped == []


def test_what_cannot_be_read_in_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.vcf")
    (tmp_path / "b.vcf").symlink_to(tmp_path / "gone")
    (tmp_path / "c.vcf").write_bytes(b"x" * 11)
    (tmp_path / "d.vcf").write_bytes(b"x")
    monkeypatch.setattr(incoming, "MOST", 10)
    came = read_incoming(tmp_path, _cards)
    assert came.content == {"d.vcf": b"x"}
    assert came.skipped == [
        ("a.vcf", "It is not a file that can be read."),
        ("b.vcf", "It could not be read: no such file or directory."),
        ("c.vcf", "It is larger than 64 MiB, more than an address book."),
    ]


def test_a_file_that_grows_while_it_is_read_is_still_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.vcf").write_bytes(b"x" * 11)
    monkeypatch.setattr(incoming, "MOST", 10)
    monkeypatch.setattr(incoming, "_refuse", lambda _found: None)  # it was small then
    with pytest.raises(Refused, match="larger than 64 MiB"):
        read_incoming(tmp_path / "a.vcf", _cards)


@pytest.mark.parametrize(("limit", "most"), [("MOST_NAMES", 2), ("MOST_IN_A_FOLDER", 2)])
def test_a_folder_of_far_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    for name in ("a.vcf", "b.vcf", "c.vcf"):
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.setattr(incoming, limit, most)
    with pytest.raises(Refused, match="far more than an address book"):
        read_incoming(tmp_path, _cards)


def test_a_folder_that_cannot_be_listed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: Any) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    monkeypatch.setattr(os, "scandir", forbidden)
    with pytest.raises(Refused, match="could not be read: permission denied"):
        read_incoming(tmp_path, _cards)


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="is not the name of a file"):
        read_incoming(Path("nul\0.vcf"), _cards)
