"""Forks: a process that has imported everything, and forks a child for each job."""

import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_TREE = Path(__file__).parents[2]


class Nursery:
    """Starts real processes in milliseconds, so that a thousand can be killed.

    A job is named ``module:function`` and takes named values that JSON can carry.
    """

    def __init__(self, *modules: str) -> None:
        command = [sys.executable, "-m", "tests.torture.forks", *modules]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_TREE
        )
        self._started: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for child in tuple(self._started):
            self.kill(child)
            self.wait(child)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def start(self, job: str, **given: Any) -> int:
        """Begin a job and return its process's number."""
        child = self._ask({"job": job, "given": given})
        self._started.add(child)
        return child

    def kill(self, child: int) -> None:
        """End a child as nothing can be answered to."""
        os.kill(child, signal.SIGKILL)

    def wait(self, child: int) -> int:
        """Wait until a child is gone; return its exit code, negative for a signal."""
        self._started.discard(child)
        return self._ask({"wait": child})

    def _ask(self, what: dict[str, Any]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def report(path: Path | str, line: str) -> None:
    """Add a line to what a child says; it stands when this returns, whatever comes next."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(handle, f"{line}\n".encode())
    os.close(handle)


def _named(job: str) -> Callable[..., None]:
    module, _, name = job.partition(":")
    found: Callable[..., None] = getattr(importlib.import_module(module), name)
    return found


def _born(job: str, given: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        _named(job)(**given)
        code = 0
    except BaseException:  # noqa: BLE001 - a child never goes on as its parent
        traceback.print_exc()
    finally:
        os._exit(code)


def main(modules: list[str]) -> None:
    """Answer requests, one a line, until there are none."""
    for module in modules:
        importlib.import_module(module)
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
        else:
            answer = _born(asked["job"], asked["given"])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
