"""Upkeep: the copy of the day, and the reason where nothing can be kept."""

import errno
import os

import pytest

from quietnet.store import copy_set
from quietnet.store.locks import alone
from quietnet.store.paths import Places
from quietnet.store.upkeep import keep_up
from tests.store.made import NOW, kept, person, shelf, talk


def test_the_copy_of_the_day_is_made(places: Places) -> None:
    library = kept(places, person(), talk())
    assert keep_up(places, library.notebook_id, NOW) == ""
    assert [copy.kind for copy in library.copies.all()] == ["of the day"]


def test_without_a_notebook_nothing_is_made(places: Places) -> None:
    assert keep_up(places, "", NOW) == ""
    library = kept(places, person())
    shelf(places).unlink()
    assert keep_up(places, library.notebook_id, NOW) == ""
    assert library.copies.all() == ()


def test_while_another_is_busy_the_notebook_is_not_for_reading_only(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, person())
    monkeypatch.setattr("quietnet.store.locks.PATIENCE", 0)
    with alone(places.state(library.notebook_id) / "lock"):
        assert keep_up(places, library.notebook_id, NOW, lambda: False) == ""


def test_a_copy_that_cannot_be_made_is_made_the_next_time(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, person())

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(copy_set, "replace_file", full)
        assert keep_up(places, library.notebook_id, NOW) == ""
    assert library.copies.all() == ()
    assert keep_up(places, library.notebook_id, NOW) == ""
    assert library.copies.all()[0].whole


def test_where_locks_are_not_known_it_is_for_reading_and_says_why(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, person())

    def unknown(*_: object, **__: object) -> None:
        raise NotImplementedError("this disk knows no locks")

    monkeypatch.setattr("filelock.FileLock.acquire", unknown)
    said = keep_up(places, library.notebook_id, NOW)
    assert said.startswith("The notebook is open for reading only: it cannot be locked (this disk")
    assert str(places.state(library.notebook_id) / "lock") in said
