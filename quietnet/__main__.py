"""Lets ``python -m quietnet`` and the ``quietnet`` command start in the same place."""

import gc
import os
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # No other package's plugin reads along where people are kept, and none is looked for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A brief command ends before there is anything to collect, and a quarter of its time would go
    # into looking through what it needs to the end. One that stays has collecting turned on again.
    gc.disable()
    from quietnet.cli.main import run

    code = run(sys.argv[1:])
    if not gc.isenabled():
        gc.freeze()  # nor is it looked through on leaving
    return code


if __name__ == "__main__":
    sys.exit(main())
