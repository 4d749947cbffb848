"""Drafts: what is being typed, kept word for word until the note is; one a window."""

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from quietnet.store.atomic import PRIVATE_FILE, replace_file
from quietnet.store.key_file import refuse_changed_lock
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.problem import NotKept, why
from quietnet.store.seal import Seal

_NAME = "drafts"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that was not kept: its words, its head as the Kitchen has it, when, and where."""

    text: str
    head: Mapping[str, Any]
    saved: datetime
    path: Path


class HeldDraft:
    """The draft of one window. As long as it is held, no other window offers it."""

    def __init__(self, path: Path, places: Places, lock: FileLock | None = None) -> None:
        self.path = path
        self._places = places
        self._lock = lock
        self._saved: tuple[str, dict[str, Any]] | None = None

    def save(self, text: str, head: dict[str, Any], now: datetime) -> None:
        """Keep the words as they stand now; a blank note leaves nothing. Quick, and at once.

        Raises:
            NotKept: when the disk did not take them.
        """
        if self._saved == (text, head):
            return
        if not text.strip():
            self._clear()
            return
        draft = {"text": text, "head": head, "saved": now.astimezone(UTC).isoformat()}
        # json and not orjson: half a character from a broken paste was typed, too.
        data = self._places.seal.close(json.dumps(draft).encode(), _NAME)
        refuse_changed_lock(self._places, "The draft is not on disk")
        try:
            make_private_folder(self.path.parent)
            if self._lock is None:
                self._lock = _hold(self.path)
            replace_file(self.path, data)
        except OSError as error:
            raise NotKept(
                f"The draft is not on disk: {why(error)} ({self.path}). It is safe here as long "
                "as this window is open."
            ) from error
        self._saved = (text, dict(head))

    def discard(self) -> None:
        """Remove the draft, as its note was kept or put away, and let go of it."""
        self._clear()
        self.release()
        with suppress(OSError):
            _lock_path(self.path).unlink(missing_ok=True)

    def release(self) -> None:
        """Let go of the draft and leave it where it is, to be offered next time."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _clear(self) -> None:
        self._saved = None
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


class Drafts:
    """The drafts of one notebook, also from before it had an id."""

    def __init__(self, places: Places, notebook_id: str = "") -> None:
        self._places = places
        first = places.first_lock.with_suffix("") / "drafts"
        usual = places.state(notebook_id) / "drafts" if notebook_id else first
        self._folder = usual
        self._folders = tuple(dict.fromkeys((usual, first)))

    def begin(self) -> HeldDraft:
        """Return a draft for a window; nothing is on disk before something is typed."""
        return HeldDraft(self._folder / f"{secrets.token_hex(8)}.json", self._places)

    def left(self) -> tuple[Draft, ...]:
        """Return the drafts that no open window holds, the latest first."""
        found: list[Draft] = []
        for path in (path for folder in self._folders for path in folder.glob("*.json")):
            lock = _hold(path)
            if lock is None:
                continue
            with suppress(OSError, ValueError, KeyError, TypeError):
                found.append(_read(path, self._places.seal))
            lock.release()
        return tuple(sorted(found, key=lambda draft: draft.saved, reverse=True))

    def take(self, draft: Draft) -> HeldDraft | None:
        """Return a left draft to go on with, None where another window was quicker."""
        lock = _hold(draft.path)
        if lock is None:
            return None
        if not draft.path.exists():
            lock.release()
            return None
        return HeldDraft(draft.path, self._places, lock)


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _hold(path: Path) -> FileLock | None:
    """Return the lock of a draft, held where this disk has locks; None where another has it."""
    lock = FileLock(_lock_path(path), timeout=0, mode=PRIVATE_FILE, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    except (OSError, NotImplementedError):
        return lock  # better offered twice than never
    return lock


def _read(path: Path, seal: Seal) -> Draft:
    """Return a draft as it lies on disk.

    Raises:
        OSError, ValueError, KeyError, TypeError: when it is none; it is left where it is.
    """
    try:
        kept = json.loads(seal.open(path.read_bytes(), _NAME))
    except RecursionError:
        raise ValueError("not a draft") from None
    saved = datetime.fromisoformat(kept["saved"]).astimezone(UTC)
    if not isinstance(kept["text"], str) or not isinstance(kept["head"], dict):
        raise TypeError("not a draft")
    return Draft(kept["text"], kept["head"], saved, path)
