"""Evenings: long rows of changes, the same for whoever begins with the same notebook and chance."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from tests.torture.books import NOW, Book, Found, Kept
from tests.torture.chance import chance_of

_WORDS = "We spoke of bees, of the long road and of what was left unsaid. "


@dataclass(frozen=True)
class Deed:
    """One thing done, and what the notebook says once it is kept."""

    carry_out: Callable[[Book], None]
    after: Found


class Evening:
    """Changes made one after another; ``now`` is what the notebook says by then."""

    def __init__(self, begins: Found, seed: int) -> None:
        self._chance = chance_of(seed)
        self.now = dict(begins.records)

    def deeds(self, what: str) -> Iterator[Deed]:
        """Yield deeds of one sort without end."""
        makes: dict[str, Callable[[], Iterator[Deed]]] = {
            "keeping": self._keeping,
            "shrinking": self._shrinking,
            "bringing in": self._bringing_in,
            "joining": self._joining,
            "undoing": self._undoing,
        }
        while True:
            yield from makes[what]()

    def _keeping(self) -> Iterator[Deed]:
        yield self._kept(Change((self._person(),)))
        yield self._kept(Change((self._talk(),)))

    def _shrinking(self) -> Iterator[Deed]:
        for times in (400, 1):
            talks = self._talks() or [self._talk()]
            some = talks[: 1 + self._chance.randrange(3)]
            yield self._kept(
                Change(tuple(self._changed(talk, text=_WORDS * times) for talk in some))
            )

    def _bringing_in(self) -> Iterator[Deed]:
        people = tuple(self._person() for _ in range(12))
        talks = tuple(self._talk() for _ in range(12))
        yield self._kept(Change((*people, *talks)), copy_first=True)
        yield self._kept(Change(forget=tuple(record.id for record in (*people, *talks))))

    def _joining(self) -> Iterator[Deed]:
        there = sorted(self.now.values(), key=lambda record: record.id)
        some = self._chance.sample(there, min(len(there), 8))
        changed = tuple(
            self._changed(record, readings={"Ana": None}) for record in some[: len(some) // 2]
        )
        gone = tuple(record.id for record in some[len(some) // 2 :])
        new = tuple(self._talk() for _ in range(5))
        yield self._kept(Change((*changed, *new), gone), copy_first=True)

    def _undoing(self) -> Iterator[Deed]:
        before = dict(self.now)
        yield next(self._chance.choice((self._keeping, self._shrinking, self._joining))())
        after = dict(self.now)
        yield self._said(before, lambda book: book.undo())
        yield self._said(after, lambda book: book.redo())
        if self._chance.random() < 0.5:
            yield self._said(before, lambda book: book.undo())

    def _kept(self, change: Change, *, copy_first: bool = False) -> Deed:
        now = {**self.now, **{record.id: record for record in change.put}}
        now = {id_: record for id_, record in now.items() if id_ not in change.forget}
        return self._said(now, lambda book: book.keep(_next(change, book), copy_first=copy_first))

    def _said(self, now: dict[str, Kept], carry_out: Callable[[Book], None]) -> Deed:
        self.now = now
        return Deed(carry_out, Found(dict(now)))

    def _talks(self) -> list[Conversation]:
        talks = [record for record in self.now.values() if isinstance(record, Conversation)]
        return self._chance.sample(sorted(talks, key=lambda talk: talk.id), len(talks))

    def _id(self) -> str:
        return str(uuid.UUID(int=self._chance.getrandbits(128), version=4))

    def _person(self) -> Person:
        name = f"Guest {self._chance.randrange(10**6)}"
        return Person(id=self._id(), created=NOW, updated=NOW, name=name)

    def _talk(self) -> Conversation:
        on = date(2026, 1, 1) + timedelta(days=self._chance.randrange(120))
        text = _WORDS * self._chance.randrange(1, 40)
        return Conversation(id=self._id(), created=NOW, updated=NOW, on=on, text=text)

    def _changed(self, record: Kept, **fields: object) -> Kept:
        return record.changed(record.updated + timedelta(minutes=1), **fields)


def _next(change: Change, book: Book) -> Change:
    """Return a change whose records follow on what stands: undoing has counted on, too."""
    there = book.read().records
    put = tuple(
        record.model_copy(update={"rev": there[record.id].rev + 1})
        if record.id in there
        else record
        for record in change.put
    )
    return Change(put, change.forget)
