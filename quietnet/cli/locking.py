"""``quietnet lock`` and ``quietnet unlock``: a passphrase on a notebook, another, or none."""

import sys
from argparse import Namespace

from quietnet.cli.passphrase import ask, ask_twice, from_command
from quietnet.cli.printing import say
from quietnet.domain.refusal import Refused
from quietnet.store.key_file import KeyFile
from quietnet.store.locking import change_passphrase, key_of, open_with
from quietnet.store.locking import lock as lock_notebook
from quietnet.store.locking import unlock as unlock_notebook
from quietnet.store.paths import Places, find_places

_BEFORE = (
    "This locks the notebook and all that belongs to it on this machine: drafts, copies, undo and "
    "the wastebasket.\n"
    "There is no way back into it without the passphrase. Nobody can help, and nobody can read it "
    "for you.\n"
    "What was written before may still be found on the disk, in the history of a sync program and "
    "in backups: quietnet cannot reach those.\n"
    "Other windows on this notebook should be closed first."
)
_LOCKED = "The notebook is locked. Keep key.json with it: without that file nothing opens."
_ANEW = (
    "The notebook has a new passphrase. Older copies of key.json, in a sync program’s history for "
    "example, still open with the old one."
)
_UNLOCKED = "The notebook is not locked any more; every file is plain again."
_NOT_LOCKED = "The notebook is not locked; nothing was changed."
_OPENING = "The notebook is just being unlocked. Run quietnet unlock once more, then lock it."


def lock(options: Namespace) -> int:
    """Lock the notebook; one that is locked gets another passphrase.

    Raises:
        Refused: when it could not be done, with what is safe.
    """
    places = find_places(options.notebook)
    key = key_of(places)
    if key:
        return _change(places, key)
    print(_BEFORE, file=sys.stderr)
    lock_notebook(places, from_command() or ask_twice())
    say(_LOCKED)
    return 0


def _change(places: Places, key: KeyFile) -> int:
    """Give a locked notebook another passphrase; the program in the environment gives the old."""
    if key.opening:
        raise Refused(_OPENING)
    before = _passphrase()
    open_with(places, key, before)
    change_passphrase(places, key, before, ask_twice())
    say(_ANEW)
    return 0


def unlock(options: Namespace) -> int:
    """Make the notebook plain again.

    Raises:
        Refused: when it could not be done, with what is safe.
    """
    places = find_places(options.notebook)
    key = key_of(places)
    if key is None:
        say(_NOT_LOCKED)
        return 0
    unlock_notebook(places, key, _passphrase())
    say(_UNLOCKED)
    return 0


def _passphrase() -> str:
    given = from_command()
    return ask("Passphrase: ") if given is None else given
