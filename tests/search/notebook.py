"""A small notebook to find things in, and a way to ask it."""

from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.kept import read_kept
from quietnet.search.finding import find
from quietnet.search.hit import Hit
from quietnet.search.index import Index
from tests.builders import TODAY, person, talk

ANA = person(
    "Ana Ruiz", aliases=("Nana",), knows=("brazing", "leases in Lisbon",), places=("Lisbon",),
    tags=("bicycles",), interesting="the frame builder",
)  # fmt: skip
MARTA = person("Marta Lindqvist", interesting="restores clocks", work="Clock maker")
TOMAS = person("Tomás Ferreira", knows=("Porto",), notes="Rides a red boat.\nNever late.")
LUIS = person("Luis Prado", tags=("bicycles",))
WILL = person("Will Hale", places=("Porto",))
EVENING = talk(
    [ANA], 5, "Tea by the stove.\nTalked about #bicycles and a letterpress.\n> it holds",
    minutes=120, where="Tim's kitchen", kitchen=True,
)  # fmt: skip
CALL = talk([TOMAS], 40, "A call about the ferry to Lisbon. #boats", medium=Medium.VOICE)
LETTER = talk([MARTA], 400, "A letter with a drawing of the regulator.", medium=Medium.LETTER)
PEOPLE = (ANA, MARTA, TOMAS, LUIS, WILL)
TALKS = (EVENING, CALL, LETTER)


def network(
    people: tuple[Person, ...] = PEOPLE, talks: tuple[Conversation, ...] = TALKS
) -> Network:
    return Network(people, talks, read_kept)


def ask(typed: str, of: Network | None = None) -> tuple[Hit, ...]:
    known = of or network()

    def depth_of(id_: str) -> Depth | None:
        return standing(known.people[id_], known.evidence(id_), TODAY).depth

    return find(Index(known), typed, TODAY, depth_of)


def names(typed: str, of: Network | None = None) -> list[str]:
    """Return what is found: people by name, conversations by the start of their text."""
    known = of or network()
    return [
        hit.name or known.conversations[hit.id].text.split("\n")[0] for hit in ask(typed, known)
    ]
