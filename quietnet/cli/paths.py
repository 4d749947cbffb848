"""``quietnet paths``: who led you to whom."""

from argparse import Namespace

from quietnet.cli.printing import say_json, say_kindly, say_text_of
from quietnet.cli.session import Session
from quietnet.cli.shapes import people_shape
from quietnet.domain.paths import Branch, Forest, has_met
from quietnet.domain.person import Person
from quietnet.domain.text import safe_line

_NOTHING = "Nobody led you to anybody yet. “through” on somebody's page says who did."
_MET, _NOT_MET = "●", "○"


def paths(options: Namespace) -> int:
    """Print the forest; as JSON, those on no path follow by name."""
    session = Session.told(options)
    forest = Forest(session.network.people)
    if options.json:
        on_a_path = (branch.person for branch in forest.branches())
        say_json([_shape(session, person) for person in (*on_a_path, *forest.apart())])
        return 0
    if not forest.roots:
        say_kindly(_NOTHING)
    lines = [_line(session, branch) for branch in forest.branches()]
    say_text_of(["\n".join(lines)] if lines else [])
    return 0


def _line(session: Session, branch: Branch) -> str:
    person = branch.person
    mark = _MET if has_met(session.network, person, session.today) else _NOT_MET
    how = person.origin.how.value if person.origin.how and branch.level == 0 else ""
    also = f"also through {', '.join(p.name for p in branch.also)}" if branch.also else ""
    said = " · ".join(part for part in (person.name, person.interesting, how, also) if part)
    return f"{'  ' * branch.level}{mark} {safe_line(said)}"


def _shape(session: Session, person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "through": people_shape(session.network, person.origin.through),
        "met": has_met(session.network, person, session.today),
        "how": person.origin.how.value if person.origin.how else None,
        "on": str(person.origin.on) if person.origin.on else None,
    }
