"""What was heard in a note, as two or three calm lines and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from quietnet.cli.shapes import names_of, thread_shape
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold
from quietnet.domain.threads import threads_in
from quietnet.domain.when import on_day
from quietnet.reading.heard import Reading


@dataclass(frozen=True, slots=True)
class Noted:
    """A note's records, and the reading they were filled from.

    ``network`` has the note in it; ``kept`` is false where it is only looked at.
    """

    conversation: Conversation
    newcomers: tuple[Person, ...]
    heard: Reading
    network: Network
    kept: bool

    @property
    def people(self) -> list[str]:
        """The names of those who were there."""
        return names_of(self.network, (self.conversation if self.kept else self.heard).people)

    @property
    def mentioned(self) -> list[str]:
        """The names of those spoken of."""
        return names_of(self.network, (self.conversation if self.kept else self.heard).mentioned)

    @property
    def new(self) -> list[str]:
        """The names of those who were not known before, those said beside the text first."""
        heard = [new.name for new in self.heard.new]
        named = {fold(name) for name in heard}
        return [p.name for p in self.newcomers if fold(p.name) not in named] + heard

    @property
    def only_named(self) -> list[str]:
        """The names of those who are new and were not kept."""
        became_known = {fold(person.name) for person in self.newcomers} if self.kept else set()
        return [name for name in self.new if fold(name) not in became_known]


def in_words(noted: Noted, today: date) -> Iterator[str]:
    """Yield who, what about, and who is new; nothing for what was not said."""
    talk, heard = noted.conversation, noted.heard
    who = [f"With {_listed(noted.people)}." if noted.people else "With nobody who is known."]
    if noted.mentioned:
        who.append(f"Spoken of: {_listed(noted.mentioned)}.")
    if talk.on == today:
        who.append("Today.")
    else:
        who.append(f"{'A plan for' if talk.planned else 'On'} {on_day(talk.on, today)}.")
    about = [f"About {_listed([f'#{topic}' for topic in heard.topics])}."] if heard.topics else []
    if heard.threads:
        about.append(f"Threads: {'; '.join(thread.text for thread in heard.threads)}.")
    new = []
    if noted.kept and noted.newcomers:
        new.append(f"Someone new, kept: {_listed([person.name for person in noted.newcomers])}.")
    if noted.only_named:
        how = "; --keep-new keeps them, too" if noted.kept else ""
        new.append(f"Someone new: {_listed(noted.only_named)}{how}.")
    yield from (" ".join(line) for line in (who, about, new) if line)


def as_json(noted: Noted) -> dict[str, object]:
    """Return what was heard, keys as the contract gives them; a kept note has its id first."""
    talk, heard, people = noted.conversation, noted.heard, noted.network.people
    mattered = heard.mattered if talk.mattered is None else talk.mattered
    readings = talk.readings if noted.kept else heard.readings
    found = threads_in(noted.network, talk)
    shape = {
        "on": talk.on.isoformat(),
        "planned": talk.planned,
        "medium": talk.medium.value,
        "people": noted.people,
        "mentioned": noted.mentioned,
        "new": noted.new,
        "topics": list(heard.topics),
        "mattered": sorted(mattered),
        "threads": [thread_shape(noted.network, thread, kept=noted.kept) for thread in found],
        "readings": {
            written: people[id_].name if id_ and id_ in people else None
            for written, id_ in readings.items()
        },
        "text": talk.text,
    }
    return {"id": talk.id, **shape} if noted.kept else shape


def _listed(names: Sequence[str]) -> str:
    """Return names as they are said: ``Ana, Jonas and Sam``."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
