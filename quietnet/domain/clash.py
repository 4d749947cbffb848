"""Clash: what was changed here and elsewhere at once, and what stands once somebody has said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quietnet.domain.conversation import Conversation
from quietnet.domain.head import COMPANIES, MATTERED, Head

TEXT = "text"
_LABELS = {
    "people": "with",
    "when": "when",
    "medium": "how",
    "kind": "what it was",
    "company": "others there",
    "minutes": "how long",
    "where": "where",
    "kitchen": "a kitchen conversation",
    "mattered": "mattered",
}
_BETWEEN = "\n\n---\n\n"


class Stands(StrEnum):
    """Which of two versions stands; ``BOTH`` is one under the other, for texts."""

    THEIRS = "theirs"
    YOURS = "yours"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that was changed twice: what it is called, and how each has it, in words."""

    field: str
    label: str
    theirs: str
    yours: str
    may_be_both: bool = False


Answers = Mapping[str, Stands]


def both(yours: str, theirs: str) -> str:
    """Return two texts as one, the other one's under a line below one's own."""
    if not yours.strip() or not theirs.strip() or theirs.strip() in yours:
        return yours if yours.strip() else theirs
    return f"{yours.rstrip()}{_BETWEEN}{theirs}"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as somebody has it: its head and its words."""

    head: Head
    text: str

    @classmethod
    def of(cls, talk: Conversation, head: Head) -> "Note":
        """Return a kept conversation as a note."""
        return cls(head, talk.text)


def note_clashes(base: Note, theirs: Note, yours: Note) -> tuple[Clash, ...]:
    """Return what both changed since ``base``, each differently."""
    found = [
        Clash(field, label, _said(field, there), _said(field, here))
        for field, label in _LABELS.items()
        if _differ(
            getattr(base.head, field),
            there := getattr(theirs.head, field),
            here := getattr(yours.head, field),
        )
    ]
    if _differ(base.text, theirs.text, yours.text):
        found.append(Clash(TEXT, "the words", theirs.text, yours.text, may_be_both=True))
    return tuple(found)


def note_settled(base: Note, theirs: Note, yours: Note, answers: Answers) -> Note:
    """Return the note as it stands: what only one changed is theirs, the rest as was answered."""
    values = {
        field: _one_of(
            getattr(base.head, field),
            getattr(theirs.head, field),
            getattr(yours.head, field),
            answers.get(field, Stands.YOURS),
        )
        for field in _LABELS
    }
    answer = answers.get(TEXT, Stands.YOURS)
    if answer is Stands.BOTH:
        text = both(yours.text, theirs.text)
    else:
        text = str(_one_of(base.text, theirs.text, yours.text, answer))
    return Note(yours.head.with_values(**values), text)


def _differ(base: object, theirs: object, yours: object) -> bool:
    return theirs not in (base, yours) and yours != base


def _one_of(base: object, theirs: object, yours: object, answer: Stands) -> object:
    return theirs if yours == base or answer is Stands.THEIRS else yours


def _said(field: str, value: object) -> str:
    """Return a value of a head as the head shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    for words, each in (*COMPANIES, *MATTERED):
        if (field in ("company", "mattered")) and each == value:
            return words
    return str(value)
