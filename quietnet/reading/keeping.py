"""Keeping: from a reading to the records it makes, and what editing a kept text would change."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from pydantic import ValidationError

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import How, Origin, Person
from quietnet.domain.refusal import Refused, why_refused
from quietnet.reading.dates import written_day
from quietnet.reading.heard import Newcomer, Reading
from quietnet.reading.newcomer import Told, told_of
from quietnet.reading.reader import read


def keep_note(
    reading: Reading,
    now: datetime,
    network: Network,
    *,
    keep_new: Mapping[str, Told] | Collection[str] | bool = (),
    **head: object,
) -> tuple[Conversation, tuple[Person, ...]]:
    """Return a note first kept: its conversation, and the people who become known with it.

    The text fills the day, the people and the readings (docs/notes.md); what ``head`` says wins.
    Whom a thread says to meet is always kept, through the people with you.

    Args:
        reading: what was heard.
        now: the moment.
        network: who is known.
        keep_new: which others who are new are kept too, by the name in the text, with what was
            said of them where it is a mapping; True for all.
        head: further fields of the conversation.

    Raises:
        Refused: when the text begins with a day no calendar has and the head names none, or a
            field is refused.
    """
    if reading.refusal and "on" not in head:
        raise Refused(reading.refusal)
    told = keep_new if isinstance(keep_new, Mapping) else {}
    names = {new.name for new in reading.new} if keep_new is True else set(keep_new or ())
    wanted = [new for new in reading.new if new.meet or new.name in names]
    try:
        arrived = {
            new.name: Person.named(told[new.name].name if new.name in told else new.name, now)
            for new in wanted
        }
        understood = _with_arrived(reading, network, arrived)
        fields: dict[str, object] = {
            "people": understood.people,
            "readings": dict(understood.readings),
            "on": understood.on,
            **head,
        }
        fields.setdefault("planned", _is_ahead(fields["on"], reading.today))
        conversation = Conversation.model_validate({**_fresh(now), "text": reading.text, **fields})
        there = conversation.people
        people = [_as_told(arrived[new.name], new, there, told.get(new.name)) for new in wanted]
    except ValidationError as error:
        raise Refused(why_refused(error)) from None
    return conversation, tuple(people)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an edited text would change in a kept conversation, if its owner agrees."""

    on: date | None = None
    join: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.on or self.join or self.leave)


def propose(conversation: Conversation, reading: Reading) -> Proposal:
    """Return what an edit would change: the kept fields stand until their owner agrees.

    ``reading`` is of the new text, read with the conversation's own people and readings. A day is
    proposed only where its words changed; people only where their names came or went.
    """
    before = {id_ for id_ in conversation.readings.values() if id_}
    now = {choice.chosen for choice in reading.choices if choice.chosen}
    joined = (id_ for id_ in reading.people if id_ not in before)
    changed = written_day(reading.text).casefold() != written_day(conversation.text).casefold()
    said = bool(written_day(reading.text)) and not reading.refusal
    return Proposal(
        on=reading.on if changed and said and reading.on != conversation.on else None,
        join=tuple(id_ for id_ in joined if id_ not in conversation.people),
        leave=tuple(id_ for id_ in conversation.people if id_ in before - now),
    )


def _with_arrived(reading: Reading, network: Network, arrived: Mapping[str, Person]) -> Reading:
    """Return the reading once those who are new are known."""
    if not arrived:
        return reading
    known = {name: person.id for name, person in arrived.items()}
    return read(
        reading.text,
        network.after(Change(put=tuple(arrived.values()))),
        reading.today,
        with_people=reading.given,
        readings=MappingProxyType({**reading.readings, **known}),
    )


def _is_ahead(on: object, today: date) -> bool:
    return isinstance(on, date) and on > today


def _fresh(now: datetime) -> Mapping[str, object]:
    blank = Conversation.written(now.date(), "", now)
    return {"id": blank.id, "created": now, "updated": now}


def _as_told(person: Person, new: Newcomer, there: tuple[str, ...], told: Told | None) -> Person:
    """Return a newcomer with what is said of them and through whom they are known."""
    told = told or told_of(new, there)
    through = tuple(id_ for id_ in told.through if id_ != person.id)
    origin = Origin(how=How.INTRODUCED if new.meet else None, through=through)
    values = {"interesting": told.interesting, "origin": origin}
    return Person.model_validate({**dict(person), **values})
