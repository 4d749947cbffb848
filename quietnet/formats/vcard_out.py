"""vCard out: people as an address book (vCard 4.0) that any program reads, ours without loss."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime

from quietnet.domain.joining import rebuilt
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.private import readings_within, without_private
from quietnet.domain.refusal import Refused
from quietnet.formats.card_ours import FILE, lines_beside
from quietnet.formats.card_writing import card_lines, folded
from quietnet.formats.vcard import read_cards

_BEGIN = b"BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:-//quietnet//quietnet//EN\r\n"
_END = b"END:VCARD\r\n"
_SOME_DAY = datetime(1970, 1, 1, tzinfo=UTC)


def write_cards(
    network: Network,
    people: Iterable[Person],
    files: Mapping[str, bytes],
    *,
    private: bool = False,
) -> bytes:
    """Return these people as a file of cards; conversations have no place in one.

    ``files`` are the photographs by the paths under which records name them. The last card has a
    line that lets quietnet know later whether anybody edited the file.
    """
    cards = [_card(network, person, files, private=private) for person in people]
    data = b"".join(_BEGIN + card + _END for card in cards)
    if not cards:
        return data
    data = data.removesuffix(_END)
    return data + folded(f"{FILE}:{_hash(data)}") + _END


def is_unedited(data: bytes) -> bool:
    """Whether a file of cards is one of ours, as it was written."""
    before, found, after = data.rpartition(f"\r\n{FILE}:".encode())
    signed = after.removesuffix(_END).replace(b"\r\n ", b"").strip().decode("ascii", "replace")
    return bool(found) and signed == _hash(before + b"\r\n")


def _card(network: Network, person: Person, files: Mapping[str, bytes], *, private: bool) -> bytes:
    if not private:
        notes = without_private(person.notes)
        if notes != person.notes:
            readings = readings_within(person.readings, notes)
            person = rebuilt(person, {"notes": notes, "readings": readings})
    plain = b"".join(map(folded, card_lines(person, network.people, files)))
    read: Person | None = None
    with suppress(Refused):
        (read,) = read_cards(_BEGIN + plain + _END, _SOME_DAY).people
    return plain + b"".join(map(folded, lines_beside(person, read)))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
