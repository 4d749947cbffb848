"""A shelf's bytes: how they are written, and what they must be to be read."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

import orjson

from quietnet.domain.refusal import Refused
from quietnet.store.paths import APP

FORMAT = 1
NEEDS = "0.1"  # the first version that reads this format
LARGEST = 64 * 2**20
DEEPEST = 64
META = "meta"
ONLY = "1"
_SEAL = "sha256"
_SHAPE = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
_INTEGERS = range(-(2**63), 2**64)

Tables = dict[str, dict[str, dict[str, Any]]]
"""TinyDB's own shape: table name, document id (a whole number as text), document."""


class Unreadable(Refused):
    """A shelf that cannot be read; the message says why and follows the file's name."""


class Newer(Unreadable):
    """A shelf that a newer quietnet wrote; nothing is wrong with it."""


class Older(Unreadable):
    """A shelf of an older format from which nothing leads to today's; nothing is wrong with it."""


class OutOfReach(Unreadable):
    """A shelf that the disk does not give; what it holds may be whole."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a shelf's bytes say, in the format they were written in.

    ``edited``: somebody changed them outside quietnet.
    """

    tables: Tables
    seal: str
    edited: bool
    written: int = FORMAT


def meta_of(tables: Tables) -> dict[str, Any]:
    """Return the line about the shelf itself."""
    return tables.get(META, {}).get(ONLY, {})


def parse(raw: bytes, *, oldest: int = FORMAT) -> Contents:
    """Return what a shelf says, if its format is not older than ``oldest``.

    Raises:
        Unreadable: when it is torn, empty, foreign, too large or too deep, or of another format.
    """
    if len(raw) > LARGEST:
        raise Unreadable("is larger than the 64 MiB a shelf may have.")
    if not raw.strip():
        raise Unreadable("is empty.")
    try:
        document = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Unreadable(
            f"is damaged at line {error.lineno}, column {error.colno} ({error.msg.split(':')[0]})."
        ) from None
    seal, written = _claimed(document, oldest)
    edited = not _fits(raw, seal)
    if edited:
        _look_closely(raw, document)
        seal = hashlib.sha256(raw).hexdigest()
    _check_shape(document)
    return Contents(document, seal, edited, written)


def _claimed(document: object, oldest: int) -> tuple[str, int]:
    """Return the seal and format a shelf claims, having made sure that it is ours and readable."""
    meta = document.get(META) if isinstance(document, dict) else None
    line = meta.get(ONLY) if isinstance(meta, dict) else None
    if not isinstance(line, dict) or line.get("app") != APP:
        raise Unreadable("is not a shelf of quietnet.")
    written = line.get("format")
    if type(written) is not int or written < 0:
        raise Unreadable("does not say which format it has.")
    if written < oldest:
        raise Older(f"was written in format {written}, which this quietnet does not read.")
    if written > FORMAT:
        needed = line.get("needs")
        version = f"{needed} or newer" if isinstance(needed, str) else "a newer version"
        raise Newer(
            f"was written in format {written}; to read it, quietnet {version} is needed."
            if isinstance(needed, str)
            else f"was written in format {written}; to read it, {version} of quietnet is needed."
        )
    seal = line.get(_SEAL)
    return (seal if isinstance(seal, str) else ""), written


def _fits(raw: bytes, seal: str) -> bool:
    """Whether the bytes, the seal itself taken out, have that sha256."""
    stamp = seal.encode()
    if len(stamp) != 64 or raw.count(stamp) != 1:
        return False
    return hashlib.sha256(raw.replace(stamp, b"")).hexdigest() == seal


def _look_closely(raw: bytes, document: object) -> None:
    """Refuse what orjson alone would quietly read otherwise than it was written."""
    if nesting(document) > DEEPEST:
        raise Unreadable(f"is nested more than {DEEPEST} deep.")
    json.loads(raw, object_pairs_hook=_each_key_once, parse_int=_whole_number)


def _each_key_once(pairs: list[tuple[str, object]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise Unreadable(f"says “{key[:40]}” twice in one place.")
        seen.add(key)


def _whole_number(text: str) -> int:
    if len(text) > 20 or int(text) not in _INTEGERS:
        raise Unreadable("holds a number too large to be kept.")
    return int(text)


def _check_shape(document: dict[str, Any]) -> None:
    for name, table in document.items():
        if not isinstance(table, dict):
            raise Unreadable(f"has a table “{name[:40]}” that is none.")
        for number, record in table.items():
            if not (number.isascii() and number.isdigit() and isinstance(record, dict)):
                raise Unreadable(f"has an entry “{number[:40]}” in “{name[:40]}” that is none.")


def nesting(value: object) -> int:
    """Return how deep lists and tables stand in each other."""
    deepest = 0
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        part, depth = waiting.pop()
        if isinstance(part, dict):
            waiting += [(inner, depth + 1) for inner in part.values()]
        elif isinstance(part, list | tuple):
            waiting += [(inner, depth + 1) for inner in part]
        else:
            continue
        deepest = max(deepest, depth + 1)
    return deepest


def serialise(tables: Tables) -> tuple[bytes, str]:
    """Return a shelf's bytes, one generation on, and their seal.

    Raises:
        Refused: when they cannot be written, or would be too large to be read again.
    """
    before = meta_of(tables)
    generation = before.get("generation")
    # A stand-in that nobody could have written is put where the seal will stand, so that the
    # bytes are made once; the seal is of all other bytes.
    stand_in = secrets.token_hex(32)
    line = {
        **before,
        "app": APP,
        "format": FORMAT,
        "needs": NEEDS,
        "generation": generation + 1 if isinstance(generation, int) else 1,
        _SEAL: stand_in,
    }
    try:
        raw = orjson.dumps({**tables, META: {ONLY: line}}, option=_SHAPE)
    except orjson.JSONEncodeError:
        raise Refused("it holds something that cannot be written down") from None
    if len(raw) > LARGEST:
        raise Refused("it would be larger than the 64 MiB a shelf may have")
    seal = hashlib.sha256(raw.replace(stand_in.encode(), b"")).hexdigest()
    return raw.replace(stand_in.encode(), seal.encode()), seal
