"""Whether an everyday word is meant as somebody's name where it stands: a saving grace is nobody.

The rule is that it needs its capital unless it stands right after *with* ("Who is meant",
docs/notes.md). A capital proves little where a sentence begins, in a month's place, or beside
another unknown capital; there a further sign is asked for.
"""

from quietnet.reading.dates import body_start
from quietnet.reading.everyday_words import (
    DOES,
    EVERYDAY,
    NAMES_FIRST,
    NEVER_ALONE,
    NO_FAMILY_NAME,
    TIME_BEFORE,
    TIMES,
    TITLES,
    VIRTUES,
    WAS,
)
from quietnet.reading.words import APOSTROPHES, Word

_NOT_WHO = frozenset({"of", "in", "under"})
_AND = frozenset({"and", "or"})
_APOSTROPHES = tuple(APOSTROPHES)
_OPENING = " \t\"'“‘([*_{<«"
_ENDING = ".!?…\n。！？؟।"


def is_meant(text: str, words: list[Word], place: int, *, known_before: bool) -> bool:
    """Return whether the word at a place is a name, as far as its surroundings tell.

    Args:
        text: the note.
        words: its words.
        place: which of them.
        known_before: whether the word before belongs to somebody's name.
    """
    word = words[place]
    if word.fold not in EVERYDAY and word.fold not in NEVER_ALONE:
        return True
    before = words[place - 1] if place else None
    if before and before.fold == "with" and text[before.end : word.start].strip("*_@") == " ":
        return word.fold not in NEVER_ALONE or text[word.start].isupper()
    if not text[word.start].isupper() or word.fold in NEVER_ALONE:
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    if word.fold in TIMES and _is_a_time(text, before, word, after):
        return False
    if begins_sentence(text, word.start):
        return _is_a_name_at_the_start(text, words, place)
    return known_before or not _belongs_to_a_title(text, before, word)


def begins_sentence(text: str, start: int) -> bool:
    """Return whether nothing but marks stands between a place and the end of a sentence."""
    at = start - 1
    while at >= 0 and text[at] in _OPENING:
        at -= 1
    # After "- ", "> ", "# ", "~ " or "- [ ] " a sentence begins as well.
    if at < 0 or text[at] in _ENDING or (text[at] in ":：" and at < body_start(text)):
        return True
    return text[at] in "->#~+]" and text[at + 1] == " "


def has_family_name_after(text: str, words: list[Word], place: int) -> bool:
    """Return whether another capital follows, as a family name would: *Grace Kelly*."""
    if place + 1 >= len(words):
        return False
    word, after = words[place], words[place + 1]
    written = text[after.start : after.end]
    return (
        text[word.end : after.start] == " "
        and len(written) > 1
        and written[0].isupper()
        and written[1:].islower()
        and after.fold not in NO_FAMILY_NAME
    )


def _is_a_time(text: str, before: Word | None, word: Word, after: Word | None) -> bool:
    if before and before.fold.isdigit():
        return True
    if after and after.fold[0].isdigit() and text[word.end : after.start] == " ":
        return True
    return (
        before is not None
        and before.fold in TIME_BEFORE
        and text[before.end : word.start] == " "
        and text[word.end : word.end + 1] not in _APOSTROPHES
    )


def _is_a_name_at_the_start(text: str, words: list[Word], place: int) -> bool:
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else None
    joint = text[word.end : after.start] if after else text[word.end :]
    if after is None or not after.fold or "\n" in joint:
        return word.fold in NAMES_FIRST or word.fold in VIRTUES
    follows = _word_with_apostrophe(text, words, place + 1)
    if joint in _APOSTROPHES:
        return word.fold not in TIMES
    if follows in DOES or (follows.endswith("ed") and len(follows) > 4):
        return True
    if follows in _AND and place + 2 < len(words):
        return _is_who(text, words[place + 2])
    if joint.strip() == "," and text[after.start].isupper():
        return True
    if word.fold in VIRTUES:
        return follows not in _NOT_WHO
    if word.fold in NAMES_FIRST:
        return True
    return follows in WAS and word.fold not in TIMES


def _is_who(text: str, word: Word) -> bool:
    return text[word.start].isupper() or word.fold in ("me", "i")


def _word_with_apostrophe(text: str, words: list[Word], place: int) -> str:
    """Return a word as folded, its contraction with it: ``didn't``."""
    word = words[place]
    not_ = words[place + 1] if place + 1 < len(words) else None
    if not_ and not_.fold == "t" and text[word.end : not_.start] in _APOSTROPHES:
        return f"{word.fold}'t"
    return word.fold


def _belongs_to_a_title(text: str, before: Word | None, word: Word) -> bool:
    """Return whether an unknown capital stands right before: *Amazing Grace*."""
    return (
        before is not None
        and text[before.end : word.start] == " "
        and text[before.start].isupper()
        and text[before.start + 1 : before.end].islower()
        and before.fold not in TITLES
        and before.fold not in TIMES
        and before.fold not in NO_FAMILY_NAME
        and not begins_sentence(text, before.start)
    )
