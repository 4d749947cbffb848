"""LinkedIn: the connections of an export, in English or German, known only online so far."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from quietnet.domain.arriving import Arrivals
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, Origin
from quietnet.domain.refusal import Refused
from quietnet.formats.card_property import CardProperty
from quietnet.formats.csv_people import NotAPersonError, cell, label, read_people
from quietnet.formats.csv_table import Row, headers, rows

FORMAT = "linkedin"
_FIRST = ("First Name", "Vorname")
_LAST = ("Last Name", "Nachname")
_LINK = ("URL",)
_EMAIL = ("Email Address", "E-Mail-Adresse", "E-Mail")
_COMPANY = ("Company", "Unternehmen", "Firma")
_POSITION = ("Position",)
_ON = ("Connected On", "Verbunden am", "Verbunden seit")
_MEANS = {
    **dict.fromkeys(_EMAIL, "EMAIL"),
    **dict.fromkeys(_COMPANY, "ORG"),
    **dict.fromkeys(_POSITION, "TITLE"),
}
_DAY = re.compile(r"(\d{1,2})\.?[ -]+(\w{3,})\.?,?[ -]+(\d{4})")
_MONTHS = (
    ("jan",), ("feb",), ("mar", "mär", "mrz"), ("apr",), ("may", "mai"), ("jun",),
    ("jul",), ("aug",), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez"),
)  # fmt: skip
_SCHEME = re.compile(r"https?://(?:[a-z]{2,3}\.)?", re.IGNORECASE)
_NO_NAME = "There is no name in it."


def is_linkedin(data: bytes, _name: str) -> bool:
    """Whether a file is a table of connections."""
    return bool(headers(data, _is_header))


def _is_header(names: Sequence[str]) -> bool:
    return bool(names) and names[0] in _FIRST and not {*_ON, *_COMPANY}.isdisjoint(names)


def read_linkedin(data: bytes, now: datetime) -> Arrivals:
    """Return the connections in ``Connections.csv``; how you met is online, on the day connected.

    The address of the profile is who somebody is when the file comes again.

    Raises:
        Refused: when nobody can be read.
    """
    return read_people(FORMAT, rows(data, _is_header), _meaning, now)


def holds_connections(files: Mapping[str, bytes]) -> bool:
    """Whether an export, unpacked or not, has its table of connections."""
    return _table_in(files) is not None


def read_linkedin_export(files: Mapping[str, bytes], now: datetime) -> Arrivals:
    """Return the connections of a whole export, in whatever folder of it they lie.

    Raises:
        Refused: when there are none, or nobody can be read.
    """
    data = _table_in(files)
    if data is None:
        raise Refused("There is no Connections.csv in it. Nothing was brought in.")
    return read_linkedin(data, now)


def _table_in(files: Mapping[str, bytes]) -> bytes | None:
    for path, data in sorted(files.items()):
        if path.rpartition("/")[2].lower() == "connections.csv" and is_linkedin(data, path):
            return data
    return None


def _meaning(row: Row) -> tuple[list[CardProperty], Origin]:
    name = " ".join(filter(None, (row.get(*_FIRST).strip(), row.get(*_LAST).strip())))
    properties = [cell("FN", name, "First Name")] if name else []
    origin = Origin(how=How.ONLINE)
    for column, value in row.cells:
        if column in _LINK:
            properties += [
                cell("X-SOCIALPROFILE", value, column, group="url"),
                label("LinkedIn", column, "url"),
                cell("UID", _SCHEME.sub("", value.strip()).rstrip("/"), column),
            ]
        elif column in _ON and (day := _day(value)):
            origin = Origin(how=How.ONLINE, on=day)
        elif column not in (*_FIRST, *_LAST):
            properties.append(cell(_MEANS.get(column, ""), value, column))
    if not name and not row.get(*_EMAIL):
        link = row.get(*_LINK)
        raise NotAPersonError(f"{_NO_NAME} Their page is {link}" if link else _NO_NAME)
    return properties, origin


def _day(text: str) -> PartialDate | None:
    try:
        found = _DAY.fullmatch(text.strip())
        if found is None:
            return PartialDate.parse(text.strip())
        words = (found[2].lower()[:3] in names for names in _MONTHS)
        month = next((place for place, here in enumerate(words, start=1) if here), 0)
        return PartialDate(int(found[3]), month, int(found[1]))
    except ValueError:
        return None
