"""Damage: what bad disks, sync tools, editors and strangers make of a file."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_DEEP = "[" * 70 + "]" * 70
_VALUES: tuple[Any, ...] = (
    None, True, 7, -1, 0.5, 2**63, "", " ", "\0\x1b[31m", "x" * 2_000_000, [], {}, [[]],
    {"a": None},
)  # fmt: skip
_RAW = ("NaN", "Infinity", "-Infinity", "1e999", "12345678901234567890123", '"\\ud800"', _DEEP, "")
_WHOLE = (
    b"", b" ", b"\n\n", b"\0", b"\0" * 4096, b"{}", b"[]", b"null", b"true", b"7", b'"text"', b"{",
    b"}", b"[" * 100_000, b'{"a":' * 5_000, b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b\x08\0\0\0\0",
    b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"SQLite format 3\0", b"%PDF-1.7\n", b"<!DOCTYPE html>",
    b"<html><body>504 Gateway Time-out</body></html>", b"BEGIN:VCARD\nEND:VCARD\n", b"a: 1\n",
    b"version https://git-lfs.github.com/spec/v1\n", b"age-encryption.org/v1\n", b"#!/bin/sh\n",
    b'{"_default": {"1": {"name": "x"}}}', b'{"meta": {}}', b'{"meta": []}', b'{"meta": null}',
    b'{"meta": {"1": null}}', b'{"meta": {"1": []}}', b'{"meta": {"1": {}}}', b"// comment\n{}",
)  # fmt: skip
VERSIONS: tuple[Any, ...] = (
    0, -1, 2, 3, 99, 2**40, 2**70, 1.0, 1.5, "1", "2", "", None, True, False, [], {}, [1],
)  # fmt: skip
_NEEDS: tuple[Any, ...] = (None, "0.9", 7, [], "\x1b[31m", "x" * 5_000)


@dataclass(frozen=True)
class Damaged:
    """A file's bytes after something happened to them, and what that was."""

    what: str
    raw: bytes


def every(raw: bytes) -> Iterator[Damaged]:
    """Yield all of a file's damages: cut and flipped at each byte, and all by hand."""
    yield from cut(raw, len(raw))
    yield from flipped(raw, len(raw))
    yield from by_hand(raw)


