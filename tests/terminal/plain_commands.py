"""Plain commands beside a terminal: what quietnet prints about the notebook both work on."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.terminal.terminal import QUIETNET, surroundings


def printed(folder: Path, *argv: str) -> str:
    """Run a command that is to succeed, its folders under ``folder``, and return what it prints."""
    done = subprocess.run(
        [*QUIETNET, *argv],
        env=surroundings(folder),
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout


def read(folder: Path, *argv: str) -> Any:
    """Run a reading and return what its JSON holds."""
    return json.loads(printed(folder, *argv, "--json"))
