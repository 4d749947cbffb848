"""Damaged shelves: left byte for byte, named in a sentence, and all else opens."""

import errno
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.store import shelf_file, storage
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from tests.store.made import (
    LATER,
    by_hand,
    kept,
    library,
    opened,
    person,
    read,
    shelf,
    tables,
    talk,
)

DEEP = b'{"a":' * 70 + b"1" + b"}" * 70
META = '"meta": {"1": {"app": "quietnet", "format": 1}}'

UNREADABLE = {
    b"": "is empty",
    b" \n": "is empty",
    b"{}": "not a shelf of quietnet",
    b"[]": "not a shelf of quietnet",
    b"null": "not a shelf of quietnet",
    b'{"_default": {"1": {"name": "x"}}}': "not a shelf of quietnet",
    b'{"meta": {"1": {"app": "other", "format": 1}}}': "not a shelf of quietnet",
    b'{"meta": {"1": {"app": "quietnet"}}}': "does not say which format",
    b'{"meta": {"1": {"app": "quietnet", "format": true}}}': "does not say which format",
    b'{"meta": {"1": {"app": "quietnet", "format": 2, "needs": "3.1"}}}': "3.1 or newer is needed",
    b'{"meta": {"1": {"app": "quietnet", "format": 2}}}': "a newer version of quietnet is needed",
    b'{"meta": {"1": {"app": "quie': "damaged at line 1",
    b"{\n  oops": "damaged at line 2, column 3",
    b"\xff\xfe{}": "damaged at line 1",
    f'{{{META}, "conversations": {{}}, "conversations": {{}}}}'.encode(): "“conversations” twice",
    f'{{{META}, "conversations": {{"1": {{"a": 1, "a": 2}}}}}}'.encode(): "“a” twice",
    f'{{{META}, "conversations": {{"x": {{}}}}}}'.encode(): "entry “x”",
    f'{{{META}, "conversations": {{"1": 7}}}}'.encode(): "entry “1”",
    f'{{{META}, "conversations": []}}'.encode(): "table “conversations”",
    f'{{{META}, "t": {{"1": {{"n": 123456789012345678901234}}}}}}'.encode(): "number too large",
    f'{{{META}, "t": {{"1": {{"n": 99999999999999999999}}}}}}'.encode(): "number too large",
    f'{{{META}, "t": {{"1": {{"n": "\\ud800"}}}}}}'.encode(): "damaged at line 1",
    f'{{{META}, "t": {{"1": {{"n": NaN}}}}}}'.encode(): "damaged at line 1",
    f'{{{META}, "t": {{"1": '.encode() + DEEP + b"}}": "nested more than 64 deep",
    b"[" * 100_000: "damaged at line 1",
}


@pytest.mark.parametrize(("raw", "reason"), UNREADABLE.items(), ids=lambda part: str(part)[:40])
def test_an_unreadable_month_is_told_and_left_and_all_else_opens(
    places: Places, raw: bytes, reason: str
) -> None:
    ana, autumn = person(), talk(date(2025, 10, 2))
    kept(places, ana, autumn, talk())
    damaged = shelf(places, "2026-03")
    damaged.write_bytes(raw)
    ours = library(places)
    loaded = ours.load()
    assert loaded.people == (ana,)
    assert loaded.conversations == (autumn,)
    assert [problem.where for problem in loaded.problems] == ["conversations/2026-03.json"]
    assert reason in loaded.problems[0].what
    with pytest.raises(NotKept, match=r"2026-03\.json .* It was left as it is"):
        ours.keep(Change((talk(),)))
    changed = autumn.changed(LATER, text="We spoke of honey.")
    assert ours.keep(Change((changed,))).put == (changed,)
    assert damaged.read_bytes() == raw


def test_with_an_unreadable_first_shelf_nothing_is_written(places: Places) -> None:
    note = talk()
    kept(places, person(), note)
    whole = shelf(places).read_bytes()
    shelf(places).write_bytes(whole[:-20])
    before = {path: path.read_bytes() for path in places.notebook.rglob("*.json")}
    ours = library(places)
    loaded = ours.load()
    assert loaded.people == ()
    assert loaded.conversations == (note,)
    with pytest.raises(NotKept, match=r"notebook\.json is damaged at line"):
        ours.keep(Change((talk(),)))
    assert {path: path.read_bytes() for path in places.notebook.rglob("*.json")} == before


def test_a_first_shelf_without_the_notebooks_id_is_not_written_to(places: Places) -> None:
    kept(places, person())
    document = tables(shelf(places))
    del document["meta"]["1"]["notebook"]
    by_hand(shelf(places), document)
    before = shelf(places).read_bytes()
    with pytest.raises(NotKept, match="does not say which notebook it is"):
        opened(places).keep(Change((person(),)))
    assert shelf(places).read_bytes() == before


def test_a_shelf_cut_at_any_byte_is_never_read_as_less(places: Places) -> None:
    ana = person()
    kept(places, ana, person("Grace Hopper"))
    whole = shelf(places).read_bytes()
    for end in range(len(whole) - 1):  # without the last line feed it is still whole
        shelf(places).write_bytes(whole[:end])
        loaded = read(places)
        assert loaded.people == ()
        assert len(loaded.problems) == 1
        assert shelf(places).read_bytes() == whole[:end]


def test_a_flipped_bit_is_never_silent(places: Places) -> None:
    kept(places, person(), person("Grace Hopper"))
    whole = shelf(places).read_bytes()
    for place in range(len(whole) - 1):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << (place % 8)
        shelf(places).write_bytes(flipped)
        assert read(places).problems, whole[place : place + 20]


