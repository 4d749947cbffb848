"""Names after ``@`` that nobody has yet: somebody new, who was there."""

from collections.abc import Iterable, Iterator

from quietnet.reading.masked import Stretch, inside
from quietnet.reading.units import Unit, is_a_new_name
from quietnet.reading.words import Word, is_spaceless

_MOST_WORDS = 4


def new_after_at(
    text: str, words: list[Word], hidden: tuple[Stretch, ...], known: Iterable[Stretch]
) -> Iterator[Unit]:
    """Yield each ``@Name`` that is nobody known: as many capitalised words as follow each other.

    Args:
        text: the note.
        words: its words, in order.
        hidden: what is not read: code, links, addresses.
        known: the mentions already found.
    """
    if "@" not in text:
        return
    taken = list(known)
    for place, word in enumerate(words):
        if not _is_after_at(text, word.start) or is_spaceless(text[word.start : word.end]):
            continue
        last = _last_of_name(text, words, place)
        if last is None:
            continue
        start, end = word.start, last.end
        free = not any(a < end and start < b for a, b in taken)
        if free and not inside(hidden, start, end):
            yield Unit(start, end, start - 1, end)


def _is_after_at(text: str, start: int) -> bool:
    """Return whether a word stands right after an ``@`` that is no part of an address."""
    before = text[start - 2 : start - 1] if start > 1 else " "
    return text[start - 1 : start] == "@" and not (before.isalnum() or before in "\\@._-/")


def _last_of_name(text: str, words: list[Word], place: int) -> Word | None:
    """Return the last word of the name that begins at a place, None where none begins."""
    last: Word | None = None
    for word in words[place : place + _MOST_WORDS]:
        if last is not None and text[last.end : word.start] != " ":
            break
        if not _is_capitalised(text[word.start : word.end]):
            break
        if not is_a_new_name(text[words[place].start : word.end]):
            break
        last = word
    if last is not None and text[last.end : last.end + 1] in ("@", "/"):
        return None
    return last


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() or word[:1].lower() == word[:1].upper()
