"""``quietnet backups``: the copies there are, with their dates."""

from argparse import Namespace
from datetime import datetime

from quietnet.cli.passphrase import unlocked
from quietnet.cli.printing import say_json, say_kindly, say_line
from quietnet.store.copies_found import copies_of, moment
from quietnet.store.paths import find_places

_NONE = "There are no copies yet; quietnet makes one on every day on which something is kept."


def backups(options: Namespace) -> int:
    """Print every copy: of the whole notebook first, then of single files, the newest first."""
    copies = copies_of(unlocked(find_places(options.notebook)))
    found = copies.all() if copies else ()
    if options.json:
        say_json(
            [
                {"when": _with_offset(copy.when), "kind": copy.kind, "whole": copy.whole}
                for copy in found
            ]
        )
        return 0
    if not found:
        say_kindly(_NONE)
    for copy in found:
        spoilt = "" if copy.whole else ", not whole"
        say_line(f"{moment(copy.when)} · {copy.kind}{spoilt}")
    return 0


def _with_offset(when: datetime) -> str:
    return when.astimezone().isoformat(timespec="seconds")
