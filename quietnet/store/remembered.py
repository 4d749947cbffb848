"""Remembered: small facts about this machine that the app keeps for itself, never synced."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path

import orjson

from quietnet.store.atomic import replace_file
from quietnet.store.paths import make_private_folder

_FILE = "remembered.json"
_DAMAGED = "remembered-damaged.json"
_EXPORT_FOLDER = "export_folder"
_ASKED = "asked"


class Day(StrEnum):
    """The days that are remembered."""

    LAST_OPEN = "last_open"
    RETURNED = "returned"
    QUIET_HIDDEN_UNTIL = "quiet_hidden_until"


class Remembered:
    """Facts in the notebook's own state folder; what cannot be remembered is asked again.

    ``state`` tells the folder, or None while there is no notebook yet.
    """

    def __init__(self, state: Callable[[], Path | None]) -> None:
        self._state = state

    def day(self, what: Day) -> date | None:
        """Return a remembered day, None where there is none."""
        found = self._facts().get(what.value)
        with suppress(ValueError, TypeError):
            return date.fromisoformat(found) if isinstance(found, str) else None
        return None

    def remember_day(self, what: Day, day: date) -> None:
        """Remember a day."""
        self._remember(what.value, day.isoformat())

    def ask_once(self, what: str, today: date, again_after: int | None = None) -> bool:
        """Return whether a question may stand on the screen today, and remember that it did.

        It may on the first day it is asked for, and after ``again_after`` days again.
        """
        asked = self._facts().get(_ASKED)
        days: dict[str, object] = asked if isinstance(asked, dict) else {}
        before = days.get(what)
        with suppress(ValueError, TypeError):
            ago = (today - date.fromisoformat(str(before))).days if before else None
            if ago is not None and ago != 0 and (again_after is None or ago < again_after):
                return False
        if before != today.isoformat():
            self._remember(_ASKED, {**days, what: today.isoformat()})
        return True

    @property
    def export_folder(self) -> Path | None:
        """Where this notebook was exported to last, None where it never was."""
        folder = self._facts().get(_EXPORT_FOLDER)
        return Path(folder) if isinstance(folder, str) and folder else None

    def remember_export_folder(self, folder: Path) -> None:
        """Remember where the notebook was exported to."""
        self._remember(_EXPORT_FOLDER, str(folder.absolute()))

    def _remember(self, what: str, value: str | dict[str, object]) -> None:
        state = self._state()
        if state is None:
            return
        path = state / _FILE
        with suppress(OSError, orjson.JSONEncodeError):
            make_private_folder(state)
            facts = _understood(path)
            if facts is None:  # what cannot be understood is left, under another name
                path.replace(path.with_name(_DAMAGED))
            facts = {**(facts or {}), what: value}
            replace_file(path, orjson.dumps(facts, option=orjson.OPT_INDENT_2))

    def _facts(self) -> dict[str, object]:
        state = self._state()
        if state is None:
            return {}
        with suppress(OSError):
            return _understood(state / _FILE) or {}
        return {}


def _understood(path: Path) -> dict[str, object] | None:
    """Return the facts of a file, none where there is no file, None where they are damaged.

    Raises:
        OSError: when the file is there and cannot be read.
    """
    try:
        facts = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except orjson.JSONDecodeError:
        return None
    return facts if isinstance(facts, dict) else None
