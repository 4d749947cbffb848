"""The gates for text: the short ways for plain text say what the thorough ways would."""

from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.record import as_id
from quietnet.domain.text import clean_line, clean_text, fold, safe_text

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
