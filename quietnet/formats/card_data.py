"""Card data: the bytes of a photograph, a sound or a key that stands inside a vCard."""

import base64
import binascii
from urllib.parse import unquote_to_bytes

from quietnet.formats.card_property import CardProperty

_DATA = "data:"
_IN_BASE64 = ";base64"


def decoded(property_: CardProperty) -> bytes | None:
    """Return the bytes of a value that is data, or None where it is damaged or empty."""
    text = property_.value.strip()
    if text[: len(_DATA)].lower() != _DATA:
        return _from_base64(text)
    head, _, body = text.replace("\\,", ",").replace("\\;", ";").partition(",")
    if head.lower().endswith(_IN_BASE64):
        return _from_base64(body)
    return unquote_to_bytes(body) or None


def media_type(property_: CardProperty) -> str:
    """Return the media type a data URI names (``image/jpeg``), or nothing."""
    text = property_.value.strip()
    if text[: len(_DATA)].lower() != _DATA:
        return ""
    head = text[len(_DATA) :].replace("\\,", ",").replace("\\;", ";").partition(",")[0]
    return head.partition(";")[0].strip().lower()[:100]


def _from_base64(text: str) -> bytes | None:
    letters = "".join(text.split()).rstrip("=")
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True) or None
    except (binascii.Error, ValueError):
        return None
