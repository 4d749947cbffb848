"""Lets ``python -m quietnet`` and the ``quietnet`` command start in the same place."""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    from quietnet.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
