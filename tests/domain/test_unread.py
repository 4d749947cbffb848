"""A network whose conversations are fetched when they are first needed is like any other."""

from collections.abc import Callable, Iterable

from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from tests.builders import NOW, person, talk

ANA, JONAS, SAM = person("Ana Ruiz"), person("Jonas Weber"), person("Sam Okafor")
TALKS = (talk([ANA], 3), talk([ANA, JONAS], 2), talk([JONAS], 1))
CHANGED = TALKS[0].changed(NOW, people=(SAM.id,))
RECORDS = (ANA, JONAS, SAM, ANA.changed(NOW, work="baker"), *TALKS, CHANGED, talk([SAM], 0))


def _unread(*talks: Conversation) -> tuple[Network, Callable[[], int]]:
    asked: list[None] = []

    def fetch() -> Iterable[Conversation]:
        asked.append(None)
        return talks

    return Network((ANA, JONAS), fetch), lambda: len(asked)


def test_names_are_known_before_any_conversation_is_fetched_and_once_is_enough() -> None:
    network, asked = _unread(*TALKS)
    new = network.after(Change((SAM,))).after(Change((CHANGED,)))
    assert new.named("Sam") == (SAM,)
    assert new
    assert asked() == 0
    assert new.last_talk(SAM.id) == CHANGED
    assert new.last_talk(ANA.id) == TALKS[1]
    assert network.last_talk(ANA.id) == TALKS[1]
    assert asked() == 1


def test_without_anybody_the_conversations_tell_whether_it_is_empty() -> None:
    assert Network((), lambda: TALKS)
    assert not Network((), lambda: ())


_changes = st.builds(
    Change,
    put=st.lists(st.sampled_from(RECORDS), max_size=3).map(tuple),
    forget=st.lists(st.sampled_from([record.id for record in RECORDS]), max_size=2).map(tuple),
)


@given(changes=st.lists(_changes, max_size=4), asked=st.integers(0, 4))
def test_changes_tell_the_same_whenever_the_conversations_are_fetched(
    changes: list[Change], asked: int
) -> None:
    read, (unread, _) = Network((ANA, JONAS), TALKS), _unread(*TALKS)
    for place, change in enumerate(changes):
        if place == asked:
            assert _told(unread) == _told(read)
        read, unread = read.after(change), unread.after(change)
    assert _told(unread) == _told(read)


def _told(network: Network) -> tuple[object, ...]:
    people = {id_: (network.naming(id_), network.evidence(id_)) for id_ in network.people}
    records: list[Person | Conversation] = [*network.people.values()]
    return people, dict(network.conversations), [network.marks(record) for record in records]


@given(changes=st.lists(_changes, max_size=4))
def test_a_network_that_was_asked_before_each_change_knows_what_a_new_one_would(
    changes: list[Change],
) -> None:
    network = Network((ANA, JONAS), TALKS)
    for change in changes:
        assert _ordered(network) == _ordered(
            Network(network.people.values(), network.conversations.values())
        )
        network = network.after(change)
    fresh = Network(network.people.values(), network.conversations.values())
    assert _ordered(network) == _ordered(fresh)
    assert _told(network) == _told(fresh)


def _ordered(network: Network) -> tuple[object, ...]:
    about = {id_: network.about(id_) for id_ in network.people}
    last = {person.id: network.last_talk(person.id) for person in (ANA, JONAS, SAM)}
    return network.by_name, about, last, [network.naming(person.id) for person in (ANA, SAM)]
