"""Remembered: a day and a folder come back, and nothing that fails to is ever in the way."""

import stat
from datetime import date, timedelta
from pathlib import Path

from quietnet.store.remembered import Day, Remembered

TODAY = date(2026, 3, 14)


def test_days_and_folder_come_back_next_time(tmp_path: Path) -> None:
    state = tmp_path / "state" / "one"
    first = Remembered(lambda: state)
    first.remember_day(Day.LAST_OPEN, TODAY)
    first.remember_export_folder(tmp_path / "out")
    again = Remembered(lambda: state)
    assert again.day(Day.LAST_OPEN) == TODAY
    assert again.day(Day.RETURNED) is None
    assert again.export_folder == tmp_path / "out"
    assert stat.S_IMODE((state / "remembered.json").stat().st_mode) == 0o600


def test_without_a_notebook_nothing_is_remembered(tmp_path: Path) -> None:
    nowhere = Remembered(lambda: None)
    nowhere.remember_day(Day.LAST_OPEN, TODAY)
    assert nowhere.day(Day.LAST_OPEN) is None
    assert nowhere.export_folder is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_as_if_there_were_none(tmp_path: Path) -> None:
    for damaged in (b"{", b"[1]", b'{"last_open": "2026-02-30", "export_folder": 3}'):
        (tmp_path / "remembered.json").write_bytes(damaged)
        remembered = Remembered(lambda: tmp_path)
        assert remembered.day(Day.LAST_OPEN) is None
        assert remembered.export_folder is None


def test_a_damaged_file_is_left_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "remembered.json").write_bytes(b'{"last_open": "2026-')
    remembered = Remembered(lambda: tmp_path)
    remembered.remember_day(Day.LAST_OPEN, TODAY)
    assert remembered.day(Day.LAST_OPEN) == TODAY
    assert (tmp_path / "remembered-damaged.json").read_bytes() == b'{"last_open": "2026-'


def test_what_cannot_be_written_is_forgotten_quietly(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    remembered = Remembered(lambda: in_the_way)
    remembered.remember_day(Day.LAST_OPEN, TODAY)
    assert remembered.day(Day.LAST_OPEN) is None
    assert in_the_way.read_text() == "not a folder"


def test_a_question_is_asked_on_one_day_and_not_again(tmp_path: Path) -> None:
    first = Remembered(lambda: tmp_path)
    assert first.ask_once("plan", TODAY)
    assert Remembered(lambda: tmp_path).ask_once("plan", TODAY)
    assert not first.ask_once("plan", TODAY + timedelta(days=1))
    assert not first.ask_once("plan", TODAY + timedelta(days=4000))
    assert first.ask_once("another", TODAY + timedelta(days=1))


def test_a_yearly_question_comes_back_after_its_year(tmp_path: Path) -> None:
    remembered = Remembered(lambda: tmp_path)
    assert remembered.ask_once("word", TODAY, 365)
    assert not remembered.ask_once("word", TODAY + timedelta(days=364), 365)
    assert remembered.ask_once("word", TODAY + timedelta(days=365), 365)
    assert not remembered.ask_once("word", TODAY + timedelta(days=366), 365)
