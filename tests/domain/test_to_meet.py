"""Those one was told to meet, and those known only online so far."""

from quietnet.domain.conversation import Medium
from quietnet.domain.network import Network
from quietnet.domain.person import How, Origin
from quietnet.domain.to_meet import only_online, to_meet
from quietnet.reading.kept import read_kept
from tests.builders import TODAY, person, talk

ANA = person("Ana Ruiz")
LUIS = person("Luis Prado", origin=Origin(how=How.INTRODUCED, through=(ANA.id,)))
ELSA = person(
    "Elsa Nyman", interesting="makes paper", origin=Origin(how=How.INTRODUCED, through=(ANA.id,))
)
EVENING = talk(
    [ANA],
    9,
    "An evening.\n- [ ] meet: Luis Prado, builds bamboo bikes\n"
    "- [ ] meet: Nobody Kept, sings\n- [x] meet: Old Friend, done",
    minutes=90,
)


def names(network: Network) -> list[tuple[str, list[str], str]]:
    return [
        (each.name, [p.name for p in each.through], each.sentence)
        for each in to_meet(network, TODAY)
    ]


def test_open_suggestions_come_first_then_those_known_of() -> None:
    network = Network((ANA, LUIS, ELSA), (EVENING,), read_kept)
    assert names(network) == [
        ("Luis Prado", ["Ana Ruiz"], "builds bamboo bikes"),
        ("Nobody Kept", ["Ana Ruiz"], "sings"),
        ("Elsa Nyman", ["Ana Ruiz"], "makes paper"),
    ]
    luis, nobody, elsa = to_meet(network, TODAY)
    assert (luis.person, nobody.person, elsa.person) == (LUIS, None, ELSA)
    assert elsa.thread is None
    assert luis.thread
    assert luis.thread.record == EVENING


def test_the_first_real_talk_removes_them_and_a_message_does_not() -> None:
    line = talk([LUIS], 3, "A line to and fro.", medium=Medium.TEXT)
    tea = talk([LUIS], 2, "Tea.", minutes=30)
    assert "Luis Prado" in [n for n, *_ in names(Network((ANA, LUIS), (EVENING, line), read_kept))]
    met = Network((ANA, LUIS), (EVENING, line, tea), read_kept)
    assert [n for n, *_ in names(met)] == ["Nobody Kept"]


def test_those_let_go_are_not_suggested() -> None:
    gone = ELSA.model_copy(update={"ended": "let go"})
    assert names(Network((ANA, gone), (), read_kept)) == []


def test_only_online_so_far() -> None:
    theo = person("Theo", origin=Origin(how=How.ONLINE))
    hana = person("Hana")
    wren = person("Wren", origin=Origin(how=How.OTHER))
    met = person("Met", origin=Origin(how=How.ONLINE))
    talks = (
        talk([hana], 4, "A message.", medium=Medium.TEXT),
        talk([wren], 4, "A letter.", medium=Medium.LETTER),
        talk([met], 4, "A walk.", minutes=60),
    )
    network = Network((theo, hana, wren, met), talks, read_kept)
    assert [p.name for p in only_online(network, TODAY)] == ["Hana", "Theo"]
    assert "Theo" not in [name for name, *_ in names(network)]
