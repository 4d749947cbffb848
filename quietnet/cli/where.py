"""``quietnet where``: the paths in use."""

from argparse import Namespace

from quietnet.cli.printing import say, warn
from quietnet.cli.session import Session


def where(options: Namespace) -> int:
    """Print where the notebook, this machine's own state and the settings lie."""
    session = Session.of(options)
    for problem in session.problems:
        warn(problem)
    places, id_ = session.places, session.library.notebook_id
    state = places.state(id_) if id_ else places.state_root
    for what, path in (
        ("notebook", places.notebook),
        ("state", state),
        ("settings", places.settings),
    ):
        shown = str(path).replace("\n", "\N{SYMBOL FOR LINE FEED}")
        say(f"{what:<10}{shown}")
    return 0
