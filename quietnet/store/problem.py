"""What the store says when something is not as it should be: problems, its refusals."""

import errno
from dataclasses import dataclass
from pathlib import Path

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found while reading: ``what`` in one sentence, ``where`` the file and place."""

    what: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class NotKept(Refused):
    """A change could not be kept; what was kept before is as it was."""


class InTheWay(Refused):
    """Something cannot be undone or brought back because of what stands there now."""


class MovedOn(Refused):
    """A record was changed elsewhere since it was read; nothing was written.

    ``ours`` is the record that was to be kept (None where it was to be forgotten), ``theirs``
    the one that stands on the shelf (None where it is gone).
    """

    def __init__(
        self, ours: Person | Conversation | None, theirs: Person | Conversation | None
    ) -> None:
        record = theirs or ours
        what = f"“{record.name}”" if isinstance(record, Person) else "This conversation"
        happened = "changed" if theirs else "removed"
        super().__init__(
            f"{what} was {happened} elsewhere in the meantime. Nothing was overwritten; "
            "look at what stands there now, then keep yours again."
        )
        self.ours = ours
        self.theirs = theirs


def why(error: OSError) -> str:
    """Return the reason of a failed file call in plain words."""
    if error.errno in _FULL:
        return "the disk is full"
    if error.errno in _CLOSED:
        return "it cannot be written to"
    if error.errno == errno.ENOENT:
        return "the folder is not there"
    if error.errno == errno.ENOTDIR:
        return "a file stands where a folder should be"
    if error.errno == errno.EIO:
        return "the disk reported a fault"
    return (error.strerror or "the file could not be written").lower()


def not_kept(error: OSError, path: Path) -> NotKept:
    """Return the sentence for a write that failed: what happened, what is safe, what to do."""
    return NotKept(
        f"Not kept: {why(error)} ({path}). What was kept before is safe; "
        "put that right and keep this again."
    )
