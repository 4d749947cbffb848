"""The README says what is true: its key table is the live one, its commands exist."""

import re
from pathlib import Path

from quietnet.cli.keys import by_place

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_every_key_stands_in_the_key_table() -> None:
    table = README.partition("<!-- keys -->")[2].partition("<!-- /keys -->")[0]
    missing = [
        f"| {place} | {command.keys} | {command.more}"
        for place, commands in by_place().items()
        for command in commands
        if not _has(table, place, command.keys, command.more)
    ]
    assert missing == [], "write the table anew with: quietnet keys --markdown"


def _has(table: str, place: str, keys: str, more: str) -> bool:
    written = re.escape(place) + r" \| .*" + r".*".join(re.escape(k) for k in keys.split(" or "))
    return any(re.search(written, line) and more in line for line in table.splitlines())


def test_the_readme_gives_two_commands_to_begin_with() -> None:
    commands = re.findall(r"^make (\w+)$", README, re.MULTILINE)
    assert commands == ["run", "test"]
