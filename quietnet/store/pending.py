"""Pending: a change of several shelves, written down whole before the first of them is touched."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import orjson

from quietnet.store.atomic import replace_file
from quietnet.store.entry import Entry, Part
from quietnet.store.problem import NotKept, Problem, why
from quietnet.store.regular import read_regular
from quietnet.store.seal import NotOpened, Seal
from quietnet.store.seen import Seen
from quietnet.store.shelves import is_begun, shelf_of

_APP = "quietnet"
_NAME = "pending"
_NOTEBOOK = "notebook"
_WHERE = "where"
_ENTRY = "entry"
_SEAL = "sha256"  # of the entry: whoever finishes a change must not write down damaged words


def pending_path(state: Path) -> Path:
    """Return where a pending change lies in a notebook's own state folder."""
    return state / "pending.json"


@dataclass(frozen=True, slots=True)
class Pending:
    """What lies there: a change to be finished, or why it cannot be; ``where`` is its notebook."""

    entry: Entry | None = None
    parts: tuple[Part, ...] = ()
    where: str = ""
    problem: Problem | None = None

    def is_of_another(self, notebook: Path) -> bool:
        """Whether it is of a copy of this notebook that still lies elsewhere."""
        return self.where != _real(notebook) and is_begun(Path(self.where))


def write_pending(state: Path, seal: Seal, notebook_id: str, notebook: Path, entry: Entry) -> None:
    """Write a change down; when this returns, it will be finished whatever happens.

    Raises:
        OSError: when it is not written.
    """
    line = entry.as_json()
    found = {
        "app": _APP,
        _NOTEBOOK: notebook_id,
        _WHERE: _real(notebook),
        _ENTRY: line,
        _SEAL: _seal_of(line),
    }
    data = orjson.dumps(found, option=orjson.OPT_INDENT_2)
    replace_file(pending_path(state), seal.close(data, _NAME))


def remove_pending(state: Path) -> None:
    """Remove a change that is finished. One that comes back from a power cut does no harm.

    Raises:
        OSError: when it cannot be removed.
    """
    pending_path(state).unlink(missing_ok=True)


def read_pending(state: Path, seal: Seal, notebook_id: str) -> Pending | None:
    """Return what lies there, None where nothing does."""
    path = pending_path(state)
    try:
        found = orjson.loads(seal.open(read_regular(path), _NAME))
    except FileNotFoundError:
        return None
    except OSError as error:
        return _unread(path, why(error))
    except (NotOpened, orjson.JSONDecodeError):
        return _unread(path, "it is damaged")
    if not isinstance(found, dict) or found.get("app") != _APP:
        return _unread(path, "it is damaged")
    if found.get(_NOTEBOOK) != notebook_id:
        return _unread(path, "it is of another notebook")
    entry = Entry.from_json(found.get(_ENTRY))
    if entry is None or found.get(_SEAL) != _seal_of(found[_ENTRY]):
        return _unread(path, "it is damaged")
    try:
        return Pending(entry, entry.parts(), str(found.get(_WHERE, "")))
    except (KeyError, TypeError, ValueError):
        return _unread(path, "it is damaged")


def _seal_of(line: object) -> str:
    return hashlib.sha256(orjson.dumps(line, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _unread(path: Path, reason: str) -> Pending:
    told = f"A change that was interrupted cannot be finished: {reason}. It was left as it is."
    return Pending(problem=Problem(told, str(path)))


def refuse_lost(state: Path, seal: Seal, notebook_id: str, notebook: Path) -> None:
    """Refuse to write over a pending change that could not be finished here.

    Raises:
        NotKept: when one lies there.
    """
    found = read_pending(state, seal, notebook_id)
    if found and found.problem:
        raise NotKept(
            f"Not kept: a change that was interrupted lies at {pending_path(state)} and cannot be "
            "finished. It was left as it is; move that file away, then keep this again."
        )
    if found and found.is_of_another(notebook):
        raise NotKept(
            f"Not kept: a change was interrupted in the same notebook at {found.where}. Open that "
            "one once, so that it is finished there; then keep this again."
        )


def missing(parts: Iterable[Part], seen: Seen) -> tuple[Part, ...]:
    """Return the parts that are not wholly made yet; what has moved on since is left alone."""
    return tuple(
        part for part in parts if _stands_as_before(part, seen) or _is_half_made(part, seen)
    )


def _stands_as_before(part: Part, seen: Seen) -> bool:
    there = seen.find(part.id)
    if there is None and part.before is None:
        # Where a tombstone was, it may be off already though the record is not there yet.
        return part.was_gone or not seen.is_gone(part.id)
    return there == part.before


def _is_half_made(part: Part, seen: Seen) -> bool:
    """Whether a record still lies on a shelf that it left for another, or for the tombstone."""
    lies_on = seen.holding(part.id)
    if part.after is None:
        return bool(lies_on) and seen.is_gone(part.id)
    return seen.find(part.id) == part.after and lies_on != (shelf_of(part.after),)


def is_made(parts: Iterable[Part], seen: Seen) -> bool:
    """Whether a part of a change stands as the change left it."""
    return any(_stands_as_after(part, seen) for part in parts)


def _stands_as_after(part: Part, seen: Seen) -> bool:
    there = seen.find(part.id)
    return there == part.after and (there is not None or seen.is_gone(part.id))


def _real(notebook: Path) -> str:
    return os.path.realpath(notebook)
