"""NoteInHand: a note while it is being written, from its head and corrections to its records."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.head import Head
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.record import MOST_IN_A_NAME
from quietnet.domain.refusal import Refused
from quietnet.domain.text import clean_line, fold
from quietnet.domain.when import in_full
from quietnet.reading.dates import DateOrder
from quietnet.reading.heading import day_in_words, fields_said, people_named
from quietnet.reading.heard import Reading
from quietnet.reading.keeping import Proposal, keep_note, propose
from quietnet.reading.listed import list_words
from quietnet.reading.newcomer import Told
from quietnet.reading.reader import read

_MOST_NAMES = 100_000  # letters in the head's first field, beyond which nobody is looked up


@dataclass(frozen=True, slots=True)
class NoteInHand:
    """What is known about a note beside its text.

    ``kept`` is the conversation it was opened from, None for a new one, and ``opened`` the names
    its head began with: while those stand, so do its people. ``corrected`` says who is meant, by
    ``Choice.key``; ``keep_new`` who is kept, by the name in the text; ``fresh`` are the people the
    head names who are not in the notebook yet, and ``order`` how days in figures are read.
    """

    kept: Conversation | None = None
    head: Head = field(default_factory=Head)
    opened: str = ""
    corrected: dict[str, str | None] = field(default_factory=dict)
    keep_new: dict[str, Told] = field(default_factory=dict)
    fresh: tuple[Person, ...] = ()
    order: DateOrder = "dmy"

    def begun(self, network: Network, now: datetime) -> Self:
        """Return the note once it is known who its names are."""
        opened = Head.of(self.kept, network.people).people if self.kept else ""
        return replace(self, opened=opened).with_head(self.head, network, now)

    def gone_on_with(self, kept: Conversation) -> Self:
        """Return the note once it was kept and is written on: its people and readings stand."""
        fresh: dict[str, str | None] = {}
        new: dict[str, Told] = {}
        opened = self.head.people
        return replace(self, kept=kept, opened=opened, corrected=fresh, keep_new=new, fresh=())

    def with_head(self, head: Head, network: Network, now: datetime) -> Self:
        """Return the note with another head; whoever it names anew has an id from then on."""
        note = replace(self, head=head, fresh=())
        _there, unknown = note.named(network)
        known = {fold(person.name): person for person in self.fresh}
        names = (name for name in unknown if 0 < len(clean_line(name)) <= MOST_IN_A_NAME)
        fresh = (known.get(fold(name)) or Person.named(name, now) for name in names)
        return replace(note, fresh=tuple(fresh))

    def named(self, known: Network) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of those the head says were there, and the names nobody has."""
        if self.kept and self.head.people.strip() in ("", self.opened.strip()):
            return self.kept.people, ()
        kept = self.kept.people if self.kept else ()
        if len(self.head.people) > _MOST_NAMES:
            return kept, ()
        there, unknown = people_named(self.head, known, kept)
        # Who was deleted since has no name to stand in the head; they fit again if brought back.
        gone = (id_ for id_ in kept if id_ not in known.people)
        return (*(person.id for person in there), *gone), unknown

    def known(self, network: Network) -> Network:
        """Return the network with those the head names anew."""
        return network.after(Change(put=self.fresh)) if self.fresh else network

    def reading(self, text: str, known: Network, today: date) -> Reading:
        """Read the text with what the head says and what was corrected.

        Args:
            text: the note, as typed.
            known: the network as ``known`` returned it.
            today: the day it is.
        """
        there, _unknown = self.named(known)
        readings = {**(self.kept.readings if self.kept else {}), **self.corrected}
        with_people = [id_ for id_ in there if id_ in known.people]
        return read(
            text, known, today, with_people=with_people, readings=readings, order=self.order
        )

    def records(
        self, text: str, network: Network, today: date, now: datetime
    ) -> tuple[Conversation, tuple[Person, ...]]:
        """Return the conversation the note makes, and who becomes known with it.

        Raises:
            Refused: when a field of the head, or the day, cannot be understood; when a value is
                too long.
        """
        known = self.known(network)
        there, unknown = self.named(known)
        if unknown or len(self.head.people) > _MOST_NAMES:  # with_head gave everybody else an id
            raise Refused(f"A name in the head is longer than {MOST_IN_A_NAME} characters.")
        said = {**fields_said(self.head)}
        if on := day_in_words(self.head.when, today, self.order):
            said["on"] = on
        heard = self.reading(text, known, today)
        talk, newcomers = keep_note(heard, now, known, keep_new=self.keep_new, **said)
        if self.kept:
            talk = _changed(self.kept, talk, there, now, on=on or self.kept.on)
        return talk, (*self.fresh, *newcomers)

    def proposal(self, reading: Reading) -> Proposal:
        """Return what the changed text of a kept note would change in its head, not taken yet."""
        if self.kept is None:
            return Proposal()
        seen = propose(self.kept, reading)
        there = set(reading.given)
        try:
            stands = day_in_words(self.head.when, reading.today, self.order) or self.kept.on
        except Refused:
            stands = self.kept.on
        return Proposal(
            on=seen.on if seen.on != stands else None,
            join=tuple(id_ for id_ in seen.join if id_ not in there),
            leave=tuple(id_ for id_ in seen.leave if id_ in there),
        )

    def head_taking(self, proposal: Proposal, known: Network) -> Head:
        """Return the head as a proposal would have it."""
        there, _unknown = self.named(known)
        ids = [id_ for id_ in there if id_ in known.people and id_ not in proposal.leave]
        names = list_words(known.people[id_].name for id_ in (*ids, *proposal.join))
        when = in_full(proposal.on) if proposal.on else self.head.when
        return self.head.with_values(people=names, when=when)


def _changed(
    kept: Conversation, written: Conversation, there: tuple[str, ...], now: datetime, *, on: date
) -> Conversation:
    """Return a kept note with its new words and readings; what stands in its head stands."""
    said = ("medium", "kind", "company", "minutes", "where", "kitchen", "mattered", "text")
    return kept.changed(
        now,
        **{name: getattr(written, name) for name in said},
        on=on,
        people=there,
        planned=kept.planned if on == kept.on else written.planned,
        readings=dict(written.readings),
    )
