"""``quietnet people``: everybody, one line each."""

from argparse import Namespace

from quietnet.cli.printing import say_json, say_kindly, say_line
from quietnet.cli.session import Session
from quietnet.domain.depth import standing
from quietnet.domain.person import Person
from quietnet.domain.when import how_and_when

_NOBODY = (
    "Nobody is here yet. quietnet note keeps a first conversation; "
    "quietnet import brings in an address book."
)


def people(options: Namespace) -> int:
    """Print everybody by name, those kept close first."""
    session = Session.told(options)
    everybody = session.network.by_name
    if options.json:
        say_json([_shape(session, person) for person in everybody])
        return 0
    if not everybody:
        say_kindly(_NOBODY)
    for person in everybody:
        last = session.network.last_talk(person.id)
        spoke = how_and_when(last, session.today) if last else ""
        say_line(" · ".join(part for part in (person.name, person.interesting, spoke) if part))
    return 0


def _shape(session: Session, person: Person) -> dict[str, object]:
    network = session.network
    depth = standing(person, network.evidence(person.id), session.today).depth
    last = network.last_talk(person.id)
    return {
        "id": person.id,
        "name": person.name,
        "interesting": person.interesting,
        "depth": depth.value if depth else None,
        "last": {"on": last.on.isoformat(), "medium": last.medium.value} if last else None,
    }
