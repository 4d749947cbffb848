"""Restoring: the notebook says what it said, nothing is removed, and undo takes it back."""

import errno
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.domain.refusal import Refused
from quietnet.store import restore_shelf as restoring
from quietnet.store.copies import Copies, Copy
from quietnet.store.copies_found import copies_of, find_copy
from quietnet.store.library import Library
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from quietnet.store.restore import restore
from quietnet.store.restore_shelf import restore_shelf
from quietnet.store.seal import PLAIN
from quietnet.store.wastebasket import lying
from tests.store.made import (
    LATER,
    NOW,
    by_hand,
    by_id,
    kept,
    library,
    opened,
    person,
    read,
    shelf,
    tables,
    talk,
)

ANA, GRACE = person(), person("Grace Hopper")
MARCH, AUTUMN = talk(), talk(date(2025, 10, 2), "We spoke of honey.")
AFTERWARDS = LATER + timedelta(days=1)


pytestmark = pytest.mark.usefixtures("in_utc")


def words(places: Places) -> dict[str, object]:
    loaded = read(places)
    assert loaded.problems == ()
    return {
        **{each.id: each.name for each in loaded.people},
        **{each.id: each.text for each in loaded.conversations},
    }


def copied(places: Places, *records: Any) -> tuple[Library, Copy]:
    """A notebook, and the copy of its first day."""
    ours = kept(places, *records)
    ours.copies.daily(NOW)
    return ours, ours.copies.all()[0]


# The notebook as it was


def test_everything_is_as_it_was_then_and_undo_takes_it_back(places: Places) -> None:
    ours, copy = copied(places, ANA, MARCH, AUTUMN)
    before = words(places)
    moved = MARCH.changed(LATER, on=date(2026, 4, 1))
    ours.keep(Change((ANA.changed(LATER, name="Ana Perez"), moved, GRACE), (AUTUMN.id,)))
    later = words(places)
    restored = restore(places, copy, AFTERWARDS)
    assert restored
    assert not restored.aside
    assert not restored.left
    assert words(places) == before
    undone = opened(places).undo()
    assert undone
    assert undone.deed == "bringing back the copy of 14 March 2026, 20:00"
    assert words(places) == later


def test_a_copy_is_made_before_and_what_came_since_rests_in_the_wastebasket(
    places: Places,
) -> None:
    ours, copy = copied(places, ANA)
    ours.keep(Change((GRACE,)))
    restore(places, copy, AFTERWARDS)
    first = ours.copies.all()[0]
    assert first.kind == "before bringing back the copy of 14 March 2026, 20:00"
    assert first.whole
    (thrown,) = lying(places.state(ours.notebook_id), PLAIN)
    assert thrown["record"] == GRACE.kept()


def test_what_comes_back_is_newer_than_what_stood_for_every_machine(places: Places) -> None:
    ours, copy = copied(places, ANA)
    changed = ANA.changed(LATER, name="Ana Perez")
    ours.keep(Change((changed,)))
    restore(places, copy, AFTERWARDS)
    (back,) = read(places).people
    assert (back.name, back.rev, back.updated) == ("Ana Ruiz", changed.rev + 1, AFTERWARDS)


def test_another_window_sees_it_when_it_next_looks(places: Places) -> None:
    ours, copy = copied(places, ANA)
    ours.keep(Change((GRACE,)))
    window = opened(places)
    restore(places, copy, AFTERWARDS)
    assert window.look().forget == (GRACE.id,)


def test_what_is_as_it_was_is_not_written(places: Places) -> None:
    _, copy = copied(places, ANA, MARCH)
    before = {path: path.stat() for path in places.notebook.parent.rglob("*.json")}
    assert not restore(places, copy, AFTERWARDS)
    assert {path: path.stat() for path in places.notebook.parent.rglob("*.json")} == before


