"""Hit: one thing that was found, with the line that made it match."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hit:
    """A person or a conversation. ``label`` says what the line is of them (``knows about``).

    ``spans`` are where the words stand in ``line``; ``at`` is the line's number in a
    conversation's text, from nought; ``name`` is a person's, ``on`` a conversation's.
    """

    kind: Literal["person", "conversation"]
    id: str
    line: str
    spans: tuple[tuple[int, int], ...] = ()
    label: str = ""
    name: str = ""
    on: date | None = None
    at: int = 0
