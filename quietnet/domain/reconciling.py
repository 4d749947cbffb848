"""Reconciling: one record written on two machines apart, as the one that stands afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from quietnet.domain.conversation import Conversation
from quietnet.domain.joining import rebuilt
from quietnet.domain.merging import JoinNotes
from quietnet.domain.person import Origin, Person
from quietnet.domain.record import MOST_IN_A_TEXT, Part
from quietnet.domain.two_texts import MARK, both_texts, has_all_of, only_ticks, what_is_below

Kept = Person | Conversation
_APART = frozenset({"id", "rev", "created", "updated", "readings"})
_FILLED = frozenset({
    "interesting", "work", "birthday", "where", "minutes", "how", "on", "story",
})  # fmt: skip
"""Single values of which nothing is said where they are empty: there the other's is taken."""
_NOTHING: tuple[object, ...] = ("", None)
TEXTS = frozenset({"notes", "text"})


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What became of two records with one id.

    ``older`` is the one that is to rest in the wastebasket whole, where not all of it is in
    ``record``; ``fields`` are those in which the newer kept its own. ``both`` where two texts are
    one now.
    """

    record: Kept
    older: Kept | None = None
    fields: tuple[str, ...] = ()
    both: bool = False


def in_order(one: Kept, other: Kept) -> tuple[Kept, Kept]:
    """Return two records, the newer first, whichever way they are given.

    Newer is what was changed later, then what has the higher revision; the words themselves decide
    where that is the same, so that two machines decide alike.
    """
    newer, older = sorted((one, other), key=_age, reverse=True)
    return newer, older


def _age(record: Kept) -> tuple[object, int, str]:
    return record.updated, record.rev, record.model_dump_json()


def reconciled(one: Kept, other: Kept, join_notes: JoinNotes) -> Reconciled:
    """Return what stands of two records with one id, wherever each was written.

    Lists are joined, both texts are kept, and of a single value that differs the newer record
    keeps its own (reliability, promise 8). The order of the two does not matter, and what was
    reconciled with a record says the same once it is reconciled with it again.
    """
    newer, older = in_order(one, other)
    if type(newer) is not type(older) or newer.says_the_same_as(older):
        record = _at_revision(newer, (newer, older))
        return Reconciled(record, None if newer.says_the_same_as(older) else older)
    values, lost = _joined(newer, older)
    both = False
    for field in TEXTS & type(newer).model_fields.keys():
        text, readings, both, text_lost = _text(field, newer, older, join_notes)
        values |= {field: text, "readings": readings}
        lost = (*lost, *text_lost)
    values["created"] = min(newer.created, older.created)
    record = _at_revision(rebuilt(newer, values), (newer, older))
    return Reconciled(record, older if lost else None, tuple(sorted(lost)), both)


def _at_revision(record: Kept, of: tuple[Kept, ...]) -> Kept:
    """Return a record at a revision that no window has for other words."""
    same = max((each.rev for each in of if each.says_the_same_as(record)), default=0)
    other = max((each.rev for each in of if not each.says_the_same_as(record)), default=0)
    updated = max(each.updated for each in of)
    rev = same if same > other else max(same, other) + 1
    return rebuilt(record, {"rev": rev, "updated": updated})


def settled(record: Kept, of: tuple[Kept, ...]) -> Kept:
    """Return a record that was made of others at the revision after them, if it says otherwise."""
    return _at_revision(record, of)


def _joined(newer: Part, older: Part) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return the fields as they stand but for texts, and those of which the older is not there."""
    values: dict[str, object] = {}
    lost: list[str] = []
    for field in sorted(type(newer).model_fields.keys() - _APART - TEXTS):
        mine, theirs = getattr(newer, field), getattr(older, field)
        if isinstance(mine, Origin) and isinstance(theirs, Origin):
            origin, less = _joined(mine, theirs)
            values[field] = rebuilt(mine, origin)
            lost += [f"{field}-{each}" for each in less]
        else:
            values[field], is_lost = _value(field, mine, theirs)
            lost += [field] * is_lost
    known, more = newer.model_extra or {}, older.model_extra or {}
    lost += [field for field, value in more.items() if known.get(field, value) != value]
    return {**more, **known, **values}, tuple(lost)


def _value(field: str, mine: object, theirs: object) -> tuple[object, bool]:
    """Return one field's value of two, and whether the older's is not in it."""
    if mine == theirs:
        return mine, False
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return (*mine, *(each for each in theirs if each not in mine)), False
    if isinstance(mine, frozenset) and isinstance(theirs, frozenset):
        return mine | theirs, False
    if field in _FILLED and mine in _NOTHING:
        return theirs, False
    return mine, not (field in _FILLED and theirs in _NOTHING)


def _text(
    field: str, newer: Kept, older: Kept, join_notes: JoinNotes
) -> tuple[str, Mapping[str, str | None], bool, tuple[str, ...]]:
    """Return the text of two, its readings, whether it is both, and what is not in it."""
    mine, theirs = str(getattr(newer, field)), str(getattr(older, field))
    text = both_texts(mine, theirs)
    above, below = newer.readings, older.readings
    is_both = text not in (mine, theirs)
    if is_both and len(text) <= MOST_IN_A_TEXT:
        # A Grace of the older text may be another one: it is numbered on (docs/notes.md).
        under = "\n\n".join([MARK, *what_is_below(mine, theirs)])
        _, readings = join_notes((mine, above), (under, below))
        return text, readings, True, ()
    lost = (field,) if is_both or not has_all_of(text, theirs) else ()
    if is_both or not only_ticks(mine, theirs):
        return (theirs, below, False, ()) if text == theirs else (mine, above, False, lost)
    if any(above.get(word, id_) != id_ for word, id_ in below.items()):
        lost = (*lost, "readings")
    return text, {**below, **above}, False, lost