def test_a_notebook_that_vanished_comes_back(places: Places) -> None:
    _, copy = copied(places, ANA, MARCH, AUTUMN)
    before = words(places)
    for path in sorted(places.notebook.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    places.notebook.rmdir()
    assert copies_of(places)
    assert restore(places, copy, AFTERWARDS)
    assert words(places) == before


# One shelf


def test_a_copy_of_one_shelf_brings_back_that_shelf_alone(places: Places) -> None:
    ours = kept(places, ANA, MARCH, AUTUMN)
    ours.keep(Change((MARCH.changed(LATER, text="Nothing."), talk(text="Later."))))
    ours.keep(Change((GRACE,), (AUTUMN.id,)))
    newest = next(copy for copy in ours.copies.all() if copy.shelf == "2026-03")
    restore(places, newest, AFTERWARDS)
    assert words(places) == {
        ANA.id: "Ana Ruiz",
        GRACE.id: "Grace Hopper",
        MARCH.id: "We spoke of bees.",
    }


def test_what_a_spoilt_copy_does_not_have_stands_as_it_stood(places: Places) -> None:
    ours, copy = copied(places, ANA, MARCH, AUTUMN)
    copy.file("2026-03").write_bytes(b"rot")
    ours.keep(Change((MARCH.changed(LATER, text="Nothing."),), (AUTUMN.id,)))
    restore(places, ours.copies.all()[0], AFTERWARDS)
    assert words(places) == {
        ANA.id: "Ana Ruiz",
        MARCH.id: "Nothing.",
        AUTUMN.id: "We spoke of honey.",
    }
    (copy.path / "copy.json").write_bytes(b"")
    assert not restore(places, copy, AFTERWARDS)


def test_what_fits_no_record_is_left_byte_for_byte(places: Places) -> None:
    ours, copy = copied(places, ANA, MARCH)
    document = tables(shelf(places, "2026-03"))
    document["conversations"]["1"]["minutes"] = "long"
    by_hand(shelf(places, "2026-03"), document)
    ours.keep(Change((GRACE,)))
    restored = restore(places, copy, AFTERWARDS)
    assert restored.left == (MARCH.id,)
    assert tables(shelf(places, "2026-03")) == document
    assert [each.name for each in read(places).people] == ["Ana Ruiz"]


# Damaged shelves


@pytest.mark.parametrize("raw", [b"", b"{", b"{}", b"[" * 1000, b"\xff"])
@pytest.mark.parametrize("name", ["notebook", "2026-03"])
def test_a_damaged_shelf_is_set_aside_under_a_name_that_says_so(
    places: Places, raw: bytes, name: str
) -> None:
    _, copy = copied(places, ANA, MARCH, AUTUMN)
    before = words(places)
    path = shelf(places, "" if name == "notebook" else name)
    path.write_bytes(raw)
    restored = restore(places, copy, AFTERWARDS)
    assert words(places) == before
    (aside,) = restored.aside
    assert aside == path.with_name(f"{name}.damaged-2026-03-16T09-30-00.json")
    assert aside.read_bytes() == raw
    assert path.read_bytes() == copy.file(name).read_bytes()
    path.write_bytes(b"again")
    (second,) = restore(places, copy, AFTERWARDS).aside
    assert second.name == f"{name}.damaged-2026-03-16T09-30-00-2.json"
    assert aside.read_bytes() == raw


def test_a_first_shelf_that_does_not_say_whose_it_is_counts_as_damaged(places: Places) -> None:
    _, copy = copied(places, ANA)
    document = tables(shelf(places))
    del document["meta"]["1"]["notebook"]
    by_hand(shelf(places), document)
    assert restore(places, copy, AFTERWARDS).aside
    assert words(places) == {ANA.id: "Ana Ruiz"}


def test_a_damaged_shelf_behind_a_link_stays_behind_it(places: Places, tmp_path: Path) -> None:
    ours, copy = copied(places, ANA, MARCH)
    away = tmp_path / "away.json"
    away.write_bytes(b"{")
    shelf(places, "2026-03").unlink()
    shelf(places, "2026-03").symlink_to(away)
    aside = restore_shelf(places, ours.notebook_id, "2026-03", copy, AFTERWARDS)
    assert aside
    assert aside.read_bytes() == b"{"
    assert shelf(places, "2026-03").is_symlink()
    assert away.read_bytes() == copy.file("2026-03").read_bytes()


@pytest.mark.parametrize("what", ["folder", "pipe"])
def test_what_is_no_file_at_all_is_set_aside_too(places: Places, what: str) -> None:
    if what == "pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    ours, copy = copied(places, ANA, MARCH)
    shelf(places, "2026-03").unlink()
    if what == "pipe":
        os.mkfifo(shelf(places, "2026-03"))
    else:
        shelf(places, "2026-03").mkdir()
    found = restoring.damage(places.notebook, "2026-03", PLAIN)
    aside = restore_shelf(places, ours.notebook_id, "2026-03", copy, AFTERWARDS)
    assert found
    assert aside
    assert aside.is_fifo() or aside.is_dir()
    assert read(places).conversations == (MARCH,)


def test_without_hard_links_the_damaged_file_is_renamed(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, copy = copied(places, ANA, MARCH)
    shelf(places, "2026-03").write_bytes(b"{")

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    (aside,) = restore(places, copy, AFTERWARDS).aside
    assert aside.read_bytes() == b"{"
    assert read(places).conversations == (MARCH,)


def test_interrupted_the_damaged_file_stands_or_the_copy_does(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, copy = copied(places, ANA, MARCH)
    shelf(places, "2026-03").write_bytes(b"{")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(restoring, "replace_file", fail)
        with pytest.raises(NotKept, match=r"the disk is full .* still there"):
            restore(places, copy, AFTERWARDS)
    assert shelf(places, "2026-03").read_bytes() == b"{"
    restore(places, copy, AFTERWARDS)
    assert read(places).conversations == (MARCH,)


def test_a_newer_shelf_is_never_replaced_and_says_what_it_needs(places: Places) -> None:
    _, copy = copied(places, ANA, MARCH)
    document = tables(shelf(places, "2026-03"))
    document["meta"]["1"] |= {"format": 2, "needs": "3.1"}
    by_hand(shelf(places, "2026-03"), document)
    raw = shelf(places, "2026-03").read_bytes()
    with pytest.raises(Refused, match=r"quietnet 3\.1 or newer is needed"):
        restore(places, copy, AFTERWARDS)
    assert shelf(places, "2026-03").read_bytes() == raw


def test_a_shelf_that_can_be_read_is_not_replaced(places: Places) -> None:
    ours, copy = copied(places, ANA, MARCH)
    with pytest.raises(Refused, match="can be read"):
        restore_shelf(places, ours.notebook_id, "2026-03", copy, AFTERWARDS)


def test_a_copy_that_is_no_good_replaces_nothing(places: Places) -> None:
    ours, copy = copied(places, ANA, MARCH)
    shelf(places, "2026-03").write_bytes(b"{")
    copy.file("2026-03").write_bytes(b"{")
    with pytest.raises(Refused, match="choose another"):
        restore_shelf(places, ours.notebook_id, "2026-03", copy, AFTERWARDS)
    copy.file("2026-03").unlink()
    with pytest.raises(Refused, match=r"is not there\. Nothing was changed"):
        restore_shelf(places, ours.notebook_id, "2026-03", copy, AFTERWARDS)
    assert shelf(places, "2026-03").read_bytes() == b"{"


def test_where_there_are_no_copies_nothing_is_restored(places: Places) -> None:
    _, copy = copied(places, ANA)
    other = Places(places.notebook.with_name("other"), places.state_root, places.settings)
    with pytest.raises(NotKept, match="no copies of"):
        restore(other, copy, AFTERWARDS)


# Whose copies, and which one


def test_copies_are_found_though_the_first_shelf_cannot_say_whose(places: Places) -> None:
    ours, _ = copied(places, ANA)

    def found() -> str:
        copies: Copies | None = copies_of(places)
        return copies.notebook_id if copies else ""

    whole = shelf(places).read_bytes()
    for raw in (whole, whole[:-5], b"", b"{"):
        shelf(places).write_bytes(raw)
        assert found() == ours.notebook_id
    shelf(places).unlink()
    assert found() == ours.notebook_id
    (places.state_root / "a stranger").mkdir()
    elsewhere = Places(places.notebook.with_name("new"), places.state_root, places.settings)
    assert copies_of(elsewhere) is None
    assert copies_of(elsewhere, ours.notebook_id) is not None
    nowhere = Places(places.notebook, places.state_root / "none", places.settings)
    assert copies_of(nowhere) is None


def test_a_copy_is_meant_by_a_day_or_the_beginning_of_a_moment(places: Places) -> None:
    ours = kept(places, ANA)
    ours.copies.daily(NOW)
    ours.copies.daily(LATER)
    ours.copies.before("an import", LATER + timedelta(minutes=5))
    everything = ours.copies.all()
    for typed in ("2026-03-14", " 2026-03-14 ", "2026-03-14T20:00", "2026-03-14 20:00:00+00:00"):
        assert find_copy(everything, typed).when == NOW
    with pytest.raises(Refused, match="could be several") as refused:
        find_copy(everything, "2026-03-15")
    assert "2026-03-15 09:35:00 · before an import" in str(refused.value)
    assert find_copy(everything, "2026-03-15 09:35").kind == "before an import"
    for typed in ("", "yesterday", "2027"):
        with pytest.raises(Refused, match="There is no copy"):
            find_copy(everything, typed)


def test_a_long_list_of_candidates_is_cut(places: Places) -> None:
    copies = [
        Copy(NOW + timedelta(days=day), "of the day", whole=True, path=Path()) for day in range(30)
    ]
    with pytest.raises(Refused) as refused:
        find_copy(copies, "2026")
    assert str(refused.value).endswith("\n  …")


def test_records_are_compared_by_what_they_say(places: Places) -> None:
    ours, copy = copied(places, ANA)
    there_and_back = ANA.changed(LATER, name="Ana Perez")
    ours.keep(Change((there_and_back,)))
    ours.keep(Change((there_and_back.changed(LATER, name="Ana Ruiz"),)))
    assert not restore(places, copy, AFTERWARDS)
    assert by_id(library(places).load().people)[ANA.id].rev == 3
