"""Pending: a change of several shelves, written down whole before the first of them is touched."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from quietnet.store.atomic import replace_file, sync_folder
from quietnet.store.entry import Entry, Part
from quietnet.store.problem import Problem, why
from quietnet.store.seen import Seen

_APP = "quietnet"
_WHOSE = "notebook"
_ENTRY = "entry"


def pending_path(state: Path) -> Path:
    """Return where a pending change lies in a notebook's own state folder."""
    return state / "pending.json"


@dataclass(frozen=True, slots=True)
class Pending:
    """What lies there: an entry to be finished, or why it cannot be."""

    entry: Entry | None
    parts: tuple[Part, ...] = ()
    problem: Problem | None = None


def write_pending(state: Path, notebook_id: str, entry: Entry) -> None:
    """Write a change down; when this returns, it will be finished whatever happens.

    Raises:
        OSError: when it is not written.
    """
    found = {"app": _APP, _WHOSE: notebook_id, _ENTRY: entry.as_json()}
    replace_file(pending_path(state), orjson.dumps(found, option=orjson.OPT_INDENT_2))


def remove_pending(state: Path) -> None:
    """Remove a change that is finished; when this returns, it will not come back.

    Raises:
        OSError: when it cannot be removed.
    """
    pending_path(state).unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        sync_folder(state)


def read_pending(state: Path, notebook_id: str) -> Pending | None:
    """Return what lies there, None where nothing does."""
    path = pending_path(state)
    try:
        found = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        return _unread(path, why(error))
    except orjson.JSONDecodeError:
        return _unread(path, "it is damaged")
    if not isinstance(found, dict) or found.get("app") != _APP:
        return _unread(path, "it is damaged")
    if found.get(_WHOSE) != notebook_id:
        return _unread(path, "it is another notebook's")
    entry = Entry.from_json(found.get(_ENTRY))
    try:
        return Pending(entry, entry.parts()) if entry else _unread(path, "it is damaged")
    except (KeyError, TypeError, ValueError):
        return _unread(path, "it is damaged")


def _unread(path: Path, reason: str) -> Pending:
    told = f"A change that was being made cannot be finished: {reason}. It was left as it is."
    return Pending(None, (), Problem(told, str(path)))


def still_pending(parts: tuple[Part, ...], seen: Seen) -> tuple[Part, ...]:
    """Return the parts that stand as they did before; what has moved on since stays as it is."""
    return tuple(part for part in parts if _stands_as_before(part, seen))


def stands(parts: tuple[Part, ...], seen: Seen) -> bool:
    """Whether any part of a change stands as the change left it."""
    return any(
        seen.find(part.id) == part.after and (part.after or seen.is_gone(part.id)) for part in parts
    )


def _stands_as_before(part: Part, seen: Seen) -> bool:
    there = seen.find(part.id)
    if there is None and part.before is None:
        return seen.is_gone(part.id) is part.was_gone
    return there == part.before
