"""Crash reports say where, and never what was written."""

import errno
from pathlib import Path

import pytest

from quietnet.domain.person import Person
from quietnet.store.crash import write_report
from quietnet.store.paths import Places
from quietnet.store.problem import MovedOn
from tests.store.made import NOW, person
from tests.store.test_writing import POSIX, mode

WORDS = "she told me about the divorce"


def caught(places: Places, fail: object) -> str:
    try:
        _down(fail, WORDS)
    except BaseException as error:  # noqa: BLE001
        return write_report(error, places, NOW).read_text(encoding="utf-8")
    raise AssertionError


def _down(fail: object, note: str) -> None:
    text = note * 2
    if isinstance(fail, BaseException):
        raise fail
    try:
        int(text)
    except ValueError as error:
        raise KeyError(note) from error


def test_a_report_names_places_and_types_without_words(places: Places) -> None:
    report = caught(places, None)
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_crash.py:" in report
    assert "in _down" in report
    assert "quietnet 0." in report
    assert "divorce" not in report
    assert "int(text)" not in report
    assert str(Path(__file__).parent) not in report


def test_our_own_refusals_may_name_people_and_are_not_quoted(places: Places) -> None:
    report = caught(places, MovedOn(person("Zenobia"), None))
    assert "quietnet.store.problem.MovedOn" in report
    assert "Zenobia" not in report


def test_a_fault_of_the_disk_is_told_without_its_path(places: Places) -> None:
    report = caught(places, OSError(errno.ENOSPC, "No space left", "/home/ana/Zenobia.md"))
    assert "builtins.OSError (ENOSPC)" in report
    assert "Zenobia" not in report


def test_every_exception_of_a_group_is_told(places: Places) -> None:
    inner = ValueError(WORDS)
    inner.__cause__ = inner
    report = caught(places, BaseExceptionGroup(WORDS, [inner, KeyboardInterrupt(), inner]))
    assert "ExceptionGroup" in report
    assert report.count("builtins.ValueError") == 1
    assert "builtins.KeyboardInterrupt" in report
    assert "divorce" not in report


def test_frames_of_libraries_are_named_from_their_package_on(places: Places) -> None:
    with pytest.raises(ValueError, match="too long") as refused:
        Person.named("x" * 300, NOW)
    report = write_report(refused.value, places, NOW).read_text(encoding="utf-8")
    assert "  quietnet/domain/person.py:" in report
    with pytest.raises(ValueError, match="Expecting") as library:
        __import__("json").loads(WORDS)
    report = write_report(library.value, places, NOW).read_text(encoding="utf-8")
    assert "  json/decoder.py:" in report


@POSIX
def test_reports_are_the_owners_alone_and_never_written_over(places: Places) -> None:
    first = write_report(ValueError(), places, NOW)
    second = write_report(ValueError(), places, NOW)
    assert first != second
    assert mode(first) == 0o600
    assert mode(first.parent) == 0o700
    assert first.is_relative_to(places.state_root)
