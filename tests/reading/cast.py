"""A small notebook to read notes against, and what was heard in names instead of ids."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.heard import Reading, SpanKind
from quietnet.reading.kept import read_kept
from quietnet.reading.reader import read

NOW = datetime(2026, 3, 18, 20, tzinfo=UTC)
TODAY = date(2026, 3, 18)  # a Wednesday


def person(name: str, *aliases: str) -> Person:
    return Person.named(name, NOW).changed(NOW, aliases=aliases)


def talk(on: date, *people: Person, text: str = "", planned: bool = False) -> Conversation:
    ids = tuple(p.id for p in people)
    return Conversation.written(on, text, NOW, people=ids, planned=planned)


def network(*people: Person | str, talks: tuple[Conversation, ...] = ()) -> Network:
    known = [p if isinstance(p, Person) else person(p) for p in people]
    return Network(known, talks, read_kept)


class Heard:
    """A reading with names for ids, so that a test says what a person would see."""

    def __init__(self, reading: Reading, known: Network) -> None:
        self.reading = reading
        self._known = known

    def _names(self, ids: tuple[str, ...]) -> list[str]:
        return [self._known.people[id_].name for id_ in ids]

    @property
    def people(self) -> list[str]:
        return self._names(self.reading.people)

    @property
    def mentioned(self) -> list[str]:
        return self._names(self.reading.mentioned)

    @property
    def named(self) -> list[str]:
        return sorted(self.people + self.mentioned)

    @property
    def new(self) -> list[str]:
        return [new.name for new in self.reading.new]

    @property
    def readings(self) -> dict[str, str | None]:
        return {w: id_ and self._known.people[id_].name for w, id_ in self.reading.readings.items()}

    def spans(self, *kinds: SpanKind) -> list[str]:
        text = self.reading.text
        return [text[s.start : s.end] for s in self.reading.spans if s.kind in kinds]


def hear(
    text: str,
    known: Network,
    today: date = TODAY,
    *,
    with_people: tuple[str, ...] = (),
    readings: Mapping[str, str | None] | None = None,
) -> Heard:
    return Heard(read(text, known, today, with_people=with_people, readings=readings or {}), known)
