"""Joining: what an arriving person adds to one already kept, never overwriting what is written."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Carried, Contact, ContactKind, ImportantDate, Person, Relation
from quietnet.domain.record import Part
from quietnet.domain.text import fold
from quietnet.domain.twins import same_name

NameOf = Callable[[str], str]
"""Tells the name of a person by id."""

_LISTS = (
    "aliases", "places", "knows", "relations", "contacts", "dates", "routines", "let_be", "tags",
    "sources", "carried",
)  # fmt: skip
_SINGLES = (
    "interesting",
    "work",
    "birthday",
    "kept_close",
    "own_word",
    "resting",
    "ended",
    "notes",
)
_ORIGIN = ("how", "on", "where", "story")
_MOST_QUOTED = 60
_Part = TypeVar("_Part", bound=Part)


def rebuilt(record: _Part, changes: Mapping[str, object]) -> _Part:
    """Return a record or part with some fields changed, validated.

    Raises:
        ValidationError: when a value is refused.
    """
    values = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record).model_validate({**values, **(record.model_extra or {}), **changes})


def joined(
    kept: Person, came: Person, format_: str, name_of: NameOf
) -> tuple[dict[str, object], list[str]]:
    """Return the fields that change, and a sentence for each value that was left alone.

    Empty fields are filled and lists get what they lack. A single value that differs stays as it is
    kept, and the arriving one is carried.
    """
    changes: dict[str, object] = {}
    origin: dict[str, object] = {}
    left: dict[str, object] = {}
    if not same_name(kept, came) and came.name not in {c.value for c in kept.contacts}:
        left["name"] = came.name
    _fill(kept, came, _SINGLES, changes, left)
    _fill(kept.origin, came.origin, _ORIGIN, origin, left)
    if led := [id_ for id_ in came.origin.through if id_ not in kept.origin.through]:
        origin["through"] = (*kept.origin.through, *led)
    if origin:
        changes["origin"] = rebuilt(kept.origin, origin)
    for field in _LISTS:
        if new := _missing(getattr(kept, field), _arriving(kept, came, field), name_of):
            changes[field] = (*getattr(kept, field), *new)
    if carried := _missing(kept.carried, _as_carried(left, format_), name_of):
        changes["carried"] = (*_tuple(changes.get("carried", kept.carried)), *carried)
    if unread := {word: id_ for word, id_ in came.readings.items() if word not in kept.readings}:
        changes["readings"] = {**kept.readings, **unread}
    known = kept.model_extra or {}
    extra = {name: v for name, v in (came.model_extra or {}).items() if name not in known}
    return {**extra, **changes}, [_sentence(field, value) for field, value in left.items()]


def _fill(
    kept: Part,
    came: Part,
    fields: Iterable[str],
    changes: dict[str, object],
    left: dict[str, object],
) -> None:
    for field in fields:
        mine, theirs = getattr(kept, field), getattr(came, field)
        if not theirs or theirs == mine:
            continue
        if not mine:
            changes[field] = theirs
        elif field != "notes" or theirs not in mine:
            left[field] = theirs


def _arriving(kept: Person, came: Person, field: str) -> tuple[object, ...]:
    if field != "aliases":
        return _tuple(getattr(came, field))
    return tuple(alias for alias in came.aliases if fold(alias) != fold(kept.name))


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _missing(have: Iterable[object], new: Iterable[object], name_of: NameOf) -> list[object]:
    """Return what of the new is not there yet, each once."""
    there = {_key(item, name_of) for item in have}
    found: dict[Hashable, object] = {}
    for item in new:
        key = _key(item, name_of)
        if key not in there:
            found.setdefault(key, item)
    return list(found.values())


def _key(item: object, name_of: NameOf) -> Hashable:
    """Return a list's item as it is compared: a label more or less makes no second telephone."""
    if isinstance(item, str):
        return fold(item)
    if isinstance(item, Contact):
        if item.kind is ContactKind.PHONE:
            return item.kind, "".join(c for c in item.value if c.isalnum() or c == "+")
        return item.kind, item.value.casefold()
    if isinstance(item, Relation):
        return fold(item.kind), fold(name_of(item.person) if item.person else item.name)
    if isinstance(item, ImportantDate):
        return fold(item.what), item.on
    return item.model_dump_json() if isinstance(item, BaseModel) else str(item)


def _as_carried(left: Mapping[str, object], format_: str) -> list[Carried]:
    return [
        Carried(source=format_, property=field, value=_written(value))
        for field, value in left.items()
    ]


def carried_beside(one: Person, came: Person, format_: str) -> list[Carried]:
    """Return what of the lists and unknown fields somebody had is not there, to the letter.

    A telephone written otherwise is the same one, and still its owner may want to see how it was.
    """
    there = {one.name, *one.aliases}
    lost: list[tuple[str, object]] = [
        (field, item)
        for field in _LISTS
        for item in _tuple(getattr(came, field))
        if item not in getattr(one, field) and not (field == "aliases" and item in there)
    ]
    known = one.model_extra or {}
    lost += [(name, v) for name, v in (came.model_extra or {}).items() if known.get(name) != v]
    return [Carried(source=format_, property=field, value=_written(value)) for field, value in lost]


def _written(value: object) -> str:
    return value.model_dump_json() if isinstance(value, BaseModel) else str(value)


def _sentence(field: str, value: object) -> str:
    said = value.in_words() if isinstance(value, PartialDate) else _written(value)
    if field == "notes" or len(said) > _MOST_QUOTED or isinstance(value, BaseModel):
        return f"The file says something else under {field.replace('_', ' ')}; yours stays."
    return f"The {field.replace('_', ' ')} in the file is “{said}”; yours stays."
