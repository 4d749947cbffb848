"""The gates every word from outside passes: cleaned when it enters, made safe when it is drawn."""

import re
import unicodedata
from collections.abc import Iterator

_LINE_BREAKS = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029\t]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_DROPPED = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_SELECTORS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MOST_MARKS = 8
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Anything outside line feed, printable Latin letters and our own signs may need a closer look.
_PLAIN = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u02ff\u2013\u2014\u2018-\u201d\u2026]*\\Z")


def clean_line(text: str) -> str:
    """Return one-line text as it is kept: NFC, no control characters, no line breaks, trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_BREAKS.sub(" ", _SURROGATES.sub("", text))
    text = "".join(c for c in text if unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", text).strip()


def clean_text(text: str) -> str:
    """Return longer text as it is kept: all as typed but NUL, lone surrogates and CR."""
    if text.isascii() and "\r" not in text and "\0" not in text:
        return text
    return _SURROGATES.sub("", text.replace("\r\n", "\n").replace("\r", "").replace("\0", ""))


def fold(text: str) -> str:
    """Return text as it is compared: no case, no accents, either normal form."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", bare)


def safe_text(text: str) -> str:
    """Return text that no terminal can mistake for a command; what was kept stays as it is.

    C0 controls and DEL become control pictures; C1, surrogates, bidi controls and noncharacters
    are replaced; zero-width and tag characters are dropped (joiners and variation selectors
    stay); at most eight combining marks follow a character. Line feeds stay.
    """
    if _PLAIN.match(text):
        return text
    shown = _DROPPED.sub("", text)
    places = zip(shown, _marks_so_far(shown), strict=True)
    return "".join(safe_character(c) for c, marks in places if marks <= _MOST_MARKS)


def safe_in_place(text: str) -> str:
    """Return text made safe with a character for each of its own, for whoever edits it."""
    if _PLAIN.match(text):
        return text
    places = zip(text, _marks_so_far(text), strict=True)
    return "".join(safe_character(c) if n <= _MOST_MARKS else _REPLACEMENT for c, n in places)


def _marks_so_far(text: str) -> Iterator[int]:
    """Tell at each character how many marks were piled up on what stands before it.

    Joiners and variation selectors are drawn on nothing and end no pile.
    """
    marks = 0
    for c in text:
        if c not in _JOINERS and not _SELECTORS.match(c):
            marks = marks + 1 if unicodedata.category(c).startswith("M") else 0
        yield marks


def safe_character(c: str) -> str:
    """Return one character as it may be drawn."""
    code = ord(c)
    if c == "\n" or c in _JOINERS:
        return c
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    if 0x80 <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or c in _BIDI_CONTROLS:
        return _REPLACEMENT
    if _DROPPED.match(c):
        return _REPLACEMENT
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or c in "\u2028\u2029":
        return _REPLACEMENT
    return c


def safe_line(text: str) -> str:
    """Return the first lines of a text as one safe line, its white space folded."""
    return safe_text(" ".join(text.split()))
