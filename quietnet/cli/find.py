"""``quietnet find``: people and conversations by any word, best first."""

from argparse import Namespace

from quietnet.cli.printing import say_json, say_kindly, say_line
from quietnet.cli.session import Session
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.when import on_day
from quietnet.search.finding import find as find_in
from quietnet.search.hit import Hit
from quietnet.search.index import Index

_NOTHING = "Nothing here speaks of that. Fewer words may find more."


def find(options: Namespace) -> int:
    """Print what was found, a line each, with the line that made it match."""
    session = Session.told(options)
    network = session.network

    def depth_of(person_id: str) -> Depth | None:
        return standing(network.people[person_id], network.evidence(person_id), session.today).depth

    typed = " ".join(options.query)
    hits = find_in(Index(network), typed, session.today, depth_of, session.date_order)
    if options.json:
        say_json([_shape(hit) for hit in hits])
        return 0
    if not hits:
        say_kindly(_NOTHING)
    for hit in hits:
        say_line(_line(hit, session))
    return 0


def _line(hit: Hit, session: Session) -> str:
    if hit.on is None:
        said = hit.line if hit.line != hit.name else ""
        label = hit.label if said else ""
        what = f"{label}: {said}" if label else said
        return " · ".join(part for part in (hit.name, what) if part)
    return " · ".join(part for part in (on_day(hit.on, session.today), hit.label, hit.line) if part)


def _shape(hit: Hit) -> dict[str, object]:
    if hit.on is None:
        return {"kind": hit.kind, "id": hit.id, "name": hit.name, "line": hit.line}
    return {"kind": hit.kind, "id": hit.id, "on": hit.on.isoformat(), "line": hit.line}
