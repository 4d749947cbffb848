"""How deep it has become is remembered, and worked out again when anything it rests on differs."""

from datetime import date, timedelta

from quietnet.domain.change import Change
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.person import OwnWord, Person
from quietnet.domain.standings import Standings
from quietnet.reading.kept import read_kept
from tests.builders import NOW, TODAY, person, talk

ANA, JONAS = person("Ana Ruiz"), person("Jonas Weber")


def test_it_is_what_standing_says_after_every_change() -> None:
    known = Standings()
    network = Network((ANA, JONAS), [talk([ANA], 400, minutes=90)], read_kept)
    own = ANA.changed(NOW, own_word=OwnWord(depth=Depth.KEPT, on=TODAY))
    note = talk([JONAS], 3, "Tea.", kitchen=True, minutes=120)
    for change in (Change(), Change((note,)), Change((own,)), Change(forget=(note.id,))):
        network = network.after(change)
        for day in (TODAY, TODAY + timedelta(days=2_000)):
            for somebody in network.people.values():
                for _ in range(2):
                    assert known.depth(network, somebody, day) == _now(network, somebody, day)


def _now(network: Network, somebody: Person, day: date) -> Depth | None:
    return standing(somebody, network.evidence(somebody.id), day).depth
