"""Mastodon: the accounts somebody follows, known only online so far."""

import re
from collections.abc import Sequence
from datetime import datetime

from quietnet.domain.arriving import Arrivals
from quietnet.domain.person import How, Origin
from quietnet.domain.refusal import Refused
from quietnet.formats.card_property import CardProperty
from quietnet.formats.csv_people import NotAPersonError, cell, label, read_people
from quietnet.formats.csv_table import Row, headers, rows

FORMAT = "mastodon"
_ACCOUNT = "Account address"
_MUTED = "Hide notifications"
_ADDRESS = re.compile(r"@?([\w.-]+@[\w-]+(?:\.[\w-]+)*(?::\d+)?)")
_ONLY_ADDRESSES = re.compile(rb"(?:\xef\xbb\xbf)?\s*@?[\w.-]+@[\w.-]+\s*[,\r\n]")
_MUTES = (
    "This is a list of accounts that are muted, not of those somebody follows. "
    "Nothing was brought in."
)


def is_mastodon(data: bytes, name: str) -> bool:
    """Whether a file is a list of accounts; one without column names is told by its own name."""
    if headers(data, _is_header):
        return True
    return "follow" in name.rpartition("/")[2].lower() and bool(_ONLY_ADDRESSES.match(data))


def _is_header(names: Sequence[str]) -> bool:
    return bool(names) and names[0].casefold() == _ACCOUNT.casefold()


def read_mastodon(data: bytes, now: datetime) -> Arrivals:
    """Return the accounts of ``following_accounts.csv``; how you met is online.

    Raises:
        Refused: when nobody can be read, or it is the list of those who are muted.
    """
    if _MUTED in headers(data, _is_header):
        raise Refused(_MUTES)
    return read_people(FORMAT, rows(data, _is_header, (_ACCOUNT,)), _meaning, now)


def _meaning(row: Row) -> tuple[list[CardProperty], Origin]:
    (column, written), *others = row.cells
    found = _ADDRESS.fullmatch(written.strip()) if _is_header([column]) else None
    if not found:
        raise NotAPersonError(f"“{written.strip()[:80]}” is not the address of an account.")
    handle = f"@{found[1]}"
    properties = [
        cell("FN", handle, _ACCOUNT),
        cell("X-SOCIALPROFILE", handle, _ACCOUNT, group="account"),
        label("Mastodon", _ACCOUNT, "account"),
        cell("UID", found[1], _ACCOUNT),
        *(cell("", value, column) for column, value in others),
    ]
    return properties, Origin(how=How.ONLINE)
