"""Network: the people and conversations of one notebook, as one immutable collection."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Self, TypeVar

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import Evidence, Mark, MarkReader
from quietnet.domain.gathering import gather
from quietnet.domain.person import Person
from quietnet.domain.text import fold

_R = TypeVar("_R", Person, Conversation)


def _nothing_marked(_text: str, _readings: Mapping[str, str | None]) -> Mark:
    return Mark()


def _named_by(record: Person | Conversation) -> set[str]:
    named = {id_ for id_ in record.readings.values() if id_}
    return named | (set(record.people) if isinstance(record, Conversation) else {record.id})


def _changed(records: Mapping[str, _R], change: Change, kind: type[_R]) -> dict[str, _R]:
    """Return records of one kind with a change applied."""
    found = {**records, **{put.id: put for put in change.put if isinstance(put, kind)}}
    for id_ in change.forget:
        found.pop(id_, None)
    return found


def _differ(change: Change) -> set[str]:
    return {*(put.id for put in change.put), *change.forget}


def _without(marks: Mapping[str, Mark], change: Change) -> dict[str, Mark]:
    differ = _differ(change)
    # A copy is made at once, also while another thread reads ahead.
    return {id_: mark for id_, mark in dict(marks).items() if id_ not in differ}


def _in_time(talk: Conversation) -> tuple[date, datetime, str]:
    return (talk.on, talk.created, talk.id)


def _everybody_in(talk: Conversation) -> dict[str, None]:
    """Return those who were there and those it names, each once."""
    return dict.fromkeys((*talk.people, *talk.mentioned))


class Network:
    """People and conversations by id; ``after`` returns a new one, nothing is altered in place.

    ``conversations`` may be a way to get them, which is taken when they are first needed: whoever
    only wants names need not wait for them. ``read`` turns a kept text into its marks; it is given
    so that this room needs no other.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        conversations: Iterable[Conversation] | Callable[[], Iterable[Conversation]] = (),
        read: MarkReader = _nothing_marked,
    ) -> None:
        self._people = {person.id: person for person in people}
        self._later: Callable[[], Iterable[Conversation]] | None = None
        if callable(conversations):
            self._later = conversations
        else:
            self._conversations = {talk.id: talk for talk in conversations}
        self._read = read
        self._marks: dict[str, Mark] = {}
        self._evidence: dict[str, Evidence] = {}

    @cached_property
    def _conversations(self) -> dict[str, Conversation]:
        return {talk.id: talk for talk in self._later()} if self._later else {}

    @property
    def _is_read(self) -> bool:
        return "_conversations" in vars(self)

    @property
    def people(self) -> Mapping[str, Person]:
        """The people by id."""
        return MappingProxyType(self._people)

    @property
    def conversations(self) -> Mapping[str, Conversation]:
        """The conversations by id."""
        return MappingProxyType(self._conversations)

    def __bool__(self) -> bool:
        return bool(self._people or self._conversations)

    def after(self, change: Change) -> Self:
        """Return the network with a change applied; what is known of untouched records stays."""
        if not self._is_read:
            return self._after_unread(change)
        new = type(self)((), (), self._read)
        new._people = _changed(self._people, change, Person)
        new._conversations = _changed(self._conversations, change, Conversation)
        new._marks = _without(self._marks, change)
        touched: set[str] = set()
        for record in change.put:
            touched |= self._touched_by(record.id) | _named_by(record)
        for id_ in change.forget:
            touched |= self._touched_by(id_)
        known = dict(self._evidence)  # made at once, too
        new._evidence = {id_: e for id_, e in known.items() if id_ not in touched}
        self._hand_on_order(new, change)
        if "_threaded" in vars(self):  # known once, it is never looked for in every note again
            differ = _differ(change)
            new._threaded = {id_: r for id_, r in self._threaded.items() if id_ not in differ}
            for record in change.put:
                if new.marks(record).threads:
                    new._threaded[record.id] = record
        return new

    def _hand_on_order(self, new: Self, change: Change) -> None:
        """Give the new network the orders that are known, with what a change put and took."""
        differ, known = _differ(change), vars(self)
        if not any(id_ in self._people or id_ in new._people for id_ in differ):
            vars(new).update({k: known[k] for k in ("by_name", "_notes_naming") if k in known})
        if "_by_person" not in known:
            return
        by_person = dict(self._by_person)
        old = [self._conversations[id_] for id_ in differ if id_ in self._conversations]
        put = [new._conversations[id_] for id_ in differ if id_ in new._conversations]
        for person in {id_ for talk in (*old, *put) for id_ in _everybody_in(talk)}:
            stay = [talk for talk in by_person.get(person, ()) if talk.id not in differ]
            stay += [talk for talk in put if person in _everybody_in(talk)]
            by_person[person] = sorted(stay, key=_in_time, reverse=True)
        new._by_person = by_person

    def _after_unread(self, change: Change) -> Self:
        """Return the network after a change, its conversations still unread; no evidence is yet."""
        new = type(self)(
            (), lambda: _changed(self._conversations, change, Conversation).values(), self._read
        )
        new._people = _changed(self._people, change, Person)
        new._marks = _without(self._marks, change)
        return new

    def _touched_by(self, id_: str) -> set[str]:
        """Return whose evidence rests on a record as it stands here."""
        record = self._people.get(id_) or self._conversations.get(id_)
        return _named_by(record) if record else set()

    @cached_property
    def by_name(self) -> tuple[Person, ...]:
        """Everybody by name, accents and case folded, those kept close first."""
        return tuple(
            sorted(self._people.values(), key=lambda p: (not p.kept_close, fold(p.name), p.id))
        )

    @cached_property
    def _by_person(self) -> dict[str, list[Conversation]]:
        """Every conversation under each person it was with or names, newest first."""
        found: dict[str, list[Conversation]] = {}
        for talk in sorted(self._conversations.values(), key=_in_time, reverse=True):
            for person in _everybody_in(talk):
                found.setdefault(person, []).append(talk)
        return found

    @cached_property
    def _notes_naming(self) -> dict[str, list[Person]]:
        """Everybody's standing notes under each other person they name."""
        found: dict[str, list[Person]] = {}
        for person in self._people.values():
            for named in {id_ for id_ in person.readings.values() if id_} - {person.id}:
                found.setdefault(named, []).append(person)
        return found

    def with_person(self, person_id: str) -> tuple[Conversation, ...]:
        """Return the conversations with somebody, newest first, plans among them."""
        return tuple(t for t in self._by_person.get(person_id, ()) if person_id in t.people)

    def naming(self, person_id: str) -> tuple[Conversation, ...]:
        """Return the conversations with somebody or naming them, newest first."""
        return tuple(self._by_person.get(person_id, ()))

    def about(self, person_id: str) -> tuple[Person | Conversation, ...]:
        """Return every record that is somebody's or names them: newest notes first, pages last."""
        pages = (self._people[person_id], *self._notes_naming.get(person_id, ()))
        return (*self.naming(person_id), *pages)

    @cached_property
    def _threaded(self) -> dict[str, Person | Conversation]:
        everything: tuple[Person | Conversation, ...]
        everything = (*self._conversations.values(), *self._people.values())
        return {record.id: record for record in everything if self.marks(record).threads}

    @property
    def threaded(self) -> Mapping[str, Person | Conversation]:
        """The records with a thread in them by id; every text is read once, then never again."""
        return MappingProxyType(self._threaded)

    def last_talk(self, person_id: str) -> Conversation | None:
        """Return the latest conversation with somebody that is not a plan."""
        known = self._by_person.get(person_id, ())
        return next((t for t in known if not t.planned and person_id in t.people), None)

    def named(self, name: str) -> tuple[Person, ...]:
        """Return the people a name, an alias or an id means, in order of name.

        A whole name wins over an alias, an alias over a first name.
        """
        if name in self._people:
            return (self._people[name],)
        wanted = fold(name.strip())
        for names in (
            lambda p: (p.name,),
            lambda p: p.aliases,
            lambda p: (p.first_name,),
        ):
            found = tuple(p for p in self.by_name if wanted in map(fold, names(p)))
            if found:
                return found
        return ()

    def marks(self, record: Person | Conversation) -> Mark:
        """Return what the record's text says, read once and remembered."""
        if record.id not in self._marks:
            text = record.notes if isinstance(record, Person) else record.text
            self._marks[record.id] = self._read(text, record.readings)
        return self._marks[record.id]

    def evidence(self, person_id: str) -> Evidence:
        """Return all the notes say about one person, gathered once and remembered."""
        if person_id not in self._evidence:
            marked = ((record, self.marks(record)) for record in self.about(person_id))
            self._evidence[person_id] = gather(self._people[person_id], marked)
        return self._evidence[person_id]
