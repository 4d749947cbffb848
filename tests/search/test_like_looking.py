"""What the words of the notes find is what looking through every note would find."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.kept import read_kept
from quietnet.search import talks as talks_room
from quietnet.search.finding import find
from quietnet.search.index import Index
from quietnet.search.lines import TalkLines, lines_of_talk
from quietnet.search.matching import begins, holds
from quietnet.search.narrowing import Narrowing
from quietnet.search.query import Query, as_query
from tests.builders import NOW, TODAY, person, talk

PEOPLE = (person("Ana Ruiz"), person("Bo Tea", aliases=("Añita",)), person("林慧雯"))
SOME = "ana bo tea teas stea Añita añi an a c++ don't do don t #tea tea_pot boats boat 林 慧雯"
WORDS = st.sampled_from([*SOME.split(), "river's", "---", "ß", "strasse", "straße", "x\u2028y"])
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
TYPED = st.lists(
    st.one_of(
        WORDS,
        TEXTS.map(lambda text: f'"{text}"'),
        WORDS.map("-{}".format),
        st.sampled_from(["topic:tea", "with:ana", "in:bo", "on:2026", "who"]),
    ),
    max_size=4,
).map(" ".join)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    there = draw(st.lists(st.sampled_from(PEOPLE), unique_by=lambda p: p.id, max_size=2))
    where = draw(st.one_of(st.just(""), WORDS))
    return talk(there, draw(st.integers(0, 400)), draw(TEXTS), where=where)


def looked(network: Network, typed: str) -> list[str]:
    """Return the conversations that fit, by looking at each of them."""
    query, index = as_query(typed), Index(network)
    if not query:
        return []
    narrowing = Narrowing(query, index, TODAY, "dmy")
    every = [lines_of_talk(each) for each in network.conversations.values()]
    found = [each for each in every if _fits(each, query)]
    found = [each for each in found if not query.is_narrowed or narrowing.allows_talk(each)]
    found.sort(key=lambda each: (each.talk.on, each.talk.created, each.talk.id), reverse=True)
    return [each.talk.id for each in found]


def _fits(lines: TalkLines, query: Query) -> bool:
    text, where = lines.whole, lines.where
    if not all(phrase in text or phrase in where for phrase in query.phrases):
        return False
    if any(holds(text, word) for word in query.without):
        return False
    missing = [w for w in query.words if not holds(text, w) and not holds(where, w)]
    if missing and len(missing) == len(query.sought):
        return False
    there = [each for each in PEOPLE if each.id in lines.talk.people]
    return all(
        any(begins(name.lower(), word) for each in there for name in _names(each))
        for word in missing
    )


def _names(each: Person) -> tuple[str, ...]:
    return tuple(name.replace("ñ", "n") for name in (each.name, *each.aliases))


def found(index: Index, typed: str) -> list[str]:
    hits = find(index, typed, TODAY, lambda _id: None)
    return [hit.id for hit in hits if hit.kind == "conversation"]


@settings(max_examples=300, deadline=None)
@given(st.lists(conversations(), max_size=8), TYPED)
def test_the_words_find_what_looking_finds(notes: list[Conversation], typed: str) -> None:
    network = Network(PEOPLE, notes, read_kept)
    assert found(Index(network), typed) == looked(network, typed)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(conversations(), max_size=6, unique_by=lambda note: note.id),
    st.lists(st.tuples(st.integers(0, 5), TEXTS, st.integers(0, 3)), max_size=6),
    TYPED,
    st.sampled_from([0, 2, 2_000]),
)
def test_and_so_after_any_changes(
    notes: list[Conversation],
    changes: list[tuple[int, str, int]],
    typed: str,
    many: int,
) -> None:
    network = Network(PEOPLE, notes, read_kept)
    index, usual = Index(network), talks_room._MANY_NEW
    talks_room._MANY_NEW = many
    try:
        for which, text, kind in changes:
            before = network
            change = _change(list(network.conversations.values()), which, text, kind)
            network = before.after(change)
            branch = index.after(before.after(Change(put=(talk([PEOPLE[0]], 2, "ana tea"),))))
            index = index.after(network)
            assert found(index, typed) == looked(network, typed)
            assert found(branch, typed) == looked(branch.network, typed)
            for each in PEOPLE:
                assert index.topics_of(each.id) == Index(network).topics_of(each.id)
    finally:
        talks_room._MANY_NEW = usual


def _change(notes: Sequence[Conversation], which: int, text: str, kind: int) -> Change:
    if kind == 0 or which >= len(notes):
        return Change(put=(talk(PEOPLE[:1], which * 30, text),))
    if kind == 1:
        return Change(forget=(notes[which].id,))
    earlier = notes[which].on - timedelta(days=which)
    return Change(put=(notes[which].changed(NOW, text=text, on=earlier),))


def test_no_more_are_shown_than_asked_for() -> None:
    people = tuple(person(f"Tea {number}") for number in range(5))
    notes = [talk([], days, "tea") for days in range(5)]
    index = Index(Network(people, notes, read_kept))
    some = find(index, "tea", TODAY, lambda _id: None, most=2)
    whole = find(index, "tea", TODAY, lambda _id: None)
    assert len(whole) == 10
    assert some == (*whole[:2], *whole[5:7])
