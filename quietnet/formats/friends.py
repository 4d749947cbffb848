"""friends: people, activities and notes from the file of the friends program."""

import codecs
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.person import Person, Source
from quietnet.domain.refusal import Refused, why_refused
from quietnet.domain.text import fold
from quietnet.formats.friends_file import (
    Event,
    Friend,
    FriendsFile,
    in_our_words,
    is_friends_file,
    read_friends_file,
)
from quietnet.formats.front_matter import as_text
from quietnet.formats.stable_id import stable_id

FORMAT = "friends"
_A_BEGINNING = 4_096  # bytes
_NOT_UTF8 = "The file is not in UTF-8. Nothing was brought in."
_NOT_ONE = "This is no file of the friends program. Nothing was brought in."
_NO_SECTION = "It stands in no section of the file."
_TWICE = "Somebody of that name stood there already."


def tells(data: bytes, _name: str) -> bool:
    """Whether a file is one of the friends program."""
    return is_friends_file(
        data[:_A_BEGINNING].removeprefix(codecs.BOM_UTF8).decode(errors="ignore")
    )


def read_friends(data: bytes, now: datetime) -> Arrivals:
    """Return the people and conversations of a friends file.

    An activity is a conversation with those it names. A note is no contact: it becomes a line, with
    its day, among the notes of everybody it names; one that names nobody is kept as a note of that
    day. Tags are topics, or tags of a person.

    Raises:
        Refused: when it is no such file.
    """
    try:
        text = as_text(data)
    except UnicodeError:
        raise Refused(_NOT_UTF8) from None
    if not is_friends_file(text):
        raise Refused(_NOT_ONE)
    return _Reading(read_friends_file(text, now.date()), now).arrivals()


class _Reading:
    """One file on its way to records."""

    def __init__(self, found: FriendsFile, now: datetime) -> None:
        self._found = found
        self._now = now
        self._people: dict[str, Person] = {}
        self._talks: list[Conversation] = []
        self._skipped: list[Skipped] = []
        self._not_carried: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()

    def arrivals(self) -> Arrivals:
        """Return everything the file holds, and an account of the rest."""
        for friend in self._found.friends:
            self._add(friend)
        for event in (*self._found.activities, *self._found.notes):
            for name in event.names:
                if fold(name) not in self._people:
                    self._add(Friend(name))
        for activity in self._found.activities:
            self._talk("activity", activity, Medium.IN_PERSON)
        lines: dict[str, list[Event]] = {}
        for note in self._found.notes:
            known = self._ids(note)
            if not known:
                self._talk("note", note, Medium.UNSAID)
            for name in known:
                lines.setdefault(fold(name), []).append(note)
        for name, notes in lines.items():
            self._note_down(name, notes)
        self._skipped += [
            Skipped(f"line {number}: {words[:60]}", _NO_SECTION)
            for number, words in self._found.unread.items()
        ]
        self._account_for_places()
        return Arrivals(
            FORMAT,
            tuple(self._people.values()),
            tuple(self._talks),
            tuple(self._skipped),
            dict(sorted(self._not_carried.items())),
        )

    def _add(self, friend: Friend) -> None:
        key = fold(friend.name)
        if key in self._people:
            self._skipped.append(Skipped(friend.name, _TWICE))
            return
        try:
            self._people[key] = Person(
                id=stable_id(FORMAT, "friend", key),
                created=self._now,
                updated=self._now,
                name=friend.name,
                aliases=friend.nicknames,
                places=(friend.place,) if friend.place else (),
                tags=friend.tags,
                sources=(Source(kind=FORMAT, uid=friend.name),),
            )
        except ValidationError as error:
            self._skipped.append(Skipped(friend.name[:60], why_refused(error)))

    def _ids(self, event: Event) -> dict[str, str]:
        """Return whom an event names, as it writes them."""
        people = ((name, self._people.get(fold(name))) for name in event.names)
        return {name: person.id for name, person in people if person}

    def _talk(self, what: str, event: Event, medium: Medium) -> None:
        self._seen[f"{what}{event.on}{event.words}"] += 1
        again = self._seen[f"{what}{event.on}{event.words}"]
        # Without a day the words alone are what the line is known by, whenever it is read.
        day = str(event.on) if event.dated else ""
        self._not_carried[f"{what} without a day"] += not event.dated
        known = self._ids(event)
        try:
            self._talks.append(
                Conversation(
                    id=stable_id(FORMAT, what, day, event.words, str(again)),
                    created=self._now,
                    updated=self._now,
                    on=event.on,
                    planned=event.on > self._now.date(),
                    people=tuple(dict.fromkeys(known.values())),
                    medium=medium,
                    where=event.place,
                    # The program knows no quotes; a line of it says nothing of what mattered.
                    mattered=frozenset() if event.words.startswith(">") else None,
                    text=in_our_words(event.words),
                    readings=dict(known),
                )
            )
        except ValidationError as error:
            self._skipped.append(Skipped(event.words[:60], why_refused(error)))

    def _note_down(self, key: str, notes: Iterable[Event]) -> None:
        person = self._people[key]
        written = sorted(notes, key=lambda note: note.on)
        lines = [
            f"- {note.on}: {in_our_words(note.words)}" if note.dated else
            f"- {in_our_words(note.words)}"
            for note in written
        ]  # fmt: skip
        readings = {word: id_ for note in written for word, id_ in self._ids(note).items()}
        changes = {"notes": "\n".join(lines), "readings": readings}
        try:
            values = {field: getattr(person, field) for field in Person.model_fields}
            self._people[key] = Person.model_validate({**values, **changes})
        except ValidationError as error:
            self._skipped.append(Skipped(person.name, why_refused(error)))

    def _account_for_places(self) -> None:
        named = {event.place for event in self._found.activities}
        named |= {friend.place for friend in self._found.friends}
        for place in self._found.places:
            self._not_carried["place nobody was at"] += place.name not in named
            self._not_carried["other names of a place"] += bool(place.nicknames)
        self._not_carried += Counter()  # drops what does not occur
