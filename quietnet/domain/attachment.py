"""Attachment: a photograph that came with an import, and the name under which it lies."""

import hashlib
import re
from collections.abc import Iterable, Mapping

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person

FOLDER = "attachments"
_PATH = re.compile(r"attachments/[0-9a-f]{40}\.[a-z0-9]{1,5}", re.ASCII)
_BEGINNINGS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"OggS", "ogg"),
    (b"\0\0\0\x1cftyphei", "heic"),
)
_UNTOLD = "bin"


def attachment_path(data: bytes) -> str:
    """Return where a file lies in the notebook, named by its content alone.

    The same bytes have the same name, whoever brings them and however often, and no name can leave
    the folder.
    """
    return f"{FOLDER}/{hashlib.sha256(data).hexdigest()[:40]}.{_ending(data)}"


def _ending(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((ending for begin, ending in _BEGINNINGS if data.startswith(begin)), _UNTOLD)


def is_attachment(path: str) -> bool:
    """Whether a text is the path of an attachment as ``attachment_path`` makes it."""
    return bool(_PATH.fullmatch(path))


def attached(records: Iterable[Person | Conversation]) -> frozenset[str]:
    """Return the paths of the attachments that records refer to."""
    return frozenset(
        carried.value
        for record in records
        if isinstance(record, Person)
        for carried in record.carried
        if is_attachment(carried.value)
    )


def those_of(
    records: Iterable[Person | Conversation], files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return, of many files, those that records refer to, in order of their paths."""
    wanted = attached(records)
    return {path: data for path, data in sorted(files.items()) if path in wanted}
