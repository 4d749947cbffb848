"""What came of a file, in a sentence or two, without a total."""

from quietnet.domain.arriving import Arrival, Arrivals, LeftAlone
from quietnet.domain.brought import in_sentences
from quietnet.domain.change import Change
from tests.builders import person, talk

ANA = person("Ana")
CHANGE = Change(put=(ANA,))


def said(arrivals: Arrivals, arrival: Arrival) -> str:
    return in_sentences(arrivals, arrival, "people.vcf")


def test_the_first_few_are_named_and_nobody_is_counted() -> None:
    some = Arrivals("vcard", (ANA,))
    assert said(some, Arrival(CHANGE, ("Ana",))) == "Ana is in the notebook now."
    assert (
        said(some, Arrival(CHANGE, tuple("ABCD"))) == "A, B, C and others are in the notebook now."
    )
    assert said(some, Arrival(CHANGE, ("A",), ("B", "C"))) == (
        "A is in the notebook now. There is more on the pages of B and C now."
    )


def test_conversations_alone_are_told() -> None:
    spoken = Arrivals("friends", (), (talk([], 3),))
    assert said(spoken, Arrival(CHANGE, conversations=1)) == (
        "The conversations are in the notebook now."
    )


def test_nothing_new_and_nobody_are_two_things() -> None:
    assert said(Arrivals("vcard", (ANA,)), Arrival(Change())) == (
        "Everybody was here already; nothing was changed."
    )
    assert said(Arrivals("vcard"), Arrival(Change())) == (
        "There is nobody in people.vcf who could be read."
    )


def test_what_stayed_is_told() -> None:
    left = (LeftAlone("Ana", "The work in the file is “Baker”; yours stays."),)
    told = said(Arrivals("vcard", (ANA,)), Arrival(CHANGE, (), ("Ana",), left_alone=left))
    assert told.endswith("What you had written otherwise was left as it is.")
