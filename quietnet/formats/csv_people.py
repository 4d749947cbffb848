"""CSV people: a table's rows as people, each cell read as the vCard property that means it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.person import Origin, Person
from quietnet.domain.refusal import Refused, why_refused
from quietnet.formats.card_person import NamelessError, name_for_report, person_of
from quietnet.formats.card_property import CardProperty, escaped
from quietnet.formats.card_sorting import LABEL
from quietnet.formats.csv_table import Row

Meaning = Callable[[Row], tuple[list[CardProperty], Origin]]
"""Tells what a row says: its properties, and how you met."""

_CUT = "It has no end; the file may have been cut off."
_NAMELESS = "There is no name in it, and no way to reach anybody."
_NOBODY = "There is nobody in this file. Nothing was brought in."
_NONE_READ = "Nobody in this file could be read. The first, {}: {} Nothing was brought in."


class NotAPersonError(ValueError):
    """A row that is about nobody; the message says why."""


def cell(name: str, text: str, column: str, *, group: str = "") -> CardProperty:
    """Return a cell as the property that means the same; with no name it is only carried."""
    return CardProperty(name, {}, escaped(text.strip()), group.lower(), column)


def label(text: str, column: str, group: str) -> CardProperty:
    """Return a cell that says what another one is."""
    return cell(LABEL, text, column, group=group)


def read_people(word: str, rows: Iterable[Row], meaning: Meaning, now: datetime) -> Arrivals:
    """Return the people of a table; a row that cannot be read is skipped and named.

    Raises:
        Refused: when nobody can be read.
    """
    people: list[Person] = []
    skipped: list[Skipped] = []
    not_carried: Counter[str] = Counter()
    for row in rows:
        try:
            properties, origin = _meant(row, meaning)
            read = person_of(properties, now, word, origin)
        except NamelessError:
            skipped.append(Skipped(_called(row), _NAMELESS))
        except ValidationError as error:
            skipped.append(Skipped(_called(row, properties), why_refused(error)))
        except NotAPersonError as error:
            skipped.append(Skipped(_called(row), str(error)))
        else:
            people.append(read.person)
            not_carried.update(read.not_carried)
    if not people:
        raise Refused(_NONE_READ.format(*skipped[0]) if skipped else _NOBODY)
    return Arrivals(word, tuple(people), (), tuple(skipped), dict(sorted(not_carried.items())))


def _meant(row: Row, meaning: Meaning) -> tuple[list[CardProperty], Origin]:
    if row.cut:
        raise NotAPersonError(_CUT)
    return meaning(row)


def _called(row: Row, properties: Iterable[CardProperty] = ()) -> str:
    return name_for_report(properties) or f"line {row.number}"


def several(text: str, divider: str) -> Iterator[str]:
    """Yield the values that stand in one cell."""
    for value in text.split(divider):
        if value.strip():
            yield value.strip()
