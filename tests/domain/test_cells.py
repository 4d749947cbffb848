"""Cells: a line is never wider than it may be, in any script, and no word is lost unseen."""

from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.cells import cells, in_lines


def test_what_is_drawn_in_two_cells_counts_twice_and_marks_count_nothing() -> None:
    assert cells("Ana") == 3
    assert cells("山田") == 4
    assert cells("e\u0301") == 1


def test_a_text_that_fits_stays_one_line() -> None:
    assert in_lines("a short line", 20, 2) == ["a short line"]


def test_lines_end_after_whole_words_and_later_ones_are_set_in() -> None:
    assert in_lines("tea in the small room", 12, 3, "  ") == ["tea in the", "  small room"]


def test_what_has_no_place_ends_in_an_ellipsis() -> None:
    assert in_lines("tea in the small room again", 12, 2) == ["tea in the", "small room …"]


def test_a_word_longer_than_a_line_is_cut_there() -> None:
    assert in_lines("山田山田山", 4, 5) == ["山田", "山田", "山"]
    assert in_lines("abcdefghij", 6, 1) == ["abcd …"]


@given(st.text(), st.integers(8, 72), st.integers(1, 3))
def test_no_line_is_wider_than_the_room(text: str, room: int, most: int) -> None:
    lines = in_lines(text, room, most, "  ")
    assert 1 <= len(lines) <= most
    assert all(cells(line) <= room for line in lines)


@given(st.text("ab 山", max_size=60))
def test_every_letter_is_there_where_there_is_room(text: str) -> None:
    lines = in_lines(text, 8, 100)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
