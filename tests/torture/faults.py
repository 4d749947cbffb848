"""T3: the Nth file call fails, once or from then on: what was kept stands, and it is told."""

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quietnet.domain.refusal import Refused
from tests.torture.books import Book, Maker
from tests.torture.file_calls import Real, through
from tests.torture.recorder import Disk
from tests.torture.twelve import Step, twelve
from tests.torture.verdict import Allowed, judge, no_waiting_for_the_disk, put_on_disk

ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EBUSY, errno.EXDEV)
SHORT = 0  # no error: the disk takes half of what it is given


@dataclass(frozen=True)
class Fault:
    """Which call under a folder fails, with which error, and whether the later ones do too."""

    number: int
    error: int
    lasting: bool

    def __str__(self) -> str:
        named = errno.errorcode.get(self.error, "short")
        return f"{named} at call {self.number}{' and on' if self.lasting else ''}"


class FaultyDisk:
    """Counts the calls under a folder and fails those that are to fail."""

    def __init__(self, root: Path, fault: Fault | None = None) -> None:
        self.calls: list[str] = []
        self._root = os.path.realpath(root)
        self._fault = fault
        self._handles: set[int] = set()

    def __call__(self, name: str, real: Real, given: tuple[Any, ...]) -> Any:
        if not self._is_ours(name, given):
            return real(*given)
        self.calls.append(name)
        fault = self._fault
        place = len(self.calls)
        if fault and (place == fault.number or (fault.lasting and place > fault.number)):
            if fault.error != SHORT:
                if name == "close":  # the handle goes, whatever the disk says
                    real(*given)
                raise OSError(fault.error, os.strerror(fault.error), str(given[0]))
            if name == "write":
                given = (given[0], bytes(given[1])[: max(1, len(given[1]) // 2)])
        found = real(*given)
        if name == "open":
            self._handles.add(found if isinstance(found, int) else found.fileno())
        elif name == "close":
            self._handles.discard(given[0])
        return found

    def _is_ours(self, name: str, given: tuple[Any, ...]) -> bool:
        if not given:
            return False
        if isinstance(given[0], int):
            return given[0] in self._handles
        return str(os.path.realpath(os.fspath(given[0]))).startswith(self._root)


@dataclass
class Faults:
    """How many calls were failed, and what was wrong afterwards, by change and fault."""

    cases: int = 0
    refused: int = 0
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def bad(self) -> int:
        """After how many faults something was wrong."""
        return self.wrong.total()


def fail_each_call(make: Maker, root: Path, *, whole: bool) -> Faults:
    """Fail each call of each change and judge what is said and what stands.

    Not ``whole``, each call fails with one error, once or from then on, taken in turn.
    """
    faults = Faults()
    root.mkdir(parents=True)
    with no_waiting_for_the_disk():
        for step in twelve(lambda: make(root).read()):
            start, before = Disk.of(root), make(root).read().plain()
            start = Disk.of(root)
            counted = FaultyDisk(root)
            with through(counted):
                step.carry_out(make(root))
            done, after = Disk.of(root), make(root).read().plain()
            for fault in _faults(counted.calls, whole=whole):
                put_on_disk(start, root)
                wrong = _fail(make, root, step, fault, Allowed(before, after), faults)
                faults.cases += 1
                if wrong:
                    what = step.name, wrong.split(":")[0]
                    faults.wrong[what] += 1
                    faults.first.setdefault(what, f"{fault}: {wrong}")
            put_on_disk(done, root)
    return faults


def _faults(calls: list[str], *, whole: bool) -> Iterator[Fault]:
    for number, name in enumerate(calls, 1):
        kinds = (*ERRORS, SHORT) if name == "write" else ERRORS
        if not whole:
            yield Fault(number, kinds[number % len(kinds)], lasting=number % 2 == 0)
            continue
        for error in kinds:
            yield from (Fault(number, error, lasting) for lasting in (False, True))


def _fail(
    make: Maker, root: Path, step: Step, fault: Fault, allowed: Allowed, faults: Faults
) -> str:
    """Carry out a change on a disk with a fault; return what is wrong, empty where nothing is."""
    made: list[Book] = []

    def carry_out() -> None:
        made.append(make(root))
        step.carry_out(made[0])

    with through(FaultyDisk(root, fault)):
        said = _sentence_of(carry_out)
    if said is None:
        return judge(make, root, allowed, told=True)
    faults.refused += 1
    if not said:
        return "no sentence"
    if said.startswith("traceback"):
        return said
    return judge(make, root, allowed, told=False)


def _sentence_of(carry_out: Callable[[], None]) -> str | None:
    """Return what a person is told, None where it was kept."""
    try:
        carry_out()
    except Refused as refused:
        return str(refused)
    except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
        return f"traceback: {type(error).__name__}: {error}"
    return None
