"""The command as it is started for real: what it imports, pipes, encodings, and leaving."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Really = Callable[..., subprocess.CompletedProcess[bytes]]

_IMPORTS = """
import json, sys
from quietnet.cli.main import run
for argv in json.loads(sys.argv[1]):
    assert run(argv) == 0
    loaded = {name.split(".")[0] for name in sys.modules}
    assert not loaded & {"textual", "rich", "vobject", "yaml"}, argv
"""


def test_reading_imports_no_screen_and_no_format(really: Really) -> None:
    assert really("note", "--with", "Ana Ruiz", "Tea. - [ ] x\n- [ ] ask: y").returncode == 0
    reads = [["people"], ["show", "Ana"], ["depth"], ["depth", "Ana"], ["quiet"], ["threads"]]
    reads += [["find", "tea"], ["paths"], ["brief", "Ana"]]
    argv = [*reads, *([*read, "--json"] for read in reads), ["letter"], ["where"]]
    argv.append(["note", "--preview", "x"])
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS, json.dumps(argv)], capture_output=True, check=False
    )
    assert done.stderr == b""
    assert done.returncode == 0


def test_the_installed_way_round(really: Really, tmp_path: Path) -> None:
    text = "Tea with **Zoe Quill** – très bien.\n- [ ] ask: the move"
    kept = really("note", "--keep-new", "-", stdin=text.encode())
    assert (kept.returncode, kept.stderr) == (0, b"")
    shown = json.loads(really("show", "Zoe", "--json").stdout)
    assert shown["conversations"][0]["text"] == text
    named = really("people", QUIETNET_NOTEBOOK=str(tmp_path / "elsewhere"))
    assert (named.returncode, named.stdout) == (0, b"")


def test_the_plainest_locale(really: Really) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    name = "Łódź Ruiz"
    assert really("note", "--with", name, "Tea.").returncode == 0
    people = really("people", **plain)
    assert (people.returncode, people.stderr) == (0, b"")
    assert b"Ruiz" in people.stdout
    assert json.loads(really("people", "--json", **plain).stdout)[0]["name"] == name


def test_a_closed_pipe_ends_quietly(really: Really) -> None:
    assert really("note", "--with", "Ana Ruiz", "-", stdin=b"tea " * 100_000).returncode == 0
    with subprocess.Popen(
        [sys.executable, "-m", "quietnet", "show", "Ana"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdout
        assert command.stderr
        assert command.stdout.read(8) == b"Ana Ruiz"
        command.stdout.close()
        assert command.wait(timeout=60) == 0
        assert command.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_told(really: Really) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quietnet", "where"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_ctrl_c_leaves_without_a_word() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "quietnet", "note", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdin
        assert command.stderr
        # More than a pipe holds: once all is written, the command has begun to read.
        command.stdin.write(b"tea " * 100_000)
        command.stdin.flush()
        assert _stopped(command) == 130
        assert command.stderr.read() == b""


def _stopped(command: subprocess.Popen[bytes]) -> int:
    """Press ctrl+c until the command has left: one between two reads is heard at the next."""
    for _ in range(10):
        command.send_signal(signal.SIGINT)
        try:
            return command.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue
    command.kill()
    return command.wait()
