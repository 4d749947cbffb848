"""Two clones of a notebook, each with its own state, and evenings on each apart."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.merging import Side, differing, merge
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.reading.joined_notes import join_notes
from quietnet.reading.kept import read_kept
from quietnet.reading.ticking import tick
from quietnet.store.joining import Joined, join
from quietnet.store.library import Library, Loaded
from quietnet.store.paths import Places
from quietnet.store.seen import Seen
from quietnet.store.shelves import Kept
from tests.store.made import NOW


@dataclass
class Machine:
    """One machine: its notebook, its own state, and a clock that goes on."""

    places: Places
    minutes: float = 0.0

    def now(self) -> datetime:
        self.minutes += 1
        return NOW + timedelta(minutes=self.minutes)

    @property
    def library(self) -> Library:
        return Library(self.places, self.now)

    def read(self) -> Loaded:
        return self.library.load()

    def keep(self, *records: Kept, forget: tuple[str, ...] = ()) -> None:
        library = self.library
        library.load()
        library.keep(Change(records, forget))

    def join(self, *sources: Path) -> Joined:
        library = self.library
        library.load()
        return join(library, sources, join_notes, self.now)

    def network(self) -> Network:
        loaded = self.read()
        return Network(loaded.people, loaded.conversations, read_kept)

    def says(self) -> dict[str, str]:
        """Return all that stands, and who is gone, as it may be compared."""
        loaded = self.read()
        seen = Seen(self.places.notebook, self.places.seal)
        seen.refresh()
        found = {r.id: r.model_dump_json() for r in (*loaded.people, *loaded.conversations)}
        assert loaded.problems == ()
        return found | {f"gone {id_}": "" for id_ in seen.gone}

    def every_word(self, joined: Joined) -> str:
        """Return all that stands, rests, or is said."""
        loaded = self.read()
        resting = [each.record for each in self.library.wastebasket()]
        records = (*loaded.people, *loaded.conversations, *resting)
        return "\n".join([*(r.model_dump_json() for r in records), *map(str, joined.problems)])


def two_machines(folder: Path, *records: Kept) -> tuple[Machine, Machine]:
    """Return a notebook with these records on two machines."""
    here = Machine(_places(folder / "here"))
    here.keep(*records)
    return here, clone(here, folder / "there")


def clone(machine: Machine, folder: Path, minutes: float = 0.5) -> Machine:
    """Return a machine with the same notebook, and a state of its own."""
    found = Machine(_places(folder), machine.minutes + minutes)
    shutil.copytree(machine.places.notebook, found.places.notebook)
    return found


def _places(folder: Path) -> Places:
    return Places(folder / "notebook", folder / "state", folder / "settings.toml")


def an_evening(machine: Machine, dice: Random) -> None:
    """Do something at random, as somebody does with a notebook."""
    network = machine.network()
    dice.choice(_DEEDS)(machine, network, dice)


def _add(machine: Machine, _network: Network, dice: Random) -> None:
    machine.keep(Person.named(f"New {dice.randint(0, 10**9)}", machine.now()))


def _write(machine: Machine, network: Network, dice: Random) -> None:
    people = dice.sample(sorted(network.people), min(2, len(network.people)))
    said = f"Said {dice.randint(0, 10**9)}\n- [ ] ask: about {dice.randint(0, 10**9)}"
    machine.keep(Conversation.written(_a_day(dice), said, machine.now(), people=tuple(people)))


def _edit(machine: Machine, network: Network, dice: Random) -> None:
    if network.people:
        person = dice.choice(list(network.people.values()))
        field = dice.choice(("work", "notes", "interesting"))
        machine.keep(person.changed(machine.now(), **{field: f"Word {dice.randint(0, 10**9)}"}))


def _rewrite(machine: Machine, network: Network, dice: Random) -> None:
    if network.conversations:
        talk = dice.choice(list(network.conversations.values()))
        text = dice.choice((f"{talk.text}\nMore {dice.randint(0, 10**9)}", f"Anew {dice.random()}"))
        machine.keep(talk.changed(machine.now(), text=text))


def _tick(machine: Machine, network: Network, dice: Random) -> None:
    for talk in network.conversations.values():
        for line, said in enumerate(talk.text.splitlines()):
            if said.startswith("- [ ]"):
                machine.keep(talk.changed(machine.now(), text=tick(talk.text, line, NOW.date())))
                return


def _move(machine: Machine, network: Network, dice: Random) -> None:
    if network.conversations:
        talk = dice.choice(list(network.conversations.values()))
        machine.keep(talk.changed(machine.now(), on=_a_day(dice)))


def _delete(machine: Machine, network: Network, dice: Random) -> None:
    known = [*network.people, *network.conversations]
    if known:
        machine.keep(forget=(dice.choice(known),))


def _make_one(machine: Machine, network: Network, dice: Random) -> None:
    if len(network.people) > 1:
        one, other = dice.sample(list(network.people.values()), 2)
        choices = dict.fromkeys(differing(one, other), Side.LEFT)
        change = merge(network, one, other, choices, machine.now(), join_notes)
        library = machine.library
        library.load()
        library.keep(change)


def _undo(machine: Machine, _network: Network, _dice: Random) -> None:
    library = machine.library
    library.load()
    try:
        library.undo()
    except Refused:
        return


def _a_day(dice: Random) -> date:
    return date(2026, dice.randint(1, 3), dice.randint(1, 28))


_DEEDS: tuple[Callable[[Machine, Network, Random], None], ...] = (
    _add, _write, _write, _edit, _rewrite, _tick, _move, _delete, _make_one, _undo,
)  # fmt: skip
