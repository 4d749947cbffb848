"""Locking: nothing lies plain, everything is there, and back again, whatever interrupts it."""

import errno
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import orjson
import pyrage
import pytest

from quietnet.domain.attachment import attachment_path
from quietnet.domain.change import Change
from quietnet.domain.refusal import Refused
from quietnet.store import turning
from quietnet.store.atomic import Staged, stage_file
from quietnet.store.attachments import read_attachments
from quietnet.store.drafts import Drafts
from quietnet.store.key_file import KeyFile
from quietnet.store.library import Library
from quietnet.store.locking import (
    WrongPassphrase,
    change_passphrase,
    key_of,
    lock,
    open_with,
    opens,
    unlock,
)
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from quietnet.store.restore import restore
from quietnet.store.seal import is_sealed
from tests.store.locked import (
    PASSPHRASE,
    everything,
    library,
    locked,
    opened_anew,
    plain_files,
    quickly,
    says,
)
from tests.store.made import NOW, kept, person, read, shelf, talk

__all__ = ["quickly"]  # a fixture
pytestmark = pytest.mark.usefixtures("quickly")

SAID = "We spoke of bees in the orchard."
PHOTO = b"\x89PNG bees in the orchard"
PATH = attachment_path(PHOTO)
READ_PEOPLE = """
import sys
from quietnet.cli.main import run
run(["people"])
print("pyrage" in sys.modules)
"""


def lived_in(places: Places) -> Library:
    """Leave words in every file there can be."""
    ana = person("Ana of the bees in the orchard")
    ours = kept(places, ana, talk(text=SAID, people=(ana.id,)), talk(date(2025, 10, 2), text=SAID))
    ours.keep(Change(attachments={PATH: PHOTO}, put=(person("Bo"),)))
    gone = talk(text="Gone: bees in the orchard")
    ours.keep(Change((gone,)))
    ours.keep(Change(forget=(gone.id,)), "letting bees in the orchard go", copy_first=True)
    ours.copies.daily(NOW)
    held = Drafts(places, ours.notebook_id).begin()
    held.save("Draft of bees in the orchard", {}, NOW)
    held.release()
    (places.notebook / "conversations" / "2026-03.damaged-2026-03-01T10-00-00.json").write_text(
        SAID
    )
    (places.notebook / "2026-03.sync-conflict-20260314-200000-ABC.json").write_text(SAID)
    aside = places.state(ours.notebook_id) / "wastebasket"
    aside.mkdir()
    (aside / "2026-03-14T20-00-00 2026-03 2.json").write_text(SAID)
    return ours


def test_no_word_lies_plain_and_all_of_it_is_there(places: Places, tmp_path: Path) -> None:
    ours = lived_in(places)
    before, basket, copies = says(places), ours.wastebasket(), ours.copies.all()
    assert len(plain_files(tmp_path)) > 10
    locked(places)
    assert plain_files(tmp_path) == []
    assert not list(tmp_path.rglob("*.tmp"))
    fresh = library(opened_anew(places))
    assert says(fresh.places) == before
    assert fresh.wastebasket() == basket
    assert [(c.when, c.kind, c.whole) for c in fresh.copies.all()] == [
        (c.when, c.kind, c.whole) for c in copies
    ]
    (draft,) = Drafts(fresh.places, fresh.notebook_id).left()
    assert draft.text == "Draft of bees in the orchard"
    assert read_attachments(fresh.places, [PATH]) == {PATH: PHOTO}
    assert plain_files(tmp_path) == []


def test_what_is_kept_deleted_undone_and_copied_while_locked_is_locked(
    places: Places, tmp_path: Path
) -> None:
    lived_in(places)
    ours = library(locked(places))
    ours.keep(Change((talk(text=f"More {SAID}"),)), copy_first=True)
    first = ours.load().conversations[0]
    ours.keep(Change(forget=(first.id,)))
    assert ours.undo()
    ours.keep(Change(forget=(first.id,)))
    assert ours.bring_back(ours.wastebasket()[0].id).change
    ours.keep(Change(attachments={PATH: PHOTO}, put=(person("Cy"),)))
    ours.copies.daily(NOW + timedelta(days=1))
    copy = next(each for each in ours.copies.all() if each.kind.startswith("before"))
    assert restore(ours.places, copy, NOW)
    held = Drafts(ours.places, ours.notebook_id).begin()
    held.save(SAID, {}, NOW)
    assert plain_files(tmp_path) == []
    assert all(copy.whole for copy in ours.copies.all())


