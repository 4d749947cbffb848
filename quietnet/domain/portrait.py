"""Portrait: one person's word, silence and next step today, worked out together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quietnet.domain.depth import Standing, standing
from quietnet.domain.evidence import Evidence
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.quiet import Silence, silence
from quietnet.domain.steps import Step, next_step


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person as the notes show them on one day."""

    person: Person
    standing: Standing
    silence: Silence
    step: Step


def portrait(person: Person, evidence: Evidence, today: date) -> Portrait:
    """Return a person's portrait today (depth model, sections 3 and 4)."""
    stands = standing(person, evidence, today)
    pause = silence(person, evidence, stands, today)
    return Portrait(person, stands, pause, next_step(person, evidence, stands, pause, today))


def portraits(network: Network, today: date) -> Iterator[Portrait]:
    """Yield everybody's portrait, by name, those kept close first."""
    for person in network.by_name:
        yield portrait(person, network.evidence(person.id), today)
