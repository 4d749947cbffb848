"""An answer as a line of a note; nothing before it moves."""

import pytest

from quietnet.reading.afterwards import AFTERWARDS, added

MATTERED, OFFER, MEET = AFTERWARDS


def test_each_answer_has_its_mark() -> None:
    assert MATTERED.line(" the boat ") == "> the boat"
    assert OFFER.line("a rope") == "- [ ] offer: a rope"
    assert MEET.line("Sam Okafor, ties knots") == "- [ ] meet: Sam Okafor, ties knots"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", "> x"),
        ("Tea.", "Tea.\n\n> x"),
        ("Tea.\n", "Tea.\n\n> x"),
        ("Tea.\n\n", "Tea.\n\n> x"),
        ("Tea.\n\n> y", "Tea.\n\n> y\n> x"),
        ("- [ ] ask: y\n", "- [ ] ask: y\n> x"),
        ("  \n", "  \n> x"),
    ],
)
def test_a_line_stands_by_itself(text: str, whole: str) -> None:
    assert text + added(text, "> x") == whole
