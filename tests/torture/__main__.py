"""The whole torture: ``python -m tests.torture`` prints the table and says if it is missed."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator

from tests.torture.elsewhere import TRIALS, run_elsewhere
from tests.torture.table import Outcome, drawn
from tests.torture.trials import FAST, OF_THE_STORE, WHOLE, Size, t10_endings

Trial = Callable[[], Outcome]


def _trials(size: Size) -> Iterator[tuple[str, Trial]]:
    for name, trial in OF_THE_STORE.items():
        yield name, lambda trial=trial: trial(size)  # type: ignore[misc]
    yield "T10", lambda: t10_endings(size)
    for each in TRIALS:
        yield each.trial.split()[0], lambda each=each: run_elsewhere(each)  # type: ignore[misc]


def main() -> int:
    """Run the trials that are asked for, all of them where none is, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("trials", nargs="*", help="for example T1 T5; all where none is named")
    parser.add_argument("--reduced", action="store_true", help="as small as in the usual tests")
    asked = parser.parse_args()
    trials = dict(_trials(FAST if asked.reduced else WHOLE))
    wanted = sorted(asked.trials or trials, key=lambda name: int(name[1:]))
    outcomes = []
    for name in wanted:
        begun = time.monotonic()
        outcomes.append(trials[name]())
        sys.stderr.write(f"{name} took {time.monotonic() - begun:.0f} s\n")
    sys.stdout.write(drawn(outcomes) + "\n")
    return 0 if all(outcome.good for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
