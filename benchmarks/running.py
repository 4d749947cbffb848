"""How quietnet and the bare apps are started, with every folder of theirs in a bench's own."""

import os
import sys
from pathlib import Path

from lifetime import TODAY, places_in

BARE = Path(__file__).with_name("bare.py")


def environment(folder: Path) -> dict[str, str]:
    """Return an environment whose folders all lie under ``folder``."""
    places = places_in(folder)
    return {
        **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "xdg-state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "LINES": "24",
        "TEXTUAL_ANIMATIONS": "none",
        "QUIETNET_TODAY": TODAY.isoformat(),
        "QUIETNET_NOTEBOOK": str(places.notebook),
    }


def quietnet(*argv: str) -> list[str]:
    """Return the command that runs quietnet."""
    return [sys.executable, "-m", "quietnet", *argv]


def bare(kind: str) -> list[str]:
    """Return the command that runs a bare app."""
    return [sys.executable, str(BARE), kind]
