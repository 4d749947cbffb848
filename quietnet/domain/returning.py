"""Returning: pages of one's own notebook that come home, each edited since or as it was written."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, TypeVar

from quietnet.domain.conversation import Conversation
from quietnet.domain.joining import rebuilt
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Person
from quietnet.domain.private import is_private, readings_within, without_private

_R = TypeVar("_R", Person, Conversation)
_TEXTS = {Conversation: "text", Person: "notes"}
_ABOUT_THE_RECORD = ("rev", "created", "updated")
# Beyond this many lines it takes too long to find each private line's old neighbours.
_MOST_ALIGNED = 4_000
MOVED_ON = "It was changed here too since that page was written; yours stays."


def returned(kept: _R, came: _R, now: datetime) -> _R | None:
    """Return a record after its page was edited elsewhere, or None where it moved on here too.

    Private lines that were not written out stay, and so do the readings of their words. A page
    that says what the notebook says changes nothing.
    """
    came = with_what_stayed(kept, came)
    if _said(came) == _said(kept):
        return kept
    if came.rev < kept.rev:
        return None
    return rebuilt(came, {"created": kept.created, "rev": kept.rev + 1, "updated": now})


def title_of(talk: Conversation) -> str:
    """Return how a report calls a conversation."""
    return f"the conversation of {PartialDate.of(talk.on).in_words()}"


def with_private_lines(kept: str, came: str) -> str:
    """Return an edited text with the private lines of the kept one that it lacks.

    Each stands where its neighbours are by now.
    """
    if came == without_private(kept):
        return kept
    lines, edited = kept.split("\n"), came.split("\n")
    there = Counter(line for line in edited if is_private(line))
    missing: list[int] = []
    for place, line in enumerate(lines):
        if is_private(line):
            if there[line]:
                there[line] -= 1
            else:
                missing.append(place)
    if not missing:
        return came
    if not came:
        return "\n".join(lines[place] for place in missing)
    before: dict[int, list[str]] = {}
    for old, new in zip(missing, _new_places(lines, edited, missing), strict=True):
        before.setdefault(new, []).append(lines[old])
    found: list[str] = []
    for place in range(len(edited) + 1):
        found += (*before.get(place, ()), *edited[place : place + 1])
    return "\n".join(found)


def _new_places(lines: list[str], edited: list[str], missing: list[int]) -> list[int]:
    """Return before which edited line each missing line belongs."""
    if max(len(lines), len(edited)) > _MOST_ALIGNED:
        return [len(edited)] * len(missing)
    held = set(missing)
    public = [place for place in range(len(lines)) if place not in held]
    compared = SequenceMatcher(None, [lines[p] for p in public], edited, autojunk=False)
    after = {-1: 0}
    for _, first, last, new_first, new_last in compared.get_opcodes():
        for step in range(last - first):
            # A line that was rewritten keeps its place among those written in its stead.
            after[public[first + step]] = min(new_first + step + 1, new_last)
    return [after[next(p for p in range(place - 1, -2, -1) if p in after)] for place in missing]


def with_what_stayed(kept: _R, came: _R) -> _R:
    """Return a record of our own with the private lines and readings that were not written out."""
    field = _TEXTS[type(kept)]
    text = with_private_lines(getattr(kept, field), getattr(came, field))
    if text == getattr(came, field):
        return came
    # What was not written out with the page is not gone from it.
    written = readings_within(kept.readings, without_private(getattr(kept, field)))
    unread = {word: id_ for word, id_ in kept.readings.items() if word not in written}
    readings: Mapping[str, str | None] = {**unread, **came.readings}
    return rebuilt(came, {field: text, "readings": dict(readings)})


def _said(record: Person | Conversation) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in type(record).model_fields}
    values |= record.model_extra or {}
    return {name: value for name, value in values.items() if name not in _ABOUT_THE_RECORD}
