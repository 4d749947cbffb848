"""Keeping one note, all synced, against one bare atomic write of the same shelf's bytes."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from lifetime import NOW, TODAY, places_in
from rounds import Figure, compared

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.store.library import Library

GOAL = 2.0
TIMES = 9  # notes kept in one round


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    library = Library(places_in(folder), lambda: NOW)
    people = library.load().people
    shelf = places_in(folder).notebook / "conversations" / f"{TODAY:%Y-%m}.json"

    def keep() -> float:
        start = perf_counter()
        for _ in range(TIMES):
            note = Conversation.written(TODAY, "word " * 120, NOW, people=(people[0].id,))
            library.keep(Change(put=(note,)))
        return (perf_counter() - start) / TIMES

    def bare() -> float:
        data = shelf.read_bytes()
        start = perf_counter()
        for _ in range(TIMES):
            write_bare(shelf.with_name("bare"), data)
        return (perf_counter() - start) / TIMES

    ratio, times = compared(keep, bare, rounds)
    shelf.with_name("bare").unlink()
    yield Figure("keeping one note", "a bare atomic write", size, ratio, GOAL, aside=times)


def write_bare(path: Path, data: bytes) -> None:
    """Write a temporary file, sync it, put it in the place, sync the folder."""
    temporary = path.with_name(f".{secrets.token_hex(8)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    temporary.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