def some(raw: bytes, most: int) -> Iterator[Damaged]:
    """Yield a fair choice of a file's damages, so many at most of each sort."""
    yield from cut(raw, most)
    yield from flipped(raw, most)
    thought_of = list(by_hand(raw))
    yield from thought_of[:: max(1, len(thought_of) // most)]


def of_any_file(raw: bytes, most: int) -> Iterator[Damaged]:
    """Yield damages that need not know what a file says."""
    yield from cut(raw, most)
    yield from flipped(raw, most)
    yield from (Damaged(f"only {whole[:20]!r}", whole) for whole in _WHOLE)


def cut(raw: bytes, most: int) -> Iterator[Damaged]:
    """Yield the file cut short, at every byte or at so many spread evenly."""
    for end in range(0, len(raw), max(1, len(raw) // most)):
        yield Damaged(f"cut at byte {end}", raw[:end])


def flipped(raw: bytes, most: int) -> Iterator[Damaged]:
    """Yield the file with one bit changed, in every byte or in so many spread evenly."""
    for number, place in enumerate(range(0, len(raw), max(1, len(raw) // most))):
        changed = bytearray(raw)
        changed[place] ^= 1 << (number % 8)
        yield Damaged(f"bit flipped in byte {place}", bytes(changed))


def by_hand(raw: bytes) -> Iterator[Damaged]:
    """Yield what was thought of one by one."""
    yield from (Damaged(f"only {whole[:20]!r}", whole) for whole in _WHOLE)
    yield from _mangled(raw)
    yield from _versions(raw)
    yield from _edited(raw)
    yield from _raw_values(raw)


def _mangled(raw: bytes) -> Iterator[Damaged]:
    """Yield the bytes as programs that know nothing of them leave them."""
    half = len(raw) // 2
    text = raw.decode()
    ours, theirs = text[:half], text[half:]
    markers = f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n"
    yield Damaged("git's markers around it", markers.encode())
    yield Damaged("git's markers inside", f"{ours}\n=======\n{theirs}".encode())
    yield Damaged("twice in one file", raw + raw)
    yield Damaged("something after the end", raw + b"}")
    yield Damaged("nul bytes after the end", raw + bytes(512))
    yield Damaged("a mark of order before it", b"\xef\xbb\xbf" + raw)
    yield Damaged("other line ends", raw.replace(b"\n", b"\r\n"))
    yield Damaged("old line ends", raw.replace(b"\n", b"\r"))
    yield Damaged("no line ends", raw.replace(b"\n", b""))
    yield Damaged("tabs", raw.replace(b"  ", b"\t"))
    yield Damaged("in UTF-16", text.encode("utf-16"))
    yield Damaged("in UTF-32", text.encode("utf-32"))
    yield Damaged("in Latin-1", text.encode("latin-1", "replace"))
    yield Damaged("as the wrong letters", raw.decode("latin-1").encode())
    yield Damaged("a block of nought", raw[:half] + bytes(64) + raw[half + 64 :])
    yield Damaged("a block missing", raw[:half] + raw[half + 64 :])
    yield Damaged("a block twice", raw[: half + 64] + raw[half:])
    yield Damaged("the end first", raw[half:] + raw[:half])
    yield Damaged("back to front", raw[::-1])
    yield Damaged("in capitals", raw.upper())
    yield Damaged("single quotes", raw.replace(b'"', b"'"))
    yield Damaged("typographic quotes", text.replace('"', "”").encode())
    yield Damaged("a comma too many", raw.replace(b"\n}", b",\n}"))
    yield Damaged("no commas", raw.replace(b",", b""))


def _versions(raw: bytes) -> Iterator[Damaged]:
    for version in VERSIONS:
        for needs in _NEEDS if version in (2, 99) else (None,):
            document = json.loads(raw)
            line = document["meta"]["1"]
            line["format"] = version
            line.pop("needs", None)
            if needs is not None:
                line["needs"] = needs
            yield Damaged(f"format {version!r}, needs {str(needs)[:8]!r}", _dumped(document))


def _edited(raw: bytes) -> Iterator[Damaged]:
    """Yield each value of a document changed for each of the wrong ones, and each left out."""
    document = json.loads(raw)
    for number, path in enumerate(_paths(document)):
        yield Damaged(f"without {'/'.join(path)}", _dumped(_changed(document, path, _GONE)))
        for turn in range(2):
            value = _VALUES[(number + turn * 5) % len(_VALUES)]
            told = f"{'/'.join(path)} is {str(value)[:12]!r}"
            yield Damaged(told, _dumped(_changed(document, path, value)))
        renamed = _changed(document, path, _RENAMED)
        yield Damaged(f"{'/'.join(path)} under another name", _dumped(renamed))


def _raw_values(raw: bytes) -> Iterator[Damaged]:
    """Yield what no program writes but JSON's readers take in different ways."""
    line = b'"format": 1,'
    for value in _RAW:
        yield Damaged(f"a field {value[:10]}", raw.replace(line, line + f'"x": {value},'.encode()))
    yield Damaged("a field twice", raw.replace(line, line + line))
    yield Damaged("a field twice that differs", raw.replace(line, b'"format": 2,' + line))
    yield Damaged("a table twice", raw.replace(b'"meta": {', b'"meta": {}, "meta": {', 1))


_GONE, _RENAMED = object(), object()


def _changed(document: Any, path: tuple[str, ...], value: object) -> Any:
    changed = copy.deepcopy(document)
    inner = changed
    for part in path[:-1]:
        inner = inner[part]
    if value is _GONE:
        del inner[path[-1]]
    elif value is _RENAMED:
        inner[path[-1] + "\u200b"] = inner.pop(path[-1])
    else:
        inner[path[-1]] = value
    return changed


def _paths(document: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, value in document.items():
        yield (*above, name)
        if isinstance(value, dict):
            yield from _paths(value, (*above, name))


def _dumped(document: Any) -> bytes:
    return json.dumps(document, indent=2).encode("utf-8", "surrogatepass")
