"""Trails: the links, handles and titles somebody named, and who else named the same one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Contact, ContactKind, Person
from quietnet.domain.text import fold, safe_text
from quietnet.reading.masked import inside, masked

_ADDRESS = re.compile(r"(?:https?://|(?<=<)mailto:)[^\s<>\"]{1,2000}", re.IGNORECASE)
_TITLE = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]{2,200})(?<!\s)\*(?![\w*])")
_OPENABLE = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\]+", re.IGNORECASE)
_ENDS = ".,;:!?)'”’]*_"
_PLAIN = re.compile(r"\A(?:https?://)?(?:www\.)?")


@dataclass(frozen=True, slots=True)
class Trail:
    """Something named: ``shown`` as it was written, ``key`` as it is compared.

    ``address`` is what a browser or a mail program would open, empty where there is nothing.
    """

    shown: str
    key: str
    address: str = ""


def trails_in(text: str) -> tuple[Trail, ...]:
    """Return the titles (``*The Name of a Book*``) and addresses in a text, in order, each once."""
    if "*" not in text and ":" not in text:
        return ()
    found = sorted([*_titles(text), *_addresses(text)], key=lambda each: each[0])
    return tuple({trail.key: trail for _, trail in reversed(found)}.values())[::-1]


def trail_of(contact: Contact) -> Trail | None:
    """Return a way to reach somebody as a trail; telephones and places are none."""
    value = contact.value.strip()
    match contact.kind:
        case ContactKind.EMAIL:
            return Trail(value, f"mailto:{fold(value)}", _openable(f"mailto:{value}"))
        case ContactKind.URL | ContactKind.SOCIAL:
            return _link(value) if "://" in value else Trail(value, fold(value).lstrip("@"))
        case _:
            return None


def trails_of(network: Network, person_id: str) -> tuple[Trail, ...]:
    """Return what somebody's page and the notes of your conversations name, newest first."""
    found: dict[str, Trail] = {}
    for record in network.about(person_id):
        if person_id in _whose(record):
            for trail in trails_in(
                record.text if isinstance(record, Conversation) else record.notes
            ):
                found.setdefault(trail.key, trail)
    return tuple(found.values())


def trail_by(network: Network, person: Person, key: str) -> Trail | None:
    """Return what somebody's page shows under a key."""
    own = (trail_of(contact) for contact in person.contacts)
    every = (*filter(None, own), *trails_of(network, person.id))
    return next((trail for trail in every if trail.key == key), None)


def who_named(network: Network, key: str) -> tuple[Person, ...]:
    """Return everybody with whom, or on whose page, the same thing was named, by name."""
    named: set[str] = set()
    for talk in network.conversations.values():
        if not named.issuperset(talk.people) and _names(talk.text, key):
            named |= set(talk.people)
    for person in network.people.values():
        own = (trail_of(contact) for contact in person.contacts)
        if _names(person.notes, key) or any(trail and trail.key == key for trail in own):
            named.add(person.id)
    return tuple(person for person in network.by_name if person.id in named)


def _names(text: str, key: str) -> bool:
    return any(trail.key == key for trail in trails_in(text))


def _whose(record: Person | Conversation) -> tuple[str, ...]:
    return record.people if isinstance(record, Conversation) else (record.id,)


def _titles(text: str) -> Iterator[tuple[int, Trail]]:
    if "*" not in text:
        return
    hidden = masked(text)
    for match in _TITLE.finditer(text):
        title = " ".join(match[1].split())
        # A title begins with a capital, or in a script that has none; other stress is no title.
        if title[0].islower() or not title[0].isalnum() or inside(hidden, *match.span()):
            continue
        yield match.start(), Trail(title, fold(title))


def _addresses(text: str) -> Iterator[tuple[int, Trail]]:
    if ":" not in text:
        return
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_ENDS)
        if "(" in address and match[0][len(address) :].startswith(")"):
            address += ")"
        yield match.start(), _link(address)


def _link(address: str) -> Trail:
    if address.lower().startswith("mailto:"):
        return Trail(address[7:], fold(address), _openable(address))
    key = _PLAIN.sub("", fold(address)).split("#")[0].rstrip("/")
    return Trail(address, key, _openable(address))


def _openable(address: str) -> str:
    """Return an address that may be opened: http, https, mailto, and nothing hidden in it."""
    return address if _OPENABLE.fullmatch(address) and safe_text(address) == address else ""
