"""``quietnet threads``: everything open, grouped by what it is; as JSON, what is closed too."""

from argparse import Namespace

from quietnet.cli.printing import say_json, say_kindly, say_text_of
from quietnet.cli.session import Session
from quietnet.cli.shapes import names_of, thread_shape
from quietnet.domain.network import Network
from quietnet.domain.text import safe_line
from quietnet.domain.threads import HEADINGS, Thread, by_kind
from quietnet.domain.threads import threads as all_threads

_NOTHING = "Nothing is open."


def threads(options: Namespace) -> int:
    """Print what may be picked up again; no thread shows its age, none is ever late."""
    session = Session.told(options)
    found = by_kind(all_threads(session.network))
    if options.json:
        say_json([thread_shape(session.network, thread) for thread in found])
        return 0
    still_open = [thread for thread in found if thread.is_open]
    if not still_open:
        say_kindly(_NOTHING)
    say_text_of(
        "\n".join([heading, *lines])
        for kind, heading in HEADINGS.items()
        if (lines := [_line(session.network, t) for t in still_open if t.line.kind is kind])
    )
    return 0


def _line(network: Network, thread: Thread) -> str:
    names = ", ".join(names_of(network, thread.people))
    return "  " + safe_line(f"{thread.line.text} · {names}" if names else thread.line.text)
