"""Card opened: one vCard's properties before they are sorted, and what could not be read of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quietnet.formats.card_file import RawCard, split_cards
from quietnet.formats.card_property import (
    CardProperty,
    UnreadableError,
    WrongEncodingError,
    read_property,
)

UNREADABLE = "unreadable line"
_NO_END = "It has no end; the file may have been cut off."
_OVERLONG = "It has more lines than one person's card would."
_WRONG_ENCODING = "Its characters are not in UTF-8, so they cannot be told."


@dataclass(frozen=True, slots=True)
class OpenedCard:
    """A card's properties; ``lost`` counts what is none, ``refused`` says why nothing is read."""

    properties: list[CardProperty]
    lost: Counter[str]
    refused: str = ""


def opened_cards(data: bytes) -> Iterator[OpenedCard]:
    """Yield the cards of a vCard file.

    Raises:
        Refused: when the file is empty, too large, or holds no vCard at all.
    """
    return map(_opened, split_cards(data))


def _opened(raw: RawCard) -> OpenedCard:
    older = any(line[:11].upper() == b"VERSION:2.1" for line in raw.lines)
    properties: list[CardProperty] = []
    lost = Counter({"AGENT": raw.nested} if raw.nested else {})
    for line in raw.lines:
        try:
            properties.append(read_property(line, older=older))
        except UnreadableError:
            lost[UNREADABLE] += 1
        except WrongEncodingError:
            return OpenedCard(properties, lost, _WRONG_ENCODING)
    return OpenedCard(properties, lost, _OVERLONG if raw.overlong else "" if raw.whole else _NO_END)
