"""A note while it is written: its head, what was corrected, and the records it makes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.head import Head
from quietnet.domain.network import Network
from quietnet.domain.person import How, Person
from quietnet.domain.refusal import Refused
from quietnet.reading.heard import Choice, Newcomer
from quietnet.reading.in_hand import NoteInHand
from quietnet.reading.meaning import (
    KEEP,
    NEW,
    NOBODY,
    Answer,
    Named,
    Sort,
    answer_now,
    answered,
    answers,
    to_walk,
)
from quietnet.reading.newcomer import Told
from tests.reading.cast import NOW, TODAY, network, person, talk

ANA, JONAS = person("Ana Ruiz"), person("Jonas Lind")
HOPPER, KELLY = person("Grace Hopper"), person("Grace Kelly")
KNOWN = network(ANA, JONAS, HOPPER, KELLY)


def new(known: Network = KNOWN, **head: Any) -> NoteInHand:
    return NoteInHand().with_head(Head(**head), known, NOW)


def opened(kept: Conversation, known: Network) -> NoteInHand:
    return NoteInHand(kept=kept, head=Head.of(kept, known.people)).begun(known, NOW)


def made(
    note: NoteInHand, text: str, known: Network = KNOWN
) -> tuple[Conversation, tuple[Person, ...]]:
    return note.records(text, known, TODAY, NOW)


def names(note: NoteInHand, text: str, known: Network = KNOWN) -> tuple[Named, ...]:
    return to_walk(note.reading(text, note.known(known), TODAY), note)


def test_the_text_alone_is_enough() -> None:
    talk, newcomers = made(new(), "Yesterday: tea with Ana")
    assert (talk.people, talk.on, talk.text) == (
        (ANA.id,),
        TODAY - timedelta(1),
        "Yesterday: tea with Ana",
    )
    assert newcomers == ()


def test_what_the_head_says_wins() -> None:
    head: dict[str, Any] = {
        "people": "Jonas Lind",
        "when": "14 March",
        "minutes": "an hour",
        "where": "Tim's",
    }
    talk, _ = made(new(**head, medium=Medium.VOICE), "Yesterday: a call.")
    assert (talk.people, talk.on) == ((JONAS.id,), date(2026, 3, 14))
    assert (talk.minutes, talk.where, talk.medium) == (60, "Tim's", Medium.VOICE)


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ({"when": "once"}, "not a day"),
        ({"when": "2026-02-30"}, "2026-02-30"),
        ({"minutes": "ages"}, "not a length"),
        ({"people": "x" * 300}, "longer"),
        ({"people": "x" * 200_000}, "longer"),
    ],
)
def test_what_the_head_cannot_mean_is_refused_in_a_sentence(head: dict[str, Any], why: str) -> None:
    note = new(**head)
    assert note.reading("Tea with Ana", note.known(KNOWN), TODAY).people == (ANA.id,)
    with pytest.raises(Refused, match=why):
        made(note, "Tea")


def test_a_new_name_in_the_head_is_one_person_from_the_first_letter_to_the_record() -> None:
    note = new(people="Sam Okafor, Ana")
    again = note.with_head(note.head.with_values(where="here"), KNOWN, NOW)
    assert again.fresh == note.fresh
    reading = again.reading("Sam laughed.", again.known(KNOWN), TODAY)
    assert set(reading.people) == {ANA.id, note.fresh[0].id}
    talk, newcomers = made(again, "Sam laughed.")
    assert newcomers == note.fresh
    assert set(talk.people) == {ANA.id, newcomers[0].id}
    assert talk.readings == {"Sam": newcomers[0].id}


def test_a_name_with_a_comma_in_it_stays_one_name() -> None:
    comma = person("Lind, Jonas")
    known = network(comma, ANA)
    kept = talk(TODAY, comma, ANA, text="Tea.")
    note = opened(kept, known)
    assert note.head.people == '"Lind, Jonas", Ana Ruiz'
    taken = note.with_head(note.head.with_values(people='Ana Ruiz, "Lind, Jonas"'), known, NOW)
    changed, newcomers = made(taken, "Tea.", known)
    assert (changed.people, newcomers) == ((ANA.id, comma.id), ())


# A kept note: what stands in its head stands


def test_editing_a_kept_text_changes_the_text_and_adds_readings() -> None:
    kept = talk(TODAY - timedelta(9), ANA, text="Tea with Ana.")
    known = KNOWN.after(Change(put=(kept,)))
    changed, newcomers = made(opened(kept, known), "Yesterday: tea with Ana and Jonas.", known)
    assert newcomers == ()
    assert (changed.people, changed.on) == (kept.people, kept.on)
    assert changed.text == "Yesterday: tea with Ana and Jonas."
    assert changed.readings == {"Ana": ANA.id, "Jonas": JONAS.id}
    assert (changed.id, changed.rev) == (kept.id, kept.rev + 1)


def test_namesakes_and_people_who_are_gone_stay_who_they_were() -> None:
    twin = person("Ana Ruiz")
    known = network(ANA, twin, JONAS)
    gone = person("Deleted Since")
    kept = talk(TODAY, twin, gone, text="Tea.")
    changed, _ = made(opened(kept, known), "Tea and cake.", known)
    assert changed.people == (twin.id, gone.id)
    note = opened(kept, known)
    more = note.with_head(note.head.with_values(people="Ana Ruiz, Jonas"), known, NOW)
    changed, _ = made(more, "Tea.", known)
    assert changed.people == (twin.id, JONAS.id, gone.id)


def test_somebody_renamed_meanwhile_is_no_newcomer() -> None:
    kept = talk(TODAY, ANA, text="Tea.")
    note = opened(kept, KNOWN)
    renamed = KNOWN.after(Change(put=(ANA.changed(NOW, name="Ana Lund"),)))
    changed, newcomers = made(note.with_head(note.head, renamed, NOW), "Tea!", renamed)
    assert (changed.people, newcomers) == ((ANA.id,), ())


def test_a_plan_stays_one_until_its_day_is_changed() -> None:
    kept = talk(TODAY - timedelta(2), ANA, text="Dinner.", planned=True)
    note = opened(kept, KNOWN)
    assert made(note, "Dinner!")[0].planned
    moved = note.with_head(note.head.with_values(when="yesterday"), KNOWN, NOW)
    assert not made(moved, "Dinner!")[0].planned
    ahead = note.with_head(note.head.with_values(when="next Friday"), KNOWN, NOW)
    assert made(ahead, "Dinner!")[0].planned


def test_a_changed_text_only_proposes_until_it_is_taken() -> None:
    text = "Yesterday: tea with Ana."
    kept = talk(TODAY - timedelta(9), ANA, text=text).changed(NOW, readings={"Ana": ANA.id})
    note = opened(kept, KNOWN)
    text = "14 March: tea with Jonas."
    reading = note.reading(text, KNOWN, TODAY)
    proposal = note.proposal(reading)
    assert (proposal.on, proposal.join, proposal.leave) == (
        date(2026, 3, 14),
        (JONAS.id,),
        (ANA.id,),
    )
    head = note.head_taking(proposal, KNOWN)
    assert (head.people, head.when) == ("Jonas Lind", "14 March 2026")
    agreed = note.with_head(head, KNOWN, NOW)
    assert not agreed.proposal(agreed.reading(text, KNOWN, TODAY))
    changed, _ = made(agreed, text)
    assert (changed.people, changed.on) == ((JONAS.id,), date(2026, 3, 14))


def test_a_head_changed_by_hand_is_not_proposed_against() -> None:
    kept = talk(TODAY - timedelta(9), ANA, text="Tea.")
    note = opened(kept, KNOWN)
    by_hand = note.with_head(
        note.head.with_values(people="Ana Ruiz, Jonas Lind", when="14 March"), KNOWN, NOW
    )
    reading = by_hand.reading("14 March: tea with Jonas.", KNOWN, TODAY)
    assert not by_hand.proposal(reading)
    unclear = note.with_head(note.head.with_values(when="once"), KNOWN, NOW)
    assert unclear.proposal(unclear.reading("14 March: tea", KNOWN, TODAY)).on
    assert not NoteInHand().proposal(reading)


def test_going_on_with_what_was_kept_changes_that_record() -> None:
    note = answered(new(people="Sam Okafor"), names(new(), "**Zed Moss** came")[0], KEEP, Told("Z"))
    kept, newcomers = made(note, "**Zed Moss** came")
    known = KNOWN.after(Change(put=(*newcomers, kept)))
    on_with = note.gone_on_with(kept)
    changed, again = made(on_with, "**Zed Moss** came late", known)
    assert (changed.id, changed.people, again) == (kept.id, kept.people, ())
    assert changed.readings == kept.readings


# Who is meant


def test_an_ambiguous_name_is_corrected_and_the_correction_kept() -> None:
    note, text = new(), "Tea with Grace."
    (grace,) = names(note, text)
    assert answers(grace, note) == (*(Answer(Sort.SOMEBODY, p.id) for p in (HOPPER, KELLY)), NOBODY)
    assert answer_now(grace, note) == Answer(Sort.SOMEBODY, HOPPER.id)
    note = answered(note, grace, Answer(Sort.SOMEBODY, KELLY.id))
    (grace,) = names(note, text)
    assert answer_now(grace, note) == Answer(Sort.SOMEBODY, KELLY.id)
    talk, _ = made(note, text)
    assert (talk.people, talk.readings) == ((KELLY.id,), {"Grace": KELLY.id})
    note = answered(note, grace, NOBODY)
    talk, _ = made(note, text)
    assert (talk.people, talk.readings) == ((), {"Grace": None})


def test_a_second_grace_can_be_another_one() -> None:
    note, text = new(), "Grace came, then Ana, then Grace, and Ana again."
    walked = names(note, text)
    assert [text[n.start : n.end] for n in walked] == ["Grace", "Ana", "Grace"]
    second = walked[2]
    assert isinstance(second, Choice)
    note = answered(note, second, Answer(Sort.SOMEBODY, KELLY.id))
    assert made(note, text)[0].readings == {"Grace": HOPPER.id, "Ana": ANA.id, "Grace#2": KELLY.id}


def test_somebody_new_is_kept_as_told() -> None:
    note, text = new(), "Tea with Ana about **Sam**."
    _, sam = names(note, text)
    assert isinstance(sam, Newcomer)
    assert answers(sam, note) == (KEEP, NEW, NOBODY)
    assert answer_now(sam, note) == NEW
    assert made(note, text)[1] == ()
    note = answered(note, sam, KEEP, Told("Sam Okafor", "boats", (JONAS.id,)))
    assert answer_now(names(note, text)[1], note) == KEEP
    talk, (kept,) = made(note, text)
    assert (kept.name, kept.interesting) == ("Sam Okafor", "boats")
    assert (kept.origin.how, kept.origin.through) == (None, (JONAS.id,))
    assert talk.readings == {"Ana": ANA.id, "Sam": kept.id}


def test_somebody_new_can_be_nobody_and_new_again() -> None:
    note, text = new(), "**Sam Okafor** came."
    note = answered(note, names(note, text)[0], NOBODY)
    (nobody,) = names(note, text)
    assert isinstance(nobody, Choice)
    assert answers(nobody, note) == (NEW, NOBODY)
    assert made(note, text)[0].readings == {"Sam Okafor": None}
    note = answered(note, nobody, NEW)
    (sam,) = names(note, text)
    assert answer_now(sam, note) == NEW
    assert note == replace(new())


def test_whom_to_meet_is_kept_unless_they_are_nobody() -> None:
    note, text = new(), "Tea with Ana.\n- [ ] meet: Sam Okafor, builds boats"
    sam = names(note, text)[1]
    assert answers(sam, note) == (KEEP, NOBODY)
    assert answer_now(sam, note) == KEEP
    told = answered(note, sam, KEEP, Told("Sam Okafor", "builds slow boats", (JONAS.id,)))
    (kept,) = made(told, text)[1]
    assert (kept.interesting, kept.origin.through) == ("builds slow boats", (JONAS.id,))
    assert kept.origin.how is How.INTRODUCED
    assert made(answered(note, sam, NOBODY), text)[1] == ()
