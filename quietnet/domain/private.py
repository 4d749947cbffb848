"""Private: what a text says without its private lines, which leave the notebook only on request."""

from collections.abc import Mapping

from quietnet.domain.conversation import Conversation
from quietnet.domain.text import fold


def is_private(line: str) -> bool:
    """Whether a line is private: a tilde and a space begin it, wherever it stands."""
    return line.startswith("~ ")


def without_private(text: str) -> str:
    """Return the text without its private lines."""
    if "~ " not in text:
        return text
    return "\n".join(line for line in text.split("\n") if not is_private(line))


def readings_within(readings: Mapping[str, str | None], text: str) -> dict[str, str | None]:
    """Return the readings of words that still stand in a text.

    A name written in private lines alone would otherwise be told by its reading.
    """
    folded = fold(text)
    return {
        word: id_
        for word, id_ in readings.items()
        if fold(word.rpartition("#")[0] or word) in folded
    }


def is_named_openly(talk: Conversation, person_id: str) -> bool:
    """Whether somebody was there, or is named in a conversation outside its private lines."""
    if person_id in talk.people:
        return True
    return person_id in readings_within(talk.readings, without_private(talk.text)).values()
