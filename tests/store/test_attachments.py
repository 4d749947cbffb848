"""Photographs that come with an import: kept with the people they are of, and only ever added."""

import errno
import stat
from pathlib import Path

import pytest

from quietnet.domain.attachment import attached, attachment_path, is_attachment, those_of
from quietnet.domain.change import Change
from quietnet.domain.person import Carried, Person
from quietnet.store.attachments import keep_attachments, read_attachments
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from tests.store.made import NOW, kept, opened, person, read

PNG = b"\x89PNG\r\n\x1a\n" + b"lamp"
PATH = attachment_path(PNG)


def _with_photo(path: str = PATH) -> Person:
    photo = Carried(source="vcard", property="PHOTO", value=path)
    return person().changed(NOW, carried=(photo,)).in_one_step(None)


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8", "webp"),
        (b"#!/bin/sh", "bin"),
        (b"", "bin"),
    ],
)
def test_a_name_is_told_by_the_content_alone(data: bytes, ending: str) -> None:
    path = attachment_path(data)
    assert is_attachment(path)
    assert path.endswith(f".{ending}")
    assert attachment_path(data) == path


@pytest.mark.parametrize(
    "path",
    ["", "attachments/../x.png", "/etc/passwd", PATH + "\n", PATH.upper(), "attachments/a.png"],
)
def test_nothing_else_is_a_name(path: str, places: Places) -> None:
    assert not is_attachment(path)
    assert attached([_with_photo(path)]) == frozenset()
    with pytest.raises(NotKept):
        keep_attachments(places, {path: b"x"})
    assert read_attachments(places, [path]) == {}


def test_only_the_files_somebody_refers_to_come_along() -> None:
    assert those_of([_with_photo(), person("Jonas")], {PATH: PNG, attachment_path(b""): b""}) == {
        PATH: PNG
    }


def test_a_photograph_is_kept_privately_with_its_person(places: Places) -> None:
    library = opened(places)
    library.keep(Change((_with_photo(),), attachments={PATH: PNG}))
    file = places.notebook / PATH
    assert file.read_bytes() == PNG
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert attached(read(places).people) == {PATH}
    assert read_attachments(places, [PATH, attachment_path(b"gone")]) == {PATH: PNG}


def test_one_that_is_there_is_not_written_again_and_outlasts_its_person(places: Places) -> None:
    ana = _with_photo()
    library = opened(places)
    library.keep(Change((ana,), attachments={PATH: PNG}))
    before = (places.notebook / PATH).stat().st_mtime_ns
    library.keep(Change((_with_photo(),), attachments={PATH: PNG}))
    assert (places.notebook / PATH).stat().st_mtime_ns == before
    library.keep(Change(forget=(ana.id,)))
    assert (places.notebook / PATH).exists()


def test_a_folder_that_cannot_be_made_keeps_nothing(places: Places) -> None:
    library = kept(places, person("Jonas"))
    (places.notebook / "attachments").write_text("a file stands where the folder should be")
    with pytest.raises(NotKept, match="a file stands where a folder should be"):
        library.keep(Change((_with_photo(),), attachments={PATH: PNG}))
    assert [each.name for each in read(places).people] == ["Jonas"]


def test_what_an_ended_process_left_is_swept(places: Places) -> None:
    kept(places, _with_photo())
    left = places.notebook / "attachments" / f".{PATH.partition('/')[2]}.12.{'0' * 16}.tmp"
    keep_attachments(places, {PATH: PNG})
    left.write_bytes(b"half")
    read(places)
    assert not left.exists()
    assert (places.notebook / PATH).exists()


def test_a_folder_in_its_place_is_not_read(places: Places, tmp_path: Path) -> None:
    (places.notebook / PATH).mkdir(parents=True)
    assert read_attachments(places, [PATH]) == {}


def test_a_disk_that_refuses_a_photograph_keeps_nothing(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, person("Jonas"))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("quietnet.store.attachments.replace_file", full)
    with pytest.raises(NotKept, match="the disk is full"):
        library.keep(Change((_with_photo(),), attachments={PATH: PNG}))
    assert [each.name for each in read(places).people] == ["Jonas"]


def test_one_that_cannot_be_looked_at_is_left_out(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_attachments(places, {PATH: PNG})

    def spoilt(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", spoilt)
    assert read_attachments(places, [PATH]) == {}
