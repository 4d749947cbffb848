"""Migrate: shelves of older formats, brought up to date step by step.

A step sees one shelf at a time, so that one which a sync program brings from an older machine
next year is brought up to date alone. It is a pure function: the shelf's name and its tables go in
(TinyDB's shape: table, number, entry), the tables as the next format has them come out. What an
older shelf must have is only its format where every shelf has it, in ``meta``.
"""

from collections.abc import Callable

from quietnet.store.shelf_file import FORMAT, META, ONLY, Older, Tables, meta_of

Step = Callable[[str, Tables], Tables]

STEPS: dict[int, Step] = {}
"""From which format each step leads to the next. Format 1 is the first there was."""


def oldest_read() -> int:
    """Return the oldest format from which steps lead all the way to today's."""
    oldest = FORMAT
    while oldest - 1 in STEPS:
        oldest -= 1
    return oldest


def up_to_date(name: str, tables: Tables, written: int) -> Tables:
    """Return the tables of a shelf as today's format has them.

    Raises:
        Older: when a step cannot make anything of them.
    """
    for number in range(written, FORMAT):
        try:
            tables = STEPS[number](name, tables)
        except Exception as error:
            raise Older(
                f"was written in format {written} and could not be brought up to date."
            ) from error
        line = {**meta_of(tables), "format": number + 1}
        tables = {**tables, META: {ONLY: line}}
    return tables
