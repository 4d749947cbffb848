"""What stands a line each on a person's form: relations, ways to reach them, their dates."""

import re
from datetime import date

from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Contact, ContactKind, ImportantDate, Person, Relation
from quietnet.domain.refusal import Refused
from quietnet.domain.text import fold
from quietnet.reading.dates import DateOrder
from quietnet.reading.listed import guarded, unguarded
from quietnet.reading.partial_dates import partial_date, partial_words, quoted

_HEADED = re.compile(r"((?:[^\\:：]|\\.)*)[:：](.*)", re.DOTALL)
_KIND = re.compile(r"([^()]*?)\s*(?:\(((?:[^\\)]|\\.)*)\))?\s*", re.DOTALL)
_COLONS = ":："
_CONTACTS = {kind.value: kind for kind in ContactKind} | {
    **dict.fromkeys(("mail", "e-mail"), ContactKind.EMAIL),
    **dict.fromkeys(("tel", "telephone", "mobile", "cell", "call"), ContactKind.PHONE),
    **dict.fromkeys(("web", "website", "site", "link", "blog"), ContactKind.URL),
    **dict.fromkeys(("handle", "mastodon"), ContactKind.SOCIAL),
    **dict.fromkeys(("street", "home address"), ContactKind.ADDRESS),
}
_TELLING = frozenset({"mobile", "cell", "blog", "mastodon", "website"})
_ITSELF = (
    (re.compile(r"(?:mailto:)?([^\s@:/]+@[^\s@/]+\.[^\s@/]+)", re.IGNORECASE), ContactKind.EMAIL),
    (re.compile(r"([a-z][a-z0-9+.-]*://\S+|www\.\S+)", re.IGNORECASE), ContactKind.URL),
    (re.compile(r"(?:tel:)?(\+?[\d(][\d\s()./-]{4,})", re.ASCII), ContactKind.PHONE),
    (re.compile(r"(@[^\s@]+(?:@[^\s@]+)?)"), ContactKind.SOCIAL),
)


def relation_line(relation: Relation, network: Network) -> str:
    """Return a relation as a line: ``sister: Marta Lindqvist``."""
    other = network.people.get(relation.person or "")
    name = other.name if other else relation.name
    return f"{guarded(relation.kind, _COLONS)}: {name}"


def relation_in(line: str, network: Network) -> Relation:
    """Return the relation a line says; a whole name in the notebook becomes that person.

    Raises:
        Refused: when there is no name, or more than one person has it.
    """
    kind, name = _headed(line) or _kind_then_name(line)
    if not name:
        raise Refused(f"Nobody is named in {quoted(line)}; write sister: Marta Lindqvist.")
    known = called(name, network)
    if len(known) > 1:
        raise Refused(f"More than one person is called {quoted(name)}; give one of them an alias.")
    return Relation(kind=kind, person=known[0].id) if known else Relation(kind=kind, name=name)


def called(name: str, network: Network) -> tuple[Person, ...]:
    """Return whose whole name or alias this is; a first name alone may be a stranger's."""
    wanted = fold(name)
    found = network.named(name)
    return tuple(p for p in found if wanted in map(fold, (p.name, *p.aliases)))


def _kind_then_name(line: str) -> tuple[str, str]:
    words = line.split()
    for place, word in enumerate(words):
        if place and word[:1].isupper() and all(w[:1].islower() for w in words[:place]):
            return " ".join(words[:place]), " ".join(words[place:])
    raise Refused(f"{quoted(line)} was not understood; write sister: Marta Lindqvist.")


def contact_line(contact: Contact) -> str:
    """Return a way to reach somebody as a line: ``phone (home): …``, ``Signal: …``."""
    if contact.kind is ContactKind.OTHER and contact.label:
        plain = f"{guarded(contact.label, _COLONS)}: {contact.value}"
        if contact_or_none(plain) == contact:
            return plain
    label = f" ({guarded(contact.label, ')' + _COLONS)})" if contact.label else ""
    return f"{contact.kind}{label}: {contact.value}"


def contact_in(line: str) -> Contact:
    """Return the way to reach somebody a line says; an address alone tells what it is.

    Raises:
        Refused: when nothing stands after the colon, or it is not plain what it is.
        ValidationError: when a part is too long.
    """
    for form, kind in _ITSELF:
        if found := form.fullmatch(line.strip()):
            return Contact(kind=kind, value=found[1])
    headed = _HEADED.fullmatch(line)
    if not headed:
        raise Refused(f"{quoted(line)} was not understood; write email: ana@example.org.")
    value = headed[2].strip()
    if not value:
        raise Refused(f"Nothing stands after {quoted(line)}.")
    named = _KIND.fullmatch(headed[1].strip())
    kind_known = _CONTACTS.get(fold(named[1])) if named else None
    if named and kind_known:
        own_word = named[1] if fold(named[1]) in _TELLING else ""
        return Contact(kind=kind_known, label=unguarded(named[2] or own_word), value=value)
    return Contact(kind=ContactKind.OTHER, label=unguarded(headed[1]).strip(), value=value)


def contact_or_none(line: str) -> Contact | None:
    """Return what ``contact_in`` does, None where it refuses."""
    try:
        return contact_in(line)
    except ValueError:
        return None


def date_line(each: ImportantDate) -> str:
    """Return a date that matters as a line: ``wedding: 4 March 2019``."""
    return f"{guarded(each.what, _COLONS)}: {partial_words(each.on)}"


def date_in(line: str, today: date, order: DateOrder = "dmy") -> ImportantDate:
    """Return the date a line says, the day after a colon or at its end.

    Raises:
        Refused: when no date stands there.
    """
    headed = _headed(line)
    if headed:
        return ImportantDate(what=headed[0], on=partial_date(headed[1], today, order))
    words = line.split()
    for place in range(1, len(words)):
        on = _partial_or_none(" ".join(words[place:]), today, order)
        if on:
            return ImportantDate(what=" ".join(words[:place]), on=on)
    raise Refused(f"{quoted(line)} has no date; write wedding: 4 March 2019.")


def _partial_or_none(words: str, today: date, order: DateOrder) -> PartialDate | None:
    try:
        return partial_date(words, today, order)
    except Refused:
        return None


def _headed(line: str) -> tuple[str, str] | None:
    """Return what stands before and after the first colon, None where there is none."""
    found = _HEADED.fullmatch(line)
    return (unguarded(found[1]).strip(), found[2].strip()) if found else None
