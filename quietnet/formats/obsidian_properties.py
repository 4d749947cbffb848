"""Obsidian properties: a people note's front matter, key by key, as fields of a person."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Contact, ContactKind, Relation
from quietnet.domain.record import MOST_IN_A_LINE
from quietnet.domain.refusal import Refused
from quietnet.domain.text import clean_line
from quietnet.formats.link import target
from quietnet.formats.obsidian_keys import (
    BIRTHDAYS,
    CONTACTS,
    HOW,
    LASTS,
    READ_ELSEWHERE,
    RELATIONS,
    SOCIAL,
)
from quietnet.reading.partial_dates import partial_date

_MONTH_DAY = re.compile(r"(?:--)?(\d{2})-(\d{2})")


@dataclass(slots=True)
class Properties:
    """What front matter says of somebody; ``rest`` are the lines that fit no field.

    ``through`` and relations name pages; ``last`` is a day they were last in touch;
    ``apart_from_days`` says that daily notes do not count for them.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, Any] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    through: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    last: date | None = None
    apart_from_days: bool = False
    rest: dict[str, str] = field(default_factory=dict)


def read_properties(fields: Mapping[str, Any], today: date) -> Properties:
    """Return the properties of a people note; whatever is not understood is among the rest."""
    found = Properties()
    names = {_key(name) for name in fields}
    job = "company" in names or any(name.startswith("prm-") for name in names)
    for name, value in fields.items():
        key = _key(name)
        if key in READ_ELSEWHERE or (key == "title" and not job) or value in (None, "", []):
            continue
        texts = [text for text in map(clean_line, _texts(value)) if text]
        read = _reader(key)
        fits = all(len(text) <= MOST_IN_A_LINE for text in texts)
        if not texts or not fits or not read(found, key, texts, today):
            found.rest[name] = _written(value)
    return found


def birthday(text: str, today: date) -> PartialDate | None:
    """Return a birthday in any spelling: ``1999-04-17``, ``04-17``, ``17 April``, ``1999``."""
    try:
        if without_year := _MONTH_DAY.fullmatch(text.strip()):
            return PartialDate(None, int(without_year[1]), int(without_year[2]))
        return partial_date(text, today)
    except (Refused, ValueError):
        return None


def words_of(value: object) -> list[str]:
    """Return a property's words: a list's items, or a text parted at commas."""
    if isinstance(value, str):
        return [word.strip() for word in value.split(",") if word.strip()]
    return [text.strip() for text in _texts(value) if text.strip()]


def _key(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(" ", "-")


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    if isinstance(value, bool):
        return [str(value).lower()]
    return [str(value)] if isinstance(value, str | int | float) else []


def _written(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_written(each)}" for name, each in value.items())
    return ", ".join(_texts(value))


_Reader = Callable[[Properties, str, list[str], date], bool]


def _reader(key: str) -> _Reader:
    if key in BIRTHDAYS:
        return _birthday
    if key in CONTACTS or key in SOCIAL:
        return _contact
    if key in RELATIONS:
        return _relation
    if key in LASTS:
        return _last
    return READERS.get(key, _nothing)


def _nothing(_found: Properties, _key: str, _texts: list[str], _today: date) -> bool:
    return False


def _birthday(found: Properties, _key: str, texts: list[str], today: date) -> bool:
    day = birthday(texts[0], today) if len(texts) == 1 else None
    if day is None or found.fields.get("birthday", day) != day:
        return False
    found.fields["birthday"] = day
    return True


def _contact(found: Properties, key: str, texts: list[str], _today: date) -> bool:
    kind = CONTACTS.get(key, ContactKind.SOCIAL)
    label = SOCIAL.get(key, "")
    found.contacts += [Contact(kind=kind, label=label, value=text) for text in texts]
    return True


def _relation(found: Properties, key: str, texts: list[str], _today: date) -> bool:
    names = [target(text) for text in _linked_or_listed(texts)]
    found.relations += [Relation(kind=RELATIONS[key], name=name) for name in names if name]
    return bool(names)


def _last(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
    try:
        found.last = date.fromisoformat(texts[0][:10])
    except ValueError:
        return False
    return True


def _linked_or_listed(texts: Iterable[str]) -> list[str]:
    """Return the links of a text, or its words between commas where it has none."""
    return [each for text in texts for each in re.findall(r"\[\[[^\[\]]+\]\]", text)
            or words_of(text)]  # fmt: skip


def _work(found: Properties, key: str, texts: list[str], _today: date) -> bool:
    said = "; ".join(texts)
    before = found.fields.get("work", "")
    # What they do comes before where, whatever the order of the properties.
    parts = [before, said] if key in {"company", "organisation", "organization"} else [said, before]
    found.fields["work"] = ", ".join(filter(None, parts))
    return True


def _listing(name: str) -> _Reader:
    def read(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
        words = [target(word) for text in texts for word in words_of(text)]
        found.fields[name] = tuple(dict.fromkeys((*found.fields.get(name, ()), *words)))
        return True

    return read


def _single(name: str) -> _Reader:
    def read(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
        if len(texts) != 1 or name in found.fields:
            return False
        found.fields[name] = texts[0]
        return True

    return read


def _of_origin(name: str) -> _Reader:
    def read(found: Properties, _key: str, texts: list[str], today: date) -> bool:
        if len(texts) != 1 or name in found.origin:
            return False
        value = birthday(texts[0], today) if name == "on" else texts[0]
        if value is not None:
            found.origin[name] = value
        return value is not None

    return read


def _through(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
    found.through += [target(text) for text in _linked_or_listed(texts)]
    return True


def _relationship(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
    how = HOW.get(texts[0].lower())
    if how:
        found.origin["how"] = how
    else:
        found.tags += texts
    return True


def _snoozed(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
    try:
        found.fields.setdefault("resting", date.fromisoformat(texts[0][:10]))
    except ValueError:
        return False
    return True


def _paused(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
    if texts == ["true"]:
        found.fields["resting"] = "open"
    return texts[0] in {"true", "false"}


def _ignored(found: Properties, _key: str, texts: list[str], _today: date) -> bool:
    found.apart_from_days = texts == ["true"]
    return texts[0] in {"true", "false"}


READERS: dict[str, _Reader] = {
    **dict.fromkeys(("title", "job", "role", "occupation", "work"), _work),
    **dict.fromkeys(("company", "organisation", "organization", "employer"), _work),
    **dict.fromkeys(("location", "city", "place", "places", "lives-in"), _listing("places")),
    **dict.fromkeys(("knows", "skills", "expertise", "interests"), _listing("knows")),
    "interesting": _single("interesting"),
    **dict.fromkeys(("introduced-by", "met-through", "through"), _through),
    **dict.fromkeys(("met", "how-we-met", "story"), _of_origin("story")),
    **dict.fromkeys(("met-at", "met-in", "where-we-met"), _of_origin("where")),
    **dict.fromkeys(("met-on", "first-met", "met-date"), _of_origin("on")),
    "prm-relationship": _relationship,
    "prm-snooze-until": _snoozed,
    "prm-paused": _paused,
    "prm-ignore-journal": _ignored,
}
