"""What is said of each record that two machines wrote."""

from datetime import timedelta

import pytest

from quietnet.domain.coming_together import Met
from quietnet.domain.coming_words import becomes, in_order_of_reading, said_of
from quietnet.domain.conversation import Mattered
from quietnet.domain.network import Network
from quietnet.reading.written_apart import written_apart
from tests.builders import NOW, person, talk

ANA = person("Ana Ruiz", interesting="frames")
NOTE = talk([ANA], 6, "Tea.", where="home")
LATER = NOTE.changed(NOW + timedelta(hours=1), text="Elm.", where="the park", kitchen=True)
NETWORK = Network([ANA], [NOTE])


@pytest.mark.parametrize(
    ("met", "said"),
    [
        (Met(None, NOTE, NOTE), "comes from the other machine."),
        (Met(NOTE, None, None), "deleted on the other machine; rests in the wastebasket."),
        (
            Met(None, NOTE, None, (NOTE,)),
            "deleted here; the other machine’s rests in the wastebasket.",
        ),
        (Met(NOTE, LATER, LATER, both=True), "both texts, one under the other."),
        (
            Met(NOTE, LATER, LATER, (NOTE,), ("where", "kitchen", "text"), both=True),
            (
                "both texts, one under the other; of where, whether it was in the kitchen and what "
                "is ticked the newer stays, the older rests whole in the wastebasket."
            ),
        ),
        (Met(NOTE, LATER, LATER), "as the other machine has it, which has more."),
        (Met(NOTE, LATER, NOTE.changed(NOW, minutes=9)), "what either machine has."),
    ],
)
def test_what_becomes_of_a_record_is_one_sentence(met: Met, said: str) -> None:
    assert becomes(met) == said
    assert said_of(met, NETWORK.people.get) == f"The note of 14 March with Ana Ruiz: {said}"


def test_people_stand_first_and_the_latest_conversation_before_the_earlier() -> None:
    old, new = talk([ANA], 9), talk([ANA], 2)
    mets = [Met(None, each, each) for each in (old, new, person("Wren"), person("Ána"), ANA)]
    names = [getattr(each.theirs, "name", each.theirs) for each in in_order_of_reading(mets)]
    assert names == ["Ána", "Ana Ruiz", "Wren", new, old]


def test_what_differs_is_shown_beside_each_other() -> None:
    met = Met(NOTE, LATER, LATER, (NOTE,), ("where", "kitchen", "on", "minutes", "text"))
    shown = written_apart(met, NETWORK)
    assert [(each.field, each.left, each.right) for each in shown] == [
        ("where", "home", "the park"),
        ("whether it was in the kitchen", "no", "yes"),
        ("the day", "14 March 2026", "14 March 2026"),
        ("minutes", "", ""),
        ("the words", "Tea.", "Elm."),
    ]


def test_whose_words_mattered_is_shown_in_words() -> None:
    one = NOTE.changed(NOW, mattered=frozenset(Mattered))
    other = NOTE.changed(NOW, mattered=frozenset())
    (shown,) = written_apart(Met(one, other, other, (one,), ("mattered",)), NETWORK)
    assert (shown.left, shown.right) == ("mine and theirs", "nobody’s")


def test_of_pages_what_differs_and_of_what_stands_alone_what_it_is_known_by() -> None:
    there = ANA.changed(NOW, work="Baker")
    (shown,) = written_apart(Met(ANA, there, there), NETWORK)
    assert (shown.field, shown.left, shown.right) == ("work", "", "Baker")
    (alone,) = written_apart(Met(None, ANA, ANA), NETWORK)
    assert (alone.left, alone.right) == ("", "frames")
    assert written_apart(Met(None, person("Wren"), person("Wren")), NETWORK) == ()
    (gone,) = written_apart(Met(NOTE, None, None), NETWORK)
    assert (gone.left, gone.right) == ("Tea.", "")
