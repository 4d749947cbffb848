"""Compared: what a file says of somebody beside their page, field by field, in a form's words."""

from collections.abc import Iterator
from typing import NamedTuple

from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold
from quietnet.reading.listed import items_in
from quietnet.reading.person_words import BLANK, Words, page_words

_LISTED = frozenset({"aliases", "places", "knows", "tags", "origin-through"})
_LINES = frozenset({"relations", "contacts", "dates", "routines"})
_NOT_SHOWN = frozenset({"plan", "own_why"})


class Said(NamedTuple):
    """What comes in one field, by a form's name for it.

    ``yours`` is what stands there and stays, so that this is kept beside it; ``instead_of`` what
    stood there before the owner's own page was edited elsewhere.
    """

    field: str
    words: tuple[str, ...]
    yours: str = ""
    instead_of: str = ""


def compared(
    came: Person, kept: Person | None, after: Person, network: Network
) -> tuple[Said, ...]:
    """Return what somebody arriving brings, in the order of a form.

    Args:
        came: what stands in the file.
        kept: their page as it is, None where they are new.
        after: their page as it would be.
        network: who is known by then, for the names of those they speak of.
    """
    theirs = page_words(came, network)
    if kept is None:
        said = ((name, _parts(name, theirs)) for name in _fields(theirs) if name != "name")
        return tuple(Said(name, parts) for name, parts in said if parts)
    return tuple(_beside(theirs, page_words(kept, network), page_words(after, network)))


def _beside(theirs: Words, mine: Words, after: Words) -> Iterator[Said]:
    for name in _fields(theirs):
        before, now = _parts(name, mine), _parts(name, after)
        if name in _LISTED | _LINES:
            if added := tuple(part for part in now if part not in before):
                yield Said(name, added)
        elif now != before:
            yield Said(name, now, instead_of="\n".join(before))
        elif not _is_told(name, theirs, after):
            yield Said(name, _parts(name, theirs), yours=mine[name])


def _is_told(name: str, theirs: Words, after: Words) -> bool:
    """Whether what comes is there anyway, if not to the letter."""
    came, kept = theirs[name], after[name]
    if came == BLANK[name] or came == kept:
        return True
    if name == "name":
        return fold(came) in map(fold, (kept, *items_in(after["aliases"])))
    return (name == "notes" and came in kept) or name == "kept_close"


def _fields(words: Words) -> Iterator[str]:
    return (name for name in words if name not in _NOT_SHOWN)


def _parts(name: str, words: Words) -> tuple[str, ...]:
    said = words[name]
    if said == BLANK[name]:
        return ()
    if name in _LISTED:
        return items_in(said)
    return tuple(said.split("\n")) if name in _LINES or name == "notes" else (said,)
