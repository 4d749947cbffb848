"""T5, its conflict names: what a sync program left beside a shelf is joined, both are kept."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.reading.joined_notes import join_notes
from quietnet.store.apart import lying_apart
from quietnet.store.joining import join
from quietnet.store.library import Library
from quietnet.store.paths import Places
from tests.torture.books import NOW, Kept, OurBook, places_in
from tests.torture.chance import chance_of

NAMES = {
    "Syncthing": "{}.sync-conflict-20260314-200000-ABCDEFG.json",
    "Dropbox": "{} (Ana's conflicted copy 2026-03-14).json",
    "Nextcloud": "{} (conflicted copy 2026-03-14 200000).json",
    "others": "{} (conflict 2026-03-14).json",
    "a merge tool": "{}.json.orig",
    "git": "",
}
"""The six names: five of a file that lies beside the shelf, and git's markers inside it."""


@dataclass
class Met:
    """How many conflicts there were, and how many words of either side are not there."""

    conflicts: int = 0
    words: int = 0
    lost: int = 0
    unjoined: int = 0
    wrong: list[str] = field(default_factory=list)


def meet_under_each_name(root: Path, rounds: int) -> Met:
    """Write on two machines apart, leave the other's under each name, join, look for each word.

    ``unjoined`` is the control: the words that are not there while nobody has joined the two.
    """
    found = Met()
    for number in range(rounds):
        for name, pattern in NAMES.items():
            dice = chance_of(number * len(NAMES) + found.conflicts)
            _meet(root / f"{number} {name}", name, pattern, dice, found)
            shutil.rmtree(root, ignore_errors=True)
    return found


def _meet(root: Path, name: str, pattern: str, dice: Random, found: Met) -> None:
    here, there = places_in(root), places_in(root / "other")
    _seed(here, dice)
    shutil.copytree(here.notebook, there.notebook)
    written = _write(here, dice, "here") | _write(there, dice, "there")
    _leave(here.notebook, there.notebook, pattern)
    lying = lying_apart(here.notebook)
    found.conflicts += len(lying)
    found.words += len(written)
    found.unjoined += len({word for word in written if word not in _all_words(root)})
    if not lying:
        found.wrong.append(f"{name}: nothing was found")
        return
    library = Library(here, lambda: NOW)
    library.load()
    joined = join(library, lying, join_notes, lambda: NOW)
    said = _all_words(root) + "".join(
        record.record.model_dump_json() for record in library.wastebasket()
    )
    missing = [word for word in written if word not in said]
    found.lost += len(missing)
    if joined.problems or lying_apart(here.notebook) or library.load().problems:
        found.wrong.append(f"{name}: something was left")


def _all_words(root: Path) -> str:
    return "".join(record.model_dump_json() for record in OurBook(root).read().records.values())


def _seed(places: Places, dice: Random) -> None:
    people = tuple(Person.named(f"Guest {number}", NOW) for number in range(3))
    talks = tuple(
        Conversation.written(date(2026, 1 + n % 2, 1 + n), f"Said {dice.random()}", NOW)
        for n in range(4)
    )
    Library(places, lambda: NOW).keep(Change((*people, *talks)))


def _write(places: Places, dice: Random, side: str) -> set[str]:
    """Write on one machine, and return the words that nobody may lose."""
    library = Library(places, lambda: NOW)
    loaded = library.load()
    words: set[str] = set()

    changes: list[Callable[[], Kept]] = [
        lambda: Person.named(_new(words, dice, f"Wren {side}"), NOW),
        lambda: Conversation.written(date(2026, 1, 9), _new(words, dice, f"Tea {side}"), NOW),
        lambda: dice.choice(loaded.people).changed(
            NOW + timedelta(minutes=dice.randint(1, 99)), work=_new(words, dice, f"work {side}")
        ),
        lambda: (each := dice.choice(loaded.conversations)).changed(
            NOW + timedelta(minutes=dice.randint(1, 99)),
            text=f"{each.text}\n{_new(words, dice, f'Cake {side}')}",
        ),
    ]
    library.keep(Change(tuple(each() for each in changes)))
    return words


def _new(words: set[str], dice: Random, what: str) -> str:
    said = f"{what} {dice.randint(0, 10**12)}"
    words.add(said)
    return said


def _leave(here: Path, there: Path, pattern: str) -> None:
    """Leave the other machine's shelves as a sync program does."""
    for path in sorted(there.rglob("*.json")):
        shelf = here / path.relative_to(there)
        if shelf.exists() and shelf.read_bytes() == path.read_bytes():
            continue
        if pattern:
            shutil.copyfile(path, shelf.with_name(pattern.format(path.stem)))
        elif shelf.exists():
            ours, theirs = shelf.read_bytes(), path.read_bytes()
            shelf.write_bytes(b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> there\n")
        else:
            shutil.copyfile(path, shelf)
