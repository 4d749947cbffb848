"""A home of its own for each test, and commands run in this process or for real."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quietnet.cli.main import run

TODAY = "2025-11-22"  # a Saturday


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("QUIETNET_NOTEBOOK", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QUIETNET_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def quietnet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process."""

    def command(*argv: str, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = run(list(argv))
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return command


@pytest.fixture
def really() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs the real command in a process of its own."""

    def command(
        *argv: str, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "quietnet", *argv],
            input=stdin,
            capture_output=True,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )

    return command


@pytest.fixture
def lived_in(quietnet: Run) -> Run:
    """A small notebook: two known well enough, one who was suggested."""
    evening = (
        "Tea in the small room. We talked #bicycles and #books.\n"
        "- [ ] ask: how the move went\n"
        "- [ ] offer: the address of the lug maker\n"
        "- [x] got advice: which frame to buy ✅ 2025-10-20\n"
        "- [ ] meet: Sam Okafor, builds bamboo bikes\n"
        "> the hard part is the waiting"
    )
    first = quietnet("note", "--on", "2025-10-20", "--with", "Ana Ruiz", "--minutes", "90", evening)
    assert first.code == 0
    call = ("--with", "Jonas Weber", "--medium", "voice", "--minutes", "10")
    assert quietnet("note", *call, "Yesterday: Jonas rang about Ana.").code == 0
    return quietnet
