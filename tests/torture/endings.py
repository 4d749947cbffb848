"""T10: however it ends, and whenever, the draft comes back and the terminal is left clean."""

import json
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.domain.person import Person
from quietnet.store.library import Library
from quietnet.store.paths import Places
from tests.terminal.terminal import QUIETNET, Terminal, surroundings
from tests.torture.books import NOW
from tests.torture.chance import chance_of

LOST_AT_MOST = 2.0  # seconds of typing that a kill may cost (reliability, promise 2)
_LONGEST = 1.5  # seconds of typing before the ending
_WORDS = """We spoke of pears
of the long road home
and of what is never said
then of the frost
the bees in their box
a kettle that would not boil
two letters in a drawer
and nothing more"""

RAISING = """
from quietnet.screens.kitchen import KitchenScreen

def action_kitchen(self):
    raise ValueError("in the middle of it")

KitchenScreen.action_kitchen = action_kitchen
"""
FORGETTING = """
from quietnet.store.drafts import HeldDraft

HeldDraft.save = lambda *_: None
"""
_RUN = """
import sys
from quietnet.__main__ import main

sys.exit(main())
"""


@dataclass(frozen=True)
class Ending:
    """One way to end: what is done to the terminal, and what must be true of it afterwards."""

    name: str
    end: Callable[[Terminal], None]
    keeps_everything: bool = True
    leaves_clean: bool = True
    controlling: bool = True
    before: str = ""


def _press(key: str) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.press(key)


def _signal(number: signal.Signals) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.kill(number)


ENDINGS = (
    Ending("SIGHUP", _signal(signal.SIGHUP)),
    Ending("SIGTERM", _signal(signal.SIGTERM)),
    Ending("a closed terminal", Terminal.hang_up, leaves_clean=False),
    Ending("a lost terminal", Terminal.hang_up, leaves_clean=False, controlling=False),
    Ending("an exception", _press("f4"), before=RAISING),
    Ending("kill", _signal(signal.SIGKILL), keeps_everything=False, leaves_clean=False),
)


@dataclass
class Endings:
    """How many endings there were, and what was wrong after which."""

    played: int = 0
    wrong: list[str] = field(default_factory=list)


def end_many(rounds: int, *, forgetting: bool = False, seed: int = 1) -> Endings:
    """End each way so many times at random moments while somebody types."""
    endings, chance = Endings(), chance_of(seed)
    for _ in range(rounds):
        for ending in ENDINGS:
            with tempfile.TemporaryDirectory(prefix="quietnet-ending-") as folder:
                moment = chance.random() * _LONGEST
                wrong = _end_once(Path(folder), ending, moment, forgetting=forgetting)
            endings.played += 1
            if wrong:
                endings.wrong.append(f"{ending.name} after {moment:.2f} s: {wrong}")
    return endings


def _end_once(folder: Path, ending: Ending, moment: float, *, forgetting: bool) -> str:
    home = Places(folder / "data" / "quietnet", folder / "state" / "quietnet", folder / "s.toml")
    Library(home).keep(Change((Person.named("Ana Ruiz", NOW),)))
    script = folder / "run.py"
    script.write_text(ending.before + (FORGETTING if forgetting else "") + _RUN)
    argv = (sys.executable, str(script)) if ending.before or forgetting else QUIETNET
    with Terminal(argv, surroundings(folder), controlling=ending.controlling) as terminal:
        terminal.wait_for("Ana Ruiz")
        terminal.press("n")
        terminal.wait_for("when")
        typed, seen = _type_for(terminal, moment)
        ending.end(terminal)
        terminal.wait()
        if ending.leaves_clean and not terminal.is_clean():
            return "the terminal was not left clean"
    return _what_came_back(folder, _shown(terminal, typed) if ending.keeps_everything else seen)


def _type_for(terminal: Terminal, moment: float) -> tuple[str, str]:
    """Type for so long; return what was typed, and what stood there two seconds before the end.

    The first words are waited for, and what follows counts from when it was seen on the screen.
    """
    typed, shown = "", [(0.0, "")]
    start = time.monotonic()
    end = start + moment + LOST_AT_MOST
    for letter in _WORDS:
        if time.monotonic() > end:
            break
        terminal.type("\r" if letter == "\n" else letter)
        typed += letter
        time.sleep(0.02)
        shown.append((time.monotonic(), _shown(terminal, typed)))
    while time.monotonic() < end:
        time.sleep(0.02)
        shown.append((time.monotonic(), _shown(terminal, typed)))
    sure = time.monotonic() - LOST_AT_MOST
    return typed, max((words for at, words in shown if at <= sure), key=len)


def _shown(terminal: Terminal, typed: str) -> str:
    """Return how much of what was typed stands on the screen."""
    screen, shown = terminal.screen(), []
    for line in typed.split("\n"):
        there = next((end for end in range(len(line), 0, -1) if line[:end] in screen), 0)
        shown.append(line[:there])
        if there < len(line):
            break
    return "\n".join(shown).rstrip()


def _what_came_back(folder: Path, wanted: str) -> str:
    """Open it again and return what is wrong with the draft that is offered."""
    kept = [json.loads(path.read_bytes())["text"] for path in folder.rglob("drafts/*.json")]
    if wanted and not kept:
        return "no draft is there"
    if wanted and not kept[0].startswith(wanted):
        return f"{wanted!r} was on the screen, {kept[0]!r} came back"
    with Terminal(QUIETNET, surroundings(folder)) as again:
        again.wait_for("There is a note you were writing." if kept else "Ana Ruiz")
        again.press("ctrl+q")
        again.wait()
    return ""
