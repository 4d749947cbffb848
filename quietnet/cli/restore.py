"""``quietnet restore WHEN``: the notebook as it was in a copy; quietnet's undo takes it back."""

from argparse import Namespace
from datetime import datetime

from quietnet.cli.passphrase import unlocked
from quietnet.cli.printing import say, warn
from quietnet.clock import Clock
from quietnet.domain.refusal import Refused
from quietnet.store.copies_found import copies_of, find_copy
from quietnet.store.paths import find_places
from quietnet.store.restore import Restored, restore

_NO_COPIES = "There are no copies of the notebook in {}. Nothing was changed."
_SAME = "The notebook says what it said then; nothing was changed."


def bring_back(options: Namespace) -> int:
    """Bring the notebook back to a copy and say what was done.

    Raises:
        Refused: when there is no such copy or it could be several, or nothing could be written.
    """
    places = unlocked(find_places(options.notebook))
    copies = copies_of(places)
    if copies is None:
        raise Refused(_NO_COPIES.format(places.notebook))
    copy = find_copy(copies.all(), " ".join(options.when))
    restored = restore(places, copy, Clock(fixed=options.today).now())
    for line in _report(restored, copy.when, whole=copy.whole):
        say(line)
    for id_ in restored.left:
        warn(f"What stands under “{id_}” fits no record; it was left as it is.")
    return 0


def _report(restored: Restored, when: datetime, *, whole: bool) -> list[str]:
    if not restored:
        return [_SAME]
    here = when.astimezone()
    told = [f"The notebook is as it was on {here.day} {here:%B %Y at %H:%M}."]
    if not whole:
        told.append("That copy is not whole; what it does not have stands as it stood.")
    if restored.change:
        told.append("A copy was made before; u in quietnet takes this back.")
    told += [f"The damaged file was kept: {path}" for path in restored.aside]
    return told
