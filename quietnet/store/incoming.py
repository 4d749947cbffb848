"""Incoming: the bytes of what somebody wants to bring in, a file or a folder, within bounds."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from quietnet.domain.arriving import Skipped
from quietnet.domain.refusal import Refused

MOST = 64 * 1024 * 1024  # bytes of one file
MOST_IN_A_FOLDER = 256 * 1024 * 1024  # bytes
MOST_NAMES = 200_000
_NO_FILE = "It is not a file that can be read."
_TOO_LARGE = "It is larger than 64 MiB, more than an address book."


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was read: a file's bytes, or a folder's files by their paths in it.

    ``skipped`` are files of the folder that could not be read, each with the reason.
    """

    content: bytes | dict[str, bytes]
    skipped: list[Skipped] = field(default_factory=list)


def read_incoming(path: Path, wanted: Callable[[str], bool]) -> Incoming:
    """Return what a file holds, or those files of a folder whose paths in it are wanted.

    Raises:
        Refused: when it cannot be read, is neither, or holds more than anybody's address book.
    """
    path = path.expanduser()
    try:
        return _folder(path, wanted) if path.is_dir() else Incoming(_file(path))
    except OSError as error:
        raise Refused(
            f"{path} could not be read: {_why(error)}. Nothing was brought in."
        ) from error
    except _NotRead as unread:
        told = str(unread).removeprefix("It ").rstrip(".")
        raise Refused(f"{path} {told}. Nothing was brought in.") from None
    except ValueError as error:  # a NUL in the name
        if isinstance(error, Refused):
            raise
        raise Refused(
            f"{path!s:.200} is not the name of a file. Nothing was brought in."
        ) from error


class _NotRead(Exception):
    """A file is not of a kind or a size that is read; the message says which."""


def _file(path: Path) -> bytes:
    """Return what a file holds; a pipe or a device is not even opened."""
    _refuse(path.stat())
    # Should it have become a pipe meanwhile, opening it must not wait for a writer.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:  # noqa: PTH123 - a handle has no path
        _refuse(os.fstat(handle))
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise _NotRead(_TOO_LARGE)
    return data


def _refuse(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _NotRead(_NO_FILE)
    if found.st_size > MOST:
        raise _NotRead(_TOO_LARGE)


def _folder(path: Path, wanted: Callable[[str], bool]) -> Incoming:
    files: dict[str, bytes] = {}
    skipped: list[Skipped] = []
    names = size = 0
    for level, folders, here in os.walk(path, onerror=_cannot_list):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names += len(folders) + len(here)
        for file in (Path(level, name) for name in sorted(here)):
            inside = file.relative_to(path).as_posix()
            if not wanted(inside):
                continue
            try:
                files[inside] = _file(file)
            except OSError as error:
                skipped.append(Skipped(inside, f"It could not be read: {_why(error)}."))
            except _NotRead as unread:
                skipped.append(Skipped(inside, str(unread)))
            size += len(files.get(inside, b""))
        if names > MOST_NAMES or size > MOST_IN_A_FOLDER:
            raise Refused(
                f"{path} holds far more than an address book would. Nothing was brought in."
            )
    return Incoming(files, skipped)


def _cannot_list(error: OSError) -> None:
    raise error


def _why(error: OSError) -> str:
    return (error.strerror or "it is out of reach").lower()
