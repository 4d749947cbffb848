"""The rooms of the code: what comes along when one is entered, seen in a process of its own."""

import subprocess
import sys

import pytest

ROOMS = {
    "quietnet": {"quietnet."},
    "quietnet.domain": {"textual", "tinydb", "orjson", "yaml", "vobject", "quietnet.store"},
    "quietnet.reading": {"textual", "tinydb", "orjson", "yaml", "vobject", "quietnet.store"},
    "quietnet.search": {"textual", "tinydb", "orjson", "yaml", "vobject", "quietnet.store"},
    "quietnet.formats": {"textual", "tinydb", "quietnet.store", "quietnet.search"},
    "quietnet.store": {"textual", "yaml", "vobject", "quietnet.reading", "quietnet.formats"},
    "quietnet.screens": {"tinydb", "yaml", "vobject", "quietnet.store", "quietnet.formats"},
    "quietnet.widgets": {"tinydb", "yaml", "vobject", "quietnet.store", "quietnet.screens"},
    "quietnet.demo": {"textual", "tinydb", "vobject", "quietnet.store", "quietnet.screens"},
}
ENTER = """
import importlib, pkgutil, sys
room = importlib.import_module(sys.argv[1])
if sys.argv[1] != "quietnet":
    for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        importlib.import_module(found.name)
print(*sys.modules, sep="\\n")
"""


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_foreign_comes_along(room: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENTER, room], capture_output=True, text=True, check=True, timeout=60
    )
    modules = done.stdout.split()
    foreign = ROOMS[room]
    assert [
        m
        for m in modules
        if m in foreign
        or m.startswith(tuple(f"{each}." if not each.endswith(".") else each for each in foreign))
    ] == []
