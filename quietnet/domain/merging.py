"""Merging: two pages about one person become one; nothing of either is lost, nobody forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quietnet.domain.change import Change
from quietnet.domain.joining import carried_beside, joined, rebuilt
from quietnet.domain.network import Network
from quietnet.domain.person import Carried, Person
from quietnet.domain.record import MOST_IN_A_LINE, MOST_IN_A_TEXT
from quietnet.domain.referring import referring_to
from quietnet.domain.refusal import Refused
from quietnet.domain.text import fold

_MERGED = "merged"  # what a value that was not chosen is carried under
_ORIGIN = "origin-"


class Side(StrEnum):
    """Which of two values holds."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


Notes = tuple[str, Mapping[str, str | None]]
"""Standing notes with their stored readings."""
JoinNotes = Callable[[Notes, Notes], Notes]
"""Puts two people's notes one under the other; it is given so that this room need not read."""

SINGLES = (
    "name", "interesting", "work", "birthday", "origin-how", "origin-on", "origin-where",
    "origin-story", "own_word", "resting", "ended",
)  # fmt: skip
"""The fields that hold one value, by the names a form has for them."""
MAY_BE_BOTH = frozenset({"interesting", "work", "origin-where", "origin-story"})
"""Those whose two values may stand in one line."""


@dataclass(frozen=True, slots=True)
class Undecided(Exception):
    """Nobody said which of two values holds; ``fields`` names them."""

    fields: tuple[str, ...]


def differing(one: Person, other: Person) -> tuple[str, ...]:
    """Return the fields of which both say something, and not the same."""
    pairs = ((field, _value(one, field), _value(other, field)) for field in SINGLES)
    return tuple(field for field, mine, theirs in pairs if mine and theirs and mine != theirs)


def merge(
    network: Network,
    kept: Person,
    other: Person,
    choices: Mapping[str, Side],
    now: datetime,
    join_notes: JoinNotes,
) -> Change:
    """Return the change that makes one page of two.

    ``kept`` (left) keeps its id; whatever spoke of ``other`` (right) speaks of it afterwards.

    Raises:
        Undecided: when a differing field has no choice.
        Refused: when together they are longer than a field may be.
    """
    open_ = tuple(field for field in differing(kept, other) if field not in choices)
    if open_:
        raise Undecided(open_)
    one = _one_of(kept, other, choices, join_notes)
    one = rebuilt(one, {"rev": kept.rev + 1, "updated": now})
    followers = referring_to(network, other.id, kept.id, now)
    left = (record for record in followers if record.id not in (kept.id, other.id))
    return Change(put=(one, *left), forget=(other.id,), into=((other.id, kept.id),))


def _one_of(
    kept: Person, other: Person, choices: Mapping[str, Side], join_notes: JoinNotes
) -> Person:
    left, right = _by_choice(kept, other, choices)
    notes, readings = join_notes((kept.notes, kept.readings), (other.notes, other.readings))
    _refuse_longer("notes", notes, MOST_IN_A_TEXT)
    names = {kept.id: kept.name, other.id: other.name}
    left, of_left = _without_themselves(left, names)
    right, of_right = _without_themselves(right, names)
    read = {word: kept.id if id_ == other.id else id_ for word, id_ in readings.items()}
    left = rebuilt(left, {"notes": notes, "readings": read})
    aliases = (right.name, *right.aliases)
    right = rebuilt(right, {"name": left.name, "aliases": aliases, "notes": "", "readings": {}})
    changes, _ = joined(left, right, _MERGED, str)
    one = rebuilt(left, changes)
    named = tuple(alias for alias in one.aliases if fold(alias) != fold(one.name))
    one = rebuilt(one, {"aliases": named, "let_be": tuple(sorted(one.let_be))})
    lost = (beside for each in (left, right) for beside in carried_beside(one, each, _MERGED))
    beside = (*of_left, *of_right, *lost)
    made = min(kept.created, other.created)
    return rebuilt(one, {"carried": (*one.carried, *beside), "created": made})


def _by_choice(kept: Person, other: Person, choices: Mapping[str, Side]) -> tuple[Person, Person]:
    """Return the two with what was chosen at the left, and what was not at the right."""
    lefts: dict[str, object] = {}
    rights: dict[str, object] = {}
    for field in differing(kept, other):
        mine, theirs = _value(kept, field), _value(other, field)
        if choices[field] is Side.BOTH and field in MAY_BE_BOTH:
            lefts[field], rights[field] = _in_one_line(field, mine, theirs), ""
        elif choices[field] is Side.RIGHT:
            lefts[field], rights[field] = theirs, mine
    return _with(kept, lefts), _with(other, rights)


def _in_one_line(field: str, one: object, other: object) -> str:
    line = f"{one} · {other}"
    _refuse_longer(field, line, MOST_IN_A_LINE)
    return line


def _refuse_longer(field: str, text: str, most: int) -> None:
    if len(text) > most:
        word = field.removeprefix(_ORIGIN)
        raise Refused(
            f"Together the two are longer than the {word} may be ({most:,} characters). Nothing "
            "was merged; shorten one of them first."
        )


def _without_themselves(
    person: Person, names: Mapping[str, str]
) -> tuple[Person, tuple[Carried, ...]]:
    """Return one of the two without what they say of each other, and that, to be carried."""
    about = [each for each in person.relations if each.person in names]
    others = tuple(each for each in person.relations if each.person not in names)
    through = tuple(id_ for id_ in person.origin.through if id_ not in names)
    origin = rebuilt(person.origin, {"through": through})
    said = (rebuilt(each, {"person": None, "name": names[each.person or ""]}) for each in about)
    return rebuilt(person, {"relations": others, "origin": origin}), tuple(
        Carried(source=_MERGED, property="relations", value=each.model_dump_json()) for each in said
    )


def _value(person: Person, field: str) -> object:
    if field.startswith(_ORIGIN):
        return getattr(person.origin, field.removeprefix(_ORIGIN))
    value: object = getattr(person, field)
    return value


def _with(person: Person, values: Mapping[str, object]) -> Person:
    origin = {f.removeprefix(_ORIGIN): v for f, v in values.items() if f.startswith(_ORIGIN)}
    own = {field: value for field, value in values.items() if not field.startswith(_ORIGIN)}
    return rebuilt(person, {**own, "origin": rebuilt(person.origin, origin)})