def test_a_hand_edit_is_used_and_told_until_it_is_kept_anew(places: Places) -> None:
    ana = person()
    kept(places, ana)
    raw = shelf(places).read_bytes().replace(b"Ana Ruiz", b"Ana R. Perez")
    shelf(places).write_bytes(raw)
    ours = library(places)
    loaded = ours.load()
    assert loaded.people[0].name == "Ana R. Perez"
    assert str(loaded.problems[0]) == (
        "notebook.json: It was changed outside quietnet; what it says now is used."
    )
    ours.keep(Change((person("Grace Hopper"),)))
    assert ours.problems == read(places).problems == ()


def test_a_file_copied_with_other_line_ends_is_read_the_same(places: Places) -> None:
    note = talk(text="One line.\nAnother.")
    kept(places, note)
    raw = shelf(places, "2026-03").read_bytes()
    shelf(places, "2026-03").write_bytes(raw.replace(b"\n", b"\r\n"))
    assert read(places).conversations == (note,)


def test_a_shelf_damaged_while_open_keeps_showing_what_it_held(places: Places) -> None:
    note = talk()
    ours = kept(places, note)
    whole = shelf(places, "2026-03").read_bytes()
    shelf(places, "2026-03").write_bytes(b"<<<<<<< ours\n")
    assert not ours.look()
    assert "damaged at line 1" in str(ours.problems[0])
    with pytest.raises(NotKept, match="damaged"):
        ours.keep(Change((note.changed(LATER, text="x"),)))
    shelf(places, "2026-03").write_bytes(whole)
    assert not ours.look()
    assert ours.problems == ()
    changed = note.changed(LATER, text="x")
    assert ours.keep(Change((changed,))).put == (changed,)


def test_a_shelf_as_large_as_a_disk_is_not_read(places: Places) -> None:
    kept(places, person(), talk())
    with shelf(places, "2026-03").open("r+b") as file:
        file.truncate(shelf_file.LARGEST + 1)
    assert "larger than the 64 MiB" in str(read(places).problems[0])


def test_a_change_that_would_be_too_large_is_refused_before_writing(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = kept(places, talk())
    before = shelf(places, "2026-03").read_bytes()
    monkeypatch.setattr(shelf_file, "LARGEST", len(before) + 100)
    monkeypatch.setattr(storage, "LARGEST", len(before) + 100)
    with pytest.raises(NotKept, match="larger than the 64 MiB"):
        ours.keep(Change((talk(), person())))
    assert shelf(places, "2026-03").read_bytes() == before
    assert read(places).people == ()


def test_what_could_not_be_read_again_is_not_written(places: Places) -> None:
    deep: Any = "end"
    for _ in range(70):
        deep = [deep]
    ours = kept(places, talk())
    with pytest.raises(NotKept, match="nested more than 64 deep"):
        ours.keep(Change((talk(from_elsewhere=deep),)))
    with pytest.raises(NotKept, match="cannot be written down"):
        ours.keep(Change((talk(from_elsewhere=2**70),)))
    for _ in range(9):
        deep = deep[0]
    ours.keep(Change((talk(from_elsewhere=deep),)))
    document = tables(shelf(places, "2026-03"))
    by_hand(shelf(places, "2026-03"), document)
    assert len(read(places).conversations) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_make_us_wait(places: Places) -> None:
    kept(places, person(), talk())
    shelf(places, "2026-03").unlink()
    os.mkfifo(shelf(places, "2026-03"))
    assert "is not a file" in str(read(places).problems[0])


@pytest.mark.skipif(os.name == "nt", reason="Windows says that a folder cannot be opened")
def test_a_folder_in_place_of_a_shelf_is_told(places: Places) -> None:
    kept(places, person(), talk())
    shelf(places, "2026-03").unlink()
    shelf(places, "2026-03").mkdir()
    assert "is not a file" in str(read(places).problems[0])


@pytest.mark.skipif(os.name == "nt", reason="links as POSIX has them")
def test_a_link_to_nothing_or_to_itself_is_told(places: Places, tmp_path: Path) -> None:
    kept(places, person(), talk())
    shelf(places).unlink()
    shelf(places).symlink_to(tmp_path / "away" / "notebook.json")
    assert "points to a file that is not there" in str(read(places).problems[0])
    with pytest.raises(NotKept, match="points to a file"):
        opened(places).keep(Change((person(),)))
    assert not (tmp_path / "away").exists()
    shelf(places).unlink()
    shelf(places).symlink_to(shelf(places))
    assert "cannot be opened" in str(read(places).problems[0])


def test_a_disk_that_cannot_be_read_is_told(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, person(), talk())
    real = os.open

    def refuse(path: Any, *rest: Any, **more: Any) -> int:
        if str(path).endswith("2026-03.json"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    loaded = read(places)
    assert len(loaded.people) == 1
    assert "cannot be opened: permission denied" in str(loaded.problems[0])


def test_a_shelf_out_of_reach_for_a_moment_is_read_as_soon_as_it_is_back(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    spring, autumn = talk(), talk(date(2025, 10, 2))
    kept(places, spring, autumn)
    real = os.open

    def refuse(path: Any, *rest: Any, **more: Any) -> int:
        if str(path).endswith("2025-10.json"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, *rest, **more)

    with monkeypatch.context() as broken:
        broken.setattr(os, "open", refuse)
        ours = library(places)
        assert ours.load().conversations == (spring,)
        assert ours.problems
    assert ours.keep(Change(forget=(spring.id, autumn.id))).forget == (spring.id,)
    assert ours.problems == ()
    assert read(places).conversations == ()


def test_a_folder_that_cannot_be_looked_into_is_told(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, person(), talk())
    real = Path.iterdir

    def refuse(path: Path) -> Any:
        if path.name == "conversations":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    loaded = read(places)
    assert len(loaded.people) == 1
    assert "cannot be looked at" in str(loaded.problems[0])
