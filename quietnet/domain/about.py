"""What is known about somebody, as labelled words: how you met, and the standing facts."""

from collections.abc import Iterator

from quietnet.domain.network import Network
from quietnet.domain.person import Person

_NOT_SPOKEN = ("- [", "~ ", "#", ">")


def how_you_met(person: Person) -> tuple[str, ...]:
    """Return how, when and where you met, and the story, a line each where known."""
    origin = person.origin
    words = [origin.how.value] if origin.how else []
    words += [origin.on.in_words()] if origin.on else []
    words += [origin.where] if origin.where else []
    return tuple(line for line in (" · ".join(words), origin.story) if line)


def met_through(network: Network, person: Person) -> tuple[Person, ...]:
    """Return those through whom you know somebody."""
    return tuple(network.people[id_] for id_ in person.origin.through if id_ in network.people)


def facts(network: Network, person: Person) -> Iterator[tuple[str, str]]:
    """Yield what is known about somebody as label and words, their people first."""
    for relation in person.relations:
        other = network.people.get(relation.person or "")
        yield relation.kind, other.name if other else relation.name
    for alias in person.aliases:
        yield "also called", alias
    listed = (
        ("works as", person.work),
        ("knows about", ", ".join(person.knows)),
        ("places", ", ".join(person.places)),
        ("birthday", person.birthday.in_words() if person.birthday else ""),
    )
    yield from ((label, words) for label, words in listed if words)
    for each in person.dates:
        yield each.what, each.on.in_words()
    for contact in person.contacts:
        yield contact.label or contact.kind.value, contact.value
    if person.tags:
        yield "tags", " ".join(f"#{tag}" for tag in person.tags)


def said(text: str) -> str:
    """Return a note as one line, without thread lines, quotes, headings and private lines."""
    lines = (line.strip() for line in text.splitlines())
    spoken = [line for line in lines if line and not line.startswith(_NOT_SPOKEN)]
    return " ".join(spoken) or " ".join(text.split())
