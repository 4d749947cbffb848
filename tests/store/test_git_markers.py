"""A file in which git left both sides is taken apart; what only looks like it is not."""

import pytest

from quietnet.store.git_markers import sides


def test_both_sides_have_what_git_joined_itself() -> None:
    raw = b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> there\nd\n<<<<<<< HEAD\n=======\ne\n>>>>>>> x\n"
    assert sides(raw) == (b"a\nb\nd\n", b"a\nc\nd\ne\n")


def test_what_stood_before_both_is_neither() -> None:
    raw = b"<<<<<<< HEAD\r\nb\r\n||||||| 1a2b\r\na\r\n=======\r\nc\r\n>>>>>>> there\r\n"
    assert sides(raw) == (b"b\r\n", b"c\r\n")


@pytest.mark.parametrize(
    "raw",
    [
        b'{"text": "<<<<<<< HEAD"}\n',
        b"<<<<<<< HEAD\na\n",
        b"<<<<<<< HEAD\na\n>>>>>>> there\n",
        b"=======\n<<<<<<< HEAD\n",
        b"<<<<<<<<<<\na\n",
        b"",
    ],
)
def test_no_markers_or_not_whole_ones_are_nothing(raw: bytes) -> None:
    assert sides(raw) is None
