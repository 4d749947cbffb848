"""Two pages about one person: nothing of either is lost, and everything follows."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.merging import MAY_BE_BOTH, Side, Undecided, differing, merge
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Origin, Person, Relation
from quietnet.domain.refusal import Refused
from quietnet.reading.joined_notes import join_notes
from tests.builders import NOW, person, talk
from tests.domain.lives import dice_of
from tests.domain.notebooks import a_notebook

ANA = person("Ana Ruiz", work="Builder", notes="Likes tea.")
ANITA = person("Anita Ruiz", work="Frame builder", interesting="bamboo bikes", notes="Has a dog.")


def merged(network: Network, one: Person, other: Person, **choices: Side) -> Change:
    named = {field.replace("origin_", "origin-"): side for field, side in choices.items()}
    return merge(network, one, other, named, NOW, join_notes)


def one_of(change: Change) -> Person:
    first = change.put[0]
    assert isinstance(first, Person)
    return first


def test_the_other_name_becomes_an_alias_and_the_rest_comes_together() -> None:
    network = Network([ANA, ANITA])
    change = merged(network, ANA, ANITA, name=Side.LEFT, work=Side.RIGHT)
    ana = one_of(change)
    assert (ana.id, ana.name, ana.aliases, ana.rev) == (ANA.id, "Ana Ruiz", ("Anita Ruiz",), 2)
    assert (ana.work, ana.interesting) == ("Frame builder", "bamboo bikes")
    assert ana.notes == "Likes tea.\n\nHas a dog."
    assert [(c.property, c.value) for c in ana.carried] == [("work", "Builder")]
    assert (change.forget, change.into) == ((ANITA.id,), ((ANITA.id, ANA.id),))


def test_the_name_at_the_right_may_be_the_one_that_stays() -> None:
    both = person("Anita Ruiz", aliases=("Ana Ruiz", "Ann"))
    ana = one_of(merged(Network([ANA, both]), ANA, both, name=Side.RIGHT))
    assert (ana.id, ana.name, ana.aliases) == (ANA.id, "Anita Ruiz", ("Ana Ruiz", "Ann"))


def test_nothing_is_chosen_silently() -> None:
    assert differing(ANA, ANITA) == ("name", "work")
    with pytest.raises(Undecided) as undecided:
        merged(Network([ANA, ANITA]), ANA, ANITA, name=Side.LEFT)
    assert undecided.value.fields == ("work",)


def test_both_may_stand_in_one_line() -> None:
    ana = one_of(merged(Network([ANA, ANITA]), ANA, ANITA, name=Side.LEFT, work=Side.BOTH))
    assert (ana.work, ana.carried) == ("Builder · Frame builder", ())


@pytest.mark.parametrize("field", ["work", "notes"])
def test_what_is_too_long_together_is_refused_with_its_name(field: str) -> None:
    most = 1_000 if field == "work" else 1_000_000
    one, other = (person("Ana", **{field: letter * most}) for letter in "ab")
    with pytest.raises(Refused, match=f"than the {field} may be"):
        merged(Network([one, other]), one, other, work=Side.BOTH)


def test_conversations_relations_paths_and_readings_follow() -> None:
    rafa = person("Rafael", relations=(Relation(kind="sister", person=ANITA.id),))
    sam = person(
        "Sam", origin=Origin(through=(ANITA.id, ANA.id)), notes="Ana.", readings={"Ana": ANITA.id}
    )
    wren = person("Wren")
    spoken = talk([ANITA, wren, ANA], 3, "Tea with Ana.", readings={"Ana": ANITA.id, "Jo": None})
    named = talk([wren], 4, "About Ana.", readings={"Ana": ANITA.id})
    apart = talk([wren], 5, "Alone.")
    network = Network([ANA, ANITA, rafa, sam, wren], [spoken, named, apart])
    after = network.after(merged(network, ANA, ANITA, name=Side.LEFT, work=Side.LEFT))
    assert after.people[rafa.id].relations == (Relation(kind="sister", person=ANA.id),)
    assert after.people[sam.id].origin.through == (ANA.id,)
    assert after.people[sam.id].readings == {"Ana": ANA.id}
    assert after.people[wren.id] == wren
    assert after.conversations[spoken.id].people == (ANA.id, wren.id)
    assert after.conversations[spoken.id].readings == {"Ana": ANA.id, "Jo": None}
    assert after.conversations[named.id].readings == {"Ana": ANA.id}
    assert after.conversations[apart.id] == apart
    assert after.with_person(ANA.id) == (after.conversations[spoken.id],)


def test_what_the_two_said_of_each_other_is_carried() -> None:
    one = person("Ana", origin=Origin(through=(ANITA.id,)))
    other = person("Ana", relations=(Relation(kind="friend", person=one.id),))
    ana = one_of(merged(Network([one, other, ANITA]), one, other))
    assert (ana.relations, ana.origin.through) == ((), (ANITA.id,))
    assert [c.property for c in ana.carried] == ["relations"]


def test_two_who_are_spelled_apart_keep_both_spellings() -> None:
    one, other = person("Ana Ruiz"), person("Ána Ruiz")
    ana = one_of(merged(Network([one, other]), one, other, name=Side.LEFT))
    assert (ana.name, ana.aliases) == ("Ana Ruiz", ())
    assert [(c.property, c.value) for c in ana.carried] == [("aliases", "Ána Ruiz")]


def test_a_birthday_is_chosen_and_the_other_carried() -> None:
    one = person("Ana", birthday=PartialDate(1985, 4, 15))
    other = person("Ana", birthday=PartialDate(None, 4, 15))
    ana = one_of(merged(Network([one, other]), one, other, birthday=Side.RIGHT))
    assert ana.birthday == PartialDate(None, 4, 15)
    assert [(c.property, c.value) for c in ana.carried] == [("birthday", "1985-04-15")]


def _values(person_: Person) -> set[str]:
    """Return everything a person's record says, a word each."""
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)
        elif value not in (None, "", False):
            found.add(value if isinstance(value, str) else json.dumps(value))

    kept = person_.kept()
    for field in ("id", "rev", "created", "updated", "readings", "notes", "relations", "origin"):
        kept.pop(field, None)
    walk(kept)
    return found


