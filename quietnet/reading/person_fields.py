"""The edited fields of a person's form, each read into what the record holds."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from pydantic import ValidationError

from quietnet.domain.network import Network
from quietnet.domain.person import Origin, Person
from quietnet.domain.record import Part
from quietnet.domain.refusal import Refused, why_refused
from quietnet.reading.dates import DateOrder
from quietnet.reading.days_ahead import day_ahead
from quietnet.reading.listed import items_in
from quietnet.reading.partial_dates import partial_date, quoted
from quietnet.reading.person_lines import contact_in, date_in, relation_in
from quietnet.reading.person_words import HOWS, NO, YES, Words, own_word_in
from quietnet.reading.reader import read
from quietnet.reading.routines import routine_in

_ORIGIN = "origin-"
_NOT_RESTING = ("", "no", "not resting")
_OPENLY = ("open", "yes", "for now", "resting")
Reader = Callable[[str], object]


class FieldReader:
    """Reads what was edited, gathering in ``why`` a sentence for each field not understood."""

    def __init__(
        self,
        kept: Person | None,
        network: Network,
        today: date,
        shown: Words,
        edits: Words,
        now: datetime,
        order: DateOrder,
    ) -> None:
        self._kept = kept
        self._network = network
        self._today = today
        self._shown = shown
        self._edits = edits
        self._now = now
        self._order = order
        self.why: dict[str, str] = {}
        self.newcomers: list[Person] = []

    def refuse(self, name: str, why: str) -> None:
        """Note why a field was not understood."""
        self.why.setdefault(name, why)

    def fields(self) -> dict[str, object]:
        """Return the person's fields that were edited."""
        found = self._read(self._readers())
        origin = self._read(self._origin_readers())
        if origin:
            kept = dict(self._kept.origin) if self._kept else {}
            changes = {name.removeprefix(_ORIGIN): value for name, value in origin.items()}
            try:
                found["origin"] = Origin.model_validate({**kept, **changes})
            except ValidationError as error:
                place = error.errors(include_url=False, include_input=False)[0]["loc"]
                self.refuse(f"{_ORIGIN}{place[0]}", why_refused(error))
        if self._edits.keys() & {"own_word", "own_why"}:
            found |= self._read({"own_word": lambda _: self._own_word()}, always=True)
        if "notes" in self._edits:
            found["readings"] = self._readings(self._edits["notes"])
        return found

    def plan_on(self) -> date | None:
        """Return the day of the plan, None where none was made."""
        if not self._edits.get("plan", "").strip():
            return None
        readers: dict[str, Reader] = {"plan": lambda text: day_ahead(text, *self._day)}
        on = self._read(readers).get("plan")
        return on if isinstance(on, date) else None

    @property
    def _day(self) -> tuple[date, DateOrder]:
        return self._today, self._order

    def _read(self, readers: Mapping[str, Reader], *, always: bool = False) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, reader in readers.items():
            if name not in self._edits and not always:
                continue
            try:
                found[name] = reader(self._edits.get(name, ""))
            except ValidationError as error:
                self.refuse(name, why_refused(error))
            except Refused as refused:
                self.refuse(name, str(refused))
        return found

    def _readers(self) -> Mapping[str, Reader]:
        return {
            **dict.fromkeys(("name", "interesting", "work", "notes"), str),
            **dict.fromkeys(("aliases", "places", "knows"), items_in),
            "tags": lambda text: tuple(tag.removeprefix("#") for tag in items_in(text)),
            "relations": lambda text: self._lines(
                "relations", text, lambda line: relation_in(line, self._network)
            ),
            "contacts": lambda text: self._lines("contacts", text, contact_in),
            "dates": lambda text: self._lines(
                "dates", text, lambda line: date_in(line, *self._day)
            ),
            "routines": lambda text: self._lines(
                "routines", text, lambda line: routine_in(line, *self._day)
            ),
            "birthday": self._partial,
            "kept_close": lambda word: word == YES,
            "resting": self._resting,
            "ended": lambda word: None if word == NO else word,
        }

    def _origin_readers(self) -> Mapping[str, Reader]:
        return {
            "origin-how": HOWS.__getitem__,
            "origin-on": self._partial,
            "origin-where": str,
            "origin-through": self._through,
            "origin-story": str,
        }

    def _partial(self, text: str) -> object:
        return partial_date(text, *self._day) if text.strip() else None

    def _lines(self, name: str, text: str, read_line: Callable[[str], Part]) -> tuple[Part, ...]:
        kept: Sequence[Part] = getattr(self._kept, name, ())
        shown = self._shown[name].split("\n") if kept else []
        lines = [line for line in text.split("\n") if line.strip()]
        return entries(lines, list(zip(shown, kept, strict=True)), read_line)

    def _resting(self, text: str) -> object:
        words = " ".join(text.lower().split())
        if words in _NOT_RESTING:
            return None
        if words in _OPENLY:
            return "open"
        until = words.removeprefix("until ").removeprefix("till ")
        return day_ahead(until, *self._day, whole_months=True)

    def _own_word(self) -> object:
        words = {**self._shown, **self._edits}
        kept = self._kept.own_word if self._kept else None
        try:
            return own_word_in(words, kept, self._today, why_edited="own_why" in self._edits)
        except LookupError:
            raise Refused("Choose a word to go with the reason, or clear the reason.") from None

    def _through(self, text: str) -> tuple[str, ...]:
        """Return whom the names mean; who is not known yet becomes known, a forgotten id stays."""
        before = self._kept.origin.through if self._kept else ()
        people = self._network.people
        as_shown = {people[id_].name: id_ for id_ in before if id_ in people}
        forgotten = [id_ for id_ in before if id_ not in people]
        found = [as_shown.get(name) or self._one_called(name) for name in items_in(text)]
        return tuple(dict.fromkeys((*found, *forgotten)))

    def _one_called(self, name: str) -> str:
        known = [person for person in self._network.named(name) if person != self._kept]
        if len(known) > 1:
            raise Refused(f"More than one person is called {quoted(name)}; write their whole name.")
        if known:
            return known[0].id
        newcomer = Person.named(name, self._now)
        self.newcomers.append(newcomer)
        return newcomer.id

    def _readings(self, notes: str) -> dict[str, str | None]:
        """Return who is meant in the notes; what was read once is not read anew."""
        stored = self._kept.readings if self._kept else {}
        with_people = (
            [self._kept.id] if self._kept and self._kept.id in self._network.people else []
        )
        heard = read(
            notes,
            self._network,
            self._today,
            with_people=with_people,
            readings=stored,
            order=self._order,
        )
        return dict(heard.readings)


def entries(
    lines: Sequence[str],
    shown: Sequence[tuple[str, Part]],
    read_line: Callable[[str], Part],
) -> tuple[Part, ...]:
    """Return the entries that lines say; a line nobody touched is the entry it was, to the byte.

    Where no line came or went, an edited one keeps what its entry holds beside it.
    """
    waiting: dict[str, list[Part]] = {}
    for line, entry in shown:
        waiting.setdefault(line, []).append(entry)
    same_lines = len(lines) == len(shown)
    found: list[Part] = []
    for place, line in enumerate(lines):
        if waiting.get(line):
            found.append(waiting[line].pop(0))
            continue
        entry = read_line(line)
        extra = (shown[place][1].model_extra or {}) if same_lines else {}
        found.append(type(entry).model_validate({**dict(entry), **extra}) if extra else entry)
    return tuple(found)
