"""Two people's notes one under the other: every name means whom it meant."""

from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.record import new_id
from quietnet.reading.found import find
from quietnet.reading.joined_notes import Notes, join_notes
from quietnet.reading.stored import Stored

MURRAY, KELLY = new_id(), new_id()


def meant(notes: Notes) -> list[tuple[str, tuple[bool, str | None]]]:
    """Return each mention in order, and whom it means."""
    text, readings = notes
    stored = Stored(readings)
    counts: dict[str, int] = {}
    found: list[tuple[str, tuple[bool, str | None]]] = []
    for mention in find(text, stored).mentions:
        counts[mention.form] = counts.get(mention.form, 0) + 1
        found.append((mention.form, stored.said(mention.form, counts[mention.form])))
    return found


def test_one_stands_under_the_other() -> None:
    text, readings = join_notes(
        ("Likes tea.\n", {}), ("Knows Grace.", {"Grace": KELLY, "Sam": None})
    )
    assert text == "Likes tea.\n\nKnows Grace."
    assert readings == {"Grace": KELLY, "Sam": None}


def test_the_same_or_none_is_not_written_twice() -> None:
    assert join_notes(("Tea.", {}), ("Tea.", {}))[0] == "Tea."
    assert join_notes(("Tea.", {}), ("", {"Sam": None})) == ("Tea.", {})
    assert join_notes(("", {"Sam": None}), ("Tea.", {})) == ("Tea.", {"Sam": None})


def test_a_second_grace_is_numbered_on() -> None:
    first = ("Tea with Grace, and Grace again.", {"Grace": MURRAY})
    second = ("Bicycles with Grace.\n- [ ] ask: how Grace is", {"Grace": KELLY})
    text, readings = join_notes(first, second)
    assert readings == {"Grace": MURRAY, "Grace#3": KELLY, "Grace#4": KELLY}
    assert [who for _, (_, who) in meant((text, readings))] == [MURRAY, MURRAY, KELLY, KELLY]


def test_a_name_unread_above_stays_unread() -> None:
    _, readings = join_notes(("Tea with Grace.", {}), ("Then Grace came.", {"Grace": KELLY}))
    assert readings == {"Grace": None, "Grace#2": KELLY}


_WORDS = st.lists(st.sampled_from(["Grace", "Ana", "Sam", "tea"]), max_size=8)
_WHO = st.sampled_from([MURRAY, KELLY, None])
_READINGS = st.dictionaries(st.sampled_from(["Grace", "Ana", "Sam", "Grace#2", "Ana#2"]), _WHO)


@given(_WORDS, _READINGS, _WORDS, _READINGS)
def test_every_name_means_whom_it_meant(
    words: list[str],
    readings: dict[str, str | None],
    others: list[str],
    other_readings: dict[str, str | None],
) -> None:
    first: Notes = (" and ".join(words), readings)
    second: Notes = (" and ".join(others), other_readings)
    if first[0] == second[0]:
        return
    after = [(form, who) for form, (_, who) in meant(join_notes(first, second)) if who]
    before = [(form, who) for notes in (first, second) for form, (_, who) in meant(notes) if who]
    assert after == before
