"""What the two archives hold: run as a program with the folder they were built into.

The wheel is to hold the whole package and nothing else; the source archive everything needed to
build, to read and to test it. Says what is missing or too much, and ends with 1.
"""

import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent
KEPT_AT_HOME = (".gitignore", ".ci/", ".github/")
"""What belongs to the repository alone."""


def tracked() -> set[str]:
    """Return the files git knows of, as paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}


def faults(dist: Path) -> list[str]:
    """Return a sentence for each thing that is missing, or does not belong there."""
    (wheel,) = dist.glob("quietnet-*.whl")
    (source,) = dist.glob("quietnet-*.tar.gz")
    with ZipFile(wheel) as packed:
        in_wheel = {name for name in packed.namelist() if ".dist-info/" not in name}
    with tarfile.open(source) as unpacked:
        members = [member for member in unpacked.getmembers() if member.isfile()]
    in_source = {member.name.partition("/")[2] for member in members}
    known = tracked()
    package = {name for name in known if name.startswith("quietnet/")}
    wanted = {name for name in known if not name.startswith(KEPT_AT_HOME)}
    return [
        *(f"The wheel lacks {name}." for name in sorted(package - in_wheel)),
        *(f"The wheel holds {name}." for name in sorted(in_wheel - package) if _is_foreign(name)),
        *(f"The source archive lacks {name}." for name in sorted(wanted - in_source)),
    ]


def _is_foreign(name: str) -> bool:
    """Return whether a file is none of ours, not one that is only not committed yet."""
    return not (ROOT / name).exists() or not name.startswith("quietnet/")


if __name__ == "__main__":
    found = faults(Path(sys.argv[1]))
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    sys.exit(1 if found else 0)
