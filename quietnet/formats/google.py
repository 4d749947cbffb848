"""Google: the contacts it exports as a table, in its new form and in the one before."""

import re
from collections.abc import Sequence
from datetime import datetime

from quietnet.domain.arriving import Arrivals
from quietnet.domain.person import Origin
from quietnet.formats.card_property import CardProperty
from quietnet.formats.csv_people import cell, read_people, several
from quietnet.formats.csv_table import Row, headers, rows
from quietnet.formats.google_columns import DIVIDER, Columns, numbered

FORMAT = "google"
_NEW = frozenset({"First Name", "Last Name"})
_ONLY_NEW = re.compile(
    r"Labels|File As|Organization Name|Phonetic First Name|Name Prefix|Photo"
    r"|(?:E-mail|Phone|Address|Event|Relation|Website) 1 - .+"
)
_OLD = frozenset({"Given Name", "Family Name"})
_NAMES = (
    ("Name Prefix",),
    ("First Name", "Given Name"),
    ("Middle Name", "Additional Name"),
    ("Last Name", "Family Name"),
    ("Name Suffix",),
)
_PARTS = frozenset(name for names in _NAMES for name in names)
_INSTEAD = ("File As", "Nickname", "Organization Name", "Organization 1 - Name")
_MEANS = {
    "Nickname": "NICKNAME",
    "Birthday": "BDAY",
    "Notes": "NOTE",
    "Occupation": "ROLE",
    "Hobby": "HOBBY",
}
_LABELS = frozenset({"Labels", "Group Membership"})
# Everybody is in these, so they say nothing of anybody.
_EVERYBODY = frozenset({"mycontacts", "other contacts", "othercontacts"})


def is_google(data: bytes, _name: str) -> bool:
    """Whether a file is a table of Google's contacts."""
    return bool(headers(data, _is_header))


def _is_header(names: Sequence[str]) -> bool:
    if set(names) >= _OLD:
        return True
    return set(names) >= _NEW and any(map(_ONLY_NEW.fullmatch, names))


def read_google(data: bytes, now: datetime) -> Arrivals:
    """Return the people in a table of contacts; how you know them stays unsaid.

    Columns are known by their names. A row without a name is called by what it has: a nickname, an
    organisation, the first way to reach them.

    Raises:
        Refused: when nobody can be read.
    """
    return read_people(FORMAT, rows(data, _is_header), _meaning, now)


def _meaning(row: Row) -> tuple[list[CardProperty], Origin]:
    properties = _name(row)
    columns = Columns()
    for column, value in row.cells:
        if column in _MEANS:
            found = several(value, DIVIDER) if column == "Nickname" else (value,)
            properties += [cell(_MEANS[column], each, column) for each in found]
        elif column in _LABELS:
            properties += _labels(value, column)
        elif not columns.take(column, value) and column not in (*_PARTS, "Name"):
            properties.append(cell("", value, column))
    return [*properties, *numbered(columns)], Origin()


def _name(row: Row) -> list[CardProperty]:
    """Return the whole name, and its parts where they say more than it does."""
    parts = [(column, row.get(column).strip()) for names in _NAMES for column in names]
    said = [(column, part) for column, part in parts if part]
    whole = row.get("Name").strip() or " ".join(part for _, part in said)
    plain = [part for _, part in said] == whole.split() and len(said) <= 2
    kept = [] if plain else [cell("", part, column) for column, part in said]
    if not whole:
        instead = next(filter(None, (row.get(column).strip() for column in _INSTEAD)), "")
        whole = instead.split(DIVIDER)[0].strip()
    return [cell("FN", whole, "Name"), *kept] if whole else kept


def _labels(value: str, column: str) -> list[CardProperty]:
    """Return the groups somebody is in as tags; those of Google's own begin with an asterisk."""
    found: list[CardProperty] = []
    for each in several(value, DIVIDER):
        tag = each.removeprefix("*").strip()
        everybody = each.startswith("*") and tag.casefold() in _EVERYBODY
        found.append(cell("" if everybody else "CATEGORIES", each if everybody else tag, column))
    return found
