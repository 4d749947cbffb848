"""What holds for every text: spans are slices, none overlaps, order of people does not matter."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.reading.kept import read_kept
from quietnet.reading.names import NameIndex, index_of
from quietnet.reading.reader import read
from quietnet.reading.ticking import let_go, reopen, tick
from tests.reading.cast import NOW, TODAY, person, talk

NAMES = (
    "Grace Hopper", "Grace Kim", "Grace", "Ana Ruiz", "Ana Maria Lima", "Maria Ek", "Will Byrne",
    "May", "Zoë Müller", "Mary-Kate Olsen", "Seán O'Neill", "山田太郎", "アナ・ルイス", "דנה לוי",
    "김민수", "The Bike Shop", "Dr. Eva Berg", "J. R. Smith",
)  # fmt: skip
ALIASES = {"Ana Ruiz": ("Bo", "ana of the sea")}
ALIASES = {"Ana Ruiz": ("Bo", "ana of the sea")}
PEOPLE = tuple(person(name, *ALIASES.get(name, ())) for name in NAMES)
TALKS = tuple(talk(TODAY, *pair) for pair in pairwise(PEOPLE[:6]))
KNOWN = Network(PEOPLE, TALKS, read_kept)

PIECES = st.sampled_from([
    *NAMES, "Grace", "grace", "Ana", "Ana's", "Mary", "with ", "about ", "and ", ", ", ". ", "\n",
    "\n\n", " ", " ",
    "@", "\\", "**", "*", "_", "`", "```\n", "[[", "]]", "|", "#", "#boats", "- [ ] ", "- [x] ",
    "- [-] ", "meet: ",
    "ask: ", "gave advice: ", "> ", "> me: ", "~ ", "# ", "✅ 2026-03-20", "https://x.org/", "<!--",
    "-->", "](x)",
    "Yesterday: ", "14 May: ", "H.", "I", "’s", "'", "-", "e\u0301", "\u0301", "と", "와", "ו",
    "\u200d", "\r", "\x85",
    "\u2028", "ß", "\u0130", "ﬁ", "🙂", "ana@x.org", "Sam Okafor", "x", "of how ", "Kelly ", "1. ",
])  # fmt: skip
NOTES = st.one_of(st.lists(PIECES, max_size=24).map("".join), st.text(max_size=60))


@settings(max_examples=400)
@given(NOTES)
def test_every_span_is_a_slice_and_none_of_a_family_overlaps(text: str) -> None:
    reading = read(text, KNOWN, TODAY)
    assert reading.text == text
    families: dict[str, list[tuple[int, int]]] = {}
    for span in reading.spans:
        assert 0 <= span.start < span.end <= len(text)
        families.setdefault(span.kind.family, []).append((span.start, span.end))
    for spans in families.values():
        for (_, end), (start, _) in pairwise(sorted(spans)):
            assert end <= start
    for choice in reading.choices:
        assert text[choice.start : choice.end] == choice.written
        assert choice.chosen is None or choice.chosen in choice.candidates
    for new in reading.new:
        assert text[new.start : new.end] == new.name
    assert not set(reading.people) & set(reading.mentioned)
    assert set(reading.readings.values()) >= set(reading.mentioned)


@settings(max_examples=150)
@given(NOTES, st.permutations(PEOPLE), st.permutations(TALKS))
def test_the_order_of_people_and_talks_does_not_matter(
    text: str, people: list[object], talks: list[object]
) -> None:
    shuffled = Network(people, talks, read_kept)  # type: ignore[arg-type]
    index = NameIndex.of(shuffled)
    assert read(text, shuffled, TODAY, index=index) == read(text, KNOWN, TODAY)


@settings(max_examples=300)
@given(NOTES)
def test_a_kept_text_says_the_same_with_its_stored_readings_alone(text: str) -> None:
    reading = read(text, KNOWN, TODAY)
    mark = read_kept(text, reading.readings)
    assert mark.topics == frozenset(reading.topics)
    assert mark.mattered == reading.mattered
    assert [t.text for t in mark.threads] == [t.text for t in reading.threads]
    again = read(text, KNOWN, TODAY, readings=reading.readings)
    assert (again.people, again.mentioned) == (reading.people, reading.mentioned)
    assert again.readings == reading.readings


@settings(max_examples=200)
@given(NOTES)
def test_ticking_changes_one_line_and_opening_it_again_changes_nothing(text: str) -> None:
    for thread in read(text, KNOWN, TODAY).threads:
        ticked = tick(text, thread.line, TODAY)
        old, new = text.split("\n"), ticked.split("\n")
        assert len(old) == len(new)
        assert [n for n in range(len(old)) if old[n] != new[n]] == [thread.line]
        assert "[x]" in new[thread.line]
        assert new[thread.line].rstrip().endswith(" ✅ 2026-03-18")
        assert "[-]" in let_go(text, thread.line).split("\n")[thread.line]
        if thread.state == "open" and thread.done_on is None and "✅" not in old[thread.line]:
            assert reopen(ticked, thread.line) == text


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(["", *NAMES])), max_size=6))
def test_an_index_kept_up_by_record_is_the_index_of_the_whole(
    changes: list[tuple[object, str]],
) -> None:
    network, index = KNOWN, index_of(KNOWN)
    for someone, name in changes:
        known = network.people.get(someone.id)  # type: ignore[attr-defined]
        if not name or known is None:
            change = Change(forget=(someone.id,))  # type: ignore[attr-defined]
        else:
            change = Change(put=(known.changed(NOW, name=name),))
        network = network.after(change)
        index = index.after(change, network)
    whole = NameIndex.of(network)
    for name in (*NAMES, "Grace", "Ana", "Ana M", "Bo", "Mary-Kate"):
        form = name.lower()
        assert set(index.meanings(form)) == set(whole.meanings(form))
    text = " and ".join(NAMES)
    assert read(text, network, TODAY, index=index) == read(text, network, TODAY)
