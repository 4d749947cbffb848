"""The wastebasket: what was deleted, kept on this machine until somebody empties it by hand."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from quietnet.store.atomic import replace_file
from quietnet.store.paths import make_private_folder
from quietnet.store.problem import NotKept, why
from quietnet.store.shelves import Kept, shelf_of, table_of

_FILE = "wastebasket.json"
_WHEN = "thrown_away"


def throw_away(state: Path, records: Iterable[Kept], now: datetime) -> None:
    """Put records into the wastebasket, after what lies there; kept when this returns.

    ``state`` is the notebook's own state folder. Called before the records leave their shelves,
    so that they lie in one place or in both, never in none.

    Raises:
        NotKept: when they cannot be put there; the wastebasket is then as it was.
    """
    thrown = [
        {_WHEN: now.isoformat(), "kind": table_of(shelf_of(record)), "record": record.kept()}
        for record in records
    ]
    if not thrown:
        return
    path = state / _FILE
    try:
        data = orjson.dumps([*lying(state), *thrown], option=orjson.OPT_INDENT_2)
        make_private_folder(state)
        replace_file(path, data)
    except OSError as error:
        raise NotKept(
            f"Not deleted: {why(error)} ({path}). Nothing was taken away; put that right and "
            "try again."
        ) from error


def lying(state: Path) -> list[dict[str, Any]]:
    """Return what lies in the wastebasket as it is written there, the earliest first.

    Raises:
        NotKept: when the file is there but cannot be read; it is left as it is.
    """
    path = state / _FILE
    try:
        found = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, orjson.JSONDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else "it is damaged"
        raise _unreadable(path, reason) from error
    if not isinstance(found, list):
        raise _unreadable(path, "it is damaged")
    return found


def _unreadable(path: Path, reason: str) -> NotKept:
    return NotKept(
        f"Not deleted: the wastebasket cannot be read, {reason} ({path}). It was left as it is "
        "and nothing was taken away; move that file, then try again."
    )
