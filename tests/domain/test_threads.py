"""Threads as they stand by now, read from every note."""

from datetime import UTC, date, datetime

from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import ThreadKind, ThreadState
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.threads import by_kind, threads, threads_in, threads_of
from quietnet.reading.kept import read_kept
from quietnet.reading.ticking import tick

NOW = datetime(2026, 3, 18, 20, tzinfo=UTC)
ANA, JONAS = Person.named("Ana Ruiz", NOW), Person.named("Jonas Lind", NOW)


def note(on: date, text: str, *people: Person, names: tuple[Person, ...] = ()) -> Conversation:
    return Conversation.written(
        on, text, NOW, people=tuple(p.id for p in people),
        readings={p.first_name: p.id for p in names},
    )  # fmt: skip


def network(*talks: Conversation, people: tuple[Person, ...] = (ANA, JONAS)) -> Network:
    return Network(people, talks, read_kept)


def test_threads_come_from_conversations_and_standing_notes_newest_first() -> None:
    old = note(date(2026, 1, 1), "- [ ] ask: old", ANA)
    new = note(date(2026, 2, 1), "- [x] offer: new", JONAS)
    ana = ANA.changed(NOW, notes="- [-] tell: standing")
    found = threads(network(old, new, people=(ana, JONAS)))
    assert [t.line.text for t in found] == ["new", "old", "standing"]
    assert [t.state for t in found] == ["done", "open", "cancelled"]
    assert [t.on for t in found] == [date(2026, 2, 1), date(2026, 1, 1), None]
    assert [t.people for t in found] == [(JONAS.id,), (ANA.id,), (ANA.id,)]
    assert found[0].done_on == date(2026, 2, 1)
    assert [t.line.kind for t in by_kind(found)] == [
        ThreadKind.ASK,
        ThreadKind.OFFER,
        ThreadKind.TELL,
    ]


def test_a_person_named_in_the_line_has_the_thread() -> None:
    talk = note(
        date(2026, 1, 1), "- [ ] ask: Jonas of the boat\n- [ ] ask: the move", ANA, names=(JONAS,)
    )
    known = network(talk)
    assert [t.line.text for t in threads_of(known, JONAS.id)] == ["Jonas of the boat"]
    assert [t.line.text for t in threads_of(known, ANA.id)] == ["the move"]


def test_the_same_advice_ticked_later_with_somebody_in_common_closes_the_open_one() -> None:
    asked = note(date(2026, 1, 1), "- [ ] advice: Who is hiring", ANA, JONAS)
    answered = note(date(2026, 2, 1), "- [x] advice: who is hiring ✅ 2026-02-03", ANA)
    (thread,) = threads_in(network(asked, answered), asked)
    assert (thread.state, thread.done_on) == (ThreadState.DONE, date(2026, 2, 3))
    assert not thread.is_open


def test_other_advice_earlier_or_of_others_leaves_it_open() -> None:
    asked = note(date(2026, 1, 1), "- [ ] advice: who is hiring", ANA)
    earlier = note(date(2025, 2, 1), "- [x] advice: who is hiring", ANA)
    others = note(date(2026, 2, 1), "- [x] advice: who is hiring", JONAS)
    different = note(date(2026, 2, 1), "- [x] advice: who sails\n- [x] ask: who is hiring", ANA)
    (thread,) = threads_in(network(asked, earlier, others, different), asked)
    assert thread.is_open


def test_an_id_outlives_the_tick_and_tells_equal_lines_apart() -> None:
    talk = note(date(2026, 1, 1), "- [ ] ask: x\n- [ ] ask: x\n- [ ] offer: x", ANA)
    before = [t.id for t in threads_in(network(talk), talk)]
    assert len(set(before)) == 3
    ticked = talk.changed(NOW, text="A new first line.\n" + tick(talk.text, 0, date(2026, 3, 20)))
    assert [t.id for t in threads_in(network(ticked), ticked)] == before
    assert all(id_.startswith(talk.id) for id_ in before)
