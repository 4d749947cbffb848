"""Locks: one process at a time changes a notebook."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quietnet.store.atomic import PRIVATE_FILE
from quietnet.store.paths import make_private_folder
from quietnet.store.problem import NotKept

PATIENCE = 5.0  # seconds (reliability, promise 3)
_LOOK_AGAIN = 0.01  # seconds


class Busy(NotKept):
    """Another process holds the lock just now."""


class NoLock(NotKept):
    """No lock can be made there; ``reason`` says why and where."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Not kept: the notebook is open for reading only, because it cannot be locked "
            f"({reason}). What was kept before is safe."
        )
        self.reason = reason


@contextmanager
def alone(lock: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a lock; the folder it lies in is made where it is missing.

    Raises:
        Busy: when another process holds it for too long.
        NoLock: when no lock can be made there.
    """
    # Only who changes something needs a lock; reading starts sooner without this import.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    try:
        make_private_folder(lock.parent)
        held = FileLock(lock, timeout=patience, mode=PRIVATE_FILE)
        held.acquire(poll_interval=_LOOK_AGAIN)
    except Timeout:
        raise Busy(
            "Not kept: another quietnet is busy with this notebook. What was kept before is safe; "
            "keep this again in a moment."
        ) from None
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or str(error) or "no lock could be made"
        raise NoLock(f"{reason.lower()}: {lock}") from error
    try:
        yield
    finally:
        held.release()
