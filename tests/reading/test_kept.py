"""A kept text, read by its stored readings alone."""

from quietnet.domain.conversation import Mattered
from quietnet.domain.evidence import Mark, ThreadKind
from quietnet.reading.kept import read_kept
from tests.reading.cast import network, person, talk

ANA, KIM, HOPPER = person("Ana Ruiz"), person("Grace Kim"), person("Grace Hopper")


def test_topics_words_kept_and_threads() -> None:
    mark = read_kept("About #Boats.\n> me: a line\n- [x] gave: a lift to Ana", {"Ana": ANA.id})
    assert mark.topics == {"boats"}
    assert mark.mattered == {Mattered.MINE}
    (thread,) = mark.threads
    assert (thread.kind, thread.text, thread.line) == (ThreadKind.GAVE, "a lift to Ana", 2)
    assert thread.named == (ANA.id,)


def test_a_text_without_marks_has_none() -> None:
    assert read_kept("Dinner with Ana.", {"Ana": ANA.id}) == Mark()
    assert read_kept("", {}) == Mark()


def test_nobody_is_resolved_who_was_not_stored() -> None:
    assert read_kept("- [ ] ask: Ana", {}).threads[0].named == ()
    assert read_kept("- [ ] ask: Ana", {"Ana": None}).threads[0].named == ()


def test_names_are_whole_words_whatever_their_case() -> None:
    text = "- [ ] ask: ANA and Banana\n- [ ] ask: Anas\n- [ ] ask: a saving grace"
    named = [t.named for t in read_kept(text, {"ana": ANA.id, "Grace": KIM.id}).threads]
    assert named == [(ANA.id,), (), ()]


def test_the_second_grace_of_a_text_is_the_one_stored_as_second() -> None:
    text = "Grace came.\n- [ ] ask: Grace for the book"
    assert read_kept(text, {"Grace": KIM.id}).threads[0].named == (KIM.id,)
    stored = {"Grace": KIM.id, "Grace#2": HOPPER.id}
    assert read_kept(text, stored).threads[0].named == (HOPPER.id,)


def test_renaming_somebody_changes_no_note() -> None:
    kept = talk(KIM.created.date(), ANA, text="- [ ] ask: Grace").changed(
        ANA.updated, readings={"Grace": KIM.id}
    )
    renamed = network(ANA, KIM.changed(KIM.updated, name="Ada Kim"), talks=(kept,))
    assert renamed.marks(kept).threads[0].named == (KIM.id,)


def test_an_introduction_names_both() -> None:
    stored = {"Ana": ANA.id, "Grace": KIM.id}
    assert read_kept("- [x] intro: Ana to Grace", stored).threads[0].named == (ANA.id, KIM.id)


def test_whom_to_meet_is_named_once_kept() -> None:
    stored = {"Sam Okafor": KIM.id, "Ana": ANA.id}
    (thread,) = read_kept("- [ ] meet: Sam Okafor, sails with Ana", stored).threads
    assert thread.named == (KIM.id, ANA.id)
    assert (thread.meet, thread.meet_why) == ("Sam Okafor", "sails with Ana")
