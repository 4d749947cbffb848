"""How the notes of the lived-in notebook are worded: names and days filled in, none left open."""

from datetime import date

import pytest

from quietnet.demo.dates import Dates
from quietnet.demo.wording import Known, Wording

KNOWN = {"ana": Known("a", "Ana"), "ruth": Known("r", "Ruth"), "other_ruth": Known("o", "Ruth")}


def wording(day: date = date(2026, 7, 1)) -> Wording:
    return Wording(Dates(date(2026, 11, 22)), KNOWN, day)


def test_names_are_written_and_remembered() -> None:
    note = wording()
    assert note.of("{ana}, {ana:Ana Ruiz} and a {nobody:wren}") == "Ana, Ana Ruiz and a wren"
    assert note.readings == {"Ana": "a", "Ana Ruiz": "a", "wren": None}


def test_days_become_words() -> None:
    text = wording().of("{date:-40} {month:-40} {year:-7y} {weekday:-1} {season:-1}")
    assert text == "2026-10-13 October 2019 Saturday autumn"


@pytest.mark.parametrize(
    ("month", "word"), [(1, "frost"), (4, "buds"), (7, "beans"), (10, "pears")]
)
def test_what_grows_fits_the_day_of_the_note(month: int, word: str) -> None:
    note = wording(date(2026, month, 9))
    assert note.of("the {by season:frost|buds|beans|pears}") == f"the {word}"


def test_a_brace_that_names_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\{tim\} names nobody"):
        wording().of("{tim}")


def test_one_word_never_means_two_people() -> None:
    with pytest.raises(ValueError, match="Ruth means two people"):
        wording().of("{ruth} and {other_ruth}")
