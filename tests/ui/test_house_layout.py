"""The house: everybody stands once, in order, and arrows go where the eye goes."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quietnet.domain.depth_word import Depth
from quietnet.widgets.house_layout import across, beside, find, lay_out
from tests.builders import person

NAMES = st.text(min_size=1, max_size=40).filter(lambda name: name.strip() != "")
HOUSES = st.dictionaries(
    st.sampled_from([*Depth, None]), st.lists(NAMES.map(lambda n: n), max_size=12), max_size=7
)


@given(HOUSES, st.integers(24, 160), st.integers(5, 60))
def test_everybody_stands_once_within_the_walls(
    names: dict[Depth | None, list[str]], width: int, height: int
) -> None:
    house = {
        band: [person(f"x{name}"[:150].replace("\x00", "")) for name in found]
        for band, found in names.items()
    }
    lines = lay_out(house, width, height)
    stood = [spot.person_id for line in lines for spot in line.spots]
    assert sorted(stood) == sorted(p.id for people in house.values() for p in people)
    assert len(lines) >= min(height, 6)
    for line in lines:
        end = 0
        for spot in line.spots:
            assert spot.x >= end
            end = spot.x + cell_len(spot.name)
        assert end <= width
    for band, people in house.items():
        assert {
            line.band for line in lines for s in line.spots if s.person_id in {p.id for p in people}
        } <= {band}


def test_down_lands_under_where_you_were() -> None:
    above = [person("Ana Ruiz"), person("Sam Okafor"), person("Wren Halloran")]
    below = [person("Marta Lindqvist"), person("Jonas Adeyemi"), person("Priya Raman")]
    lines = lay_out({Depth.HEARD: above, Depth.MET: below}, 100, 30)
    here = find(lines, above[2].id)
    assert here is not None
    assert across(lines, above[2].id, 1, here[1].middle) == below[1].id
    assert across(lines, above[0].id, 1, 6) == below[0].id
    assert across(lines, above[0].id, -1, 6) == above[0].id
    assert beside(lines, above[2].id, 1) == below[0].id
    assert beside(lines, below[2].id, 1) == below[2].id


def test_a_narrow_house_is_a_list_under_headings() -> None:
    people = [person(f"Person {letter}") for letter in "ABC"]
    lines = lay_out({Depth.KITCHEN: people}, 40, 20)
    assert [len(line.spots) for line in lines if line.spots] == [1, 1, 1]


def test_those_not_written_down_stand_apart_only_when_there_are_any() -> None:
    assert None not in {line.band for line in lay_out({Depth.MET: [person("Ana")]}, 80, 24)}
    lines = lay_out({None: [person("Mama")]}, 80, 24)
    assert lines[-1].band is None
    assert [line.band for line in lines if line.heading][:6] == list(Depth)
