"""Deed: what undo says it undid, in words a person would use."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.deed import called, deed_of
from quietnet.domain.depth_word import Depth
from quietnet.domain.person import OwnWord, Person
from tests.builders import NOW, TODAY, person, talk

ANA, BO, CY = person("Ana Ruiz"), person("Bo"), person("Cy")
NOTE = talk([ANA], 6, "Bees.\n- [ ] the map")
KEPT = {each.id: each for each in (ANA, BO, CY, NOTE)}


def deed(*put: Person | Conversation, forget: tuple[str, ...] = ()) -> str:
    return deed_of(Change(put, forget), KEPT.get)


def test_a_note_is_called_by_its_day_and_its_people() -> None:
    new = talk([ANA], 6)
    assert deed(new) == "the note of 14 March with Ana Ruiz"
    assert deed(talk([], 6)) == "the note of 14 March"
    assert deed(talk([ANA, BO], 6)) == "the note of 14 March with Ana Ruiz and Bo"
    assert deed(talk([ANA, BO, CY], 6)) == "the note of 14 March with Ana Ruiz, Bo and others"
    assert deed(talk([ANA], 365)) == "the note of 20 March 2025 with Ana Ruiz"
    assert deed(talk([ANA], -3, planned=True)) == "the plan for 23 March with Ana Ruiz"


def test_a_note_brings_its_newcomers_with_it() -> None:
    sam = person("Sam Okafor")
    assert deed(sam, talk([sam], 6)) == "the note of 14 March with Sam Okafor"


def test_a_changed_note_and_a_tick_are_told_apart() -> None:
    changed = NOTE.changed(NOW, text="Bees, and glass.")
    ticked = NOTE.changed(NOW, text="Bees.\n- [x] the map")
    moved = NOTE.changed(NOW, text="Bees.\n- [x] the map", on=date(2026, 3, 15))
    assert deed(changed) == "changing the note of 14 March with Ana Ruiz"
    assert deed(ticked) == "a thread in the note of 14 March with Ana Ruiz"
    assert deed(moved) == "changing the note of 15 March with Ana Ruiz"


def test_a_page_is_called_by_its_name() -> None:
    assert deed(person("Sam Okafor")) == "the page of Sam Okafor"
    assert deed(ANA.changed(NOW, work="bees", places=("Faro",))) == "Ana Ruiz’s page"
    thread = person("Di", notes="- [ ] the map")
    ticked = Change((thread.changed(NOW, notes="- [x] the map"),))
    assert deed_of(ticked, {thread.id: thread}.get) == "a thread on Di’s page"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"own_word": OwnWord(depth=Depth.KEPT, on=TODAY)}, "your word for Ana Ruiz"),
        ({"kept_close": True}, "keeping Ana Ruiz close"),
        ({"resting": "open"}, "letting Ana Ruiz rest"),
        ({"let_be": (TODAY,)}, "letting the silence with Ana Ruiz be"),
        ({"ended": "let go"}, "the parting from Ana Ruiz"),
        ({"kept_close": True, "work": "bees"}, "Ana Ruiz’s page"),
    ],
)
def test_a_choice_about_somebody_is_named(fields: dict[str, object], said: str) -> None:
    assert deed(ANA.changed(NOW, **fields)) == said


def test_a_choice_taken_back_is_named_too() -> None:
    close = ANA.changed(NOW, kept_close=True, resting="open")
    assert deed_of(Change((close.changed(NOW, kept_close=False),)), {ANA.id: close}.get) == (
        "keeping Ana Ruiz close no more"
    )
    assert deed_of(Change((close.changed(NOW, resting=None),)), {ANA.id: close}.get) == (
        "having Ana Ruiz back from rest"
    )


def test_deleting_and_joining_are_named() -> None:
    assert deed(forget=(ANA.id,)) == "deleting Ana Ruiz’s page"
    assert deed(forget=(NOTE.id,)) == "deleting the note of 14 March with Ana Ruiz"
    left = BO.changed(NOW, work="bees")
    assert deed(left, forget=(ANA.id, CY.id)) == "deleting Ana Ruiz’s page and others"
    merged = Change((ANA,), (BO.id,), into=((BO.id, ANA.id),))
    assert deed_of(merged, KEPT.get) == "making one page of Bo and Ana Ruiz"
    assert deed_of(Change((), (BO.id,), into=((BO.id, "x"),)), KEPT.get) == (
        "making one page of Bo and another"
    )
    assert deed(forget=("nobody",)) == "what was deleted"


def test_many_are_not_counted() -> None:
    assert deed(*(person(f"P {c}") for c in "abc")) == "the page of P a and others"
    assert deed(talk([ANA], 6), talk([BO], 7)) == "the note of 14 March with Ana Ruiz and others"


def test_a_record_is_called_by_what_it_is() -> None:
    assert called(ANA, KEPT.get) == "Ana Ruiz’s page"
    assert called(NOTE, KEPT.get) == "the note of 14 March with Ana Ruiz"


@given(st.text(min_size=1, max_size=30).filter(lambda name: name.strip()))
def test_a_deed_is_one_safe_line(name: str) -> None:
    try:
        somebody = person(name)
    except ValueError:
        return
    said = deed(somebody, talk([somebody], 6))
    assert "\n" not in said
    assert all(ord(c) >= 0x20 and not 0x7F <= ord(c) < 0xA0 for c in said)
