"""Lists as a person types them: ``letterpress, glue``; quotes around what has a comma in it."""

import csv
import re
from collections.abc import Iterable

from quietnet.domain.refusal import Refused

_MOST_IN_AN_ITEM = 100_000  # letters; what csv allows depends on what else was read before
_TOO_LONG = "This is too long for one field; put the rest into the notes."
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def list_words(items: Iterable[str]) -> str:
    """Return items as one line; ``items_in`` reads the same again, but for empty ones."""
    return ", ".join(_item(each) for each in items if each)


def _item(item: str) -> str:
    if "," in item or item.startswith('"'):
        doubled = item.replace('"', '""')
        return f'"{doubled}"'
    return item


def items_in(text: str) -> tuple[str, ...]:
    """Return the items of one line; empty ones are left out.

    Raises:
        Refused: when a single item is longer than any field may be.
    """
    try:
        rows = list(csv.reader([" ".join(text.splitlines())], skipinitialspace=True))
    except csv.Error:
        raise Refused(_TOO_LONG) from None
    items = tuple(item.strip() for row in rows for item in row)
    if any(len(item) > _MOST_IN_AN_ITEM for item in items):
        raise Refused(_TOO_LONG)
    return tuple(item for item in items if item)


def guarded(text: str, marks: str) -> str:
    """Return words before a mark, such as a colon, so that one inside them is not taken for it."""
    return re.sub(f"[{re.escape(marks)}\\\\]", lambda found: f"\\{found[0]}", text)


def unguarded(text: str) -> str:
    """Return words as they were before ``guarded``."""
    return _ESCAPED.sub(r"\1", text)
