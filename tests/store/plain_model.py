"""A notebook as plain dicts: what the store must do, without a disk."""

from collections.abc import Callable
from dataclasses import dataclass, field

from quietnet.domain.record import Record
from quietnet.store.library import Loaded
from quietnet.store.shelves import Kept
from quietnet.store.wastebasket import Resting

Words = str
"""What a record says, without its revision and when it was changed."""
Standing = dict[str, Words]
Sides = dict[str, tuple[Words | None, Words | None]]


def words_of(record: Record) -> Words:
    return record.model_dump_json(exclude={"rev", "updated"})


def standing_in(loaded: Loaded) -> Standing:
    return {r.id: words_of(r) for r in (*loaded.people, *loaded.conversations)}


def lying_in(resting: tuple[Resting, ...]) -> list[tuple[str, Words]]:
    return sorted((each.record.id, words_of(each.record)) for each in resting)


@dataclass
class Model:
    """What stands, what was deleted, and what was done, as it may be undone and redone."""

    standing: Standing = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    basket: list[tuple[str, Words]] = field(default_factory=list)
    done: list[Sides] = field(default_factory=list)
    undone: list[Sides] = field(default_factory=list)

    def copy(self) -> "Model":
        return Model(
            dict(self.standing),
            set(self.gone),
            list(self.basket),
            [dict(sides) for sides in self.done],
            [dict(sides) for sides in self.undone],
        )

    @property
    def resting(self) -> list[tuple[str, Words]]:
        return sorted(each for each in self.basket if self.standing.get(each[0]) != each[1])

    def keep(self, put: tuple[Kept, ...] = (), forget: tuple[str, ...] = ()) -> None:
        sides: Sides = {r.id: (self.standing.get(r.id), words_of(r)) for r in put}
        sides |= {id_: (self.standing.get(id_), None) for id_ in forget}
        sides = {id_: (was, now) for id_, (was, now) in sides.items() if was or now}
        if sides:
            self._apply(sides)
            self.done.append(sides)
            self.undone.clear()

    def _apply(self, sides: Sides) -> None:
        back = False
        for id_, (was, now) in sides.items():
            if now is None:
                assert was is not None
                del self.standing[id_]
                self.gone.add(id_)
                self.basket.append((id_, was))
            else:
                back = back or id_ in self.gone
                self.gone.discard(id_)
                self.standing[id_] = now
        if back:
            self._take_out()

    def _take_out(self) -> None:
        self.basket = [each for each in self.basket if self.standing.get(each[0]) != each[1]]

    def undo(self) -> bool | None:
        return self._step(self.done, self.undone, lambda side: (side[1], side[0]))

    def redo(self) -> bool | None:
        return self._step(self.undone, self.done, lambda side: side)

    def _step(
        self,
        stack: list[Sides],
        other: list[Sides],
        turn: Callable[[tuple[Words | None, Words | None]], tuple[Words | None, Words | None]],
    ) -> bool | None:
        """Return whether a step was taken, None where something is in the way."""
        if not stack:
            return False
        sides = {id_: turn(side) for id_, side in stack[-1].items()}
        if any(self.standing.get(id_) != was for id_, (was, _) in sides.items()):
            return None
        self._apply(sides)
        other.append(stack.pop())
        return True

    def bring_back(self, id_: str, words: Words) -> None:
        was = self.standing.get(id_)
        if was is not None:
            self.basket.append((id_, was))
        self.gone.discard(id_)
        self.standing[id_] = words
        self.done.append({id_: (was, words)})
        self.undone.clear()
        self._take_out()

    def empty(self, chosen: list[tuple[str, Words]], *, all_of_it: bool) -> None:
        ids = {id_ for id_, _ in chosen}
        for each in list(self.basket) if all_of_it else chosen:
            self.basket.remove(each)
        for stack in (self.done, self.undone):
            left = [
                {id_: side for id_, side in sides.items() if id_ not in ids}
                for sides in stack
                if not any(id_ in ids and now is None for id_, (_, now) in sides.items())
            ]
            stack[:] = [sides for sides in left if sides]
