"""Elsewhere: trials that are tests of other rooms, run whole by pytest and counted here."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.torture.table import Outcome

_TREE = Path(__file__).parents[2]
_COUNTED = re.compile(r"(\d+) (passed|failed|error|skipped)")


@dataclass(frozen=True)
class Elsewhere:
    """One trial that lives with what it tests: its files, and what it must show.

    Tests whose names say ``bare``, ``control`` or ``found_out`` show that its control fails.
    """

    trial: str
    files: tuple[str, ...]
    must_show: str


_CONTROL = "bare or control or found_out"

TRIALS = (
    Elsewhere("T8 hostile text", ("tests/ui/test_hostile_text.py",), "0 raw, 0 actions, 0 crashes"),
    Elsewhere(
        "T9 hostile files",
        (
            "tests/formats/test_records_json.py",
            "tests/formats/test_folder_both_ways.py",
            "tests/formats/test_vcard_out.py",
            "tests/formats/test_file_name.py",
            "tests/torture/test_careless.py",
        ),
        "same records, 0 escapes, 0 collisions",
    ),
    Elsewhere("T12 state machine", ("tests/store/test_machine.py",), "0 differences"),
)


def run_elsewhere(trial: Elsewhere) -> Outcome:
    """Run a trial's tests whole, and those of its control alone."""
    files = [file for file in trial.files if (_TREE / file).exists()]
    if not files:
        return Outcome(
            trial.trial, "-", trial.must_show, "not there", "-", "-", met=False, can_fail=False
        )
    ours, code, told = _pytest(files, f"not ({_CONTROL})")
    control, control_code, _ = _pytest(files, _CONTROL)
    shown = control_code == 0 and control.get("passed", 0) > 0
    return Outcome(
        trial.trial,
        f"{ours.get('passed', 0) + ours.get('failed', 0)} tests",
        trial.must_show,
        f"{ours.get('failed', 0) + ours.get('error', 0)} failed",
        f"fails in {control.get('passed', 0)} tests" if shown else "none",
        "-",
        met=code == 0,
        can_fail=shown,
        why=tuple(told.splitlines()[-5:]) if code else (),
    )


def _pytest(files: list[str], chosen: str) -> tuple[dict[str, int], int, str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", chosen, *files]
    ran = subprocess.run(
        command, env={**os.environ, "QUIETNET_TORTURE": "whole"}, cwd=_TREE,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    counted = {what: int(count) for count, what in _COUNTED.findall(ran.stdout)}
    return counted, ran.returncode, ran.stdout
