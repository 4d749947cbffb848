"""``quietnet where``: the paths in use."""

from argparse import Namespace

from quietnet.cli.printing import say, warn
from quietnet.cli.session import Session
from quietnet.store.locking import key_of
from quietnet.store.paths import find_places


def where(options: Namespace) -> int:
    """Print where the notebook, this machine's own state and the settings lie."""
    places = find_places(options.notebook)
    key = key_of(places)
    id_ = key.notebook if key else ""
    if key is None:
        session = Session.at(places, options.today)
        id_ = session.library.notebook_id
        for problem in session.problems:
            warn(problem)
    state = places.state(id_) if id_ else places.state_root
    for what, path in (
        ("notebook", places.notebook),
        ("state", state),
        ("settings", places.settings),
    ):
        shown = str(path).replace("\n", "\N{SYMBOL FOR LINE FEED}")
        say(f"{what:<10}{shown}")
    return 0
