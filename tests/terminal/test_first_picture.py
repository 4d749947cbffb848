"""What does not shake: what the first picture waits for, and what a key sends to the terminal."""

import json
import subprocess
import sys
from pathlib import Path

from tests.terminal.terminal import quietnet, surroundings

_FIRST_PICTURE = """
import json, sys
from textual.app import App
from quietnet.cli import opening
from quietnet.cli.main import run

opening._refuse_without_terminal = lambda: None
plain = App.run

async def look(pilot):
    await pilot.pause()
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
    pilot.app.exit()

App.run = lambda self, **_: plain(self, headless=True, size=(80, 24), auto_pilot=look)
sys.exit(run([]))
"""
# Each is needed later, by a key or a file, or never; none by a list of names and a page.
_LATER = {
    "rapidfuzz", "vobject", "yaml", "dateutil", "pyrage", "markdown_it", "tree_sitter", "sqlite3",
    "quietnet.formats", "quietnet.demo", "textual.widgets._markdown", "textual.widgets._data_table",
}  # fmt: skip


def _note(folder: Path, text: str) -> None:
    argv = [sys.executable, "-m", "quietnet", "note", "--keep-new", text]
    subprocess.run(argv, env=surroundings(folder), check=True, capture_output=True)


def test_the_first_picture_waits_for_nothing_it_does_not_show(tmp_path: Path) -> None:
    _note(tmp_path, "Tea with **Zoe Quill** about #bread.")
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PICTURE],
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = json.loads(done.stderr.splitlines()[-1])
    assert "quietnet.screens.people" in loaded
    assert [name for name in loaded if _is_for_later(name)] == []


def _is_for_later(name: str) -> bool:
    return any(name == later or name.startswith(f"{later}.") for later in _LATER)


def test_an_arrow_key_sends_the_two_rows_that_differ(tmp_path: Path) -> None:
    """At 40 columns the list stands alone; at 80 the page beside it is drawn anew as well."""
    for name in ("Ana Ruiz", "Bo Tea", "Cleo Marsh", "Dan Okafor", "Eve Lind"):
        _note(tmp_path, f"Tea with **{name}** about bread.")
    for size, most in (((40, 24), 2_000), ((80, 24), 8_000)):
        with quietnet(tmp_path, size=size) as terminal:
            terminal.wait_for("Eve Lind")
            terminal.press("down", "down")
            terminal.wait_for("▌ Cleo Marsh")
            terminal.wait_until(lambda: _is_still(terminal.raw), "a picture that stands still")
            before = len(terminal.raw)
            terminal.press("down")
            terminal.wait_for("▌ Dan Okafor")
            terminal.press("up")
            terminal.wait_for("▌ Cleo Marsh")
            assert len(terminal.raw) - before < 2 * most


_seen: list[int] = []


def _is_still(raw: bytes) -> bool:
    _seen.append(len(raw))
    return len(_seen) > 10 and len({*_seen[-10:]}) == 1
