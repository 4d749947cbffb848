"""Entry: one change as the history has it, a line with what stood before and what after."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

import orjson

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.record import new_id
from quietnet.store.seen import Seen
from quietnet.store.shelves import PEOPLE, Kept, shelf_of, table_of


class Does(StrEnum):
    """What a line of the history did: something new, or one step back, or one forward again."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Part:
    """One record of a change, None where it does not stand.

    ``was_gone``: its tombstone stood before. ``into`` is whose page a forgotten one became part of.
    """

    id: str
    before: Kept | None
    after: Kept | None
    was_gone: bool = False
    into: str = ""

    @property
    def turned(self) -> Self:
        """The same part backwards."""
        return type(self)(self.id, self.after, self.before, into=self.into)

    @property
    def shelves(self) -> tuple[str, ...]:
        """The names of the shelves it stands on, before or after."""
        return tuple(shelf_of(record) for record in (self.before, self.after) if record)

    def as_json(self) -> dict[str, Any]:
        """Return the part as a line has it."""
        kinds = (table_of(shelf_of(record)) for record in (self.after, self.before) if record)
        found: dict[str, Any] = {"id": self.id, "kind": next(kinds, "")}
        found["before"] = self.before.kept() if self.before else None
        found["after"] = self.after.kept() if self.after else None
        if self.was_gone:
            found["was_gone"] = True
        if self.into:
            found["into"] = self.into
        return found

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """Return a part of a line.

        Raises:
            ValueError, KeyError, TypeError: when it is none.
        """
        model = Person if found["kind"] == PEOPLE else Conversation
        before, after = (
            model.model_validate_json(orjson.dumps(found[side])) if found[side] else None
            for side in ("before", "after")
        )
        return cls(
            found["id"], before, after, found.get("was_gone") is True, str(found.get("into") or "")
        )


def parts_of(change: Change, seen: Seen) -> tuple[Part, ...]:
    """Return the parts of a change that is about to be made."""
    into = dict(change.into)
    put = (Part(r.id, seen.find(r.id), r, was_gone=seen.is_gone(r.id)) for r in change.put)
    forgotten = (Part(id_, seen.find(id_), None, into=into.get(id_, "")) for id_ in change.forget)
    each_once = {part.id: part for part in (*put, *forgotten)}
    return tuple(
        part
        for part in each_once.values()
        if part.before or part.after or not seen.is_gone(part.id)
    )


def change_of(parts: Iterable[Part]) -> Change:
    """Return the change that brings records from before to after."""
    parts = tuple(parts)
    return Change(
        tuple(part.after for part in parts if part.after),
        tuple(part.id for part in parts if not part.after),
        into=tuple((part.id, part.into) for part in parts if part.into and not part.after),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what was done, and when; ``of`` is the change that an undo or a redo is of.

    ``lines`` are the parts as they are written; they are read when asked for.
    """

    id: str
    at: datetime
    deed: str
    lines: tuple[Mapping[str, Any], ...]
    does: Does = Does.CHANGE
    of: str = ""

    @classmethod
    def made(
        cls, deed: str, parts: Iterable[Part], at: datetime, does: Does = Does.CHANGE, of: str = ""
    ) -> Self:
        """Return the entry for a change that is about to be made."""
        return cls(new_id(), at, deed, tuple(part.as_json() for part in parts), does, of)

    @property
    def group(self) -> str:
        """The id of the change this line is, or goes back and forth on."""
        return self.of or self.id

    def deletes(self, ids: Collection[str]) -> bool:
        """Whether it is a change that removed one of these records."""
        return self.does is Does.CHANGE and any(
            line["id"] in ids and not line.get("after") for line in self.lines
        )

    def revisions(self) -> Iterator[tuple[str, int]]:
        """Yield each record's id with a revision it had before or after."""
        for line in self.lines:
            for side in (line.get("before"), line.get("after")):
                rev = side.get("rev") if isinstance(side, dict) else None
                if isinstance(rev, int):
                    yield str(line["id"]), rev

    def parts(self) -> tuple[Part, ...]:
        """Return the records it touched.

        Raises:
            ValueError, KeyError, TypeError: when one of them cannot be read.
        """
        return tuple(map(Part.from_json, self.lines))

    def as_json(self) -> dict[str, Any]:
        """Return the entry as JSON values."""
        found: dict[str, Any] = {"id": self.id, "at": self.at.isoformat(), "deed": self.deed}
        found["does"] = self.does.value
        if self.of:
            found["of"] = self.of
        return {**found, "parts": list(self.lines)}

    @classmethod
    def from_json(cls, found: object) -> Self | None:
        """Return an entry, None where something else is written."""
        if not isinstance(found, dict):
            return None
        try:
            lines = tuple(line for line in found["parts"] if line["id"])
            at = datetime.fromisoformat(found["at"])
            does, of = Does(found["does"]), str(found.get("of", ""))
            return cls(str(found["id"]), at, str(found["deed"]), lines, does, of)
        except (KeyError, TypeError, ValueError):
            return None
