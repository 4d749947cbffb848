"""Remembered: small facts about this machine that the app keeps for itself."""

from contextlib import suppress
from pathlib import Path

import orjson

from quietnet.store.atomic import replace_file
from quietnet.store.paths import make_private_folder

_FILE = "remembered.json"
_EXPORT_FOLDER = "export_folder"


def export_folder(state: Path) -> Path | None:
    """Return where this notebook was exported to last, None where it never was.

    ``state`` is the notebook's own state folder.
    """
    folder = _facts(state).get(_EXPORT_FOLDER)
    return Path(folder) if isinstance(folder, str) and folder else None


def remember_export_folder(state: Path, folder: Path) -> None:
    """Remember where the notebook was exported to. What cannot be remembered is asked again."""
    facts = {**_facts(state), _EXPORT_FOLDER: str(folder.absolute())}
    with suppress(OSError, orjson.JSONEncodeError):
        make_private_folder(state)
        replace_file(state / _FILE, orjson.dumps(facts, option=orjson.OPT_INDENT_2))


def _facts(state: Path) -> dict[str, object]:
    with suppress(OSError, orjson.JSONDecodeError):
        facts = orjson.loads((state / _FILE).read_bytes())
        if isinstance(facts, dict):
            return facts
    return {}
