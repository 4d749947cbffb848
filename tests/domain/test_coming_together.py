"""Two notebooks written apart are one: the same whichever comes first, and no word is missing."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.coming_together import Standing, Together, change_to, together
from quietnet.domain.conversation import Conversation, Mattered
from quietnet.domain.merging import Side, differing, merge
from quietnet.domain.network import Network
from quietnet.domain.person import Origin, Person, Relation
from quietnet.domain.reconciling import Kept, Reconciled, in_order, reconciled
from quietnet.domain.record import MOST_IN_A_TEXT
from quietnet.domain.two_texts import MARK, both_texts
from quietnet.reading.joined_notes import join_notes
from quietnet.reading.kept import read_kept
from quietnet.reading.ticking import reopen, tick
from tests.builders import NOW, TODAY, person, talk
from tests.domain.lives import dice_of
from tests.domain.notebooks import a_notebook

SOON, LATER = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
ANA, SAM = person("Ana Ruiz"), person("Sam Okafor")


def _one(one: Kept, other: Kept) -> Reconciled:
    found = reconciled(one, other, join_notes)
    assert reconciled(other, one, join_notes) == found
    again = reconciled(found.record, other, join_notes).record
    assert again == found.record
    return found


def _standing(*records: Kept, gone: dict[str, str] | None = None) -> Standing:
    return Standing({record.id: record for record in records}, gone or {})


def _together(ours: Standing, theirs: Standing) -> Together:
    found = together(ours, theirs, join_notes)
    assert together(theirs, ours, join_notes).standing == found.standing
    assert together(found.standing, theirs, join_notes).standing == found.standing
    return found


# One record


def test_lists_are_joined_and_empty_facts_filled() -> None:
    here = ANA.changed(SOON, places=("Porto",), work="Builder", tags=("friend",))
    there = ANA.changed(LATER, places=("Bern", "Porto"), interesting="frames")
    found = _one(here, there)
    ana = found.record
    assert isinstance(ana, Person)
    assert (ana.places, ana.work, ana.interesting) == (("Bern", "Porto"), "Builder", "frames")
    assert (ana.tags, ana.updated, ana.rev) == (("friend",), LATER, 3)
    assert (found.older, found.fields, found.both) == (None, (), False)


def test_of_a_value_that_differs_the_newer_stays_and_the_older_record_is_laid_aside_whole() -> None:
    here = ANA.changed(SOON, work="Builder", origin=Origin(where="Porto"), kept_close=True)
    there = ANA.changed(LATER, work="Baker", origin=Origin(where="Bern"))
    found = _one(here, there)
    ana = found.record
    assert isinstance(ana, Person)
    assert (ana.work, ana.origin.where, ana.kept_close) == ("Baker", "Bern", False)
    assert found.older == here
    assert found.fields == ("kept_close", "origin-where", "work")


def test_both_texts_of_a_conversation_stand_one_under_the_other_and_marked() -> None:
    note = talk([ANA], 3, "Tea.")
    found = _one(
        note.changed(SOON, text="Tea.\nOak."), note.changed(LATER, text="Tea, late.\nElm.")
    )
    assert isinstance(found.record, Conversation)
    assert found.record.text == f"Tea, late.\nElm.\n\n{MARK}\n\nTea.\nOak."
    assert found.both
    assert found.older is None


def test_a_text_that_only_grew_stands_once() -> None:
    assert both_texts("Tea. And cake.", "Tea.") == "Tea. And cake."
    assert both_texts("Tea.", "Tea.\nOak.\n\nElm.") == "Tea.\nOak.\n\nElm."
    assert both_texts("Teapot.", "Tea") == f"Teapot.\n\n{MARK}\n\nTea"
    assert both_texts("", "Tea.") == "Tea."


def test_what_was_joined_once_is_not_put_below_again() -> None:
    once = both_texts("Oak.", "Elm.")
    assert both_texts(once, "Elm.") == once
    assert both_texts("Ash.", once) == f"Ash.\n\n{MARK}\n\nOak.\n\n{MARK}\n\nElm."
    assert both_texts("Oak.\nAsh.", once) == f"Oak.\nAsh.\n\n{MARK}\n\nElm."


def test_a_thread_that_was_ticked_on_one_machine_is_ticked() -> None:
    note = talk([ANA], 3, "Tea.\n- [ ] ask: the move\nCake.")
    ticked = note.changed(LATER, text=tick(note.text, 1, TODAY))
    found = _one(note.changed(SOON, where="home"), ticked)
    assert isinstance(found.record, Conversation)
    assert (found.record.text, found.record.where) == (ticked.text, "home")
    assert found.older is None
    opened = ticked.changed(LATER + timedelta(hours=1), text=reopen(ticked.text, 1))
    found = _one(ticked, opened)
    assert isinstance(found.record, Conversation)
    assert found.record.text == note.text
    assert (found.older, found.fields) == (ticked, ("text",))


def test_a_text_that_would_be_too_long_lets_the_newer_stand() -> None:
    note = talk([ANA], 3)
    here = note.changed(SOON, text="oak " * (MOST_IN_A_TEXT // 5))
    there = note.changed(LATER, text="elm " * (MOST_IN_A_TEXT // 5))
    found = _one(here, there)
    assert found.record.updated == there.updated
    assert isinstance(found.record, Conversation)
    assert (found.record.text, found.older, found.both) == (there.text, here, False)


def test_whose_name_was_meant_otherwise_is_told() -> None:
    note = talk([ANA], 3, "Grace.", readings={"Grace": ANA.id})
    there = note.changed(LATER, readings={"Grace": SAM.id})
    found = _one(note, there)
    assert found.record.readings == {"Grace": SAM.id}
    assert (found.older, found.fields) == (note, ("readings",))


def test_two_of_one_name_in_two_texts_stay_two() -> None:
    note = talk([], 3)
    here = note.changed(SOON, text="Grace sang.", readings={"Grace": ANA.id})
    there = note.changed(LATER, text="Grace rang.", readings={"Grace": SAM.id})
    found = _one(here, there)
    assert found.record.readings == {"Grace": SAM.id, "Grace#2": ANA.id}
    assert found.older is None


def test_whose_words_mattered_is_joined_where_both_said() -> None:
    note = talk([ANA], 3, "Tea.")
    here = note.changed(SOON, mattered=frozenset({Mattered.MINE}))
    there = note.changed(LATER, mattered=frozenset({Mattered.THEIRS}))
    record = _one(here, there).record
    assert isinstance(record, Conversation)
    assert record.mattered == frozenset(Mattered)


def test_fields_nobody_knows_are_joined_too() -> None:
    here = Person.model_validate({**dict(ANA), "one": 1, "same": "a", "rev": 2})
    there = Person.model_validate({**dict(ANA), "two": 2, "same": "b", "rev": 3, "updated": LATER})
    found = _one(here, there)
    assert found.record.model_extra == {"one": 1, "two": 2, "same": "b"}
    assert (found.older, found.fields) == (here, ("same",))


def test_the_same_words_are_one_record_at_the_higher_revision() -> None:
    here = ANA.changed(SOON, work="Baker")
    there = here.changed(LATER).changed(SOON)
    found = _one(here, there)
    assert (found.record.rev, found.record.updated, found.older) == (4, SOON, None)


def test_a_person_under_the_id_of_a_note_is_laid_aside() -> None:
    note = Conversation.written(TODAY, "Tea.", LATER, id=ANA.id)
    found = _one(ANA, note)
    assert isinstance(found.record, Conversation)
    assert found.older == ANA


# Two notebooks


def test_a_note_moved_to_another_month_is_one_note() -> None:
    note = talk([ANA], 3, "Tea.")
    moved = note.changed(LATER, on=TODAY - timedelta(days=60))
    found = _together(_standing(ANA, note), _standing(ANA, moved))
    assert found.standing.records[note.id] == moved
    (met,) = found.met
    assert (met.aside, met.fields) == ((note,), ("on",))


def test_what_was_deleted_stays_so_and_what_was_written_since_is_laid_aside() -> None:
    edited = ANA.changed(LATER, work="Baker")
    found = _together(_standing(SAM, gone={ANA.id: ""}), _standing(edited, SAM))
    assert set(found.standing.records) == {SAM.id}
    assert [each.aside for each in found.met] == [(edited,)]
    change = change_to(_standing(SAM, gone={ANA.id: ""}), found)
    assert (change.put, change.forget, change.aside) == ((), (), (edited,))


def test_a_deletion_comes_along_also_of_whom_nobody_knew_here() -> None:
    ours = _standing(ANA, SAM)
    nobody = person("Nobody").id
    found = _together(ours, _standing(SAM, gone={ANA.id: "", nobody: ""}))
    change = change_to(ours, found)
    assert set(change.forget) == {ANA.id, nobody}
    assert dict(change.met) == {ANA.id: 1, nobody: 0}


def test_who_was_made_one_with_somebody_is_spoken_of_as_them() -> None:
    anita = person("Anita", relations=(Relation(kind="twin", person=ANA.id),))
    note = talk([anita], 3, "Tea with Anita.", readings={"Anita": anita.id})
    new = talk([anita, ANA], 2, "Cake.")
    wren = person("Wren", origin=Origin(through=(anita.id,)))
    before = Network([ANA, anita, wren], [note], read_kept)
    merged = merge(
        before, ANA, anita, dict.fromkeys(differing(ANA, anita), Side.LEFT), LATER, join_notes
    )
    one = before.after(merged)
    here = Standing({**one.people, **one.conversations}, {anita.id: ANA.id})
    ana = ANA.changed(SOON, relations=(Relation(kind="twin", person=anita.id),))
    found = _together(here, _standing(ana, anita, wren, note, new))
    stands = found.standing.records
    assert anita.id not in stands
    cake, tea = stands[new.id], stands[note.id]
    assert isinstance(cake, Conversation)
    assert (cake.people, cake.rev) == ((ANA.id,), 2)
    assert (tea.readings, stands[wren.id]) == ({"Anita": ANA.id}, one.people[wren.id])
    page = stands[ANA.id]
    assert isinstance(page, Person)
    assert all(each.person != ANA.id for each in page.relations)


def test_two_who_were_made_one_both_ways_are_the_one_written_last() -> None:
    anita = person("Anita")
    here = _standing(ANA.changed(SOON, aliases=("Anita",)), gone={anita.id: ANA.id})
    there = _standing(anita.changed(LATER, aliases=("Ana Ruiz",)), gone={ANA.id: anita.id})
    found = _together(here, there)
    assert set(found.standing.records) == {anita.id}
    assert found.standing.gone == {ANA.id: anita.id}


def test_a_ring_of_whom_nobody_stands_is_left() -> None:
    found = _together(_standing(gone={ANA.id: SAM.id}), _standing(gone={SAM.id: ANA.id}))
    assert set(found.standing.gone) == {ANA.id, SAM.id}


# Whatever was written


def _edited(before: Network, dice: Random, hours: float) -> Standing:
    """Return a notebook after some evenings on one machine."""
    network, gone = before, dict[str, str]()
    for turn in range(dice.randint(0, 6)):
        now = NOW + timedelta(hours=hours + turn)
        people, talks = [*network.people.values()], [*network.conversations.values()]
        deed = dice.choice(("add", "write", "edit", "note", "delete", "merge", "move", "forget"))
        if deed == "add":
            network = network.after(change_of(person(f"New {dice.random()}")))
        elif deed == "write":
            note = talk(dice.sample(people, min(2, len(people))), 3, f"Said {dice.random()}")
            network = network.after(change_of(note))
        elif deed == "edit" and people:
            words = {"work": f"w{dice.random()}", "notes": f"n{dice.random()}"}
            field = dice.choice(sorted(words))
            network = network.after(
                change_of(dice.choice(people).changed(now, **{field: words[field]}))
            )
        elif deed == "note" and talks:
            note = dice.choice(talks)
            text = dice.choice((f"{note.text}\nMore {dice.random()}", f"Anew {dice.random()}"))
            network = network.after(change_of(note.changed(now, text=text)))
        elif deed == "move" and talks:
            on = TODAY - timedelta(days=dice.randint(0, 400))
            network = network.after(change_of(dice.choice(talks).changed(now, on=on)))
        elif deed in ("delete", "forget") and (people if deed == "delete" else talks):
            id_ = dice.choice(people if deed == "delete" else talks).id
            network = network.after(change_of(forget=(id_,)))
            gone[id_] = ""
        elif deed == "merge" and len(people) > 1:
            one, other = dice.sample(people, 2)
            choices = dict.fromkeys(differing(one, other), Side.LEFT)
            network = network.after(merge(network, one, other, choices, now, join_notes))
            gone[other.id] = one.id
    return Standing({**network.people, **network.conversations}, gone)


def change_of(*records: Kept, forget: tuple[str, ...] = ()) -> Change:
    return Change(records, forget)


def _words(records: Iterable[Kept]) -> str:
    return "\n".join(record.model_dump_json() for record in records)


def _strings(record: Kept) -> set[str]:
    text = record.notes if isinstance(record, Person) else record.text
    return {line for line in text.splitlines() if line.strip()} | (
        {record.name, record.work} if isinstance(record, Person) else set()
    )


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=150)
def test_two_written_apart_end_equal_either_way_round_and_no_word_is_missing(seed: int) -> None:
    dice = dice_of(seed)
    before = a_notebook(dice)
    here, there = _edited(before, dice, dice.random()), _edited(before, dice, dice.random())
    one, other = together(here, there, join_notes), together(there, here, join_notes)
    assert one.standing == other.standing
    assert together(one.standing, there, join_notes).standing == one.standing
    assert together(one.standing, other.standing, join_notes).standing == one.standing
    for side, found in ((here, one), (there, other)):
        gone = [record for id_, record in side.records.items() if id_ in found.standing.gone]
        kept = _words(
            [*found.standing.records.values(), *gone, *(r for m in found.met for r in m.aside)]
        )
        for record in (*here.records.values(), *there.records.values()):
            for said in _strings(record):
                assert _words_in(said) in kept, said


def _words_in(said: str) -> str:
    import json

    return json.dumps(said, ensure_ascii=False)[1:-1]


def test_newer_is_the_same_whichever_is_asked_first() -> None:
    here, there = ANA.changed(SOON, work="a"), ANA.changed(SOON, work="b")
    assert in_order(here, there) == in_order(there, here)
