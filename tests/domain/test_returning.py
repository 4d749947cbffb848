"""Pages that come home edited: what the owner wrote there wins, and private lines stay."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.arriving import Arrivals, arrive
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person, Relation
from quietnet.domain.private import is_private, without_private
from quietnet.domain.returning import MOVED_ON, with_private_lines
from tests.builders import person

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
LATER = datetime(2026, 4, 1, tzinfo=UTC)


def _come_home(
    network: Network, *records: Person | Conversation, edited: bool = True
) -> tuple[Network, tuple[str, ...]]:
    arrivals = Arrivals(
        "markdown",
        tuple(r for r in records if isinstance(r, Person)),
        tuple(r for r in records if isinstance(r, Conversation)),
        own=dict.fromkeys((record.id for record in records), edited),
    )
    arrival = arrive(network, arrivals, LATER)
    return network.after(arrival.change), tuple(told.why for told in arrival.left_alone)


@pytest.mark.parametrize(
    ("kept", "edited", "together"),
    [
        ("a\n~ p\nb", "a\nb", "a\n~ p\nb"),
        ("a\n~ p\nb", "a\nnew\nb", "a\n~ p\nnew\nb"),
        ("a\n~ p\nb", "A\nb", "A\n~ p\nb"),
        ("~ p\na", "A", "~ p\nA"),
        ("a\n~ p", "A\nB", "A\n~ p\nB"),
        ("a\n~ p", "", "~ p"),
        ("~ p", "", "~ p"),
        ("a\n~ p\n~ q\nb", "b", "~ p\n~ q\nb"),
        ("a\n~ p\nb", "a\n~ p\nb and more", "a\n~ p\nb and more"),
        ("a\n~ p\nb", "~ p\nb\na", "~ p\nb\na"),
        ("a\n~ p\n~ p", "a\n~ p", "a\n~ p\n~ p"),
        ("a\nb", "c", "c"),
        ("\n~ p", "", "\n~ p"),
    ],
)
def test_private_lines_stay_where_their_neighbours_are(
    kept: str, edited: str, together: str
) -> None:
    assert with_private_lines(kept, edited) == together


_LINES = st.lists(st.sampled_from(["a", "b", "~ p", "~ q", ""]), max_size=8).map("\n".join)


@given(kept=_LINES, edited=_LINES)
def test_no_private_line_is_lost_and_no_other_changed(kept: str, edited: str) -> None:
    found = with_private_lines(kept, edited)
    for line in ("~ p", "~ q"):
        most = max(kept.split("\n").count(line), edited.split("\n").count(line))
        assert found.split("\n").count(line) == most
    if without_private(edited):
        assert without_private(found) == without_private(edited)
    assert with_private_lines(kept, found) == found


def test_very_long_texts_keep_their_private_lines_at_the_end() -> None:
    kept = "~ p\n" + "a\n" * 5_000
    assert with_private_lines(kept, "b").split("\n") == ["b", "~ p"]
    assert is_private("~ p")


def test_an_edited_page_replaces_what_was_kept_one_revision_on() -> None:
    ana = person("Ana", work="Baker", places=("Porto",), notes="x\n~ p", readings={"p": None})
    edited = Person.model_validate({**ana.model_dump(), "work": "", "notes": "y", "readings": {}})
    network, left = _come_home(Network([ana]), edited)
    back = network.people[ana.id]
    assert (back.work, back.places, back.notes) == ("", ("Porto",), "y\n~ p")
    assert (back.rev, back.updated, back.created) == (ana.rev + 1, LATER, ana.created)
    assert back.readings == {"p": None}
    assert left == ()


def test_an_unedited_page_changes_nothing_even_where_the_notebook_went_on() -> None:
    ana = person("Ana", work="Baker")
    now = ana.changed(NOW, work="Painter")
    network, left = _come_home(Network([now]), ana, edited=False)
    assert network.people[ana.id] == now
    assert left == ()


def test_a_page_edited_while_the_notebook_went_on_fills_and_overwrites_nothing() -> None:
    ana = person("Ana", work="Baker")
    here = ana.changed(NOW, work="Painter")
    edited = Person.model_validate({**ana.model_dump(), "work": "Cook", "interesting": "sings"})
    network, left = _come_home(Network([here]), edited)
    back = network.people[ana.id]
    assert (back.work, back.interesting) == ("Painter", "sings")
    assert left == ("The work in the file is “Cook”; yours stays.",)


def test_conversations_come_home_likewise() -> None:
    talk = Conversation.written(date(2026, 3, 14), "Tea.\n~ p", NOW)
    edited = Conversation.model_validate({**talk.model_dump(), "text": "Tea and cake."})
    network, left = _come_home(Network([], [talk]), edited)
    assert network.conversations[talk.id].text == "Tea and cake.\n~ p"
    assert network.conversations[talk.id].rev == talk.rev + 1
    assert left == ()
    same, _ = _come_home(Network([], [talk]), talk)
    assert same.conversations[talk.id] == talk
    went_on = talk.changed(NOW, text="Coffee.")
    kept, left = _come_home(Network([], [went_on]), edited)
    assert kept.conversations[talk.id] == went_on
    assert left == (MOVED_ON,)


def test_namesakes_and_names_of_relations_stay_what_they_are() -> None:
    one = person("Ana")
    two = person("Ana", relations=(Relation(kind="friend", name="Bo"),))
    bo = person("Bo")
    network, _ = _come_home(Network(), one, two, bo)
    assert dict(network.people) == {each.id: each for each in (one, two, bo)}


def test_pages_of_another_notebook_meet_whoever_is_here() -> None:
    here, there = person("Ana", work="Baker"), person("Ana", interesting="sings")
    talk = Conversation.written(date(2026, 3, 14), "Tea.", NOW, people=(there.id,))
    network, _ = _come_home(Network([here]), there, talk)
    (ana,) = network.people.values()
    assert (ana.id, ana.work, ana.interesting) == (here.id, "Baker", "sings")
    assert network.conversations[talk.id].people == (here.id,)