def test_unlocking_makes_every_file_plain_again(places: Places, tmp_path: Path) -> None:
    lived_in(places)
    before, files = says(places), len(everything(tmp_path))
    locked(places)
    key = key_of(places)
    assert key
    assert unlock(places, key, PASSPHRASE) == places
    assert not any(is_sealed(raw) for raw in everything(tmp_path).values())
    assert len(everything(tmp_path)) == files
    assert key_of(places) is None
    assert says(places) == before
    assert all(copy.whole for copy in library(places).copies.all())
    assert library(places).undo()


def test_files_that_share_their_bytes_share_them_still(places: Places, tmp_path: Path) -> None:
    ours = lived_in(places)
    ours.copies.before("something", NOW)

    def shared() -> list[int]:
        files = [path.stat() for path in (tmp_path / "state").rglob("*.json")]
        return sorted(found.st_nlink for found in files)

    before = shared()
    assert max(before) > 1
    locked(places)
    assert sorted([*before, 1]) == shared()  # the key came


def test_another_passphrase_writes_nothing_but_the_key(places: Places, tmp_path: Path) -> None:
    lived_in(places)
    locked(places)
    before = everything(tmp_path)
    key = key_of(places)
    assert key
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        change_passphrase(places, key, "wasps", "pears")
    change_passphrase(places, key, PASSPHRASE, "pears")
    after = everything(tmp_path)
    assert {path.name for path in before if before[path] != after[path]} == {"key.json"}
    anew = key_of(places)
    assert anew
    assert opens(anew, "pears")
    assert not opens(anew, PASSPHRASE)
    assert library(opened_anew(places, "pears")).load().people


def test_a_passphrase_is_the_same_however_a_keyboard_makes_its_letters(places: Places) -> None:
    kept(places, person())
    lock(places, "Bienenkörbe")
    assert library(opened_anew(places, "Bienenko\u0308rbe")).load().people
    with pytest.raises(WrongPassphrase, match="at least one letter"):
        opened_anew(places, "")


