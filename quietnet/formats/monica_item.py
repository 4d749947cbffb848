"""Monica item: one thing of a Monica export, and an account of what of it was never taken."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from quietnet.domain.partial_date import PartialDate
from quietnet.domain.text import clean_line, clean_text

# Every entry has these; of one that becomes a line of text they say nothing more.
_OF_EVERY_ENTRY = frozenset({"uuid", "created_at", "updated_at"})
OF_EVERY_ENTRY = "uuid, created_at and updated_at of single entries"


class Item:
    """An entry of the export. Whatever is not asked for before ``finish`` counts as not carried."""

    def __init__(self, kind: str, entry: object) -> None:
        self.kind = kind
        whole: Mapping[str, Any] = entry if isinstance(entry, dict) else {}
        properties = whole.get("properties")
        self._values: dict[str, Any] = {
            name: value for name, value in whole.items() if name not in {"properties", "data"}
        } | (properties if isinstance(properties, dict) else {})
        self._groups = [group for group in _list(whole.get("data")) if isinstance(group, dict)]
        self._taken: set[str] = set()
        self._asked: set[str] = set()
        self._parts: dict[str, list[Item]] = {}

    def raw(self, name: str) -> Any:  # noqa: ANN401 - another program's JSON
        """Return a value as it stands in the file."""
        self._taken.add(name)
        return self._values.get(name)

    def line(self, name: str) -> str:
        """Return a value as one line of text, empty where there is none."""
        return clean_line(self.text(name))

    def text(self, name: str) -> str:
        """Return a value as text."""
        value = self.raw(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return clean_text(str(value)).strip()

    def flag(self, name: str) -> bool:
        """Return whether something is said to be so."""
        value = self.raw(name)
        return value.lower() in {"yes", "true", "1"} if isinstance(value, str) else bool(value)

    def names(self, name: str) -> list[str]:
        """Return a list of texts."""
        found = (clean_line(each) for each in _list(self.raw(name)) if isinstance(each, str))
        return [each for each in found if each]

    def moment(self, name: str) -> datetime | None:
        """Return a moment, in UTC."""
        try:
            found = datetime.fromisoformat(self.line(name))
            found = found if found.tzinfo else found.replace(tzinfo=UTC)
            return found.astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    def day(self, name: str) -> date | None:
        """Return a day, also that of a moment."""
        try:
            return date.fromisoformat(self.line(name)[:10])
        except ValueError:
            return None

    def part(self, name: str) -> "Item | None":
        """Return an entry that stands inside this one."""
        value = self.raw(name)
        if not isinstance(value, dict):
            return None
        return self._made(name, [value], f"{self.kind}.{name}")[0]

    def partial(self, name: str) -> PartialDate | None:
        """Return one of Monica's special dates: one of an age is a year, some have no year."""
        said = self.part(name)
        day = said.day("date") if said else None
        if said is None or day is None:
            return None
        said.raw("uuid")
        if said.flag("is_age_based"):
            return PartialDate(day.year)
        return PartialDate(None if said.flag("is_year_unknown") else day.year, day.month, day.day)

    def items(self, kind: str) -> "list[Item]":
        """Return the entries of one kind, in the order of the file."""
        return self._made(f"data {kind}", self._group(kind), kind)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of entries of one kind that stand elsewhere in the file."""
        return [value for value in self._group(kind) if isinstance(value, str)]

    def listed(self, name: str, kind: str) -> "list[Item]":
        """Return the entries of a list that stands among the values."""
        return self._made(name, _list(self.raw(name)), kind)

    @property
    def is_bare(self) -> bool:
        """Whether no entries belong to it."""
        return not any(_list(group.get("values")) for group in self._groups)

    def finish(self, account: Counter[str]) -> None:
        """Count everything that was not asked for, in this entry and in those inside it."""
        for name, value in self._values.items():
            if name in self._taken or not _says_something(value):
                continue
            account[OF_EVERY_ENTRY if name in _OF_EVERY_ENTRY else f"{self.kind}.{name}"] += 1
        for group in self._groups:
            if str(group.get("type")) not in self._asked:
                kind = clean_line(str(group.get("type", "entry")))[:60]
                account[kind if self.kind == "account" else f"{self.kind}.{kind}"] += max(
                    len(_list(group.get("values"))), 1
                )
        for parts in self._parts.values():
            for part in parts:
                part.finish(account)

    def _group(self, kind: str) -> list[Any]:
        self._asked.add(kind)
        groups = (group for group in self._groups if group.get("type") == kind)
        return [value for group in groups for value in _list(group.get("values"))]

    def _made(self, name: str, values: list[Any], kind: str) -> "list[Item]":
        """Return the parts under a name; asked for again they are the same ones."""
        if name not in self._parts:
            self._parts[name] = [Item(kind, value) for value in values]
        return self._parts[name]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _says_something(value: object) -> bool:
    """Whether there is anything in a value; a dictionary of nothing but nothing has nothing."""
    if isinstance(value, dict):
        return any(_says_something(each) for each in value.values())
    return value not in (None, "", 0, False, [])
