"""Given and received, as sentences read from the notes; nothing is summed."""

from datetime import date

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.given_received import given_and_received, what_they_taught
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.threads import open_threads, threads, threads_of, without_topics
from quietnet.reading.kept import read_kept
from tests.builders import NOW, TODAY, person

ANA, JONAS, SAM = person("Ana Ruiz"), person("Jonas Lind"), person("Sam Okafor")
NAMES = {"Ana": ANA.id, "Jonas": JONAS.id}


def note(on: date, text: str, *people: Person) -> Conversation:
    ids = tuple(each.id for each in people)
    return Conversation.written(on, text, NOW, people=ids, readings=NAMES)


def network(*records: Conversation, people: tuple[Person, ...] = (ANA, JONAS, SAM)) -> Network:
    return Network(people, records, read_kept)


def sentences(known: Network, whom: Person) -> list[str]:
    return [each.words for each in given_and_received(known, whom, TODAY)]


def test_help_of_every_kind_is_a_sentence_the_latest_first() -> None:
    known = network(
        note(
            date(2026, 2, 1),
            "- [x] offer: the lug maker ✅ 2026-03-02\n- [x] gave care: soup\n- [x] gave: a lift\n"
            "- [x] gave advice: the loan\n- [ ] offer: still open\n- [-] offer: let go",
            SAM,
        ),
        note(
            date(2024, 5, 1),
            "- [x] advice: which glue?\n- [x] got: a ladder #tools #barn\n- [x] got care: the cat\n"
            "- [x] got introduction: the choir\n- [x] meet: Ana Ruiz, builds frames",
            SAM,
        ),
    )
    assert sentences(known, SAM) == [
        "In March you lent a hand: the lug maker.",
        "In February you looked after them: soup.",
        "In February you lent a hand: a lift.",
        "In February you gave advice: the loan.",
        "In May 2024 they gave you advice: which glue?",
        "In May 2024 they lent you a hand: a ladder.",
        "In May 2024 they looked after you: the cat.",
        "In May 2024 they introduced you to someone: the choir.",
        "In May 2024 they introduced you to Ana Ruiz, builds frames.",
    ]


def test_a_ticked_introduction_stands_on_both_pages() -> None:
    known = network(note(date(2026, 2, 1), "- [x] intro: Ana to Jonas", SAM))
    said = ["In February you introduced Ana to Jonas."]
    assert sentences(known, ANA) == sentences(known, JONAS) == said
    assert sentences(known, SAM) == []


def test_an_introduction_in_somebodys_standing_notes_shows_on_both_pages() -> None:
    sam = SAM.changed(NOW, notes="- [ ] intro: Ana to Jonas", readings=NAMES)
    known = network(people=(ANA, JONAS, sam))
    for whom in (ANA, JONAS):
        assert [thread.line.text for thread in threads_of(known, whom.id)] == ["Ana to Jonas"]
    assert threads_of(known, SAM.id) == ()


def test_an_answer_is_told_and_stands_once() -> None:
    asked = note(date(2026, 1, 2), "- [x] advice: who is hiring ✅ 2026-02-01", SAM)
    answered = note(date(2026, 2, 1), "- [x] advice: Who is  hiring", SAM)
    told = note(date(2026, 3, 1), "- [x] tell: I got the post", SAM)
    known = network(asked, answered, told)
    (taught,) = what_they_taught(known, SAM)
    assert taught.line.text.casefold().split() == ["who", "is", "hiring"]
    (said,) = sentences(known, SAM)
    assert said.endswith("You told them how it turned out.")


def test_what_is_open_follows_each_change_without_reading_every_note_again() -> None:
    read: list[str] = []

    def reader(text: str, readings: object) -> object:
        read.append(text)
        return read_kept(text, NAMES)

    first = note(date(2026, 1, 1), "- [ ] ask: one", SAM)
    plain = note(date(2026, 1, 2), "Tea.", SAM)
    known = Network((SAM,), (first, plain), reader)  # type: ignore[arg-type]
    assert [t.line.text for t in open_threads(known)] == ["one"]
    read.clear()
    later = note(date(2026, 1, 3), "- [ ] ask: two\n- [ ] gave: no heading", SAM)
    known = known.after(Change(put=(later,)))
    assert [t.line.text for t in open_threads(known)] == ["two", "one"]
    assert read == [later.text]
    known = known.after(Change(put=(later.changed(NOW, text="Tea."),), forget=(first.id,)))
    assert threads(known) == ()


def test_a_line_that_is_nothing_but_topics_keeps_them() -> None:
    assert without_topics("#porto #job") == "#porto #job"
    assert without_topics("who #is hiring #porto") == "who #is hiring"
