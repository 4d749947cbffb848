"""The twelve changes whose every crash and every failed call is looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from tests.torture.books import NOW, Book, Found, Kept

_SOON = NOW + timedelta(hours=1)


@dataclass(frozen=True)
class Step:
    """One change by its name, and what carries it out."""

    name: str
    carry_out: Callable[[Book], None]


def _talk(on: date, text: str, **more: object) -> Conversation:
    return Conversation.written(on, text, NOW, **more)


def twelve(read: Callable[[], Found]) -> Iterator[Step]:
    """Yield the changes one by one; each begins with what stands there then."""
    ana = Person.named("Ana Ruiz", NOW)
    note = _talk(date(2026, 3, 14), "We spoke of bees. " * 40, people=(ana.id,))
    yield Step("first note", lambda book: book.keep(Change((ana, note))))
    people = tuple(Person.named(f"Guest {number}", NOW) for number in range(8))
    notes = tuple(_talk(date(2026, 1 + n % 3, 5), f"Letter {n}") for n in range(9))
    brought = Change((*people, *notes))
    yield Step("bring in", lambda book: book.keep(brought, copy_first=True))
    longer = note.changed(_SOON, text="We spoke of honey. " * 60)
    yield Step("edit", _keeps(longer))
    shorter = longer.changed(_SOON, text="Honey.")
    yield Step("shorten", _keeps(shorter))
    moved = shorter.changed(_SOON, on=date(2026, 2, 27))
    yield Step("move to another month", _keeps(moved))
    gone = Change(forget=(ana.id, moved.id, notes[0].id))
    yield Step("delete", lambda book: book.keep(gone))
    yield Step("undo", lambda book: book.undo())
    yield Step("redo", lambda book: book.redo())
    yield Step("bring back from the wastebasket", lambda book: book.bring_back())
    joined = _join(read())
    yield Step("join two notebooks", lambda book: book.keep(joined, copy_first=True))
    word = read().records[people[0].id].changed(_SOON, kept_close=True)
    yield Step("a word of one's own", _keeps(word))
    yield Step("a draft", lambda book: book.draft("We spoke of pears and the long"))


def further() -> Iterator[Step]:
    """Yield what is done beyond the twelve where the whole of it is looked at."""
    yield Step("restore a copy", lambda book: book.restore())


def _keeps(*records: Kept) -> Callable[[Book], None]:
    return lambda book: book.keep(Change(records))


def _join(found: Found) -> Change:
    """Return what joining with another machine's copy does: much at once, on every shelf."""
    changed = [record.changed(_SOON, notes="From elsewhere.") for record in _people(found)[:3]]
    talks = [r for r in found.records.values() if isinstance(r, Conversation)]
    texts = [talk.changed(_SOON, text=talk.text + "\n\nAnd more.") for talk in talks[:6]]
    new = [_talk(date(2026, month, 20), "From elsewhere.") for month in (1, 2, 3, 4)]
    return Change((*changed, *texts, *new), tuple(talk.id for talk in talks[6:8]))


def _people(found: Found) -> list[Person]:
    return [record for record in found.records.values() if isinstance(record, Person)]
