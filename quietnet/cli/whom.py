"""Whom a NAME on the command line means: one person, or a sentence that says why not."""

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line


def whom(network: Network, name: str) -> Person:
    """Return the one person a name, an alias or an id means.

    Raises:
        Refused: when it is nobody, or could be several, who are listed then.
    """
    found = whom_or_nobody(network, name)
    if found is None:
        raise Refused(f"Nobody here is called “{safe_line(name)}”.")
    return found


def whom_or_nobody(network: Network, name: str) -> Person | None:
    """Return the one person a name, an alias or an id means, None where nobody is called so.

    Raises:
        Refused: when it could be several, who are listed.
    """
    found = network.named(name)
    if len(found) > 1:
        listed = "\n".join(f"  {_told_apart(person)}" for person in found)
        raise Refused(
            f"“{safe_line(name)}” could be several people; give the whole name or the id:\n{listed}"
        )
    return found[0] if found else None


def _told_apart(person: Person) -> str:
    known = (person.name, person.interesting, person.id)
    return " · ".join(safe_line(part) for part in known if part)
