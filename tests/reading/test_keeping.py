"""From a reading to the records it makes, and what an edit would change."""

from datetime import date

import pytest

from quietnet.domain.change import Change
from quietnet.domain.conversation import Medium
from quietnet.domain.network import Network
from quietnet.domain.person import How
from quietnet.domain.refusal import Refused
from quietnet.reading.keeping import keep_note, propose
from quietnet.reading.reader import read
from tests.reading.cast import NOW, TODAY, network, person

ANA, JONAS = person("Ana Ruiz"), person("Jonas Lind")
KNOWN = network(ANA, JONAS)


def test_the_text_fills_the_day_the_people_and_the_readings() -> None:
    text = "Yesterday: dinner with Ana about Jonas. #boats"
    talk, new = keep_note(read(text, KNOWN, TODAY), NOW, KNOWN, medium=Medium.VIDEO, minutes=90)
    assert talk.text == text
    assert talk.on == date(2026, 3, 17)
    assert talk.people == (ANA.id,)
    assert talk.mentioned == (JONAS.id,)
    assert talk.readings == {"Ana": ANA.id, "Jonas": JONAS.id}
    assert (talk.medium, talk.minutes, talk.planned) == (Medium.VIDEO, 90, False)
    assert new == ()


def test_what_was_said_beside_the_text_wins() -> None:
    reading = read("Yesterday: dinner with Ana", KNOWN, TODAY)
    talk, _ = keep_note(reading, NOW, KNOWN, on=date(2026, 4, 1), people=(JONAS.id,))
    assert (talk.on, talk.planned, talk.people) == (date(2026, 4, 1), True, (JONAS.id,))


def test_a_day_no_calendar_has_is_refused_unless_another_is_said() -> None:
    reading = read("2026-02-30: dinner", KNOWN, TODAY)
    with pytest.raises(Refused, match="2026-02-30"):
        keep_note(reading, NOW, KNOWN)
    assert keep_note(reading, NOW, KNOWN, on=TODAY)[0].on == TODAY


def test_a_field_that_is_not_right_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="minutes"):
        keep_note(read("Dinner", KNOWN, TODAY), NOW, KNOWN, minutes=-1)


def test_whom_to_meet_is_kept_through_the_people_with_you() -> None:
    text = "Dinner with Ana.\n- [ ] meet: Sam Okafor, builds bamboo bikes"
    talk, (sam,) = keep_note(read(text, KNOWN, TODAY), NOW, KNOWN)
    assert (sam.name, sam.interesting) == ("Sam Okafor", "builds bamboo bikes")
    assert (sam.origin.how, sam.origin.through) == (How.INTRODUCED, (ANA.id,))
    assert talk.readings["Sam Okafor"] == sam.id
    assert talk.people == (ANA.id,)
    after = KNOWN.after(Change(put=(sam, talk)))
    assert read(text, after, TODAY, readings=talk.readings).new == ()
    assert after.marks(talk).threads[0].named == (sam.id,)


def test_others_who_are_new_are_kept_where_asked() -> None:
    text = "Lunch with **Sam Okafor** and Ana of **Bo Lund**. **Sam Okafor** sails."
    reading = read(text, KNOWN, TODAY)
    assert keep_note(reading, NOW, KNOWN)[1] == ()
    talk, (sam,) = keep_note(reading, NOW, KNOWN, keep_new=["Sam Okafor"])
    assert talk.people == (sam.id, ANA.id)
    assert sam.origin.how is None
    talk, people = keep_note(reading, NOW, KNOWN, keep_new=True)
    bo = people[1]
    assert [p.name for p in people] == ["Sam Okafor", "Bo Lund"]
    assert bo.origin.through == (people[0].id, ANA.id)
    assert talk.mentioned == (bo.id,)


def kept(text: str, known: Network = KNOWN) -> tuple[Network, str]:
    talk, _ = keep_note(read(text, known, TODAY), NOW, known)
    return known.after(Change(put=(talk,))), talk.id


def test_an_edit_only_proposes() -> None:
    known, id_ = kept("Yesterday: dinner with Ana.")
    talk = known.conversations[id_]

    def proposed(
        text: str, today: date = TODAY
    ) -> tuple[date | None, tuple[str, ...], tuple[str, ...]]:
        reading = read(text, known, today, with_people=talk.people, readings=talk.readings)
        found = propose(talk, reading)
        return found.on, found.join, found.leave

    later = date(2026, 5, 1)
    assert proposed("Yesterday: a long dinner with Ana.", later) == (None, (), ())
    assert proposed("14 March: dinner with Ana.") == (date(2026, 3, 14), (), ())
    assert proposed("dinner with Ana.") == (None, (), ())
    assert proposed("2026-02-30: dinner with Ana.") == (None, (), ())
    assert proposed("Yesterday: dinner with Ana and Jonas.") == (None, (JONAS.id,), ())
    assert proposed("Yesterday: dinner.") == (None, (), (ANA.id,))
    assert not propose(talk, read(talk.text, known, TODAY, readings=talk.readings))


def test_what_the_owner_took_out_is_not_proposed_again() -> None:
    known, id_ = kept("Dinner with Ana and Jonas.")
    talk = known.conversations[id_].changed(NOW, people=(ANA.id,))
    reading = read("Dinner with Ana and Jonas!", known, TODAY, readings=talk.readings)
    assert not propose(talk, reading)