def test_stock_age_reads_it(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = lived_in(places)
    monkeypatch.undo()  # the real way with a passphrase, which takes a second each
    lock(places, PASSPHRASE)
    key = key_of(places)
    assert key
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        open_with(places, key, "wasps")
    wrapped = json.loads((places.notebook / "key.json").read_bytes())["key"]
    said = pyrage.passphrase.decrypt(wrapped.encode(), PASSPHRASE).decode().splitlines()
    identity = pyrage.x25519.Identity.from_str(said[-1])
    for path, name in ((shelf(places), "notebook"), (shelf(places, "2026-03"), "2026-03")):
        line, _, text = pyrage.decrypt(path.read_bytes(), [identity]).partition(b"\n")
        assert line.decode() == f"quietnet {ours.notebook_id} {name}"
        assert orjson.loads(text)["meta"]["1"]["app"] == "quietnet"
    assert library(open_with(places, key, PASSPHRASE)).load().people


# Interrupted


class FullDisk:
    """Takes so many files, then no more until there is room."""

    def __init__(self, takes: int) -> None:
        self.takes = takes
        self.real = stage_file

    def __call__(self, path: Path, data: bytes) -> Staged:
        self.takes -= 1
        if self.takes < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return self.real(path, data)


@pytest.mark.parametrize("way", ["locking", "unlocking"])
def test_ended_after_any_file_it_opens_and_goes_on(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    lived_in(places)
    before = says(places)
    if way == "unlocking":
        locked(places)
    for takes in range(200):
        root = tmp_path / f"after {takes}"
        for folder in (places.notebook, places.state_root):
            shutil.copytree(folder, root / folder.name)
        there = Places(root / "notebook", root / "state", root / "settings.toml")
        disk = FullDisk(takes)
        with monkeypatch.context() as patched:
            patched.setattr(turning, "stage_file", disk)
            if _is_done(there, way):
                break
            disk.takes = 0
            half = opened_anew(there)
            assert says(half) == before
            assert all(copy.whole for copy in library(half).copies.all())
        assert says(opened_anew(there)) == before
        if way == "locking":
            assert plain_files(root) == []
        else:
            assert not any(is_sealed(raw) for raw in everything(root).values())
            assert key_of(there) is None
    assert takes > 8


def _is_done(places: Places, way: str) -> bool:
    """Lock or unlock; tell whether the disk let it be done, else that it is told."""
    try:
        if way == "locking":
            locked(places)
        else:
            key = key_of(places)
            assert key
            unlock(places, key, PASSPHRASE)
    except NotKept as refused:
        return "the disk is full" not in str(refused)
    return True


def test_a_word_kept_in_a_half_locked_notebook_is_kept(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in(places)
    with monkeypatch.context() as patched:
        patched.setattr(turning._Turning, "turn", lambda *_: (_ for _ in ()).throw(OSError(28, "")))
        with pytest.raises(NotKept, match="goes on when it is opened next"):
            locked(places)
        half = library(opened_anew(places))
        half.keep(Change((talk(text=f"Late {SAID}"),)))
    whole = library(opened_anew(places)).load()
    assert f"Late {SAID}" in {each.text for each in whole.conversations}
    assert plain_files(tmp_path) == []


# Windows and machines


def test_a_window_that_was_open_before_writes_nothing_plain(places: Places, tmp_path: Path) -> None:
    ours = lived_in(places)
    held = Drafts(places, ours.notebook_id).begin()
    locked(places)
    with pytest.raises(NotKept, match="was locked since it was opened here"):
        ours.keep(Change((talk(text=SAID),)))
    with pytest.raises(NotKept, match="was locked since it was opened here"):
        held.save(SAID, {}, NOW)
    assert "notebook.json" in {problem.where for problem in read(places).problems}
    assert plain_files(tmp_path) == []


def test_a_window_that_was_locked_locks_nothing_with_a_key_that_is_gone(places: Places) -> None:
    lived_in(places)
    ours = library(locked(places))
    key = key_of(places)
    assert key
    unlock(places, key, PASSPHRASE)
    before = everything(places.notebook, places.state_root)
    with pytest.raises(NotKept, match="was unlocked"):
        ours.keep(Change((talk(),)))
    with pytest.raises(NotKept, match="was unlocked"):
        ours.copies.daily(NOW + timedelta(days=3))
    with pytest.raises(NotKept, match="was unlocked"):
        Drafts(ours.places, ours.notebook_id).begin().save(SAID, {}, NOW)
    assert everything(places.notebook, places.state_root) == before


def test_another_machine_locks_what_it_keeps_beside_the_notebook(
    places: Places, tmp_path: Path
) -> None:
    other = replace(places, state_root=tmp_path / "other")
    ours = lived_in(places)
    theirs = library(other)
    theirs.keep(Change((talk(text=f"There: {SAID}"),)))
    theirs.copies.daily(NOW)
    locked(places)
    assert plain_files(places.notebook, places.state_root) == []
    assert plain_files(other.state_root) != []
    assert library(opened_anew(other)).undo()
    assert plain_files(tmp_path) == []
    key = key_of(places)
    assert key
    unlock(places, key, PASSPHRASE)
    left = key_of(other)
    assert left
    assert left.opening
    assert library(opened_anew(other)).redo()
    assert key_of(other) is None
    assert not any(is_sealed(raw) for raw in everything(tmp_path).values())
    assert ours.look()


def test_what_another_key_locked_on_this_machine_is_left(places: Places, tmp_path: Path) -> None:
    other = replace(places, state_root=tmp_path / "other")
    lived_in(places)
    library(other).keep(Change((talk(text=SAID),)))
    locked(places)
    opened_anew(other)
    before = everything(other.state_root)
    key = key_of(places)
    assert key
    unlock(places, key, PASSPHRASE)
    lock(places, "another")
    fresh = library(opened_anew(other, "another"))
    assert fresh.undo() is None
    after = everything(other.state_root)
    history = next(path for path in before if path.suffix == ".jsonl")
    assert before[history] == after[history]
    assert any(path.name == f"key-{key.id}.json" for path in after)


def test_a_plain_shelf_that_comes_from_elsewhere_is_read_and_locked(
    places: Places, tmp_path: Path
) -> None:
    elsewhere = replace(places, notebook=tmp_path / "elsewhere")
    kept(elsewhere, talk(date(2024, 5, 1), text=SAID))
    lived_in(places)
    opened = locked(places)
    path = shelf(places, "2024-05")
    path.write_bytes(shelf(elsewhere, "2024-05").read_bytes())
    ours = library(opened)
    assert SAID in {each.text for each in ours.load().conversations}
    assert is_sealed(path.read_bytes())
    assert library(opened).load().problems == ()


# What is refused


def test_there_must_be_a_notebook_that_is_not_locked(places: Places) -> None:
    with pytest.raises(Refused, match="no notebook"):
        locked(places)
    assert not places.notebook.exists()
    kept(places, person())
    opened = locked(places)
    with pytest.raises(Refused, match="locked already"):
        lock(opened, "another")


def test_a_lost_key_is_told_with_where_it_lies_still(places: Places) -> None:
    ours = kept(places, person())
    locked(places)
    there = places.state(ours.notebook_id) / "key.json"
    raw = there.read_bytes()
    (places.notebook / "key.json").unlink()
    with pytest.raises(Refused, match="is not there") as told:
        key_of(places)
    assert str(there) in str(told.value)
    there.unlink()
    with pytest.raises(Refused, match="from another machine, a backup"):
        key_of(places)
    (places.notebook / "key.json").write_bytes(raw)
    assert library(opened_anew(places)).load().people


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "is damaged"),
        (b"[]", "is damaged"),
        (b'{"app": "quietnet", "format": 1}', "is damaged"),
        (b'{"app": "quietnet", "format": 2}', "newer quietnet"),
        (b'{"app": "another", "format": 1}', "is damaged"),
    ],
)
def test_a_damaged_key_is_told(places: Places, raw: bytes, told: str) -> None:
    kept(places, person())
    locked(places)
    (places.notebook / "key.json").write_bytes(raw)
    with pytest.raises(Refused, match=told):
        key_of(places)
    assert (places.notebook / "key.json").read_bytes() == raw


