"""``@Name`` nobody has yet is somebody new who was there; an address is nobody."""

import pytest

from quietnet.domain.network import Network
from quietnet.reading.reader import read
from tests.builders import TODAY, person

ANA = person("Ana Ruiz")


def _new(text: str) -> list[tuple[str, bool]]:
    return [(new.name, new.with_you) for new in read(text, Network([ANA]), TODAY).new]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Tea with @Sam Okafor by the harbour.", [("Sam Okafor", True)]),
        (
            "Home. Later came @Sam, and @Wren Halloran too.",
            [("Sam", True), ("Wren Halloran", True)],
        ),
        ("@Zoé\nYesterday was long.", [("Zoé", True)]),
        ("Tea with @Ana Ruiz.", []),
        ("Write to sam@Example.org or @home.", []),
        ("`@Sam` is code and \\@Sam is nobody.", []),
        ("Nothing @ all, @ Sam.", []),
    ],
)
def test_who_is_new_after_at(text: str, new: list[tuple[str, bool]]) -> None:
    assert _new(text) == new


def test_the_span_is_the_name_alone() -> None:
    text = "Tea with @Sam Okafor."
    spans = [text[s.start : s.end] for s in read(text, Network(), TODAY).spans if s.kind == "new"]
    assert spans == ["Sam Okafor"]


def test_a_known_first_name_with_another_family_name_is_somebody_new() -> None:
    known = Network([person("Jonas Weber"), person("Jonas Lind"), person("Ana Ruiz")])
    reading = read("Met @Jonas Brandt and @Ana at the pond.", known, TODAY)
    assert [each.name for each in reading.new] == ["Jonas Brandt"]
    assert [known.people[id_].name for id_ in reading.people] == ["Ana Ruiz"]
    assert "Jonas Brandt" not in reading.readings
    without = read("Met Jonas Brandt at the pond.", known, TODAY)
    assert (without.new, without.people) == ((), ())
