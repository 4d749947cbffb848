"""Card writing: a person in the properties that every address book knows (vCard 4.0)."""

import base64
import re
from collections.abc import Iterator, Mapping
from itertools import count

from quietnet.domain.attachment import is_attachment
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Carried, Contact, ContactKind, Person, Relation
from quietnet.formats.card_ours import ATTACHMENT, is_ours
from quietnet.formats.card_property import escaped
from quietnet.formats.card_sorting import FORMAT, LABEL

_MOST_OCTETS = 75
# What a TYPE may be without being a label of somebody's own.
_TYPES = frozenset({"home", "work", "cell", "fax", "pager", "text", "textphone", "video", "other"})
_RELATED = frozenset(
    {"acquaintance", "agent", "child", "co-resident", "co-worker", "colleague", "contact", "crush"}
    | {"date", "emergency", "friend", "kin", "me", "met", "muse", "neighbor", "parent", "sibling"}
    | {"spouse", "sweetheart"}
)
_OCCASIONS = {"anniversary": "ANNIVERSARY", "death": "DEATHDATE"}
_PROPERTIES = {
    ContactKind.EMAIL: "EMAIL",
    ContactKind.PHONE: "TEL",
    ContactKind.URL: "URL",
    ContactKind.ADDRESS: "ADR",
    ContactKind.SOCIAL: "SOCIALPROFILE",
}
_KINDS_OF_FILE = {
    "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "bmp": "image/bmp",
    "tiff": "image/tiff", "webp": "image/webp", "heic": "image/heic",
}  # fmt: skip
# Written by ourselves, or no property at all.
_NOT_CARRIED = frozenset({"BEGIN", "END", "VERSION", "UID", "FN", "PRODID", "REV", LABEL})
_NAME = re.compile(r"[A-Za-z0-9-]{1,200}")
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_BARE = re.compile(r"[^\x00-\x1f\x7f\",;:^]*")
_QUOTABLE = re.compile(r"[^\x00-\x1f\x7f\"^]*")


def uid_of(person: Person) -> str:
    """Return the id other programs know somebody by: the one they gave, else our own."""
    given = next((source.uid for source in person.sources if source.kind == FORMAT), "")
    return given or f"urn:uuid:{person.id}"


