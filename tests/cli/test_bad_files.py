"""Files nobody should bring in: one sentence each, an unchanged notebook, within bounded memory."""

import base64
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

resource = pytest.importorskip("resource", reason="memory cannot be limited on Windows")

MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space, of which the program takes a third
MIB = 1024 * 1024
_CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n"
_TABLE = "First Name,Last Name,Labels\n"


def _zipped(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        archive.writestr(name, data)
    return written.getvalue()


def _claiming_less(archive: bytes) -> bytes:
    """Return a zip that says of its file that it is small."""
    size = (65 * MIB).to_bytes(4, "little")
    return archive.replace(size, (12).to_bytes(4, "little"))


def _locked() -> bytes:
    data = bytearray(_zipped("a.vcf", _CARD.encode()))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


SMALL: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "blank": lambda: b"\xef\xbb\xbf\r\n \t\r\n",
    "binary": lambda: bytes(range(256)) * 4_096,
    "words": lambda: b"Dear diary, nobody is in here.\n" * 1_000,
    "a card cut off": lambda: _CARD.encode()[:-8],
    "a table cut off": (_TABLE + '"Ana,Ruiz').encode,
    "a jCard cut off": lambda: b'["vcard",[["fn",{},"text","Ana"],',
    "a zip cut off": lambda: _zipped("a.vcf", _CARD.encode())[:-30],
    "a zip with a flipped bit": lambda: _zipped("a.vcf", b"x" * 99, 0).replace(b"xxx", b"xyx"),
    "a locked zip": _locked,
    "a zip of nothing known": lambda: _zipped("a.txt", b"hello"),
    "a card in a strange encoding": lambda: _CARD.encode("latin-1"),
    "a table in a strange encoding": lambda: (_TABLE + "Zoë,,\n").encode("latin-1"),
    "damaged UTF-16": lambda: b"\xff\xfe" + _CARD.encode("utf-16-le") + b"\0",
    "a zip of zips": lambda: _zipped("inner.zip", _zipped("a.vcf", _CARD.encode())),
}
LARGE: dict[str, Callable[[], bytes]] = {
    "zeros": lambda: b"\0" * 40 * MIB,
    "a zip bomb": lambda: _zipped("a.vcf", b"\0" * 65 * MIB),
    "a zip bomb that claims less": lambda: _claiming_less(_zipped("a.vcf", b"\0" * 65 * MIB)),
    "far too many cards": lambda: b"BEGIN:VCARD\nFN:a\nEND:VCARD\n" * 2_000_000,
    "far too many rows": lambda: _TABLE.encode() + b"a,b,c\n" * 9_000_000,
    "a row of far too many cells": lambda: _TABLE.encode() + b"a," * 19_000_000,
    "a cell without an end": lambda: _TABLE.encode() + b'"' + b"a" * 50 * MIB,
    "a line of nothing but parameters": lambda: b"BEGIN:VCARD\nN" + b";A=1" * 9 * MIB + b"\n",
    "deep JSON": lambda: b'["vcard",' + b"[" * 9 * MIB,
    "wide JSON": lambda: b'["vcard",[' + b"[]," * 9 * MIB + b"0]]",
}


@pytest.mark.parametrize("kind", SMALL)
def test_a_bad_file_gets_one_sentence_and_changes_nothing(
    quietnet: Run, home: Path, tmp_path: Path, kind: str
) -> None:
    assert quietnet("note", "--with", "Ana Ruiz", "Tea.").code == 0
    before = _bytes_of(home)
    file = tmp_path / "came"
    file.write_bytes(SMALL[kind]())
    said = quietnet("import", str(file))
    assert (said.code, said.out) == (1, "")
    assert _is_one_sentence(said.err, str(file))
    assert _bytes_of(home) == before


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_bad_file_is_refused_within_bounded_memory(
    home: Path, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "came"
    file.write_bytes(LARGE[kind]())
    said = _really_import(str(file))
    assert (said.returncode, said.stdout) == (1, "")
    assert _is_one_sentence(said.stderr, str(file))
    assert not list(home.rglob("*.json"))


def test_two_hundred_mebibytes_are_not_even_read(quietnet: Run, home: Path, tmp_path: Path) -> None:
    for name in ("large.vcf", "large.zip", "folder/large.vcf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with (tmp_path / name).open("wb") as file:
            file.write(_CARD.encode())
            file.truncate(200 * MIB)
    for name in ("large.vcf", "large.zip"):
        said = quietnet("import", name)
        assert (said.code, said.out) == (1, "")
        assert said.err == (
            f"{name} is larger than 64 MiB, more than an address book. Nothing was brought in.\n"
        )
    assert quietnet("import", "folder").err == (
        "folder: large.vcf was not read. It is larger than 64 MiB, more than an address book. "
        "Nothing was brought in.\n"
    )
    assert not list(home.rglob("*.json"))


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "folder of pipes", "missing"])
def test_what_is_no_file_is_never_waited_for(
    quietnet: Run, home: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / kind
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind.startswith("folder"):
        path.mkdir()
        (path / "picture.png").write_bytes(b"\x89PNG")
        if kind == "folder of pipes":
            os.mkfifo(path / "a.vcf")
    said = quietnet("import", str(path))
    assert (said.code, said.out) == (1, "")
    assert _is_one_sentence(said.err, str(path))
    assert not list(home.rglob("*.json"))


def test_large_and_strange_files_that_are_right_are_read_within_the_same_memory(
    tmp_path: Path,
) -> None:
    photo = base64.b64encode(os.urandom(20 * MIB))
    card = _CARD.encode().replace(b"END", b"PHOTO;ENCODING=b:" + photo + b"\nNOTE:x\nEND")
    (tmp_path / "photo.vcf").write_bytes(card)
    long = _CARD.encode().replace(b"END", b"NOTE:" + "😀".encode() * 10 * MIB + b"\nEND")
    (tmp_path / "long.vcf").write_bytes(long)
    for name, lost in (("photo.vcf", []), ("long.vcf", ["unreadable line"])):
        said = _really_import("--json", name)
        assert (said.returncode, said.stderr) == (0, "")
        report = json.loads(said.stdout)
        assert [*report["added"], *report["updated"], *["Zoë"] * report["unchanged"]] == ["Zoë"]
        assert [each["property"] for each in report["not_carried"]] == lost


def _really_import(*argv: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process that may take so much memory and no more."""
    return subprocess.run(
        [sys.executable, "-m", "quietnet", "import", *argv],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY)),
    )


def _is_one_sentence(said: str, path: str) -> bool:
    whole = said.startswith(path) and said.endswith("Nothing was brought in.\n")
    return whole and said.count("\n") == 1


def _bytes_of(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*.json")}
