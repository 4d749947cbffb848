"""Recognising: which program wrote what somebody brings, told by its content, and its reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quietnet.domain.arriving import Arrivals
from quietnet.domain.attachment import FOLDER, is_attachment
from quietnet.domain.refusal import Refused
from quietnet.formats.archive import is_archive, unpacked
from quietnet.formats.card_folder import holds_cards, read_card_folder
from quietnet.formats.friends import read_friends
from quietnet.formats.friends import tells as tells_friends
from quietnet.formats.google import is_google, read_google
from quietnet.formats.linkedin import (
    holds_connections,
    is_linkedin,
    read_linkedin,
    read_linkedin_export,
)
from quietnet.formats.markdown_folder import read_folder, read_page, tells_folder
from quietnet.formats.markdown_folder import tells as tells_page
from quietnet.formats.markdown_reading import FORMAT as PAGES
from quietnet.formats.mastodon import is_mastodon, read_mastodon
from quietnet.formats.monica import read_monica
from quietnet.formats.monica import tells as tells_monica
from quietnet.formats.records_json import read_records
from quietnet.formats.records_json import tells as tells_records
from quietnet.formats.vcard import is_vcard, read_cards

Files = Mapping[str, bytes]
"""The files of a folder or of a zip, by their paths in it, with ``/`` between the parts."""

_WANTED = (".vcf", ".vcard", ".md")
_WANTED_NAMES = frozenset({"connections.csv", ".quietnet.json"})
_EMPTY = "The file is empty. Nothing was brought in."
_UNKNOWN = "This is no file that quietnet can read. Nothing was brought in."
_NOTHING_INSIDE = "There is nothing in it that quietnet can read. Nothing was brought in."


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be brought in: its word, and how its files and folders are told and read.

    ``tells`` and ``tells_folder`` answer quickly whether something is of this format; a format of
    single files has no ``read_folder``, one of folders alone no ``read``.
    """

    word: str
    tells: Callable[[bytes, str], bool] | None = None
    read: Callable[[bytes, datetime], Arrivals] | None = None
    tells_folder: Callable[[Files], bool] | None = None
    read_folder: Callable[[Files, datetime], Arrivals] | None = None


# Asked in this order; the surest sign comes first.
FORMATS: tuple[Format, ...] = (
    Format("friends", tells_friends, read_friends),
    Format("markdown", tells_page, read_page, tells_folder, read_folder),
    Format(
        "vcard",
        is_vcard,
        read_cards,
        holds_cards,
        read_card_folder,
    ),
    Format("google", is_google, read_google),
    Format("linkedin", is_linkedin, read_linkedin, holds_connections, read_linkedin_export),
    Format("mastodon", is_mastodon, read_mastodon),
    Format("monica", tells_monica, read_monica),
    Format("json", tells_records, read_records),
)
WORDS = tuple(each.word for each in FORMATS)


def is_wanted(path: str) -> bool:
    """Whether a file of a folder or a zip is worth reading, by its path."""
    name = path.rpartition("/")[2].lower()
    return (
        name.endswith(_WANTED)
        or name in _WANTED_NAMES
        or is_attachment(path[path.rfind(f"{FOLDER}/") :])
    ) and "__MACOSX" not in path


def of_word(word: str) -> Format:
    """Return the format of a word of ``WORDS``.

    Raises:
        Refused: when no format is called so.
    """
    for each in FORMATS:
        if each.word == word:
            return each
    raise Refused(f"There is no format “{word}”. Nothing was brought in.")


def recognise(data: bytes | Files, name: str = "") -> Format:
    """Return the format of a file's bytes, or of the files of a folder; ``name`` is a hint.

    Raises:
        Refused: when it is empty, or nothing that can be read.
    """
    if isinstance(data, bytes):
        if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
            raise Refused(_EMPTY)
        if not is_archive(data):
            found = (each for each in FORMATS if each.tells and each.tells(data, name))
            return _one(found_one=next(found, None), otherwise=_UNKNOWN)
        data = unpacked(data, is_wanted)
    in_folder = (each for each in FORMATS if each.tells_folder and each.tells_folder(data))
    return _one(found_one=next(in_folder, None), otherwise=_NOTHING_INSIDE)


def _one(*, found_one: Format | None, otherwise: str) -> Format:
    if found_one is None:
        raise Refused(otherwise)
    return found_one


def read(data: bytes | Files, format_: Format, now: datetime, name: str = "") -> Arrivals:
    """Return what a file, a zip, or the files of a folder hold, read as one format.

    ``name`` is the file's, where it has one: a page is called as the person it is about.

    Raises:
        Refused: when it cannot be read.
    """
    if isinstance(data, bytes) and is_archive(data):
        data = unpacked(data, is_wanted)
    if isinstance(data, bytes):
        if format_.read is None:
            raise Refused(f"{format_.word} is read from a folder. Nothing was brought in.")
        if format_.word == PAGES:
            return read_page(data, now, name)
        return format_.read(data, now)
    if format_.read_folder is None:
        raise Refused(f"{format_.word} is read from a file. Nothing was brought in.")
    return format_.read_folder(data, now)
