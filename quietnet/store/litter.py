"""Litter: temporary files that a process left when it was ended in the middle of a write."""

import re
from contextlib import suppress
from pathlib import Path

from quietnet.domain.attachment import FOLDER as ATTACHMENTS
from quietnet.store.shelves import CONVERSATIONS

_OURS = re.compile(
    r"\.(?:(?:notebook|\d{4}-\d{2})\.json|[0-9a-f]{40}\.[a-z0-9]{1,5})\.\d+\.[0-9a-f]{16}\.tmp\Z",
    re.ASCII,
)


def litter(notebook: Path) -> list[Path]:
    """Return the temporary files of our own that lie in a notebook's folders."""
    found: list[Path] = []
    for folder in (notebook, notebook / CONVERSATIONS, notebook / ATTACHMENTS):
        with suppress(OSError):
            found += [path for path in folder.iterdir() if _OURS.match(path.name)]
    return found


def sweep(notebook: Path) -> None:
    """Remove our litter. Only under the lock: what is there then belongs to nobody alive."""
    for path in litter(notebook):
        with suppress(OSError):
            path.unlink()
