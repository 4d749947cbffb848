"""What keeping one note writes and how often the disk is asked: figures that do not shake."""

import os
from datetime import date
from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.store.paths import Places
from tests.store.made import kept, library, person, shelf, talk

DAY = date(2026, 3, 20)


class Counted:
    """What the process asks of the disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written = self.synced = 0
        self._write, self._fsync = os.write, os.fsync
        monkeypatch.setattr(os, "write", self._count_write)
        monkeypatch.setattr(os, "fsync", self._count_fsync)

    def _count_write(self, handle: int, data: bytes) -> int:
        written = self._write(handle, data)
        self.written += written
        return written

    def _count_fsync(self, handle: int) -> None:
        self.synced += 1
        self._fsync(handle)


def test_a_note_costs_its_shelf_once_its_line_and_three_syncs(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = [talk(DAY, text="word " * 120) for _ in range(150)]
    kept(places, person(), *notes, *(talk(date(2025, month, 1)) for month in range(1, 13)))
    ours = library(places)
    ours.load()
    ours.keep(Change(put=(talk(DAY, text="the first of the day"),)))
    counted = Counted(monkeypatch)
    ours.keep(Change(put=(talk(DAY, text="word " * 120),)))
    month = _size(shelf(places, "2026-03"))
    assert month < counted.written < month + 4_096  # the shelf, a line of the history, no more
    assert counted.written < 2**20
    assert counted.synced <= 3  # the shelf, its folder, and the line


def _size(path: Path) -> int:
    return path.stat().st_size
