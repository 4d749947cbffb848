"""The gates for text: the short ways for plain text say what the thorough ways would."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.record import as_id
from quietnet.domain.text import clean_line, clean_text, fold, safe_in_place, safe_line, safe_text

_ascii = st.text(st.characters(max_codepoint=0x7F), max_size=30)
_RARE = "\N{CJK UNIFIED IDEOGRAPH-5C71}"  # no short way is taken beside it


@given(text=_ascii)
def test_plain_text_is_cleaned_and_compared_as_any_text_is(text: str) -> None:
    assert clean_text(text) == clean_text(text + _RARE).removesuffix(_RARE)
    assert clean_line(text) == clean_line(_RARE + text + _RARE)[1:-1].strip()
    assert fold(text) == fold(text + _RARE).removesuffix(_RARE)


def test_what_is_drawn_unlooked_at_is_what_a_closer_look_leaves() -> None:
    for code in (*range(0x2100), 0xFEFF, 0xFFFE):
        text = chr(code) * 3
        assert safe_text(text) == safe_text(text + _RARE).removesuffix(_RARE), hex(code)


@given(id_=st.uuids())
def test_an_id_is_read_in_any_form_and_kept_in_one(id_: object) -> None:
    usual = str(id_)
    for written in (usual, usual.upper(), usual.replace("-", ""), f"{{{usual}}}"):
        assert as_id(written) == usual


_REPLACED = "\N{REPLACEMENT CHARACTER}"
_MOST = "\u0301" * 8


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\0\a\b\t\r\x1f\x7f", "␀␇␈␉␍␟␡"),
        ("\x80\x9b31m\x9d\x9f", f"{_REPLACED}{_REPLACED}31m{_REPLACED * 2}"),
        ("\ud800x\udfff", f"{_REPLACED}x{_REPLACED}"),
        ("a\u202eb\u2066c\u200fd\u061c", f"a{_REPLACED}b{_REPLACED}c{_REPLACED}d{_REPLACED}"),
        ("\ufffe\uffff\ufdd0\U0001fffe\U0010ffff", _REPLACED * 5),
        ("a\u2028b\u2029", f"a{_REPLACED}b{_REPLACED}"),
        ("a\u200bb\u00adc\u2060d\ufeffe\u180ef\ufff9", "abcdef"),
        ("x\U000e0041\U000e007f\U000e0001y", "xy"),
        ("👩\u200d🚀 ☕\ufe0f न\u200cम 葛\U000e0100", "👩\u200d🚀 ☕\ufe0f न\u200cम 葛\U000e0100"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_a_terminal_could_mistake_is_drawn_as_something_harmless(
    typed: str, drawn: str
) -> None:
    assert safe_text(typed) == drawn


@pytest.mark.parametrize(
    "pile", ["\u0301", "\u20dd", "\u034f", "\u0489", "\u0301\u200d", "\u0301\ufe0f"]
)
def test_at_most_eight_marks_are_piled_on_a_character(pile: str) -> None:
    drawn = safe_text(f"e{pile * 40}e{pile * 40}")
    for heap in drawn.split("e")[1:]:
        assert sum(c == pile[0] for c in heap) == 8
    assert safe_text(f"e{_MOST}") == f"e{_MOST}"


@given(st.text(st.characters(), max_size=60))
def test_nothing_drawn_commands_a_terminal_and_drawing_twice_changes_nothing(text: str) -> None:
    for drawn in (safe_text(text), safe_in_place(text), safe_line(text)):
        kinds = {unicodedata.category(c) for c in drawn if c != "\n"}
        assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
        assert not set(drawn) & set("\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u200b\ufeff")
        assert safe_text(drawn) == drawn
    assert len(safe_in_place(text)) == len(text)