@given(st.integers(0, 2**32), st.booleans())
@settings(deadline=None)
def test_nothing_is_lost_and_nobody_speaks_of_who_is_gone(seed: int, right_wins: bool) -> None:
    network = a_notebook(dice_of(seed))
    one, other, *_ = network.people.values()
    side = Side.RIGHT if right_wins else Side.LEFT
    choices = dict.fromkeys(differing(one, other), side)
    change = merge(network, one, other, choices, NOW, join_notes)
    after = network.after(change)
    ana = after.people[one.id]
    said = json.dumps(ana.kept(), ensure_ascii=False)
    assert other.id not in after.people
    records = (*after.people.values(), *after.conversations.values())
    assert other.id not in json.dumps([record.kept() for record in records])
    for value in _values(one) | _values(other):
        assert value in said
    for notes in (one.notes, other.notes):
        assert notes.rstrip() in ana.notes
    assert after.conversations.keys() == network.conversations.keys()
    for talk_ in network.conversations.values():
        with_ = {one.id if id_ == other.id else id_ for id_ in talk_.people}
        assert set(after.conversations[talk_.id].people) == with_
        assert after.conversations[talk_.id].text == talk_.text


@given(st.integers(0, 2**32))
@settings(deadline=None)
def test_what_was_put_before_brings_both_back(seed: int) -> None:
    network = a_notebook(dice_of(seed))
    one, other, *_ = network.people.values()
    choices = dict.fromkeys(differing(one, other), Side.LEFT)
    change = merge(network, one, other, choices, NOW, join_notes)
    before: dict[str, Person | Conversation] = {**network.people, **network.conversations}
    back = Change(put=tuple(before[id_] for id_ in (*(r.id for r in change.put), other.id)))
    restored = network.after(change).after(back)
    assert dict(restored.people) == dict(network.people)
    assert dict(restored.conversations) == dict(network.conversations)


def test_only_some_fields_take_both() -> None:
    one = person("Ana", birthday=PartialDate(1985, 4, 15))
    other = person("Ana", birthday=PartialDate(1986, 4, 15))
    assert "birthday" not in MAY_BE_BOTH
    ana = one_of(merged(Network([one, other]), one, other, birthday=Side.BOTH))
    assert ana.birthday == one.birthday
