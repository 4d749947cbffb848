"""A word about what lasts longer than a moment, for whoever looks on."""

import io
import sys
import threading

import pytest

from quietnet.cli.taking_time import taking_time


class _Terminal(io.StringIO):
    """Standard error with somebody in front of it."""

    def __init__(self) -> None:
        super().__init__()
        self.said = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if text.endswith("\n"):
            self.said.set()
        return written


def test_what_lasts_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with taking_time("Reading book.vcf …", moment=0):
        assert terminal.said.wait(timeout=10)
    assert terminal.getvalue() == "Reading book.vcf …\n"


def test_what_is_done_at_once_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with taking_time("Reading book.vcf …"):
        pass
    assert terminal.getvalue() == ""


def test_nobody_looks_at_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with taking_time("Reading book.vcf …", moment=0):
        pass
    assert capsys.readouterr().err == ""
