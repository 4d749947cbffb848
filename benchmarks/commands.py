"""Commands, user and system time from start to exit, against a bare Python that imports pydantic.

Where khard and jrnl are installed (benchmark dependencies only, in any environment on the path),
``capture.py`` compares notes with jrnl.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from pty_app import spent
from rounds import Figure, compared
from running import environment, quietnet
from starting import first_name

_BARE = [sys.executable, "-c", "import orjson, pydantic"]


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    env = environment(folder)
    name = first_name(folder)
    asked = {
        "people": quietnet("people"),
        "show": quietnet("show", name),
        "note": quietnet("note", f"Tea with {name}."),
    }
    for command, argv in asked.items():
        ratio, times = compared(
            lambda argv=argv: spent(argv, env),  # type: ignore[misc]
            lambda: spent(_BARE, env),
            rounds,
        )
        against = "Python that imports pydantic and orjson"
        yield Figure(f"`quietnet {command}`", against, size, ratio, aside=times)
