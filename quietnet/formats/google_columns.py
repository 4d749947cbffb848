"""Google columns: the ones that are numbered (``Phone 2 - Value``), several values in a cell."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from quietnet.formats.card_property import CardProperty, escaped
from quietnet.formats.csv_people import cell, label, several

DIVIDER = ":::"
_NUMBERED = re.compile(r"(.+) (\d+) - (.+)")
_ORGANISATION = re.compile(r"Organization (Name|Title|Department)")
_MEANS = {
    "E-mail": "EMAIL",
    "Phone": "TEL",
    "Website": "URL",
    "Relation": "X-ABRELATEDNAMES",
    "Event": "X-ABDATE",
    "IM": "IMPP",
    "Custom Field": "",
}
_LABELS = ("Label", "Type")
_USUAL = frozenset(
    {"home", "work", "mobile", "other", "main", "home fax", "work fax", "pager", "home page"}
    | {"profile", "blog", "anniversary", "spouse", "partner", "child", "mother", "father"}
    | {"parent", "brother", "sister", "friend", "relative", "manager", "assistant", "reference"}
    | {"domestic partner", "referred by"}
)
_ADDRESS = (
    "Street", "Extended Address", "PO Box", "City", "Region", "Postal Code", "Country",
)  # fmt: skip


class Columns:
    """The numbered cells of one row, gathered by what and which they are."""

    def __init__(self) -> None:
        self.groups: dict[tuple[str, str], dict[str, str]] = {}

    def take(self, column: str, value: str) -> bool:
        """Take a cell if its column is numbered, or one of the new form's organisation."""
        if found := _NUMBERED.fullmatch(column):
            what, number, part = found.groups()
        elif found := _ORGANISATION.fullmatch(column):
            what, number, part = "Organization", "", found[1]
        else:
            return False
        self.groups.setdefault((what, number), {})[part] = value
        return True


def numbered(columns: Columns) -> Iterator[CardProperty]:
    """Yield what the numbered cells say."""
    for (what, number), parts in columns.groups.items():
        prefix = f"{what} {number} - " if number else f"{what} "
        if what == "Organization":
            yield from _organisation(parts, prefix)
        elif what == "Address":
            yield from _addresses(parts, prefix)
        elif what in _MEANS and "Value" in parts:
            yield from _values(what, parts, prefix)
        else:
            yield from _carried(parts, prefix)


def _carried(parts: dict[str, str], prefix: str) -> Iterator[CardProperty]:
    for part, value in parts.items():
        yield cell("", value, f"{prefix}{part}")


def _labelled(parts: dict[str, str], prefix: str) -> Iterator[CardProperty]:
    """Yield the line that says what kind the values of a group are of."""
    for part in _LABELS:
        if value := parts.pop(part, ""):
            text = value.removeprefix("*").strip()
            if text:
                said = text.lower() if text.lower() in _USUAL else text
                yield label(said, f"{prefix}{part}", prefix)


def _values(what: str, parts: dict[str, str], prefix: str) -> Iterator[CardProperty]:
    parts = dict(parts)
    yield from _labelled(parts, prefix)
    service = parts.pop("Service", "")
    for value in several(parts.pop("Value"), DIVIDER):
        read = cell(_MEANS[what], value, f"{prefix}Value", group=prefix)
        if service:
            read.params["X-SERVICE-TYPE"] = [service]
        yield read
    yield from _carried(parts, prefix)


def _organisation(parts: dict[str, str], prefix: str) -> Iterator[CardProperty]:
    parts = dict(parts)
    names, titles, departments = (
        list(several(parts.pop(part, ""), DIVIDER)) for part in ("Name", "Title", "Department")
    )
    for name, department in zip_longest(names, departments, fillvalue=""):
        value = ";".join(escaped(part) for part in (name, department) if part)
        yield CardProperty("ORG", {}, value, "", f"{prefix}Name")
    for title in titles:
        yield cell("TITLE", title, f"{prefix}Title")
    yield from _carried(parts, prefix)


def _addresses(parts: dict[str, str], prefix: str) -> Iterator[CardProperty]:
    parts = dict(parts)
    yield from _labelled(parts, prefix)
    whole = list(several(parts.pop("Formatted", ""), DIVIDER))
    each = [list(_in_place(parts.pop(part, ""))) for part in _ADDRESS]
    for formatted, *pieces in zip_longest(whole, *each, fillvalue=""):
        lines = [line.strip(" ,") for line in formatted.splitlines() if line.strip(" ,")]
        there = _words(formatted)
        lines += [piece for piece in pieces if not _words(piece) <= there]
        yield cell("ADR", ", ".join(lines), f"{prefix}Formatted", group=prefix)
    yield from _carried(parts, prefix)


def _in_place(text: str) -> Iterator[str]:
    """Yield the values of a cell, the empty ones too: each belongs to its own address."""
    if text.strip():
        yield from (value.strip() for value in text.split(DIVIDER))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
