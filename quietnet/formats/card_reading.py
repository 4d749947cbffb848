"""Card reading: what each property of a vCard means for a person, its many spellings included."""

import re
from collections.abc import Callable

from quietnet.domain.person import ImportantDate, Relation, Source
from quietnet.domain.record import MOST_IN_A_LINE, MOST_IN_A_NAME, MOST_IN_A_TEXT
from quietnet.domain.text import clean_line, clean_text
from quietnet.formats.card_contact import CONTACTS, read_contact, users_of
from quietnet.formats.card_date import read_date, tells_the_hour
from quietnet.formats.card_property import CardProperty
from quietnet.formats.card_sorting import EMPTY, LABEL, Sorting

HOUR = "time of day"
_ENVELOPE = frozenset({"VERSION"})
# These speak of the file and the program that wrote it, never of the person.
_ABOUT_THE_FILE = frozenset({"PRODID", "REV", "PROFILE"})
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)
_RELATION = re.compile(
    r"X-(?:EVOLUTION-|KADDRESSBOOK-X-)?(SPOUSE|PARTNER|MANAGER|ASSISTANT|CHILD|PARENT"
    r"|MOTHER|FATHER|BROTHER|SISTER|FRIEND)S?(?:NAME)?"
)
_OCCASION = re.compile(r"(?:X-(?:EVOLUTION-|KADDRESSBOOK-X-)?)?(ANNIVERSARY)|(DEATH)DATE")


_Reader = Callable[[Sorting, CardProperty], bool]


def sort_into(sorting: Sorting, property_: CardProperty) -> None:
    """Put one property where it belongs; what is not shown is carried, or counted."""
    if property_.name in _ENVELOPE:
        return
    if property_.name in _ABOUT_THE_FILE:
        sorting.not_carried[property_.name] += 1
    elif not property_.value.strip(" ;,\t\n") and not users_of(property_):
        sorting.not_carried[EMPTY] += 1
    elif not _reader(property_.name)(sorting, property_):
        sorting.carry(property_)


def _reader(name: str) -> _Reader:
    if name in CONTACTS:
        return _contact
    if _RELATION.fullmatch(name):
        return _named_relation
    if _OCCASION.fullmatch(name):
        return _occasion
    return _READERS.get(name, lambda _sorting, _property: False)


def _add(to: list[str], texts: list[str], most: int = MOST_IN_A_LINE) -> bool:
    """Add the texts, unless one of them does not fit."""
    cleaned = [text for text in map(clean_line, texts) if text]
    if not cleaned or any(len(text) > most for text in cleaned):
        return False
    to += [text for text in cleaned if text not in to]
    return True


def _name(sorting: Sorting, property_: CardProperty) -> bool:
    # Too long a name is left in, so that the card is refused for it and named.
    return _add(sorting.names, [property_.text], MOST_IN_A_TEXT)


def _structured_name(sorting: Sorting, property_: CardProperty) -> bool:
    sorting.structured.append(property_)
    return True


def _alias(sorting: Sorting, property_: CardProperty) -> bool:
    return _add(sorting.aliases, property_.texts, MOST_IN_A_NAME)


def _role(sorting: Sorting, property_: CardProperty) -> bool:
    return _add(sorting.roles, [property_.text])


def _organisation(sorting: Sorting, property_: CardProperty) -> bool:
    return _add(sorting.organisations, [", ".join(filter(None, property_.fields))])


def _contact(sorting: Sorting, property_: CardProperty) -> bool:
    contact = read_contact(property_, sorting.label(property_))
    if contact:
        sorting.contacts.setdefault((contact.kind, contact.label, contact.value), contact)
    return contact is not None


def _birthday(sorting: Sorting, property_: CardProperty) -> bool:
    day = read_date(property_)
    if day is None or sorting.birthday not in (None, day):
        return False
    sorting.birthday = day
    _count_hour(sorting, property_)
    return True


def _count_hour(sorting: Sorting, property_: CardProperty) -> None:
    if tells_the_hour(property_):
        sorting.not_carried[HOUR] += 1


def _date(sorting: Sorting, property_: CardProperty, what: str) -> bool:
    day = read_date(property_)
    what = clean_line(what)
    if day is None or len(what) > MOST_IN_A_LINE:
        return False
    sorting.dates.append(ImportantDate(what=what, on=day))
    _count_hour(sorting, property_)
    return True


def _labelled_date(sorting: Sorting, property_: CardProperty) -> bool:
    return _date(sorting, property_, sorting.label(property_) or "date")


def _occasion(sorting: Sorting, property_: CardProperty) -> bool:
    found = _OCCASION.fullmatch(property_.name)
    what = (found[1] or found[2]).lower() if found else ""
    if what == "death":
        # Nobody wants to be asked to write to them, whatever day it was.
        sorting.died = True
    return _date(sorting, property_, what)


def _relation(sorting: Sorting, property_: CardProperty, kind: str) -> bool:
    name, kind = clean_line(property_.text), clean_line(kind)
    if not name or len(name) > MOST_IN_A_LINE or len(kind) > MOST_IN_A_LINE:
        return False
    sorting.relations.append(Relation(kind=kind, name=name))
    return True


def _related(sorting: Sorting, property_: CardProperty) -> bool:
    text = property_.text.strip()
    as_text = "text" in (value.lower() for value in property_.params.get("VALUE", ()))
    if _URI.match(text) and not as_text and not text.lower().startswith("urn:uuid:"):
        return False
    kinds = [kind for kind in property_.types if kind != "pref"]
    return _relation(sorting, property_, ", ".join(kinds) or "related")


def _labelled_relation(sorting: Sorting, property_: CardProperty) -> bool:
    return _relation(sorting, property_, sorting.label(property_) or "related")


def _named_relation(sorting: Sorting, property_: CardProperty) -> bool:
    found = _RELATION.fullmatch(property_.name)
    return _relation(sorting, property_, found[1].lower() if found else "")


def _note(sorting: Sorting, property_: CardProperty) -> bool:
    text = clean_text(property_.text).strip("\n")
    if sum(map(len, sorting.notes)) + 2 * len(sorting.notes) + len(text) > MOST_IN_A_TEXT:
        return False
    if text not in sorting.notes:
        sorting.notes.append(text)
    return True


def _tag(sorting: Sorting, property_: CardProperty) -> bool:
    return _add(sorting.tags, property_.texts)


def _topic(sorting: Sorting, property_: CardProperty) -> bool:
    levels = " ".join(property_.params.get("LEVEL", ())).lower()
    return _add(sorting.knows, [f"{property_.text} ({levels})" if levels else property_.text])


def _uid(sorting: Sorting, property_: CardProperty) -> bool:
    uid = clean_line(property_.text)
    if not uid or len(uid) > MOST_IN_A_LINE:
        return False
    source = Source(kind=sorting.source, uid=uid)
    if source not in sorting.sources:
        sorting.sources.append(source)
    return True


def _group_label(sorting: Sorting, property_: CardProperty) -> bool:
    return sorting.keep_label(property_)


_READERS: dict[str, _Reader] = {
    "FN": _name,
    "N": _structured_name,
    "NICKNAME": _alias,
    "ORG": _organisation,
    "TITLE": _role,
    "ROLE": _role,
    "BDAY": _birthday,
    "X-ABDATE": _labelled_date,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _labelled_relation,
    "NOTE": _note,
    "CATEGORIES": _tag,
    "INTEREST": _topic,
    "HOBBY": _topic,
    "EXPERTISE": _topic,
    "UID": _uid,
    LABEL: _group_label,
}
