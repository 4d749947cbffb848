"""Joining on a disk that fails: everything stays where it was, and is joined the next time."""

import errno
from pathlib import Path

import pytest

from quietnet.domain.two_texts import MARK
from quietnet.store import laid_aside, untangling
from quietnet.store.apart import lying_apart
from quietnet.store.atomic import replace_file
from quietnet.store.laid_aside import copy_aside, empty_aside, files_aside, lay_aside
from quietnet.store.problem import NotKept
from quietnet.store.seal import PLAIN
from quietnet.store.untangling import untangle
from tests.store.clones import Machine, clone, two_machines
from tests.store.locked import MARKER, locked, opened_anew
from tests.store.locked import quickly as quickly  # noqa: PLC0414 - a fixture
from tests.store.made import NOW, person, shelf, talk

COPY = "{}.sync-conflict-20260314-200000-ABCDEFG.json"


def _fails(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _marked(folder: Path) -> tuple[Machine, Path]:
    note = talk(text="Tea.")
    here, there = two_machines(folder, note)
    here.keep(note.changed(here.now(), text="Oak."))
    there.keep(note.changed(there.now(), text="Elm."))
    path = shelf(here.places, "2026-03")
    theirs = shelf(there.places, "2026-03").read_bytes()
    path.write_bytes(b"<<<<<<< a\n" + path.read_bytes() + b"=======\n" + theirs + b">>>>>>> b\n")
    return here, path


@pytest.mark.parametrize("call", [1, 2])
def test_a_shelf_of_both_sides_survives_a_full_disk_at_each_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    here, path = _marked(tmp_path)
    calls = iter(range(1, 9))

    def failing(*given: object) -> object:
        if next(calls) == call:
            _fails()
        return replace_file(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(untangling, "replace_file", failing)
        with pytest.raises(NotKept, match="the disk is full"):
            here.join(path)
    here.join(*lying_apart(here.places.notebook))
    (note,) = here.read().conversations
    assert note.text == f"Elm.\n\n{MARK}\n\nOak."
    assert not lying_apart(here.places.notebook)


def test_a_side_is_never_laid_over_a_file_that_is_there(tmp_path: Path) -> None:
    here, path = _marked(tmp_path)
    raw = path.read_bytes()
    first = untangle(path, tmp_path / "state", PLAIN, NOW)
    path.write_bytes(raw)
    second = untangle(path, tmp_path / "state", PLAIN, NOW)
    assert first != second
    assert first.exists()
    assert len(list(files_aside(tmp_path / "state"))) == 2
    here.join(*lying_apart(here.places.notebook))
    assert not lying_apart(here.places.notebook)


def test_what_is_no_shelf_is_not_taken_apart(tmp_path: Path) -> None:
    path = tmp_path / "2026-03.json"
    path.write_bytes(b"<<<<<<< a\n{\n=======\n{}\n>>>>>>> b\n")
    with pytest.raises(NotKept, match="Not joined"):
        untangle(path, tmp_path / "state", PLAIN, NOW)
    assert list(files_aside(tmp_path / "state")) == []


def test_a_file_that_cannot_be_laid_aside_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notebook 2.json"
    path.write_bytes(b"{}")
    state = tmp_path / "state"
    with monkeypatch.context() as patched:
        patched.setattr(laid_aside, "replace_file", _fails)
        with pytest.raises(NotKept, match="the disk is full"):
            lay_aside(path, state, PLAIN, NOW)
    with monkeypatch.context() as patched:
        patched.setattr(laid_aside, "sync_folder", _fails)
        with pytest.raises(NotKept, match="the disk is full"):
            lay_aside(path, state, PLAIN, NOW)
    with pytest.raises(NotKept, match="is not a file"):
        copy_aside(tmp_path, state, PLAIN, NOW)
    assert [each.read_bytes() for each in files_aside(state)] == [b"{}"]
    (state / "wastebasket" / "a folder").mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", _fails)
        with pytest.raises(NotKept, match="Not emptied"):
            empty_aside(state)
    empty_aside(state)
    assert list(files_aside(state)) == []


def test_months_that_cannot_be_looked_at_lie_nowhere(tmp_path: Path) -> None:
    here, _ = two_machines(tmp_path, person())
    (here.places.notebook / "conversations").write_bytes(b"a file where a folder should be")
    copy = here.places.notebook / COPY.format("notebook")
    copy.write_bytes(shelf(here.places).read_bytes())
    assert lying_apart(here.places.notebook) == (copy,)
    here.join(copy)
    assert lying_apart(here.places.notebook) == ()


@pytest.mark.usefixtures("quickly")
def test_two_machines_that_are_locked_are_joined_and_nothing_lies_open(tmp_path: Path) -> None:
    note = talk(text=MARKER.decode())
    here, _ = two_machines(tmp_path, note)
    plain = shelf(here.places, "2026-03").read_bytes()
    assert MARKER in plain
    here = Machine(locked(here.places), here.minutes)
    there = clone(here, tmp_path / "there, locked")
    there = Machine(opened_anew(there.places), there.minutes)
    here.keep(note.changed(here.now(), text=f"Oak. {MARKER.decode()}"))
    there.keep(note.changed(there.now(), text=f"Elm. {MARKER.decode()}"))
    beside = shelf(here.places, "2026-03")
    beside.with_name(COPY.format("2026-03")).write_bytes(
        shelf(there.places, "2026-03").read_bytes()
    )
    beside.with_name("2026-03 2.json").write_bytes(plain)  # left there before it was locked
    joined = here.join(*lying_apart(here.places.notebook))
    assert joined.problems == ()
    (kept,) = here.read().conversations
    texts = [f"Elm. {MARKER.decode()}", f"Oak. {MARKER.decode()}", MARKER.decode()]
    assert kept.text == f"\n\n{MARK}\n\n".join(texts)
    files = [path for path in (tmp_path / "here").rglob("*") if path.is_file()]
    assert len([path for path in files if path.parent.name == "wastebasket"]) == 2
    assert not [path for path in files if MARKER in path.read_bytes()]


@pytest.mark.usefixtures("quickly")
def test_without_the_passphrase_a_locked_copy_is_left(tmp_path: Path) -> None:
    here, _ = two_machines(tmp_path, talk())
    locked(here.places)
    copy = shelf(here.places, "2026-03").with_name(COPY.format("2026-03"))
    copy.write_bytes(shelf(here.places, "2026-03").read_bytes())
    joined = Machine(here.places).join(copy)
    assert "locked with a passphrase" in str(joined.problems[0])
    assert copy.exists()
