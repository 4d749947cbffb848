"""Somebody new in one line: name, what makes them interesting, through whom."""

import pytest

from quietnet.domain.refusal import Refused
from quietnet.reading.heard import Newcomer
from quietnet.reading.newcomer import Told, line_of, read_line, told_of
from tests.reading.cast import network, person

ANA, WREN = person("Ana Ruiz"), person("Wren Halloran", "Birdie")
KNOWN = network(ANA, WREN)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Sam Okafor", Told("Sam Okafor")),
        ("Sam Okafor, builds bamboo bikes", Told("Sam Okafor", "builds bamboo bikes")),
        ("Sam Okafor - builds boats, slowly", Told("Sam Okafor", "builds boats, slowly")),
        ("Mary-Kate, sings", Told("Mary-Kate", "sings")),
        ("Sam, through Ana Ruiz", Told("Sam", "", (ANA.id,))),
        ("Sam through ana", Told("Sam", "", (ANA.id,))),
        (
            "Sam,  boats, through Ana Ruiz and Birdie",
            Told("Sam", "boats", (ANA.id, WREN.id)),
        ),
        ("Sam, boats, through Wren, and Ana", Told("Sam", "boats", (WREN.id, ANA.id))),
        ("Sam, walks through walls", Told("Sam", "walks through walls")),
        ("Sam, walks through walls, through Ana", Told("Sam", "walks through walls", (ANA.id,))),
    ],
)
def test_a_line_says_who_they_are(line: str, told: Told) -> None:
    assert read_line(line, KNOWN) == told


@pytest.mark.parametrize("told", [Told("Sam"), Told("Sam", "boats"), Told("Sam", "a", (ANA.id,))])
def test_what_is_shown_is_read_back(told: Told) -> None:
    assert read_line(line_of(told, KNOWN), KNOWN) == told


def test_a_line_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match="name is needed"):
        read_line("  , builds boats", KNOWN)


def test_somebody_unknown_after_through_is_named() -> None:
    with pytest.raises(Refused, match="“Zed”"):
        read_line("Sam, boats, through Zed", KNOWN)


def test_whoever_was_there_needs_nobody_between() -> None:
    there = Newcomer("Sam", "boats", 0, 3, meet=False, with_you=True)
    assert told_of(there, (ANA.id,)) == Told("Sam", "boats")
    spoken_of = Newcomer("Sam", "boats", 0, 3, meet=False)
    assert told_of(spoken_of, (ANA.id,)) == Told("Sam", "boats", (ANA.id,))
