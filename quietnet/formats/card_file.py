"""Card file: a file's bytes split into single vCards, so that a bad one harms no other."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quietnet.domain.refusal import Refused

MOST_BYTES = 64 * 1024 * 1024
MOST_CARDS = 50_000
MOST_LINES = 500_000  # in all cards together, folded ones counted once
MOST_LINES_OF_A_CARD = 10_000
_MOST_BREAKS = 5_000_000
TOO_MUCH = "The file holds far more than an address book would. Nothing was brought in."
NO_CARD = "There is no vCard in this file. Nothing was brought in."
_BEGIN = re.compile(rb"(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(rb"(?:[\w-]+\.)?END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_ANY = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_ANY_LINE = re.compile(
    rb"(?:^|[\r\n])[ \t]*(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*[\r\n]", re.IGNORECASE
)
_LETTERS = re.compile(rb"[A-Za-z0-9+/]+=*")
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT\b", re.IGNORECASE)
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(slots=True)
class RawCard:
    """One card's unfolded lines, without BEGIN and END; ``nested`` cards stood inside it.

    ``overlong`` ones had more lines than are here.
    """

    lines: list[bytes]
    nested: int = 0
    whole: bool = False
    overlong: bool = False

    def take(self, line: bytes) -> None:
        """Take one line more, up to the limit."""
        if len(self.lines) < MOST_LINES_OF_A_CARD:
            self.lines.append(line)
        else:
            self.overlong = True


def holds_a_card(data: bytes) -> bool:
    """Whether a line of a file begins a vCard."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    plain = data[2:].replace(b"\0", b"") if wide else data.removeprefix(codecs.BOM_UTF8)
    # Most large files are told at once not to be one.
    return b"VCARD" in plain.upper() and bool(_ANY_LINE.search(plain))


def split_cards(data: bytes) -> Iterator[RawCard]:
    """Yield the cards of a file one after another, the unfinished ones too.

    Raises:
        Refused: when the file is empty, too large, or holds no vCard at all; while it is read, when
            it holds more cards or lines than anybody's address book.
    """
    if len(data) > MOST_BYTES:
        raise Refused("The file is larger than 64 MiB. Split it, then bring the parts in.")
    if not data.strip():
        raise Refused("The file is empty. Nothing was brought in.")
    data = _narrow(data)
    if not _ANY.search(data):
        raise Refused(NO_CARD)
    if data.count(b"\n") > _MOST_BREAKS:
        raise Refused(TOO_MUCH)
    return _counted(_cards(data))


def _counted(cards: Iterator[RawCard]) -> Iterator[RawCard]:
    lines = 0
    for place, card in enumerate(cards, start=1):
        lines += len(card.lines)
        if place > MOST_CARDS or lines > MOST_LINES:
            raise Refused(TOO_MUCH)
        yield card


def _narrow(data: bytes) -> bytes:
    """Return the file as UTF-8 where its first bytes say it is something wider; LF line ends."""
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            try:
                data = data.decode(encoding).encode()
            except UnicodeError:
                raise Refused(
                    "The file begins as UTF-16 and is damaged. Nothing was brought in."
                ) from None
            break
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _cards(data: bytes) -> Iterator[RawCard]:
    card: RawCard | None = None
    depth = 0
    for line in _logical_lines(data):
        if _BEGIN.fullmatch(line):
            if card and card.lines and _AGENT.match(card.lines[-1]):
                # An older card may hold its secretary's card; it stays out of this one.
                card.lines.pop()
                card.nested += 1
                depth += 1
                continue
            if card:
                yield card
            card, depth = RawCard([]), 1
        elif _END.fullmatch(line) and card:
            depth -= 1
            if not depth:
                card.whole = True
                yield card
                card = None
        elif card and depth == 1:
            card.take(line)
    if card:
        yield card


def _logical_lines(data: bytes) -> Iterator[bytes]:
    """Yield lines with their folds undone, on bytes: a fold may cut a character in two."""
    held: bytes | bytearray = b""
    soft = quoted = letters = False
    for line in _physical_lines(data):
        if soft:
            held = _grown(held, b"\n" + line)
        elif held and line[:1] in (b" ", b"\t"):
            held = _grown(held, line[1:])
        elif letters and _LETTERS.fullmatch(line):
            held = _grown(held, line)  # a photograph that an older program did not fold
        else:
            if held:
                yield bytes(held)
            held = line if line.strip() else b""
            head = line.partition(b":")[0].lower()
            quoted = b"quoted-printable" in head
            letters = b"base64" in head or b"encoding=b" in head
        soft = quoted and line.endswith(b"=")
    if held:
        yield bytes(held)


def _grown(held: bytes | bytearray, more: bytes) -> bytearray:
    grown = held if isinstance(held, bytearray) else bytearray(held)
    grown += more
    return grown


def _physical_lines(data: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        yield data[start:end]
        start = end + 1