def test_a_turned_bit_in_the_key_is_no_wrong_passphrase(places: Places) -> None:
    ours = kept(places, person())
    locked(places)
    path = places.notebook / "key.json"
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Refused, match=r"damaged|newer"):
            key_of(places)
    path.unlink()
    path.mkdir()
    with pytest.raises(Refused, match="cannot be read"):
        key_of(places)
    with pytest.raises(NotKept, match="cannot be read"):
        ours.keep(Change((person("Bo"),)))


def test_a_key_of_another_notebook_opens_nothing(places: Places, tmp_path: Path) -> None:
    ours = kept(places, person())
    locked(places)
    found = KeyFile.read(places.notebook)
    assert found
    stranger = replace(found, notebook="00000000-0000-4000-8000-000000000000")
    stranger.write(places.notebook)
    with pytest.raises(WrongPassphrase, match="another notebook"):
        opened_anew(places)
    assert ours.notebook_id


def test_a_damaged_key_of_this_machine_is_written_anew(places: Places) -> None:
    ours = kept(places, person())
    locked(places)
    here = places.state(ours.notebook_id) / "key.json"
    here.write_bytes(b"{")
    assert library(opened_anew(places)).load().people
    found = KeyFile.read(here.parent)
    assert found
    assert found.settled


def test_a_new_passphrase_from_another_machine_is_taken_over(places: Places) -> None:
    ours = kept(places, person())
    locked(places)
    key = key_of(places)
    assert key
    state = places.state(ours.notebook_id)
    old = (state / "key.json").read_bytes()
    change_passphrase(places, key, PASSPHRASE, "pears")
    (state / "key.json").write_bytes(old)
    opened_anew(places, "pears")
    assert (state / "key.json").read_bytes() != old


def test_a_key_that_cannot_be_written_locks_nothing(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, person())

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("quietnet.store.key_file.replace_file", full)
    with pytest.raises(NotKept, match="the disk is full"):
        locked(places)
    assert not is_sealed(shelf(places).read_bytes())
    assert key_of(places) is None


def test_a_key_that_cannot_be_let_go_of_is_told(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, person())
    locked(places)
    key = key_of(places)
    assert key
    real = Path.unlink

    def stays(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "key.json":
            raise PermissionError(13, "Permission denied", str(path))
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", stays)
        with pytest.raises(NotKept, match="cannot be written to"):
            unlock(places, key, PASSPHRASE)
    assert library(opened_anew(places)).load().people
    assert key_of(places) is None


def test_without_the_library_it_says_what_to_install(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, person())
    locked(places)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(Refused, match=r"quietnet\[lock\]"):
        opened_anew(places)


def test_a_plain_notebook_never_waits_for_the_library(places: Places) -> None:
    kept(places, person())
    found = subprocess.run(
        [sys.executable, "-c", READ_PEOPLE],
        env={**os.environ, "QUIETNET_NOTEBOOK": str(places.notebook)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert found.stdout.splitlines() == ["Ana Ruiz", "False"]
