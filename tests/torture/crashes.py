"""T2: every state in which an ending can leave the disk, for each of the twelve changes."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from tests.torture.books import Maker
from tests.torture.crash_states import CrashState, crash_states
from tests.torture.recorder import Disk, Recorder
from tests.torture.twelve import further, twelve
from tests.torture.verdict import Allowed, judge, no_waiting_for_the_disk, put_on_disk

_FEW = 4  # reduced, one of so many


@dataclass
class Crashes:
    """How many states were looked at, and those that are wrong, by change and fault."""

    looked_at: int = 0
    changes: list[str] = field(default_factory=list)
    wrong: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @property
    def bad(self) -> int:
        """How many states are wrong."""
        return self.wrong.total()

    def count(self, change: str, model: str, wrong: str) -> None:
        """Count a state that is wrong, and remember the first of its kind."""
        what = change, model, wrong.split(":", maxsplit=1)[0]
        self.wrong[what] += 1
        self.first.setdefault(what, wrong)


def crash_all(
    make: Maker, root: Path, *, syncing: bool = True, whole: bool = True, enough: int = 0
) -> Crashes:
    """Record each change in a folder of its own making and judge every state it can leave.

    Not ``whole``, only some of the weak states are judged, and on some it is tried whether they
    can be written on. A control stops where ``enough`` is wrong.
    """
    crashes = Crashes()
    root.mkdir(parents=True)
    with no_waiting_for_the_disk():
        steps = twelve(lambda: make(root).read())
        for step in chain(steps, further() if whole else ()):
            before = make(root).read().plain()
            book = make(root)
            recorder = Recorder(root, syncing=syncing)
            recorder.record(partial(step.carry_out, book))
            crashes.changes.append(step.name)
            done = Disk.of(root)
            allowed = Allowed(before, make(root).read().plain())
            for number, state in enumerate(crash_states(recorder.start, recorder.events)):
                if not whole and state.model == "weak" and number % _FEW:
                    continue
                put_on_disk(state.disk, root)
                crashes.looked_at += 1
                more = whole or crashes.looked_at % _FEW == 0
                if whole and state.model == "kill":
                    _end_again(make, root, allowed, crashes, f"{step.name}, opened again", state)
                    put_on_disk(state.disk, root)
                wrong = judge(make, root, allowed, told=state.told, more=more)
                if wrong:
                    crashes.count(step.name, state.model, wrong)
                if enough and crashes.bad >= enough:
                    return crashes
            put_on_disk(done, root)
    return crashes


def _end_again(
    make: Maker, root: Path, allowed: Allowed, crashes: Crashes, name: str, state: CrashState
) -> None:
    """Open what an ending left, and judge every state that a second one can leave."""
    again = Recorder(root)
    again.record(partial(make, root))
    for second in crash_states(again.start, again.events):
        put_on_disk(second.disk, root)
        crashes.looked_at += 1
        wrong = judge(make, root, allowed, told=state.told, more=False)
        if wrong:
            crashes.count(name, second.model, wrong)
