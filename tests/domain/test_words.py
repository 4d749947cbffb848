"""The words for a pause and a rhythm."""

import pytest

from quietnet.domain.words import rhythm_words, span_words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (9, "a few days"),
        (10, "about a week"),
        (52, "about seven weeks"),
        (53, "about two months"),
        (319, "about ten months"),
        (320, "about a year"),
        (399, "about a year"),
        (400, "a little over a year"),
        (459, "a little over a year"),
        (460, "about a year and a half"),
        (639, "about a year and a half"),
        (640, "about two years"),
        (12 * 365, "about twelve years"),
        (20 * 365, "many years"),
    ],
)
def test_span_words(days: int, words: str) -> None:
    assert span_words(days) == words


@pytest.mark.parametrize(
    ("most", "words", "beyond"),
    [
        (4, "every few days", "about once a week"),
        (10, "about once a week", "every couple of weeks"),
        (20, "every couple of weeks", "about once a month"),
        (37, "about once a month", "every six weeks or so"),
        (52, "every six weeks or so", "every couple of months"),
        (75, "every couple of months", "every few months"),
        (135, "every few months", "about twice a year"),
        (270, "about twice a year", "about once a year"),
        (550, "about once a year", "every few years"),
    ],
)
def test_rhythm_words(most: int, words: str, beyond: str) -> None:
    assert rhythm_words(most) == words
    assert rhythm_words(most + 0.5) == beyond
