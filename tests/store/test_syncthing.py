"""Two machines that a real Syncthing keeps in step: every word of both, on both sides."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from quietnet.domain.two_texts import MARK
from quietnet.store.apart import lying_apart
from quietnet.store.wastebasket import Resting
from tests.store.clones import Machine, two_machines
from tests.store.made import person, talk
from tests.store.syncthing import Syncthing, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("syncthing") is None, reason="Syncthing is not on this machine"
    ),
]


def _in_step(one: Syncthing, other: Syncthing) -> None:
    """Have both look at their folders, and wait until they are the same."""

    def same() -> bool:
        one.scan()
        other.scan()
        return (
            one.is_in_step(other)
            and other.is_in_step(one)
            and _files(one.folder) == _files(other.folder)
        )

    until(same, "both are in step")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.json")
        if not path.name.startswith((".", "~"))
    }


def test_two_machines_that_wrote_apart_have_every_word_of_both_once_they_meet(
    tmp_path: Path,
) -> None:
    ana, note, gone = person(), talk(text="Tea."), talk(date(2026, 2, 3), "To be deleted.")
    here, there = two_machines(tmp_path, ana, note, gone)
    shutil.rmtree(there.places.notebook)
    one = Syncthing.made(tmp_path / "one", here.places.notebook)
    other = Syncthing.made(tmp_path / "other", there.places.notebook)
    one.meet(other)
    other.meet(one)
    with one.running(), other.running():
        _in_step(one, other)
    assert there.says() == here.says()
    _write_apart(here, there)
    with one.running(), other.running():
        _in_step(one, other)
        lying = lying_apart(here.places.notebook)
        assert {path.name.partition(".")[0] for path in lying} == {"notebook", "2026-03"}
        assert all(".sync-conflict-" in path.name for path in lying)
        _say("left by Syncthing:", *sorted(path.name for path in lying))
        joined = here.join(*lying)
        assert joined.problems == ()
        _in_step(one, other)
    assert lying_apart(here.places.notebook) == lying_apart(there.places.notebook) == ()
    assert here.says() == there.says()
    for machine in (here, there):
        network = machine.network()
        texts = {each.text for each in network.conversations.values()}
        assert texts in [
            {f"{first}\n\n{MARK}\n\n{second}", "Only here.", "Only there.", "In April."}
            for first, second in (("Oak.", "Elm."), ("Elm.", "Oak."))
        ]
        page = network.people[ana.id]
        assert (page.work, set(page.places)) == ("Baker", {"Porto", "Bern"})
        assert {each.name for each in network.people.values()} == {"Ana Ruiz", "Sam", "Wren"}
        _say("both say:", *sorted(text.replace("\n", " / ") for text in texts))
    (resting,) = (each.record for each in _wastebasket(here) if each.record.id == ana.id)
    assert resting.kept()["work"] == "Builder"


def _write_apart(here: Machine, there: Machine) -> None:
    network = here.network()
    (ana,) = network.people.values()
    gone, note = sorted(network.conversations.values(), key=lambda each: each.on)
    here.keep(ana.changed(here.now(), work="Builder", places=("Porto",)), person("Sam"))
    here.keep(note.changed(here.now(), text="Oak."), talk(text="Only here."))
    there.minutes = here.minutes + 5
    there.keep(ana.changed(there.now(), work="Baker", places=("Bern",)), person("Wren"))
    there.keep(note.changed(there.now(), text="Elm."), talk(text="Only there."))
    there.keep(talk(date(2026, 4, 1), "In April."), forget=(gone.id,))


def _say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


def _wastebasket(machine: Machine) -> tuple[Resting, ...]:
    library = machine.library
    library.load()
    return library.wastebasket()
