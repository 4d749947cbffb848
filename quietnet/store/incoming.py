"""Incoming: the bytes of a file somebody wants to bring in."""

import stat
from pathlib import Path

from quietnet.domain.refusal import Refused

MOST = 64 * 1024 * 1024  # bytes


def read_incoming(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        Refused: when it cannot be read, is no file, or is too large to be an address book.
    """
    path = path.expanduser()
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise Refused(f"{path} is a folder; name a file in it. Nothing was brought in.")
        if not stat.S_ISREG(kind.st_mode):
            raise Refused(f"{path} is not a file that can be read. Nothing was brought in.")
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        reason = (error.strerror or "it is out of reach").lower()
        raise Refused(f"{path} could not be read: {reason}. Nothing was brought in.") from error
    except ValueError as error:  # a NUL in the name
        raise Refused(
            f"{path!s:.200} is not the name of a file. Nothing was brought in."
        ) from error
    if len(data) > MOST:
        raise Refused(
            f"{path} is larger than 64 MiB, more than an address book. Nothing was brought in."
        )
    return data
