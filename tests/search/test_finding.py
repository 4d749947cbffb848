"""What is found, in which order, and the line that is shown for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.person import OwnWord
from quietnet.reading.kept import read_kept
from quietnet.search.index import Index
from tests.builders import TODAY, person, talk
from tests.search.notebook import (
    ANA,
    CALL,
    EVENING,
    LUIS,
    MARTA,
    TOMAS,
    ask,
    names,
    network,
)

TEA, FERRY, DRAWING = (
    "Tea by the stove.",
    "A call about the ferry to Lisbon. #boats",
    "A letter with a drawing of the regulator.",
)


def test_every_word_of_people_and_notes_is_found() -> None:
    assert names("frame builder") == ["Ana Ruiz"]
    assert names("nana") == ["Ana Ruiz"]
    assert names("clock maker") == ["Marta Lindqvist"]
    assert names("red boat") == ["Tomás Ferreira"]
    assert names("stove") == [TEA]
    assert names("drawing regulator") == [DRAWING]
    assert names("kitchen") == [TEA]
    assert names("nowhere") == []
    assert names("") == names("   ") == []


def test_people_come_before_conversations_and_deeper_before_shallower() -> None:
    assert names("bicycles") == ["Ana Ruiz", "Luis Prado", TEA]
    assert names("lisbon") == ["Ana Ruiz", FERRY]


def test_a_name_that_is_meant_comes_before_a_word_about_somebody_deeper() -> None:
    close = person(
        "Ines Calder", knows=("the Prado",), own_word=OwnWord(depth=Depth.KEPT, on=TODAY)
    )
    known = network((close, LUIS))
    assert names("prado", known) == ["Luis Prado", "Ines Calder"]


def test_of_equals_the_one_talked_with_last_comes_first() -> None:
    early, late = person("Ben Early", tags=("tea",)), person("Zoe Late", tags=("tea",))
    talks = tuple(talk([who], days, "Hello.", minutes=5) for who, days in ((early, 90), (late, 3)))
    assert names("tea", network((early, late), talks)) == ["Zoe Late", "Ben Early"]


def test_recent_conversations_come_before_old_ones() -> None:
    talks = tuple(talk([ANA], days, f"Rain, {days}.") for days in (30, 2, 400))
    assert names("rain", network((ANA,), talks)) == ["Rain, 2.", "Rain, 30.", "Rain, 400."]


def test_accents_and_case_do_not_matter() -> None:
    assert names("TOMAS") == names("tomás") == names("Tomás") == ["Tomás Ferreira"]
    assert names("FERREIRA") == ["Tomás Ferreira"]


def test_a_slip_in_a_name_still_finds() -> None:
    assert (
        names("lindqvsit") == names("Lindkvist") == names("marta lindqvis") == ["Marta Lindqvist"]
    )
    assert names("ferera") == ["Tomás Ferreira"]
    assert names("mrat") == []


def test_a_question_needs_no_syntax() -> None:
    assert names("who knows about brazing?") == ["Ana Ruiz"]
    assert names("who lives in Lisbon") == names("lisbon")
    assert names("who could I ask about Porto") == ["Tomás Ferreira", "Will Hale"]
    assert names("where did we talk about the ferry?") == [FERRY]


def test_a_name_that_is_an_everyday_word_is_still_a_name() -> None:
    assert names("will")[0] == "Will Hale"
    assert names("who is Will")[0] == "Will Hale"


def test_words_that_say_nothing_are_sought_where_nothing_else_is_typed() -> None:
    assert names("the") == ["Ana Ruiz", TEA, FERRY, DRAWING]


def test_narrowing() -> None:
    assert names("topic:bicycles") == ["Ana Ruiz", TEA]
    assert names("topic:#boats") == ["Tomás Ferreira", FERRY]
    assert names("tag:bicycles") == ["Ana Ruiz", "Luis Prado", TEA]
    assert names("with:tomas") == ["Tomás Ferreira", FERRY]
    assert names('with:"ana ruiz" tea') == [TEA]
    assert names("in:porto") == ["Will Hale"]
    assert names('in:"tim\'s kitchen"') == [TEA]
    assert names("in:2026 ferry") == [FERRY]
    assert names("in:may letter") == []
    assert names("in:february letter") == [DRAWING]
    assert names("on:2026-02-08") == [FERRY]
    assert names("on:2026-02") == [FERRY]
    assert names('on:"8 February"') == [FERRY]
    assert names("on:never") == []


def test_quotes_keep_words_together_and_a_dash_leaves_out() -> None:
    assert names('"a red boat"') == ["Tomás Ferreira"]
    assert names('"boat red"') == []
    assert names("“a letterpress”") == [TEA]
    assert names("bicycles -luis -stove") == ["Ana Ruiz"]
    assert names("lisbon -ferry") == ["Ana Ruiz"]


def test_the_line_that_made_it_match_is_shown_and_marked() -> None:
    ana, evening = ask("topic:bicycles", network((ANA,), (EVENING,)))
    assert evening.line == "Talked about #bicycles and a letterpress."
    (hit,) = ask("letterpress")
    start, end = hit.spans[0]
    assert (hit.line[start:end], hit.at) == ("letterpress", 1)
    (leases,) = ask("leases")
    assert (leases.label, leases.line) == ("knows about", "leases in Lisbon")
    tomas = ask("tomas")[0]
    assert [tomas.line[a:b] for a, b in tomas.spans] == ["Tomás"]
    assert (ana.name, evening.on) == ("Ana Ruiz", EVENING.on)


def test_a_plural_finds_the_one() -> None:
    assert "Tomás Ferreira" in names("boats")
    assert names("clocks") == names("clock") == ["Marta Lindqvist"]


def test_a_short_word_is_found_at_the_start_of_words_alone() -> None:
    assert names("art") == []
    assert names("mar") == ["Marta Lindqvist"]


def test_a_name_beside_a_word_finds_the_conversations_with_them() -> None:
    assert names("tomas ferry") == [FERRY]
    assert names("ana letterpress") == [TEA]


def test_a_pasted_title_finds_whom_it_touches_and_why() -> None:
    hits = ask("A Short History of Clocks and Brazing in Porto")
    assert {hit.name for hit in hits} == {
        "Ana Ruiz", "Marta Lindqvist", "Tomás Ferreira", "Will Hale",
    }  # fmt: skip
    (ana,) = [hit for hit in hits if hit.name == "Ana Ruiz"]
    assert ana.line == "brazing"


def test_a_pasted_link_says_what_its_path_says() -> None:
    (hit,) = ask("https://www.example.org/2024/brazing-for-beginners.html")
    assert (hit.name, hit.line) == ("Ana Ruiz", "brazing")


def test_a_single_word_that_nobody_fits_touches_nobody() -> None:
    assert names("zeppelin") == []
    assert names("some time") == []


def test_scripts_without_spaces_are_found_anywhere() -> None:
    lin = person("林慧雯", interesting="写信给诗人")
    known = network((lin,), ())
    assert names("慧", known) == names("诗人", known) == ["林慧雯"]


def test_an_index_follows_the_network() -> None:
    known = network()
    index = Index(known)
    assert index.after(known) is index
    changed = talk([MARTA], 1, "She has moved to Turin. #turin")
    grown = known.after(Change(put=(changed,)))
    after = index.after(grown)
    assert after.talks.by_id[EVENING.id] is index.talks.by_id[EVENING.id]
    assert after.people[TOMAS.id] is index.people[TOMAS.id]
    assert after.topics_of(MARTA.id) == {"turin"}
    assert "Marta Lindqvist" in names("turin", grown)
    gone = after.after(grown.after(Change(forget=(changed.id, CALL.id))))
    assert gone.topics_of(MARTA.id) == gone.topics_of(TOMAS.id) == frozenset()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_wrong(typed: str) -> None:
    hits = ask(typed)
    for hit in hits:
        assert all(0 <= start < end <= len(hit.line) for start, end in hit.spans)
        assert list(hit.spans) == sorted(hit.spans)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aeßéİ林#- 'ﬁo\u0301", min_size=1, max_size=12))
def test_a_word_of_somebody_finds_them(text: str) -> None:
    somebody = person("Somebody", interesting=text)
    word = next(iter(somebody.interesting.split()), "")
    found = ask(f'"{word}"', Network((somebody,), (), read_kept)) if word.strip("'-#") else ()
    if found:
        assert found[0].name == "Somebody"
