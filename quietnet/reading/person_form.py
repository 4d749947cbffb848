"""The person's form, read: from the fields somebody edited to the records to be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pydantic import ValidationError

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.record import new_id
from quietnet.domain.refusal import Refused, why_refused
from quietnet.domain.text import fold
from quietnet.reading.dates import DateOrder
from quietnet.reading.person_fields import FieldReader
from quietnet.reading.person_words import BLANK, Words, person_words


class NotUnderstood(Refused):
    """Some fields were not understood: ``why`` has a sentence for each, by the field's name."""

    def __init__(self, why: Mapping[str, str]) -> None:
        super().__init__(next(iter(why.values())))
        self.why = dict(why)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filled form makes: the person, people who are new with them, and a plan.

    ``person`` is None where nothing about them was edited.
    """

    person: Person | None
    newcomers: tuple[Person, ...] = ()
    plan: Conversation | None = None

    @property
    def change(self) -> Change:
        """The whole of it, as one change."""
        made = (*self.newcomers, self.person, self.plan)
        return Change(put=tuple(record for record in made if record))


@dataclass(frozen=True, slots=True)
class Form:
    """One person's form: the record it began from (None: somebody new), and what is known.

    ``new_id`` is the id that somebody new gets, so that a form kept twice makes one person.
    """

    kept: Person | None
    network: Network
    today: date
    new_id: str = field(default_factory=new_id)
    order: DateOrder = "dmy"

    @property
    def words(self) -> Words:
        """What the fields show before anything is edited."""
        return person_words(self.kept, self.network) if self.kept else BLANK

    def namesake(self, name: str) -> Person | None:
        """Return who has this whole name already, where the form is for somebody new."""
        wanted = fold(" ".join(name.split()))
        found = (person for person in self.network.by_name if fold(person.name) == wanted)
        return None if self.kept else next(found, None)

    def filled(self, edits: Words, now: datetime) -> Filled:
        """Return what the edited fields make; a field that was not edited stays as it is.

        Raises:
            NotUnderstood: when a field was not understood; nothing is lost by it.
        """
        reader = FieldReader(
            self.kept, self.network, self.today, self.words, edits, now, self.order
        )
        fields = reader.fields()
        plan_on = reader.plan_on()
        if self.kept is None and not edits.get("name", "").strip():
            reader.refuse("name", "A name is needed, and nothing else.")
        if reader.why:
            raise NotUnderstood(reader.why)
        try:
            person = self._person(fields, now)
        except ValidationError as error:
            place = error.errors(include_url=False, include_input=False)[0]["loc"]
            raise NotUnderstood({str(place[0]): why_refused(error)}) from None
        who = person or self.kept
        plan = None
        if plan_on and who:
            plan = Conversation.written(plan_on, "", now, people=(who.id,), planned=True)
        return Filled(person, tuple(reader.newcomers), plan)

    def _person(self, fields: Mapping[str, object], now: datetime) -> Person | None:
        if self.kept is None:
            blank = {**dict(Person.named("-", now)), "id": self.new_id}
            return Person.model_validate({**blank, **fields})
        return self.kept.changed(now, **fields) if fields else None
