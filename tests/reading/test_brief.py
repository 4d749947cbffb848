"""Before you meet: last time, their own words, what is open, their people, and one question."""

from quietnet.domain.network import Network
from quietnet.domain.person import Relation
from quietnet.reading.brief import brief
from quietnet.reading.kept import read_kept
from tests.builders import TODAY, person, talk

WREN = person("Wren Halloran")
ANA = person(
    "Ana Ruiz",
    relations=(
        Relation(kind="introduced by", person=WREN.id),
        Relation(kind="sister", name="Pilar"),
    ),
)
OLD = talk(
    [ANA], 60, "Long. #books #bicycles\n\n> I stopped reading novels\n> me: so did I", minutes=60
)
NEW = talk(
    [ANA], 9, "Again. #bicycles\n\n> The workshop is closing\n- [ ] ask: the move\n- [x] tell: how"
)
PLAN = talk([ANA], -3, "Dinner.", planned=True)


def test_it_holds_what_is_worth_carrying_in() -> None:
    known = brief(Network([ANA, WREN], [OLD, NEW, PLAN], read=read_kept), ANA, TODAY)
    assert known.word == "at the kitchen table"
    assert known.last == NEW
    assert known.mattered == ("The workshop is closing", "I stopped reading novels")
    assert [thread.line.text for thread in known.threads] == ["the move"]
    assert known.relations == ("introduced by: Wren Halloran", "sister: Pilar")
    assert known.topics == ("bicycles", "books")
    assert known.question.endswith("?")


def test_somebody_one_only_knows_of_gets_an_easy_question() -> None:
    known = brief(Network([WREN], read=read_kept), WREN, TODAY)
    assert known.last is None
    assert known.mattered == known.topics == known.relations == ()
    assert known.question in (
        "What are you in the middle of reading, building or mending?",
        "How did you come to it? Who handed you the first one?",
    )


def test_a_long_note_and_many_threads_leave_room_for_the_rest() -> None:
    lines = "\n".join(f"- [ ] ask: {n}" for n in range(9))
    long = talk([ANA], 9, f"Yesterday: {'so it went on ' * 30}\n{lines}")
    known = brief(Network([ANA, WREN], [long], read=read_kept), ANA, TODAY)
    assert known.last_words.startswith("so it went on so it")
    assert known.last_words.endswith(" …")
    assert len(known.last_words) <= 132
    assert len(known.threads) == 9
    assert known.first_threads == known.threads[:3]
    short = brief(Network([ANA, WREN], [NEW], read=read_kept), ANA, TODAY)
    assert short.last_words == "Again. #bicycles"
    assert short.first_threads == short.threads
