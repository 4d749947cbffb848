"""Litter: temporary files that a process left when it was ended in the middle of a write."""

import re
from contextlib import suppress
from pathlib import Path

from quietnet.domain.attachment import FOLDER as ATTACHMENTS
from quietnet.store.shelves import CONVERSATIONS

_OURS = re.compile(
    r"\.(?:(?:notebook|key|\d{4}-\d{2})\.json|[0-9a-f]{40}\.[a-z0-9]{1,5})\.\d+\.[0-9a-f]{16}\.tmp\Z",
    re.ASCII,
)
# Only what is written under the lock: a draft's may be another window's, just being written.
_STATE = re.compile(
    r"\.(?:pending\.json|key\.json|wastebasket\.json|\d{4}-\d{2}\.jsonl)\.\d+\.[0-9a-f]{16}\.tmp\Z",
    re.ASCII,
)


def litter(notebook: Path, state: Path) -> list[Path]:
    """Return the temporary files of our own in a notebook's folders and its state folder."""
    places = (
        *((folder, _OURS) for folder in (notebook, notebook / CONVERSATIONS)),
        (notebook / ATTACHMENTS, _OURS),
        *((folder, _STATE) for folder in (state, state / "history")),
    )
    found: list[Path] = []
    for folder, ours in places:
        with suppress(OSError):
            found += [path for path in folder.iterdir() if ours.match(path.name)]
    return found


def sweep(notebook: Path, state: Path) -> None:
    """Remove our litter. Only under the lock: what is there then belongs to nobody alive."""
    for path in litter(notebook, state):
        with suppress(OSError):
            path.unlink()
