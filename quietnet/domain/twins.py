"""Twins: who in the notebook an arriving person is, if they are there already."""

from collections.abc import Callable, Iterable

from quietnet.domain.person import ContactKind, Person
from quietnet.domain.profile import profile_of
from quietnet.domain.text import fold

_URN = "urn:uuid:"
Key = tuple[str, ...]
MOST_ALIKE = 20
"""What more people than this share, an office's address say, tells nothing of one of them."""


def bare_uid(uid: str) -> str:
    """Return the id another program gave somebody, as it is compared."""
    return uid.strip().casefold().removeprefix(_URN)


def is_uid(name: str) -> bool:
    """Whether what stands for a name is the id of a person in the same file."""
    return name.casefold().startswith(_URN)


def same_name(one: Person, other: Person) -> bool:
    """Whether two are called alike, aliases included, case and accents folded."""
    return bool(_names(one) & {fold(other.name)} or _names(other) & {fold(one.name)})


def same_card(one: Person, other: Person) -> bool:
    """Whether two cards of one file are of one person.

    They are where they share a uid, or are called alike and nothing tells them apart: neither
    their uids nor addresses of which none is shared. A couple may share an address.
    """
    if _uids(one) & _uids(other):
        return True
    apart = uids_differ(one, other) or _differ(reach(one), reach(other))
    return same_name(one, other) and not apart


def card_keys(person: Person) -> tuple[set[Key], set[Key]]:
    """Return the keys under which a card may be looked for, and those under which it is kept.

    Two aliases that are alike say nothing; a name must be on one side.
    """
    uids, name, names = _uids(person), fold(person.name), _names(person)
    sought = {("called", name)} | {("name", other) for other in names}
    return uids | sought, uids | {("name", name)} | {("called", other) for other in names}


class Twins:
    """Finds who somebody is: by id or uid, then by e-mail address or profile, then by whole name.

    Two who arrive in one file are never the same one, unless their uids say so. A differing uid
    alone says little, for another program gave it; with other addresses or another name it says
    that these are two people.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = sorted(people, key=lambda person: (person.created, person.id))
        self._by_id = {person.id: person for person in self._people}
        self._by_key: dict[Key, list[Person]] = {}
        for person in self._people:
            for key in card_keys(person)[1] | reach(person):
                self._by_key.setdefault(key, []).append(person)

    def meet(
        self, arriving: Iterable[Person], adds: Callable[[Person, Person], object]
    ) -> dict[str, Person]:
        """Return who is already here, by the id of the one arriving.

        What says most goes first: uids, then somebody to whom the arriving ``adds`` nothing, then
        addresses, then a name that only one person has.
        """
        met: dict[str, Person] = {}
        taken: set[str] = set()
        waiting = list(arriving)
        for find in (
            self._by_uid,
            lambda came, taken: self._covering(reach(came), came, taken, adds),
            lambda came, taken: self._covering(card_keys(came)[0], came, taken, adds),
            self._by_address,
            self._by_name,
        ):
            for came in waiting:
                if kept := find(came, taken):
                    met[came.id] = kept
                    taken.add(kept.id)
            waiting = [came for came in waiting if came.id not in met]
        return met

    def _by_uid(self, came: Person, _taken: set[str]) -> Person | None:
        return self._by_id.get(came.id) or next(iter(self._having(_uids(came))), None)

    def _covering(
        self,
        keys: set[Key],
        came: Person,
        taken: set[str],
        adds: Callable[[Person, Person], object],
    ) -> Person | None:
        options = self._options(keys, came, taken)
        return next((kept for kept in options if not adds(kept, came)), None)

    def _by_address(self, came: Person, taken: set[str]) -> Person | None:
        return next(iter(self._options(reach(came), came, taken)), None)

    def _by_name(self, came: Person, taken: set[str]) -> Person | None:
        options = self._options({("called", fold(came.name))}, came, taken)
        return options[0] if len(options) == 1 else None

    def _having(self, keys: Iterable[Key]) -> list[Person]:
        buckets = (self._by_key.get(key, []) for key in sorted(keys))
        found = (person for bucket in buckets if len(bucket) <= MOST_ALIKE for person in bucket)
        return list({person.id: person for person in found}.values())

    def _options(self, keys: Iterable[Key], came: Person, taken: set[str]) -> list[Person]:
        """Return who it may be, those called so first, then those also called so."""
        options = [
            kept
            for kept in self._having(keys)
            if kept.id not in taken and not _two_people(kept, came)
        ]
        return sorted(
            options,
            key=lambda kept: (fold(kept.name) != fold(came.name), not same_name(kept, came)),
        )


def _names(person: Person) -> set[str]:
    return {fold(name) for name in (person.name, *person.aliases)}


def _uids(person: Person) -> set[Key]:
    return {("uid", source.kind, bare_uid(source.uid)) for source in person.sources}


def reach(person: Person) -> set[Key]:
    """Return the addresses that are one person's alone: e-mail and profiles, not homepages."""
    found: set[Key] = set()
    for contact in person.contacts:
        if contact.kind is ContactKind.EMAIL:
            found.add(("email", contact.value.casefold()))
        elif profile := profile_of(contact):
            found.add(("profile", profile))
    return found


def _differ(one: set[Key], other: set[Key]) -> bool:
    return bool(one) and bool(other) and not one & other


def uids_differ(one: Person, other: Person) -> bool:
    """Whether a kind of file gave each of them a uid, and no uid is shared."""
    kinds = {key[1] for key in _uids(one)} & {key[1] for key in _uids(other)}
    return bool(kinds) and not _uids(one) & _uids(other)


def _two_people(kept: Person, came: Person) -> bool:
    """Whether somebody kept and somebody arriving are two, though a name or address is shared."""
    return uids_differ(kept, came) and (
        _differ(reach(kept), reach(came)) or not same_name(kept, came)
    )
