"""Paths: who led to whom; circles, gaps and long ways end in a forest."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.conversation import Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.paths import Forest, has_met
from quietnet.domain.person import How, Origin, OwnWord, Person
from tests.builders import NOW, TODAY, person, talk


def led(name: str, *through: Person | str, **origin: object) -> Person:
    ids = tuple(each if isinstance(each, str) else each.id for each in through)
    return person(name, origin=Origin.model_validate({"through": ids, **origin}))


def forest(*people: Person) -> Forest:
    return Forest({each.id: each for each in people})


def drawn(grown: Forest) -> list[str]:
    return ["  " * each.level + each.person.name for each in grown.branches()]


RUTH = led("Ruth", how=How.NEIGHBOUR)
WREN = led("Wren", RUTH, on=PartialDate(2018))
ANA = led("Ana", WREN)
BEN = led("Ben", RUTH, on=PartialDate(2012))
EDMUND = led("Edmund", how=How.EVENT)
INES = led("Ines", EDMUND)
ALONE = led("Zoe")


def test_everybody_stands_under_whoever_led_to_them() -> None:
    grown = forest(ANA, WREN, RUTH, INES, EDMUND, BEN, ALONE)
    assert drawn(grown) == ["Edmund", "  Ines", "Ruth", "  Ben", "  Wren", "    Ana"]
    assert [p.name for p in grown.apart()] == ["Zoe"]
    assert [p.name for p in grown.led_by(ANA.id)] == ["Ruth", "Wren"]
    assert [p.name for p in grown.led_to(RUTH.id)] == ["Ben", "Wren"]
    assert grown.led_by(ALONE.id) == grown.led_to(ALONE.id) == ()


def test_the_last_of_those_led_to_is_known() -> None:
    found = {each.person.name: each.is_last for each in forest(RUTH, BEN, WREN, ANA).branches()}
    assert found == {"Ruth": True, "Ben": False, "Wren": True, "Ana": True}


def test_somebody_whom_two_led_to_stands_once_and_names_the_other() -> None:
    both = led("Sam", EDMUND, WREN, EDMUND)
    branches = {each.person.name: each for each in forest(RUTH, WREN, EDMUND, both).branches()}
    assert (branches["Sam"].level, [p.name for p in branches["Sam"].also]) == (1, ["Wren"])
    assert [p.name for p in forest(RUTH, WREN, EDMUND, both).led_by(both.id)] == ["Edmund"]


def test_a_circle_is_cut_and_nobody_leads_to_themselves() -> None:
    one = person("One")
    two = led("Two", one)
    one = one.model_copy(update={"origin": Origin(through=(two.id,))})
    later = two.model_copy(update={"created": NOW + timedelta(days=1)})
    assert drawn(forest(one, later)) == ["Two", "  One"]
    myself = person("Me")
    myself = myself.model_copy(update={"origin": Origin(through=(myself.id,))})
    assert drawn(forest(myself)) == []
    assert [p.name for p in forest(myself).apart()] == ["Me"]


def test_an_introducer_who_is_gone_leads_to_nobody() -> None:
    grown = forest(led("Left", "11111111-1111-4111-8111-111111111111"))
    assert drawn(grown) == []
    assert [p.name for p in grown.apart()] == ["Left"]


def test_ten_thousand_in_a_row_are_one_path() -> None:
    row = [person("P0")]
    for place in range(1, 10_000):
        row.append(led(f"P{place}", row[-1]))
    grown = forest(*reversed(row))
    levels = [each.level for each in grown.branches()]
    assert levels == list(range(10_000))
    assert len(grown.led_by(row[-1].id)) == 9_999


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.integers(0, 24), max_size=3), min_size=1, max_size=24))
def test_any_introductions_make_a_forest(ways: list[list[int]]) -> None:
    everybody = [person(f"P{place}") for place in range(len(ways))]
    ids = [each.id for each in everybody]
    nobody = "11111111-1111-4111-8111-111111111111"
    people = [
        each.model_copy(
            update={
                "origin": Origin(through=tuple(ids[i] if i < len(ids) else nobody for i in way))
            }
        )
        for each, way in zip(everybody, ways, strict=True)
    ]
    grown = forest(*people)
    branches = list(grown.branches())
    seen = [each.person.id for each in branches]
    assert len(seen) == len(set(seen))
    assert set(seen) | {p.id for p in grown.apart()} == set(ids)
    for each in branches:
        path = grown.led_by(each.person.id)
        assert len(path) == each.level
        if path:
            assert path[-1].id in each.person.origin.through
            assert each.person in grown.led_to(path[-1].id)
        assert {p.id for p in each.also} <= set(each.person.origin.through) - {each.person.id}


def test_who_was_met_and_who_is_only_known_of() -> None:
    suggested = led("Luis", ANA, how=How.INTRODUCED)
    online = led("Hana", how=How.ONLINE)
    heard = led("Theo", how=How.ONLINE)
    mine = person("Mine", own_word=OwnWord(depth=Depth.HEARD, on=TODAY))
    unwritten = person("Address book")
    called = talk([heard], 3, "A call.", medium=Medium.VOICE, minutes=20)
    wrote = talk([online], 3, "A line.", medium=Medium.TEXT)
    next_door = led("Next door", how=How.NEIGHBOUR)
    people = (ANA, suggested, online, heard, mine, unwritten, next_door)
    known = Network(people, (called, wrote))
    met = {each.name: has_met(known, each, TODAY) for each in people if each is not ANA}
    assert met == {
        "Luis": False, "Hana": False, "Theo": True, "Mine": False, "Address book": True,
        "Next door": True,
    }  # fmt: skip