def card_lines(
    person: Person, people: Mapping[str, Person], files: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield the lines of a card, unfolded, without its beginning, end and version.

    ``people`` are those whom relations may mean, ``files`` the photographs by their paths.
    """
    groups = count(1)
    yield f"UID:{_words(uid_of(person))}"
    yield f"FN:{_words(person.name)}"
    if person.aliases:
        yield f"NICKNAME:{_list(person.aliases)}"
    if person.work:
        yield f"TITLE:{_words(person.work)}"
    for contact in person.contacts:
        yield from _contact(contact, groups)
    yield from _dates(person, groups)
    for relation in person.relations:
        yield from _relation(relation, people, groups)
    yield from (f"EXPERTISE:{_words(topic)}" for topic in person.knows)
    if person.tags:
        yield f"CATEGORIES:{_list(person.tags)}"
    if person.notes.strip("\n"):
        yield f"NOTE:{_words(person.notes)}"
    for carried in person.carried:
        yield from _carried(carried, files, groups)
    yield f"REV:{person.updated:%Y%m%dT%H%M%SZ}"


def folded(line: str) -> bytes:
    """Return a line as a file has it, folded at 75 octets and never inside a character."""
    data = line.encode()
    parts: list[bytes] = []
    start, room = 0, _MOST_OCTETS
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end])
        start, room = end, _MOST_OCTETS - 1
    parts.append(data[start:])
    return b"\r\n ".join(parts) + b"\r\n"


def _words(text: str) -> str:
    """Return text as a value; of what controls a terminal or ends a line only a space is left."""
    return escaped("".join(c if c in "\n\u200c\u200d" or _may_stand(c) else " " for c in text))


def _may_stand(c: str) -> bool:
    return c >= " " and not "\x7f" <= c <= "\x9f" and c not in "\u2028\u2029"


def _list(texts: tuple[str, ...]) -> str:
    return ",".join(map(_words, texts))


def _date(on: PartialDate) -> str:
    """Return a date as RFC 6350 has it: ``19990417``, ``--0417``, ``1999-04``, ``1999``."""
    if on.year is None:
        return f"--{on.month:02}{on.day:02}"
    return str(on).replace("-", "") if on.day else str(on)


def _dates(person: Person, groups: Iterator[int]) -> Iterator[str]:
    if person.birthday:
        yield f"BDAY:{_date(person.birthday)}"
    for each in person.dates:
        if each.what in _OCCASIONS:
            yield f"{_OCCASIONS[each.what]}:{_date(each.on)}"
        else:
            yield from _labelled(f"X-ABDATE:{_date(each.on)}", each.what, groups)


def _relation(
    relation: Relation, people: Mapping[str, Person], groups: Iterator[int]
) -> Iterator[str]:
    related = people.get(relation.person or "")
    if related and (uid := uid_of(related)).lower().startswith("urn:uuid:"):
        value, as_text = _words(uid), ""
    else:
        # Only a URI names another card; an id of another kind would mean nothing there.
        value, as_text = _words(related.name if related else relation.name), ";VALUE=text"
    if not value:
        return
    if relation.kind in _RELATED:
        yield f"RELATED;TYPE={relation.kind}{as_text}:{value}"
    else:
        yield from _labelled(f"RELATED{as_text}:{value}", relation.kind, groups)


def _contact(contact: Contact, groups: Iterator[int]) -> Iterator[str]:
    name = _PROPERTIES.get(contact.kind)
    if name is None:
        return
    value = _words(contact.value)
    if contact.kind is ContactKind.ADDRESS:
        value = f";;{value};;;;"
    elif contact.kind is ContactKind.SOCIAL and not _URI.fullmatch(contact.value):
        name += ";VALUE=text"
    if not contact.label or contact.label in _TYPES:
        yield f"{name}{f';TYPE={contact.label}' if contact.label else ''}:{value}"
    else:
        yield from _labelled(f"{name}:{value}", contact.label, groups)


def _labelled(line: str, label: str, groups: Iterator[int]) -> Iterator[str]:
    """Yield a line with a label of somebody's own, as Apple's programs and others have it."""
    if not label:
        yield line
        return
    group = f"item{next(groups)}"
    yield f"{group}.{line}"
    yield f"{group}.{LABEL}:{_words(label)}"


def _carried(carried: Carried, files: Mapping[str, bytes], groups: Iterator[int]) -> Iterator[str]:
    """Yield what came from a vCard as it stood there; a photograph with its bytes."""
    name, value = carried.property, carried.value.replace("\n", "\\n")
    params = {key: values for key, values in carried.params.items() if key != LABEL}
    if is_attachment(value):
        if value not in files:
            return
        kind = _KINDS_OF_FILE.get(value.rpartition(".")[2], "")
        name = (name if carried.source == FORMAT else "PHOTO") if kind else ATTACHMENT
        params = {}
        data = base64.b64encode(files[value]).decode()
        value = f"data:{kind or 'application/octet-stream'};base64,{data}"
    elif carried.source != FORMAT or is_ours(name.upper()):
        return
    if not _NAME.fullmatch(name) or name.upper() in _NOT_CARRIED:
        return
    if not all(map(_NAME.fullmatch, params)):
        return
    head = name + "".join(f";{key}={_params(values)}" for key, values in params.items())
    fits = all(_QUOTABLE.fullmatch(each) for values in params.values() for each in values)
    if not fits or not all(map(_may_stand, value)) or not value.strip(" ;,\t"):
        return
    yield from _labelled(f"{head}:{value}", ", ".join(carried.params.get(LABEL, [])), groups)


def _params(values: list[str]) -> str:
    return ",".join(each if _BARE.fullmatch(each) else f'"{each}"' for each in values)
