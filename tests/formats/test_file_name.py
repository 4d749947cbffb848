"""File names that every system takes and tells apart, whatever people are called."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.formats.file_name import as_compared, file_names, safe_name
from tests.formats.hostile import IDS, NAMES

ONE, TWO, THREE, FAR, FARTHER = IDS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("A\u0301na", "Ána"),
        ("AC/DC", "AC-DC"),
        ("[[Ana]] #1|2^3", "Ana- -1-2-3"),
        ("..", "someone"),
        ("Ana.", "Ana"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("com¹", "_com¹"),
        ("Connie", "Connie"),
        ("a\u202eb\x1b\u200bc", "abc"),
        ("a\u2028\u00a0 b", "a b"),
        ("😀", "😀"),
        ("???", "someone"),
        ("Ana.md", "Ana-md"),
        ("nul.MD", "nul-MD"),
        ("Ana.mdx", "Ana.mdx"),
    ],
)
def test_names_are_made_safe_and_stay_readable(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(NAMES)
def test_any_name_can_be_written_on_any_system(text: str) -> None:
    name = safe_name(text)
    assert name
    assert name == name.strip(" .")
    assert not name.startswith("-")
    assert not set(name) & set('<>:"/\\|?*[]#^\n\t\0')
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp", "Cn"} for c in name)
    assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|\Z)", name, re.IGNORECASE)
    for form in ("NFC", "NFD"):
        assert len(unicodedata.normalize(form, f"{name} 01234567.md").encode()) < 255
    assert unicodedata.is_normalized("NFC", name)


def test_long_names_are_cut_between_characters() -> None:
    assert safe_name("中" * 200) == "中" * 66
    assert safe_name("x" * 200) == "x" * 200


def test_two_of_one_name_have_the_beginning_of_their_ids() -> None:
    assert file_names({FAR: "Ana", ONE: "ANA", TWO: "Jonas"}) == {
        FAR: f"Ana {FAR[:8]}",
        ONE: f"ANA {ONE[:8]}",
        TWO: "Jonas",
    }


def test_where_that_is_not_enough_they_have_all_of_it() -> None:
    names = file_names({ONE: "Ana", TWO: "Ana", FAR: "Ana"})
    assert names == {ONE: f"Ana {ONE}", TWO: f"Ana {TWO}", FAR: f"Ana {FAR[:8]}"}


def test_somebody_called_like_another_with_an_id_takes_nobodys_file() -> None:
    names = file_names({ONE: "Ana", FAR: "ana", TWO: f"Ana {FAR[:8]}"})
    assert len({as_compared(name) for name in names.values()}) == 3


def test_names_that_are_taken_are_left_alone() -> None:
    assert file_names({ONE: "Readme"}, taken=("README",)) == {ONE: f"Readme {ONE[:8]}"}


_SYSTEMS: list[Callable[[str], str]] = [
    lambda name: unicodedata.normalize("NFD", name).casefold(),
    lambda name: unicodedata.normalize("NFC", name.lower()),
    lambda name: unicodedata.normalize("NFC", name).upper(),
    lambda name: unicodedata.normalize("NFKC", name).casefold(),
    str.upper,
]


@given(st.dictionaries(st.sampled_from(IDS), NAMES, max_size=5))
def test_no_two_files_are_one_on_any_system(wanted: dict[str, str]) -> None:
    names = file_names(wanted)
    assert names.keys() == wanted.keys()
    for compared in _SYSTEMS:
        assert len({compared(name) for name in names.values()}) == len(wanted)
    assert file_names(dict(reversed(wanted.items()))) == names
