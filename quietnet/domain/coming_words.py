"""What became of a record that was written on two machines, in one sentence."""

from collections.abc import Iterable

from quietnet.domain.coming_together import Met
from quietnet.domain.conversation import Conversation
from quietnet.domain.deed import Before, called
from quietnet.domain.person import Person
from quietnet.domain.text import fold, safe_line

_CALLED = {
    "on": "the day",
    "mattered": "whose words mattered",
    "kitchen": "whether it was in the kitchen",
    "planned": "whether it is a plan",
    "readings": "who is meant",
    "notes": "what is ticked",
    "text": "what is ticked",
    "ended": "how it ended",
    "kept_close": "whether they are kept close",
}


def said_of(met: Met, known: Before) -> str:
    """Return what is said of a record when two notebooks become one; ``known`` tells who is who."""
    return safe_line(f"{name_of(met, known)}: {becomes(met)}")


def in_order_of_reading(met: Iterable[Met]) -> list[Met]:
    """Return people by name, then conversations, the latest first."""
    return sorted(met, key=_place)


def _place(met: Met) -> tuple[bool, int, str, str]:
    record = met.stands or met.ours or met.theirs
    if isinstance(record, Conversation):
        return True, -record.on.toordinal(), record.text, record.id
    return False, 0, fold(record.name) if record else "", met.id


def name_of(met: Met, known: Before) -> str:
    """Return what a record is called, at the beginning of a sentence."""
    record = met.stands or met.ours or met.theirs
    what = called(record, known) if record else "something"
    return what if isinstance(record, Person) else what[:1].upper() + what[1:]


def becomes(met: Met) -> str:
    """Return what becomes of a record, true before it is done and afterwards."""
    if met.stands is None:
        if met.ours is None:
            return "deleted here; the other machine’s rests in the wastebasket."
        return "deleted on the other machine; rests in the wastebasket."
    if met.ours is None:
        return "comes from the other machine."
    parts = ["both texts, one under the other"] if met.both else []
    if met.fields:
        words = _listed([word_of(field) for field in met.fields])
        parts.append(f"of {words} the newer stays, the older rests whole in the wastebasket")
    if parts:
        return f"{'; '.join(parts)}."
    if met.theirs and met.stands.says_the_same_as(met.theirs):
        return "as the other machine has it, which has more."
    return "what either machine has."


def word_of(field: str) -> str:
    """Return what a field is called in a sentence."""
    return _CALLED.get(field, field.removeprefix("origin-").replace("_", " "))


def _listed(words: list[str]) -> str:
    words = list(dict.fromkeys(words))
    return " and ".join([*([", ".join(words[:-1])] if words[1:] else []), words[-1]])
