"""Older formats: read as today's, and brought up to date on disk with a copy kept."""

import errno
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.store import atomic, migrate, shelf_file, storage
from quietnet.store.copies_found import find_copy
from quietnet.store.migrate import STEPS, oldest_read
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from quietnet.store.restore import restore
from quietnet.store.shelf_file import Tables
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

ANA, MARCH, AUTUMN = person(), talk(), talk(date(2025, 10, 2), "We spoke of honey.")


def from_zero(name: str, old: Tables) -> Tables:
    """The step of these tests: in format 0 a name is called label, and a text words."""
    table, was, now = (
        ("people", "label", "name") if name == "notebook" else ("conversations", "words", "text")
    )
    renamed = {
        number: {now if key == was else key: value for key, value in entry.items()}
        for number, entry in old.get(table, {}).items()
    }
    return {**old, table: renamed}


def to_zero(path: Path, was: str, now: str) -> bytes:
    """Write a shelf as the made-up older program would have."""
    document: Any = tables(path)
    for table in ("people", "conversations"):
        for entry in document.get(table, {}).values():
            entry[now] = entry.pop(was)
    document["meta"]["1"] |= {"format": 0}
    by_hand(path, document)
    return path.read_bytes()


@pytest.fixture
def zero(places: Places) -> dict[str, bytes]:
    """A notebook of format 0 on disk, by the names of its shelves."""
    kept(places, ANA, MARCH, AUTUMN)
    return {
        "notebook": to_zero(shelf(places), "name", "label"),
        "2026-03": to_zero(shelf(places, "2026-03"), "text", "words"),
        "2025-10": to_zero(shelf(places, "2025-10"), "text", "words"),
    }


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, from_zero)


def on_disk(places: Places) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(places.notebook.rglob("*.json"))}


def formats(places: Places) -> set[int]:
    return {tables(path)["meta"]["1"]["format"] for path in places.notebook.rglob("*.json")}


def test_today_there_is_no_older_format() -> None:
    assert oldest_read() == shelf_file.FORMAT == 1


def test_a_format_nothing_leads_from_is_told_and_left(
    places: Places, zero: dict[str, bytes]
) -> None:
    loaded = read(places)
    assert loaded.people == ()
    assert "written in format 0, which this quietnet does not read" in loaded.problems[0].what
    with pytest.raises(NotKept):
        library(places).keep(Change((person(),)))
    assert on_disk(places) == zero


def test_an_older_notebook_is_brought_up_to_date_with_its_copy_kept(
    places: Places, zero: dict[str, bytes], steps: None
) -> None:
    ours = library(places)
    loaded = ours.load()
    assert loaded.people == (ANA,)
    assert sorted(loaded.conversations, key=lambda each: each.on) == [AUTUMN, MARCH]
    assert formats(places) == {1}
    assert read(places) == loaded.__class__(loaded.people, loaded.conversations, ())
    (copy,) = (each for each in ours.copies.all() if not each.shelf)
    assert (copy.kind, copy.whole) == ("before bringing it up to date", True)
    assert {name: copy.file(name).read_bytes() for name in zero} == zero
    opened(places)
    assert [each for each in ours.copies.all() if not each.shelf] == [copy]


def test_people_first_brings_the_whole_notebook_up_to_date(
    places: Places, zero: dict[str, bytes], steps: None
) -> None:
    assert library(places).load_people().people == (ANA,)
    assert formats(places) == {1}


def test_a_month_that_an_older_machine_sends_is_brought_up_to_date_alone(
    places: Places, steps: None
) -> None:
    ours = kept(places, ANA, MARCH, AUTUMN)
    sent = to_zero(shelf(places, "2025-10"), "text", "words")
    assert opened(places).load().problems == ()
    assert formats(places) == {1}
    copy = find_copy(ours.copies.all(), "2026")
    assert copy.file("2025-10").read_bytes() == sent


@pytest.mark.parametrize("failing", ["2025-10", "2026-03", "notebook"])
def test_interrupted_it_opens_all_the_same_and_is_done_again(
    places: Places,
    zero: dict[str, bytes],
    steps: None,
    failing: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = atomic.replace_file

    def fail(path: Path, data: bytes, **more: Any) -> Any:
        if path.stem == failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, data, **more)

    with monkeypatch.context() as patched:
        patched.setattr(storage, "replace_file", fail)
        ours = library(places)
        assert len(ours.load().conversations) == 2
        with pytest.raises(NotKept):
            ours.keep(Change((person("Grace Hopper"),)))
    assert on_disk(places)[failing] == zero[failing]
    assert len(read(places).conversations) == 2
    assert formats(places) == {1}
    copies = [each for each in ours.copies.all() if not each.shelf]
    assert {name: copies[-1].file(name).read_bytes() for name in zero} == zero


def test_without_room_for_the_copy_nothing_is_brought_up_to_date(
    places: Places, zero: dict[str, bytes], steps: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quietnet.store import copy_set

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(copy_set, "replace_file", full)
    ours = library(places)
    assert ours.load().people == (ANA,)
    with pytest.raises(NotKept, match="the disk is full"):
        ours.keep(Change((person("Grace Hopper"),)))
    assert on_disk(places) == zero


def test_the_copy_of_the_older_notebook_can_be_restored(
    places: Places, zero: dict[str, bytes], steps: None
) -> None:
    ours = opened(places)
    ours.keep(Change(forget=(ANA.id,)))
    (copy,) = (each for each in ours.copies.all() if not each.shelf)
    assert restore(places, copy, LATER)
    assert [each.name for each in read(places).people] == ["Ana Ruiz"]


def test_what_a_step_can_make_nothing_of_is_left(
    places: Places, zero: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(name: str, old: Tables) -> Tables:
        if name == "2026-03":
            raise KeyError(name)
        return from_zero(name, old)

    monkeypatch.setitem(migrate.STEPS, 0, fails)
    loaded = read(places)
    assert loaded.conversations == (AUTUMN,)
    assert "could not be brought up to date" in " ".join(map(str, loaded.problems))
    assert on_disk(places)["2026-03"] == zero["2026-03"]


def test_several_steps_lead_one_after_another(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, ANA)
    seen: list[object] = []

    def step(name: str, old: Tables) -> Tables:
        seen.append(old["meta"]["1"]["format"])
        return old

    for number in (1, 2):
        monkeypatch.setitem(STEPS, number, step)
    monkeypatch.setattr(migrate, "FORMAT", 3)
    assert oldest_read() == 1
    assert migrate.up_to_date("notebook", tables(shelf(places)), 1)["meta"]["1"]["format"] == 3
    assert seen == [1, 2]
