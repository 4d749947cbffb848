"""Private: no network, no other program, and every file for its owner alone under any umask."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ALONE = Path(__file__).parent / "alone.py"


def heard(folder: Path, umask: int, *more: str) -> list[str]:
    """Run the journey by itself and return what was asked of the network and of other programs."""
    places = {name: str(folder / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("QUIETNET")},
        **{f"XDG_{name}_HOME": path for name, path in places.items()},
        "HOME": str(folder),
    }
    done = subprocess.run(
        [sys.executable, str(ALONE), str(folder), oct(umask), *more],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_whoever_listens_hears_a_connection(tmp_path: Path) -> None:
    asked = heard(tmp_path, 0o22, "--control")
    assert [each.partition(" ")[0] for each in asked] == ["socket.__new__", "socket.connect"]


@pytest.mark.skipif(sys.platform == "win32", reason="asyncio's own pair is a network socket there")
@pytest.mark.parametrize("umask", [0o000, 0o277])
def test_nothing_is_asked_of_the_network_and_all_files_are_private(
    tmp_path: Path, umask: int
) -> None:
    folder = tmp_path / "all of it"
    folder.mkdir()
    assert heard(folder, umask) == []
    card = folder / "ana.vcf"
    made = [path for path in folder.rglob("*") if path != card]
    for wanted in ("notebook.json", "2026-03.json", "lock", "copy.json", "taken away", "history"):
        assert any(path.name == wanted for path in made), wanted
    for path in made:
        mode = stat.S_IMODE(path.lstat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path} {mode:o}"
