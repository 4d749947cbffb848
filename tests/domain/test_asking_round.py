"""A round of asking, gathered from the notes: whom, what came of it, whom next, whom to tell."""

from datetime import date

from quietnet.domain.asking_round import AskingRound, asking_round, topics_asked_about
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.threads import threads
from quietnet.reading.kept import read_kept
from tests.builders import NOW, person

ANA, BO, CY = person("Ana Ruiz"), person("Bo Lind"), person("Cy Moss")
DEE = person("Dee Hall", notes="- [ ] advice: which street to avoid #porto-job")
EVE, FAY = person("Eve Stone"), person("Fay Wood")
PEOPLE = (ANA, BO, CY, DEE, EVE, FAY)
TOPIC = "porto-job"


def note(on: date, text: str, *people: Person, names: tuple[Person, ...] = ()) -> Conversation:
    ids = tuple(each.id for each in people)
    readings = {each.name: each.id for each in names}
    return Conversation.written(on, text, NOW, people=ids, readings=readings)


def network(*talks: Conversation) -> Network:
    return Network(PEOPLE, talks, read_kept)


ASKED = note(date(2026, 1, 1), "- [ ] advice: who is hiring #porto-job", ANA)
ANSWERED = note(
    date(2026, 2, 1),
    "She knows.\n- [x] advice: who is hiring #porto-job\n- [ ] meet: Eve Stone, prints",
    ANA,
    names=(EVE,),
)
WAITING = note(date(2026, 2, 3), "- [ ] advice: which press #porto-job", BO)
TALKED = note(date(2026, 2, 4), "About #porto-job, and rain.", CY)
PLANNED = note(date(2026, 5, 4), "About #porto-job.", FAY).changed(NOW, planned=True)
ELSE = note(date(2026, 2, 5), "- [ ] advice: which glue #glue\n- [-] advice: no #porto-job", FAY)
ROUND = (ASKED, ANSWERED, WAITING, TALKED, PLANNED, ELSE)


def found(*talks: Conversation) -> AskingRound:
    return asking_round(network(*talks), TOPIC)


def test_whom_you_asked_with_what_and_when_they_answered() -> None:
    ana, bo = found(*ROUND).asked
    assert (ana.person, ana.answered) == (ANA.id, date(2026, 2, 1))
    assert [(t.line.text, t.record) for t in ana.questions] == [
        ("who is hiring #porto-job", ANSWERED)
    ]
    assert (bo.person, bo.answered) == (BO.id, None)


def test_whom_they_named_is_known_by_their_path() -> None:
    (eve,) = found(*ROUND).named
    assert (eve.name, eve.why, eve.through, eve.person) == (
        "Eve Stone", "prints", (ANA.id,), EVE.id,
    )  # fmt: skip


def test_one_named_twice_stands_once_through_both() -> None:
    again = note(date(2026, 3, 1), "- [ ] meet: Eve Stone #porto-job", BO, names=(EVE,))
    stranger = note(date(2026, 3, 2), "- [ ] meet: Gus Hill, sails #porto-job", BO)
    eve, gus = found(*ROUND, again, stranger).named
    assert eve.through == (ANA.id, BO.id)
    assert (gus.name, gus.why, gus.person, gus.record) == (
        "Gus Hill", "sails", None, stranger,
    )  # fmt: skip


def test_one_known_through_an_answer_was_named_by_it() -> None:
    eve = person("Eve Stone", origin={"through": (ANA.id,)})
    answer = note(
        date(2026, 2, 1), "Ask Eve, and Bo.\n- [x] advice: rope #porto-job", ANA, names=(eve, BO)
    )
    known = asking_round(Network((ANA, BO, eve), (answer,), read_kept), TOPIC)
    assert [(each.name, each.through) for each in known.named] == [("Eve Stone", (ANA.id,))]


def test_whom_you_have_not_asked_meant_first_then_named_then_talked_with() -> None:
    not_asked = found(*ROUND).not_asked
    assert [each.person for each in not_asked] == [DEE.id, EVE.id, CY.id]
    assert not_asked[0].question is not None
    assert not_asked[0].question.line.text == "which street to avoid #porto-job"


def test_a_question_that_has_nobody_yet_waits_among_them() -> None:
    nobody = note(
        date(2026, 3, 1), "- [ ] advice: when to go #porto-job\n- [ ] advice: b #porto-job"
    )
    waiting = found(nobody).not_asked
    assert [each.person for each in waiting] == ["", "", DEE.id]
    assert waiting[0].question is not None
    assert waiting[0].question.line.text == "when to go #porto-job"


def test_whom_to_tell_until_they_are_told() -> None:
    assert found(*ROUND).to_tell == ((ANA.id, None),)
    waits = note(date(2026, 2, 9), "- [ ] tell: how it ended", ANA)
    ((who, thread),) = found(*ROUND, waits).to_tell
    assert who == ANA.id
    assert thread is not None
    assert thread.record == waits
    other = note(date(2026, 2, 9), "- [x] tell: the bees #bees", ANA)
    early = note(date(2026, 1, 9), "- [x] tell: too early", ANA)
    assert found(*ROUND, other, early).to_tell == ((ANA.id, None),)
    told = note(date(2026, 3, 9), "- [x] tell: I have the post", ANA)
    assert found(*ROUND, told).to_tell == ()


def test_a_round_is_over_once_all_have_answered_and_been_told() -> None:
    told = note(date(2026, 3, 9), "- [x] tell: I have the post #porto-job", ANA)
    assert not found(*ROUND, told).is_over
    assert found(ASKED, ANSWERED, told).is_over
    assert not found(ASKED, ANSWERED).is_over


def test_a_topic_is_shared_by_more_than_one_question_not_by_one_and_its_answer() -> None:
    one = network(ASKED, ANSWERED)
    without_dee = Network((ANA, EVE), one.conversations.values(), read_kept)
    assert topics_asked_about(threads(without_dee)) == {TOPIC: False}
    assert topics_asked_about(threads(network(*ROUND))) == {TOPIC: True, "glue": False}


def test_people_taken_out_of_the_notebook_are_nowhere() -> None:
    gone = Network((BO,), ROUND, read_kept)
    known = asking_round(gone, TOPIC)
    assert [each.person for each in known.asked] == [BO.id]
    (eve,) = known.named
    assert (eve.name, eve.through, eve.person) == ("Eve Stone", (), None)
    assert [each.person for each in known.not_asked] == [""]
    assert known.to_tell == ()
