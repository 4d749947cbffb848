"""Twenty questions to the lived-in notebook, and who or what ought to stand first."""

import pytest

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.search.finding import find
from quietnet.search.hit import Hit
from quietnet.search.index import Index
from tests.demo.lived_in import TODAY, network

INDEX = Index(network())


def first(typed: str) -> Hit:
    known = network()

    def depth_of(id_: str) -> Depth | None:
        return standing(known.people[id_], known.evidence(id_), TODAY).depth

    return find(INDEX, typed, TODAY, depth_of)[0]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("ana", "Ana Ruiz"),
        ("novotna", "Petra Novotná"),
        ("Lindqvsit", "Marta Lindqvist"),
        ("okafro", "Sam Okafor"),
        ("林", "林慧雯"),
        ("who restores clocks", "Marta Lindqvist"),
        ("who knows about brazing?", "Ana Ruiz"),
        ("leases in Lisbon", "Ana Ruiz"),
        ("who lives in Lisbon", "Ana Ruiz"),
        ("who makes paper from nettles", "Elsa Nyman"),
        ("papermaker", "Mika Tanaka"),
        ("who winds the tower clock", "Oleg Petrenko"),
        ("who taught letterpress", "Edmund Pym"),
        ("baker in Porto", "Jonas Adeyemi"),
        ("mends nets", "Aino Salmela"),
        ("who runs a small press", "Beatriz Moura"),
        ("https://example.org/steel-frames-and-brazing", "Ana Ruiz"),
    ],
)
def test_the_person_one_means_stands_first(typed: str, who: str) -> None:
    assert first(typed).name == who


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("I own enough tools", "It turns out that I own enough tools"),
        ('"lug maker"', "the address of the lug maker in Walsall"),
        ("with:ana sardines", "Sardines on newspaper"),
    ],
)
def test_the_conversation_one_means_stands_first(typed: str, words: str) -> None:
    hit = first(typed)
    assert hit.kind == "conversation"
    assert words in hit.line
