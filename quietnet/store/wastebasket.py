"""The wastebasket: what was deleted, kept on this machine until somebody empties it by hand."""

import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.record import new_id
from quietnet.store.atomic import replace_file
from quietnet.store.paths import make_private_folder
from quietnet.store.problem import NotKept, why
from quietnet.store.regular import read_regular
from quietnet.store.seal import NotOpened, Seal
from quietnet.store.shelves import PEOPLE, Kept, id_of, shelf_of, table_of

_FILE = "wastebasket.json"
_NAME = "wastebasket"
_WHEN = "thrown_away"
Find = Callable[[str], Kept | None]


@dataclass(frozen=True, slots=True)
class Resting:
    """Something in the wastebasket: its own id there, the record as it stood, and since when.

    ``kind`` is ``people`` or ``conversations``, as the tables of the shelves are called.
    """

    id: str
    kind: str
    record: Kept
    when: datetime


def throw_away(state: Path, seal: Seal, records: Iterable[Kept], now: datetime) -> None:
    """Put records into the wastebasket, after what lies there; kept when this returns.

    ``state`` is the notebook's own state folder, ``seal`` what opens and closes its files. Called
    before the records leave their shelves, so that they lie in one place or in both, never in none.

    Raises:
        NotKept: when they cannot be put there; the wastebasket is then as it was.
    """
    thrown = [
        {
            "id": new_id(),
            _WHEN: now.isoformat(),
            "kind": table_of(shelf_of(record)),
            "record": record.kept(),
        }
        for record in records
    ]
    if thrown:
        _write(state, seal, [*lying(state, seal), *thrown], "Not deleted")


def resting(state: Path, seal: Seal, find: Find) -> tuple[Resting, ...]:
    """Return what rests in the wastebasket, the latest first.

    ``find`` tells what stands in the notebook: what stands there with the same words does not
    rest here, though an ended process may have left it.

    Raises:
        NotKept: when the wastebasket cannot be read.
    """
    read = (_read(entry) for entry in reversed(lying(state, seal, "Not shown")))
    return tuple(each for each in read if each and not _stands(each.record, find))


def take_out(state: Path, seal: Seal, find: Find) -> None:
    """Remove what stands in the notebook again with the same words.

    Raises:
        NotKept: when the wastebasket cannot be read or written.
    """
    entries = lying(state, seal)
    left = [entry for entry in entries if not ((r := _read(entry)) and _stands(r.record, find))]
    if len(left) != len(entries):
        _write(state, seal, left, "Not taken out of the wastebasket")


def ids_in(state: Path, seal: Seal, find: Find) -> dict[str, str | None]:
    """Return the id of each entry in the wastebasket with that of its record.

    That is empty where the entry cannot be read, and None where its record stands in the notebook
    with the same words.

    Raises:
        NotKept: when the wastebasket cannot be read.
    """
    found: dict[str, str | None] = {}
    for entry in lying(state, seal, "Not emptied"):
        read, record = _read(entry), entry.get("record")
        named = id_of(record) if isinstance(record, dict) else ""
        found[_id(entry)] = None if read and _stands(read.record, find) else named
    return found


def let_go(state: Path, seal: Seal, ids: Collection[str]) -> None:
    """Remove entries for good, by their ids in the wastebasket.

    Raises:
        NotKept: when the wastebasket cannot be read or written.
    """
    entries = lying(state, seal, "Not emptied")
    left = [entry for entry in entries if _id(entry) not in ids]
    if len(left) != len(entries):
        _write(state, seal, left, "Not emptied")


def not_lying(state: Path, seal: Seal, records: Iterable[Kept]) -> list[Kept]:
    """Return those of some records that do not lie in the wastebasket already, word for word.

    Raises:
        NotKept: when the wastebasket cannot be read.
    """
    records = tuple(records)
    there = (
        [each.record for entry in lying(state, seal) if (each := _read(entry))] if records else []
    )
    return [r for r in records if not any(r.says_the_same_as(each) for each in there)]


def lying(state: Path, seal: Seal, said: str = "Not deleted") -> list[dict[str, Any]]:
    """Return what lies in the wastebasket as it is written there, the earliest first.

    Raises:
        NotKept: when the file is there but cannot be read; it is left as it is.
    """
    path = state / _FILE
    try:
        found = orjson.loads(seal.open(read_regular(path), _NAME))
    except FileNotFoundError:
        return []
    except (OSError, NotOpened, orjson.JSONDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else "it is damaged"
        raise _unreadable(path, reason, said) from error
    if not (isinstance(found, list) and all(isinstance(each, dict) for each in found)):
        raise _unreadable(path, "it is damaged", said)
    return found


def _write(state: Path, seal: Seal, entries: list[dict[str, Any]], said: str) -> None:
    path = state / _FILE
    try:
        data = seal.close(orjson.dumps(entries, option=orjson.OPT_INDENT_2), _NAME)
        make_private_folder(state)
        replace_file(path, data)
    except OSError as error:
        raise NotKept(
            f"{said}: {why(error)} ({path}). Nothing was taken away; put that right and try again."
        ) from error


def _stands(record: Kept, find: Find) -> bool:
    there = find(record.id)
    return there is not None and record.says_the_same_as(there)


def _id(entry: dict[str, Any]) -> str:
    """Return an entry's own id; older ones have none, so theirs is made of what they say."""
    found = entry.get("id")
    if isinstance(found, str) and found:
        return found
    words = orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)
    return str(uuid.uuid5(uuid.NAMESPACE_OID, words.hex()))


def _read(entry: dict[str, Any]) -> Resting | None:
    """Return an entry as it can be shown, None where it does not fit; it stays where it is."""
    model = Person if entry.get("kind") == PEOPLE else Conversation
    try:
        record = model.model_validate_json(orjson.dumps(entry["record"]))
        when = datetime.fromisoformat(entry[_WHEN])
    except (KeyError, TypeError, ValueError):
        return None
    return Resting(_id(entry), table_of(shelf_of(record)), record, when)


def _unreadable(path: Path, reason: str, said: str) -> NotKept:
    return NotKept(
        f"{said}: the wastebasket cannot be read, {reason} ({path}). It was left as it is "
        "and nothing was taken away; move that file, then try again."
    )
