"""To meet: those who were suggested and not met yet, and those known only online so far."""

from dataclasses import dataclass
from datetime import date

from quietnet.domain.conversation import Medium
from quietnet.domain.evidence import ThreadKind
from quietnet.domain.network import Network
from quietnet.domain.paths import has_met
from quietnet.domain.person import How, Person
from quietnet.domain.threads import Thread, open_threads


@dataclass(frozen=True, slots=True)
class ToMeet:
    """Somebody to meet: who suggested them, and the sentence that was said or that is known.

    ``person`` is None where a page was deleted since; ``thread`` where nobody wrote ``meet:``.
    """

    name: str
    person: Person | None
    through: tuple[Person, ...]
    sentence: str
    thread: Thread | None = None


def to_meet(network: Network, today: date) -> tuple[ToMeet, ...]:
    """Return every open ``meet:`` thread, then those known of and not met, each person once.

    The first real talk removes them; nothing has to be ticked for that.
    """
    found: list[ToMeet] = []
    met: set[str] = set()
    for thread in open_threads(network):
        if thread.line.kind is not ThreadKind.MEET:
            continue
        person = next(
            (p for p in network.named(thread.line.meet) if p.id not in thread.people), None
        )
        if person and (person.id in met or has_met(network, person, today)):
            continue
        met |= {person.id} if person else set()
        through = tuple(network.people[id_] for id_ in thread.people if id_ in network.people)
        name = person.name if person else thread.line.meet or thread.line.text
        found.append(ToMeet(name, person, through, thread.line.meet_why, thread))
    for person in network.by_name:
        if person.id not in met and _is_known_of(network, person, today):
            led = (network.people.get(id_) for id_ in person.origin.through)
            through = tuple(each for each in led if each)
            found.append(ToMeet(person.name, person, through, _known_for(person)))
    return tuple(found)


def only_online(network: Network, today: date) -> tuple[Person, ...]:
    """Return those you know only online so far, by name."""
    return tuple(
        person
        for person in network.by_name
        if _is_online(network, person) and not (person.ended or has_met(network, person, today))
    )


def _is_known_of(network: Network, person: Person, today: date) -> bool:
    if person.ended or _is_online(network, person):
        return False
    return not has_met(network, person, today)


def _is_online(network: Network, person: Person) -> bool:
    """Whether it began online, or all that went to and fro were messages."""
    talks = [talk for talk in network.with_person(person.id) if not talk.planned]
    messages = bool(talks) and all(talk.medium is Medium.TEXT for talk in talks)
    return person.origin.how is How.ONLINE or messages


def _known_for(person: Person) -> str:
    return person.interesting or person.origin.story or person.work
