"""How much processor time it takes to keep a note from the shell, against jrnl in the same run.

quietnet keeps a note in a notebook of 1,500 people and 5,000 notes; jrnl adds an entry to a journal
of 5,000 entries of the same words. User and system time of the whole process, start to exit, the
two taking turns; the ratio is of medians. jrnl is a benchmark's dependency only; where it is not
installed (``pip install jrnl`` into any environment) name it: ``capture.py path/to/jrnl``.
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store.library import Library
from quietnet.store.paths import Places

PEOPLE, NOTES, ROUNDS = 1_500, 5_000, 11
TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
WORDS = [
    "kitchen",
    "bicycle",
    "letter",
    "novel",
    "bread",
    "river",
    "window",
    "garden",
    "slow",
    "bright",
    "winter",
    "table",
]
NEW = "Tea with Given7 Family7 by the window, about #bicycles. They asked after the garden."


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(40)).capitalize() + "."


def fill_notebook(folder: Path, chance: random.Random) -> dict[str, str]:
    home = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "STATE", "CONFIG")}
    places = Places(folder / "data" / "quietnet", folder / "state" / "quietnet", folder / "none")
    people = [Person.named(f"Given{i} Family{i}", NOW) for i in range(PEOPLE)]
    notes = [
        Conversation.written(
            TODAY - timedelta(days=chance.randrange(3_000)),
            sentence(chance),
            NOW,
            people=(chance.choice(people).id,),
        )
        for _ in range(NOTES)
    ]
    Library(places, lambda: NOW).keep(Change(put=(*people, *notes)))
    return {**os.environ, **home, "QUIETNET_TODAY": TODAY.isoformat()}


def fill_journal(folder: Path, chance: random.Random) -> list[str]:
    journal = folder / "journal.txt"
    start = datetime(2010, 1, 1, 9, tzinfo=UTC)
    journal.write_text(
        "\n".join(
            f"[{start + timedelta(days=i):%Y-%m-%d %H:%M}] {sentence(chance)}\n"
            for i in range(NOTES)
        )
    )
    config = folder / "jrnl.yaml"
    config.write_text(
        f"journals:\n  default:\n    journal: {journal}\neditor: ''\nencrypt: false\n"
        "template: false\ndefault_hour: 9\ndefault_minute: 0\ntimeformat: '%Y-%m-%d %H:%M'\n"
        "tagsymbols: '#@'\nhighlight: false\nlinewrap: 79\nindent_character: '|'\nversion: v4.0\n"
        "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
    )
    return ["--config-file", str(config)]


def spent(argv: Sequence[str], env: dict[str, str]) -> float:
    """Return user and system seconds of one process, from start to exit."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=env, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    jrnl = sys.argv[1] if len(sys.argv) > 1 else shutil.which("jrnl")
    if jrnl is None:
        print("jrnl is not installed; name it as the first argument.")
        return 1
    chance = random.Random(20260320)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = fill_notebook(folder, chance)
        journal = fill_journal(folder, chance)
        ours = [sys.executable, "-m", "quietnet", "note", NEW]
        theirs = [jrnl, *journal, NEW]
        rounds = [(spent(ours, env), spent(theirs, env)) for _ in range(ROUNDS)]
    mine, other = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(a / b for a, b in rounds)
    print(f"quietnet note {mine:.3f} s · jrnl {other:.3f} s · ratio {ratio:.2f} (goal 1.00)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
