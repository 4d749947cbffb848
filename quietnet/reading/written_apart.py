"""Written apart: what two machines say of one record, where they differ, in a person's words."""

from datetime import date

from quietnet.domain.coming_together import Met
from quietnet.domain.coming_words import word_of
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.when import in_full
from quietnet.reading.person_words import page_words
from quietnet.reading.side_by_side import Beside, side_by_side

_NOT_SHOWN = frozenset({"readings", "text"})


def written_apart(met: Met, network: Network) -> tuple[Beside, ...]:
    """Return what is said here (left) and on the other machine (right) where they differ.

    Of what stands on one alone it is what there is to know it by.
    """
    ours, theirs = met.ours, met.theirs
    if isinstance(ours, Person) and isinstance(theirs, Person):
        pairs = side_by_side(ours, theirs, network)
        return tuple(each for each in pairs if each.left != each.right)
    if isinstance(ours, Conversation) and isinstance(theirs, Conversation):
        return tuple(_of_talks(met, ours, theirs))
    left, right = _alone(ours, network), _alone(theirs, network)
    return (Beside("", left, right, differs=True),) if left or right else ()


def _of_talks(met: Met, ours: Conversation, theirs: Conversation) -> list[Beside]:
    found = [
        Beside(word_of(field), _said(ours, field), _said(theirs, field), differs=True)
        for field in met.fields
        if field not in _NOT_SHOWN
    ]
    if ours.text != theirs.text:
        found.append(Beside("the words", ours.text, theirs.text, differs=True))
    return found


def _said(record: Conversation, field: str) -> str:
    value = getattr(record, field, None)
    if isinstance(value, date):
        return in_full(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return " and ".join(sorted(value)) or "nobody’s"
    return "" if value is None else str(value)


def _alone(record: Person | Conversation | None, network: Network) -> str:
    if isinstance(record, Conversation):
        return record.text
    return page_words(record, network)["interesting"] if record else ""
