"""jCard: vCards written as JSON (RFC 7095), read by the same rules as any other vCard."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from quietnet.domain.refusal import Refused
from quietnet.formats.bounded_json import read_json
from quietnet.formats.card_file import MOST_CARDS, MOST_LINES, TOO_MUCH
from quietnet.formats.card_opened import UNREADABLE, OpenedCard
from quietnet.formats.card_property import CardProperty, escaped

_NO_CARD = "It is not written as a jCard is."
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:\[\s*)*\"vcard\"\s*,", re.IGNORECASE)
# Their values have parts, which vCard divides by semicolons; lists are divided by commas.
_IN_PARTS = frozenset({"N", "ADR", "ORG", "GENDER", "CLIENTPIDMAP"})


def holds_a_jcard(data: bytes) -> bool:
    """Whether a file begins as a jCard or an array of them does."""
    return bool(_BEGINS.match(data))


def opened_jcards(data: bytes) -> Iterator[OpenedCard]:
    """Yield the cards of a jCard file.

    Raises:
        Refused: when the file is damaged or holds too much.
    """
    found = read_json(data.removeprefix(b"\xef\xbb\xbf"))
    values = 0
    for place, card in enumerate(_cards(found if isinstance(found, list) else []), start=1):
        values += len(card[1]) if _is_whole(card) else 0
        if place > MOST_CARDS or values > MOST_LINES:
            raise Refused(TOO_MUCH)
        yield _opened(card)


def _cards(found: list[Any]) -> Iterator[Any]:
    if _is_card(found):
        yield found
        return
    for each in found:
        if isinstance(each, list) and not _is_card(each):
            yield from each
        else:
            yield each


def _is_card(found: list[Any]) -> bool:
    return bool(found) and isinstance(found[0], str) and found[0].lower() == "vcard"


def _is_whole(card: Any) -> bool:  # noqa: ANN401 - JSON
    return isinstance(card, list) and _is_card(card) and len(card) > 1 and isinstance(card[1], list)


def _opened(card: Any) -> OpenedCard:  # noqa: ANN401 - JSON
    if not _is_whole(card):
        return OpenedCard([], Counter(), _NO_CARD)
    read = [_property(line) for line in card[1]]
    lost = Counter({UNREADABLE: read.count(None)} if None in read else {})
    return OpenedCard([property_ for property_ in read if property_], lost)


def _property(line: Any) -> CardProperty | None:  # noqa: ANN401 - JSON
    if not (isinstance(line, list) and len(line) >= 4):
        return None
    name, params, kind, *values = line
    if not (isinstance(name, str) and isinstance(params, dict) and isinstance(kind, str)):
        return None
    name, group = name.upper(), params.get("group")
    said = {
        str(key).upper(): [_text(each) for each in (value if isinstance(value, list) else [value])]
        for key, value in params.items()
        if key != "group"
    }
    if kind.lower() in {"text", "uri"} and "VALUE" not in said and name in {"RELATED", "BDAY"}:
        said["VALUE"] = [kind.lower()]
    value = ",".join(_value(name, each) for each in values)
    return CardProperty(name, said, value, str(group).lower() if group else "")


def _value(name: str, value: Any) -> str:  # noqa: ANN401 - JSON
    if not isinstance(value, list):
        return escaped(_text(value))
    divider = ";" if name in _IN_PARTS else ","
    return divider.join(
        ",".join(escaped(_text(each)) for each in part)
        if isinstance(part, list)
        else escaped(_text(part))
        for part in value
    )


def _text(value: Any) -> str:  # noqa: ANN401 - JSON
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
