"""Archive: the files inside a zip, within bounds whatever the zip says of itself."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from quietnet.domain.refusal import Refused

MOST_BYTES = 256 * 1024 * 1024  # of all wanted files together
MOST_OF_A_FILE = 64 * 1024 * 1024
_MOST_NAMES = 100_000
_A_PIECE = 1024 * 1024
# The others may ask for any amount of memory before a byte is unpacked; no export uses them.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
_AN_ENTRY = b"PK\x01\x02"
_DAMAGED = "The zip is damaged or locked with a password. Nothing was brought in."
_TOO_MUCH = "The zip holds far more than an address book would. Nothing was brought in."


def is_archive(data: bytes) -> bool:
    """Whether bytes begin as a zip does."""
    return data.startswith(_BEGINNINGS)


def unpacked(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted files of a zip by their names in it.

    What is unpacked is measured, never what the zip claims: a small one may hold a mountain.

    Raises:
        Refused: when it is damaged, locked, or holds more than 256 MiB of wanted files, or
            more than 64 in one.
    """
    # Each entry has this mark; the list of them is only made where it is short enough.
    if data.count(_AN_ENTRY) > _MOST_NAMES:
        raise Refused(_TOO_MUCH)
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                if not entry.is_dir() and wanted(entry.filename):
                    most = min(left, MOST_OF_A_FILE)
                    files[entry.filename] = _content(archive, entry, most)
                    left -= len(files[entry.filename])
    except (
        zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
        OSError, OverflowError, ValueError,
    ) as error:  # fmt: skip
        if isinstance(error, Refused):
            raise
        raise Refused(_DAMAGED) from None
    return files


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.compress_type not in _METHODS:
        raise zipfile.BadZipFile
    pieces: list[bytes] = []
    with archive.open(entry) as file:
        while piece := file.read(_A_PIECE):
            most -= len(piece)
            if most < 0:
                raise Refused(_TOO_MUCH)
            pieces.append(piece)
    return b"".join(pieces)
