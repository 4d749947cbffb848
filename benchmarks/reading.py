"""What reading a 5 KB note against 10,000 people costs, in ms of processor time and to str.find.

Run: python benchmarks/reading.py
"""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import process_time

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.kept import read_kept
from quietnet.reading.names import index_of
from quietnet.reading.reader import read

PEOPLE, TALKS, LETTERS, ROUNDS = 10_000, 20_000, 5_000, 7
# So that each of the sixteen common first names is one person in a hundred, as in real life.
COMMON = 0.16
NOW = datetime(2026, 3, 14, 20, tzinfo=UTC)
TODAY = date(2026, 3, 14)
SYLLABLES = [
    "an",
    "bel",
    "cor",
    "da",
    "el",
    "fi",
    "gra",
    "ho",
    "is",
    "jo",
    "ka",
    "lu",
    "ma",
    "no",
    "or",
    "pe",
    "qui",
    "ro",
    "sa",
    "ti",
    "ul",
    "vi",
    "wen",
    "xa",
    "yo",
    "ze",
]
FIRST = [
    "Grace",
    "Ana",
    "Jonas",
    "Mary",
    "Will",
    "May",
    "Rose",
    "Mark",
    "George",
    "Mireille",
    "Zoë",
    "Björn",
    "Priya",
    "Chidi",
    "Edith",
    "Tom",
]
PROSE = (
    "We talked about {}'s boat and the long winter, and {} said the saving grace was the light. "
    "Then {} wrote to me about #bicycles and `{}` in code, see https://example.org/{}. "
)


def name(dice: random.Random) -> str:
    first = dice.choice(FIRST) if dice.random() < COMMON else word(dice)
    return f"{first} {word(dice)}"


def word(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()


def notebook(dice: random.Random) -> Network:
    people = [Person.named(name(dice), NOW) for _ in range(PEOPLE)]
    talks = [
        Conversation.written(
            TODAY - timedelta(dice.randint(0, 3_000)), "", NOW,
            people=tuple({dice.choice(people).id for _ in range(2)}),
        )
        for _ in range(TALKS)
    ]  # fmt: skip
    return Network(people, talks, read_kept)


def note(dice: random.Random, network: Network) -> str:
    people = list(network.people.values())
    text = f"Yesterday: dinner with {dice.choice(people).name} and Grace.\n"
    while len(text) < LETTERS - 400:
        names = [dice.choice(people) for _ in range(5)]
        text += PROSE.format(*(p.name if dice.random() < 0.5 else p.first_name for p in names))
        text += "\n" if dice.random() < 0.3 else ""
    text += "\n- [ ] ask: Ana how the move went\n- [ ] meet: Sam Okafor, builds bamboo bikes\n"
    return (text + "> a line worth keeping\n" + "word " * LETTERS)[:LETTERS]


def timed(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return (process_time() - started) * 1_000


def main() -> None:
    dice = random.Random(4)
    network = notebook(dice)
    texts = [note(dice, network) for _ in range(ROUNDS)]
    names = [person.name for person in network.people.values()]
    first = timed(lambda: index_of(network))
    read(texts[0], network, TODAY)
    cold = median(timed(lambda text=text: read(text, network, TODAY)) for text in texts)  # type: ignore[misc]
    reading = median(timed(lambda text=text: read(text, network, TODAY)) for text in texts)  # type: ignore[misc]
    plain = median(timed(lambda text=text: [text.find(n) for n in names]) for text in texts)  # type: ignore[misc]
    person = next(iter(network.people.values()))
    moved = network.after(Change(put=(person.changed(NOW, name="Somebody Else"),)))
    again = timed(lambda: index_of(moved))
    heard = read(texts[0], network, TODAY)
    kept = median(timed(lambda text=text: read_kept(text, heard.readings)) for text in texts)  # type: ignore[misc]
    print(f"reading {LETTERS} letters against {PEOPLE} people: {reading:.2f} ms")
    print(f"the same where none of its names was read before: {cold:.2f} ms")
    print(f"a str.find pass for the same names over the same text: {plain:.2f} ms")
    print(f"ratio: {reading / plain:.2f}")
    print(f"a kept text by its stored readings: {kept:.2f} ms")
    print(f"index made: {first:.0f} ms; after one changed person: {again:.2f} ms")


if __name__ == "__main__":
    main()
