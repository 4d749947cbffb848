"""The six words, from the street to the key."""

from quietnet.domain.depth_word import Depth, word_of


def test_the_words_in_order() -> None:
    assert [depth.word for depth in sorted(Depth, key=lambda each: each.order)] == [
        "across the street",
        "at the gate",
        "in the doorway",
        "at the kitchen table",
        "knows the house",
        "has a key",
    ]
    assert all(depth.meaning for depth in Depth)
    assert (word_of(None), word_of(Depth.KEPT)) == ("not written down", "has a key")
