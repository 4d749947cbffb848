"""Arriving: what an import brings, before it meets the notebook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person


class Skipped(NamedTuple):
    """One thing that was not read: its name or place, and a sentence saying why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The records one file holds, and an account of everything in it that is not among them.

    ``format`` is the word for the format (``vcard``); ``not_carried`` counts, for each property,
    how often it stood in a record that was read without finding a place in it.
    """

    format: str
    people: tuple[Person, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    not_carried: Mapping[str, int] = field(default_factory=dict)
