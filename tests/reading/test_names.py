"""The index of names: whoever waits to be looked up is found as if everybody had been put in."""

from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.names import Meaning, NameIndex, forms_of
from tests.reading.cast import NOW, person

_names = st.one_of(
    st.text("ana RB1é'-.山ß・", min_size=1, max_size=12).filter(str.strip),
    st.sampled_from(
        [
            "Ana Ruiz",
            "ana maria ruiz",
            "Dr Ana Ruiz",
            "The Admiral",
            "Zoë Müller",
            "山田 太郎",
            "Ａｎａ",
        ]
    ),
)
_people = st.lists(st.builds(person, _names, _names), max_size=5)


def _everybody(people: list[Person]) -> dict[str, set[Meaning]]:
    found: dict[str, set[Meaning]] = {}
    for each in people:
        for form, tier in forms_of(each).items():
            found.setdefault(form, set()).add(Meaning(tier, each.id))
    return found


def _is_like(index: NameIndex, people: list[Person]) -> None:
    expected = _everybody(people)
    for form, meanings in expected.items():
        found = index.meanings(form)
        assert set(found) == meanings
        assert len(found) == len(meanings)
        assert found[0].tier == min(meaning.tier for meaning in meanings)


@given(people=_people, renamed=_names, seen=st.booleans())
def test_everybody_is_found_by_every_form_before_and_after_a_change(
    people: list[Person], renamed: str, *, seen: bool
) -> None:
    network = Network(people)
    index = NameIndex.of(network)
    if seen:
        _is_like(index, people)
    if people:
        change = Change((people[0].changed(NOW, name=renamed),), (people[-1].id,))
        after = network.after(change)
        _is_like(index.after(change, after), list(after.people.values()))
        _is_like(index.moved_to(after), list(after.people.values()))
    _is_like(index, people)


@given(people=_people)
def test_the_longest_form_is_known_by_its_first_word_alone(people: list[Person]) -> None:
    for form in _everybody(people):
        words = form.split(" ")
        if all(word.isascii() and word.isalnum() for word in words):
            assert NameIndex.of(Network(people)).longest(words[0]) >= len(words)


def test_a_word_nobody_is_called_by_means_nobody() -> None:
    index = NameIndex.of(Network([person("Ana Ruiz")]))
    assert index.meanings("ruiz") == ()
    assert index.longest("ruiz") == 0
    assert len(index.meanings("ana")) == 1
