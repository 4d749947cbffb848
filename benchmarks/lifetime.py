"""Writes a made-up notebook of any size from a seed, through the real store.

A lifetime by default: 10,000 people, 100,000 notes over sixty years, about 600 characters a note
with names, topics and threads. ``--usual`` is 150 people and 2,000 notes over six years. The same
seed writes the same people and words, whatever the day.
Run: python benchmarks/lifetime.py FOLDER [--usual] [--people N] [--notes N] [--years N] [--seed N]
"""

import argparse
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, groupby
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.person import Person
from quietnet.store.library import Library
from quietnet.store.paths import Places

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def listed(text: str) -> list[str]:
    return text.split()


SYLLABLES = listed(
    "an bel cor da el fi gra ho is jo ka lu ma no or pe qui ro sa ti ul vi wen xa yo ze"
)
FIRST = listed(
    "Grace Ana Jonas Mary Will May Rose Mark George Mireille Zoë Björn Priya Chidi Edith Tom"
)
TOPICS = listed(
    "bicycles bread letters gardens rivers novels maps chess weaving stars tea trains birds looms"
    " boats poetry/russian poetry/short winter wood music"
)
WORDS = listed(
    "the a we she he they about with and then after before slowly kitchen window garden bread"
    " river letter novel bicycle winter morning evening table walk train music quiet laughed asked"
    " told remembered promised finished started kept lost found bought mended painted carried"
    " street mother brother daughter work holiday weather story question answer again never"
    " because while until over under near far old new small bright dark warm cold good hard easy"
)
COMMON = 0.16  # so that each common first name is one person in a hundred, as in real life
LETTERS = 600  # of a note, about


@dataclass(frozen=True, slots=True)
class Size:
    """How large a notebook is, and the seed it grows from."""

    people: int = 10_000
    notes: int = 100_000
    years: int = 60
    seed: int = 1


LIFETIME = Size()
USUAL = Size(people=150, notes=2_000, years=6)


def places_in(folder: Path) -> Places:
    """Return where a made-up notebook and what belongs to it lie in a folder."""
    return Places(folder / "notebook", folder / "state", folder / "config" / "settings.toml")


def write(folder: Path, size: Size) -> Library:
    """Write a notebook into an empty folder, a year at a time, each kept as any change is."""
    dice = random.Random(size.seed)
    library = Library(places_in(folder), lambda: NOW)
    people = [somebody(dice) for _ in range(size.people)]
    library.keep(Change(put=tuple(people)), "the people")
    for year, notes in groupby(conversations(dice, people, size), key=lambda note: note.on.year):
        library.keep(Change(put=tuple(notes)), f"the year {year}")
    return library


def new_id(dice: random.Random) -> str:
    return str(uuid.UUID(int=dice.getrandbits(128), version=4))


def word(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()


def words(dice: random.Random, number: int) -> str:
    return " ".join(dice.choices(WORDS, k=number))


def somebody(dice: random.Random) -> Person:
    """Return somebody with about as much on their page as real people have."""
    first = dice.choice(FIRST) if dice.random() < COMMON else word(dice)
    name = f"{first} {word(dice)}"
    address = f"{first.lower()}@example.org"
    return Person.model_validate(
        {
            "id": new_id(dice),
            "created": NOW,
            "updated": NOW,
            "name": name,
            "interesting": words(dice, 6),
            "aliases": (first[:3] + "i",) if dice.random() < 0.1 else (),
            "places": (word(dice),),
            "work": words(dice, 2),
            "knows": tuple(dice.sample(TOPICS, 2)),
            "contacts": ({"kind": "email", "value": address},) if dice.random() < 0.5 else (),
            "tags": (dice.choice(TOPICS),) if dice.random() < 0.2 else (),
            "notes": words(dice, 30) if dice.random() < 0.3 else "",
        },
        strict=False,
    )


def conversations(dice: random.Random, people: list[Person], size: Size) -> Iterator[Conversation]:
    """Yield the notes, the oldest first; a few people have very many, and most have some."""
    weights = list(accumulate(1 / (place + 10) for place in range(len(people))))
    days = sorted(dice.randrange(size.years * 365) for _ in range(size.notes))
    start = TODAY - timedelta(days=size.years * 365 - 1)
    for day in days:
        there = dice.choices(people, cum_weights=weights, k=dice.choice((1, 1, 1, 2, 3)))
        yield conversation(
            dice,
            start + timedelta(days=day),
            list({each.id: each for each in there}.values()),
            people,
        )


def conversation(
    dice: random.Random, on: date, there: list[Person], people: list[Person]
) -> Conversation:
    """Return a note about an evening, with what it says of others, topics and threads."""
    other = dice.choice(people)
    named = [*there, other] if dice.random() < 0.3 else there
    text = said(dice, named)
    moment = datetime.combine(on, datetime.min.time(), UTC) + timedelta(hours=20)
    return Conversation.written(
        on,
        text,
        moment,
        id=new_id(dice),
        people=tuple(each.id for each in there),
        medium=dice.choice(list(Medium)),
        minutes=dice.choice((None, 30, 60, 120)),
        where=dice.choice(("", "", "the kitchen", "by the river")),
        readings={each.name: each.id for each in named},
    )


def said(dice: random.Random, named: list[Person]) -> str:
    """Return about 600 characters with names in them, some topics, and now and then a thread."""
    text = ""
    while len(text) < LETTERS - 120:
        sentence = f"{words(dice, 9)} {dice.choice(named).name} {words(dice, 8)}."
        text += sentence[0].upper() + sentence[1:] + ("\n\n" if dice.random() < 0.2 else " ")
    text += f"About #{dice.choice(TOPICS)}.\n" if dice.random() < 0.5 else "\n"
    for name in {each.name: each for each in named}:
        if name not in text:
            text += f"{name} came too.\n"
    if dice.random() < 0.1:
        tick = dice.choice((" ", "x", "x", "x"))
        text += f"- [{tick}] ask: how the {dice.choice(WORDS)} went\n"
    if dice.random() < 0.03:
        text += f"- [x] offer: lent them the {dice.choice(WORDS)}\n"
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up notebook.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--usual", action="store_true")
    for name in ("people", "notes", "years", "seed"):
        parser.add_argument(f"--{name}", type=int)
    given = vars(parser.parse_args())
    folder, usual = given.pop("folder"), given.pop("usual")
    chosen = {name: value for name, value in given.items() if value is not None}
    write(folder, replace(USUAL if usual else LIFETIME, **chosen))
    print(f"Written; open it with: quietnet --notebook {places_in(folder).notebook}")


if __name__ == "__main__":
    main()
