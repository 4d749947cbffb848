"""CSV table: the rows of a table of people by the names of their columns, whoever saved it."""

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from quietnet.domain.refusal import Refused

MOST_ROWS = 50_000
MOST_BYTES = 64 * 1024 * 1024
_MOST_CELLS = 20_000_000
_MOST_CELLS_OF_A_ROW = 2_000
_MOST_BREAKS = 5_000_000
_MOST_IN_A_CELL = 2_000_000  # characters; longer than any text that can be kept
_ROWS_ABOVE = 30  # in which the names of the columns are looked for
_HEAD = 16_384  # bytes from which a table is told
_DIVIDERS = (",", ";", "\t")
_TOO_MUCH = "The file holds far more than an address book would. Nothing was brought in."
_NOT_UTF8 = (
    "The file is not in UTF-8, so its characters cannot be told. Save it as UTF-8 and try again. "
    "Nothing was brought in."
)
_DAMAGED = "The table is damaged near line {}. Nothing was brought in."
_NO_HEADER = "The table has no row with the names of its columns. Nothing was brought in."


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, and each cell that is not empty with its column's name.

    ``cut`` says that the file ended in the middle of it.
    """

    number: int
    cells: tuple[tuple[str, str], ...]
    cut: bool = False

    def get(self, *names: str) -> str:
        """Return the first cell under one of the names, or nothing."""
        return next((value for name, value in self.cells if name in names), "")


def headers(data: bytes, is_header: Callable[[Sequence[str]], bool]) -> list[str]:
    """Return the names of the columns, looking no further than the beginning; empty for none."""
    try:
        reader = csv.reader(_lines(_decoded(data[:_HEAD], cut=True)), delimiter=_divider(data))
        return next(_headers(reader, is_header), [])
    except (Refused, csv.Error):
        return []


def rows(
    data: bytes, is_header: Callable[[Sequence[str]], bool], usual: Sequence[str] = ()
) -> Iterator[Row]:
    """Yield the rows below the names of the columns that hold anything.

    What stands above the names is left out. ``usual`` are the names where a table has none.

    Raises:
        Refused: when the file is not in UTF-8, damaged, or holds too much.
    """
    cells = sum(map(data.count, (b",", b";", b"\t")))
    if len(data) > MOST_BYTES or cells > _MOST_CELLS or data.count(b"\n") > _MOST_BREAKS:
        raise Refused(_TOO_MUCH)
    feed = _Feed(_lines(_decoded(data)))
    csv.field_size_limit(_MOST_IN_A_CELL)
    reader = csv.reader(feed, delimiter=_divider(data))
    try:
        names = list(usual)
        if headers(data, is_header):
            names = next(_headers(reader, is_header))
        if not names:
            raise Refused(_NO_HEADER)
        yield from _below(reader, feed, names)
    except csv.Error:
        raise Refused(_DAMAGED.format(reader.line_num)) from None


def _headers(
    reader: Iterator[list[str]], is_header: Callable[[Sequence[str]], bool]
) -> Iterator[list[str]]:
    for _, cells in zip(range(_ROWS_ABOVE), reader, strict=False):
        names = [cell.strip() for cell in cells]
        if is_header(names):
            yield names


def _below(reader: Iterator[list[str]], feed: "_Feed", names: list[str]) -> Iterator[Row]:
    for count, cells in enumerate(reader, start=1):
        if count > MOST_ROWS or len(cells) > _MOST_CELLS_OF_A_ROW:
            raise Refused(_TOO_MUCH)
        named = chain(names, (f"column {place}" for place in range(len(names) + 1, len(cells) + 1)))
        found = tuple(
            (name, cell) for name, cell in zip(named, cells, strict=False) if cell.strip()
        )
        # A row that ends with the file has its quotes open, or lacks cells and a line's end.
        cut = feed.ended or (feed.unfinished and len(cells) < len(names))
        if found:
            yield Row(feed.number, found, cut)


@dataclass
class _Feed:
    """The lines handed to the reader; whether it asked for more than there are."""

    lines: Iterator[str]
    number: int = 0
    ended: bool = False
    unfinished: bool = field(default=False)

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self.lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.number += 1
        self.unfinished = not line.endswith("\n")
        return line


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _decoded(data: bytes, *, cut: bool = False) -> str:
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        text = decoder.decode(data, final=not cut)
    except UnicodeError:
        raise Refused(_NOT_UTF8) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _divider(data: bytes) -> str:
    """Return what divides the cells: a comma, or what a spreadsheet made of it."""
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1")
    return max(_DIVIDERS, key=head.count)
