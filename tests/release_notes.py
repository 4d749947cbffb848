"""The notes of a release: one version's part of the changelog, printed.

Run as a program with the version; without one, with ``Unreleased``.
"""

import re
import sys
from pathlib import Path

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


def notes_of(version: str, changelog: str) -> str:
    """Return what a changelog says of a version, without its heading.

    Raises:
        LookupError: when it says nothing of it.
    """
    parts = re.split(r"^## (?:\[?([^\]\s]+)\]?.*)$", changelog, flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    if not told.get(version, "").strip():
        raise LookupError(f"The changelog says nothing of {version}.")
    return told[version].strip()


if __name__ == "__main__":
    try:
        notes = notes_of([*sys.argv[1:], "Unreleased"][0], CHANGELOG.read_text("utf-8"))
    except LookupError as missing:
        sys.exit(str(missing))
    sys.stdout.write(f"{notes}\n")
