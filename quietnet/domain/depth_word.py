"""The six words for how deep a relationship has become, from the street to the key."""

from enum import StrEnum


class Depth(StrEnum):
    """How deep, shallowest first. Ids never appear on screen; the words do."""

    HEARD = "HEARD"
    WORDS = "WORDS"
    MET = "MET"
    KITCHEN = "KITCHEN"
    KNOWN = "KNOWN"
    KEPT = "KEPT"

    @property
    def order(self) -> int:
        """How far in, from nought for the street."""
        return _ORDER[self]

    @property
    def word(self) -> str:
        """The word as it stands on screen."""
        return _WORDS[self][0]

    @property
    def meaning(self) -> str:
        """The word in one sentence."""
        return _WORDS[self][1]


_ORDER = {depth: place for place, depth in enumerate(Depth)}
_WORDS = {
    Depth.HEARD: ("across the street", "you know of them; no words exchanged"),
    Depth.WORDS: ("at the gate", "words have gone both ways, in writing"),
    Depth.MET: ("in the doorway", "a voice, a face or a shared place; nothing long yet"),
    Depth.KITCHEN: ("at the kitchen table", "at least one real conversation"),
    Depth.KNOWN: ("knows the house", "several, over months, with more than one thread"),
    Depth.KEPT: ("has a key", "years, help both ways, things that mattered said by both"),
}
NOT_WRITTEN_DOWN = "not written down"


def word_of(depth: Depth | None) -> str:
    """Return the word for a depth, also for the one that is not written down."""
    return depth.word if depth else NOT_WRITTEN_DOWN
