"""The notebook on disk: what is kept is there, for everybody, and nothing else is touched."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation, Kind, Mattered, Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Carried, Origin, OwnWord, Person
from quietnet.store.paths import Places
from quietnet.store.problem import MovedOn, NotKept
from tests.store.made import (
    LATER,
    NOW,
    by_hand,
    by_id,
    kept,
    library,
    opened,
    person,
    read,
    shelf,
    tables,
    talk,
)


def test_a_missing_notebook_is_empty_and_looking_makes_nothing(
    places: Places, tmp_path: Path
) -> None:
    found = library(places)
    loaded = found.load()
    assert (loaded.people, loaded.conversations, loaded.problems) == ((), (), ())
    assert not found.has_notebook
    assert not found.notebook_id
    assert not found.look()
    assert not found.keep(Change())
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_there_for_the_next_window(places: Places) -> None:
    ana = person()
    spring, autumn = talk(people=(ana.id,)), talk(date(2025, 10, 2))
    change = opened(places).keep(Change((ana, spring, autumn)))
    assert {record.id for record in change.put} == {ana.id, spring.id, autumn.id}
    loaded = read(places)
    assert loaded.people == (ana,)
    assert by_id(loaded.conversations) == by_id((spring, autumn))
    assert loaded.problems == ()
    assert shelf(places, "2026-03").exists()
    assert shelf(places, "2025-10").exists()


def test_only_the_shelf_that_is_touched_is_written(places: Places) -> None:
    ours = kept(places, person(), talk(), talk(date(2025, 10, 2)))
    before = {path: path.stat() for path in places.notebook.rglob("*.json")}
    ours.keep(Change((talk(date(2025, 10, 3)),)))
    changed = [path.name for path, stat in before.items() if path.stat() != stat]
    assert changed == ["2025-10.json"]


def test_each_write_is_one_generation_on(places: Places) -> None:
    ours = kept(places, talk())
    first = tables(shelf(places, "2026-03"))["meta"]["1"]["generation"]
    ours.keep(Change((talk(),)))
    assert tables(shelf(places, "2026-03"))["meta"]["1"]["generation"] == first + 1


def test_stock_tinydb_opens_and_reads_a_shelf(places: Places) -> None:
    ana, grace = person(), person("Grace Hopper")
    kept(places, ana, grace, talk())
    with TinyDB(shelf(places), access_mode="r") as stock:
        people = stock.table("people").all()
        assert {entry["name"] for entry in people} == {"Ana Ruiz", "Grace Hopper"}
        assert [entry.doc_id for entry in people] == [1, 2]
        assert stock.table("meta").all()[0]["app"] == "quietnet"
    with TinyDB(shelf(places, "2026-03"), access_mode="r") as stock:
        assert [entry["text"] for entry in stock.table("conversations")] == ["We spoke of bees."]


def test_what_stock_tinydb_wrote_is_read_and_told(places: Places) -> None:
    ana = person()
    kept(places, ana)
    grace = person("Grace Hopper")
    with TinyDB(shelf(places)) as stock:
        stock.table("people").insert(grace.kept())
    loaded = read(places)
    assert by_id(loaded.people) == by_id((ana, grace))
    assert "changed outside quietnet" in str(loaded.problems[0])


def test_a_conversation_moves_to_the_month_of_its_new_day(places: Places) -> None:
    note = talk()
    ours = kept(places, note)
    moved = note.changed(LATER, on=date(2026, 4, 1))
    assert ours.keep(Change((moved,))).put == (moved,)
    assert read(places).conversations == (moved,)
    assert tables(shelf(places, "2026-03"))["conversations"] == {}


def test_of_one_id_in_two_months_the_newer_stands(places: Places) -> None:
    note = talk()
    ours = kept(places, note)
    old = shelf(places, "2026-03").read_bytes()
    moved = note.changed(LATER, on=date(2026, 4, 1))
    ours.keep(Change((moved,)))
    shelf(places, "2026-03").write_bytes(old)  # as if ended between the two writes
    loaded = read(places)
    assert loaded.conversations == (moved,)
    assert "the newer is used" in str(loaded.problems[0])
    again = opened(places)
    again.keep(Change((moved.changed(LATER, text="Bees again."),)))
    assert again.problems == ()
    assert read(places).problems == ()


def test_forgetting_leaves_a_stone_and_putting_back_removes_it(places: Places) -> None:
    ana, note = person(), talk()
    ours = kept(places, ana, note)
    assert ours.keep(Change(forget=(ana.id, note.id))).forget == tuple(sorted((ana.id, note.id)))
    gone = tables(shelf(places))["gone"].values()
    assert {stone["id"] for stone in gone} == {ana.id, note.id}
    assert all(stone["on"] == "2026-03-14" and stone["into"] is None for stone in gone)
    assert read(places).people == ()
    assert read(places).conversations == ()
    assert by_id(ours.keep(Change((ana, note))).put) == by_id((ana, note))
    assert tables(shelf(places))["gone"] == {}
    assert read(places).people == (ana,)
    assert read(places).conversations == (note,)


def test_what_was_forgotten_does_not_come_back_with_an_old_shelf(places: Places) -> None:
    note = talk()
    ours = kept(places, note)
    old = shelf(places, "2026-03").read_bytes()
    ours.keep(Change(forget=(note.id,)))
    shelf(places, "2026-03").write_bytes(old)
    loaded = read(places)
    assert loaded.conversations == ()
    assert "stays out of sight" in str(loaded.problems[0])
    assert not ours.look()


def test_forgetting_twice_and_putting_twice_is_once(places: Places) -> None:
    ana = person()
    ours = kept(places, ana)
    before = shelf(places).read_bytes()
    assert not ours.keep(Change((ana,)))
    assert shelf(places).read_bytes() == before
    ours.keep(Change(forget=(ana.id, ana.id)))
    before = shelf(places).read_bytes()
    assert not ours.keep(Change(forget=(ana.id,)))
    assert shelf(places).read_bytes() == before


def test_a_window_sees_what_another_changed(places: Places) -> None:
    ana, note = person(), talk()
    ours = kept(places, ana, note)
    theirs = opened(places)
    assert not theirs.look()
    changed = ana.changed(LATER, work="beekeeper")
    ours.keep(Change((changed,), (note.id,)))
    seen = theirs.look()
    assert seen.put == (changed,)
    assert seen.forget == (note.id,)
    assert not theirs.look()


def test_keeping_returns_what_others_did_too(places: Places) -> None:
    ours, theirs = kept(places, person()), opened(places)
    grace, note = person("Grace Hopper"), talk()
    ours.keep(Change((grace,)))
    assert by_id(theirs.keep(Change((note,))).put) == by_id((grace, note))
    assert ours.look().put == (note,)


def test_a_record_that_moved_on_is_not_overwritten(places: Places) -> None:
    ana = person()
    ours, theirs = kept(places, ana), opened(places)
    first = ana.changed(LATER, work="beekeeper")
    second = ana.changed(LATER, work="baker")
    ours.keep(Change((first,)))
    before = shelf(places).read_bytes()
    with pytest.raises(MovedOn, match="“Ana Ruiz” was changed elsewhere") as told:
        theirs.keep(Change((second, talk())))
    assert (told.value.ours, told.value.theirs) == (second, first)
    assert shelf(places).read_bytes() == before
    assert not shelf(places, "2026-03").exists()
    assert theirs.look().put == (first,)
    theirs.keep(Change((first.changed(LATER, work="baker"),)))
    assert read(places).people[0].work == "baker"


def test_a_record_that_was_removed_elsewhere_does_not_come_back(places: Places) -> None:
    ana, note = person(), talk()
    ours, theirs = kept(places, ana, note), opened(places)
    ours.keep(Change(forget=(ana.id, note.id)))
    with pytest.raises(MovedOn, match="“Ana Ruiz” was removed elsewhere"):
        theirs.keep(Change((ana.changed(LATER, work="baker"),)))
    with pytest.raises(MovedOn, match="This conversation was removed"):
        theirs.keep(Change((note.changed(LATER, text="More bees."),)))
    assert read(places).people == ()


def test_a_record_that_was_changed_elsewhere_is_not_forgotten(places: Places) -> None:
    ana = person()
    ours, theirs = kept(places, ana), opened(places)
    changed = ana.changed(LATER, work="beekeeper")
    ours.keep(Change((changed,)))
    with pytest.raises(MovedOn) as told:
        theirs.keep(Change(forget=(ana.id,)))
    assert told.value.theirs == changed
    assert read(places).people == (changed,)


def test_an_imported_record_keeps_its_revision(places: Places) -> None:
    ana = person().changed(LATER, work="beekeeper")
    kept(places, ana)
    assert read(places).people == (ana,)


def test_unknown_fields_survive_a_change(places: Places) -> None:
    ana = person()
    kept(places, ana)
    document = tables(shelf(places))
    document["people"]["1"] |= {"star_sign": {"sun": ["bee", 1.5, None]}}
    document["shelves_to_come"] = {"7": {"kept": True}}
    by_hand(shelf(places), document)
    ours = opened(places)
    known = read(places).people[0]
    ours.keep(Change((known.changed(LATER, work="beekeeper"),)))
    after = tables(shelf(places))
    assert after["people"]["1"]["star_sign"] == {"sun": ["bee", 1.5, None]}
    assert after["people"]["1"]["work"] == "beekeeper"
    assert after["shelves_to_come"] == {"7": {"kept": True}}
    assert read(places).problems == ()


def test_an_entry_that_fits_no_record_is_kept_as_it_is_and_told(places: Places) -> None:
    ana = person()
    kept(places, ana)
    odd = {"id": person().id, "name": "", "rev": "seven", "odd": [1, {"x": 2}]}
    document = tables(shelf(places))
    document["people"]["40"] = odd
    by_hand(shelf(places), document)
    ours = opened(places)
    assert any("entry 40" in problem.where for problem in ours.problems)
    ours.keep(Change((ana.changed(LATER, work="beekeeper"), person("Grace Hopper"))))
    after = tables(shelf(places))["people"]
    assert after["40"] == odd
    assert after["41"]["name"] == "Grace Hopper"
    loaded = read(places)
    assert {found.name for found in loaded.people} == {"Ana Ruiz", "Grace Hopper"}
    assert [problem.where for problem in loaded.problems] == ["notebook.json, entry 40"]
    assert ours.problems == loaded.problems


def test_a_record_that_was_spoilt_by_hand_is_not_written_over(places: Places) -> None:
    ana = person()
    ours = kept(places, ana)
    document = tables(shelf(places))
    document["people"]["1"]["name"] = ""
    by_hand(shelf(places), document)
    before = shelf(places).read_bytes()
    with pytest.raises(NotKept, match="does not fit"):
        ours.keep(Change((ana.changed(LATER, work="beekeeper"),)))
    assert shelf(places).read_bytes() == before


def test_an_entry_copied_by_hand_stands_once(places: Places) -> None:
    ana = person()
    kept(places, ana)
    document = tables(shelf(places))
    newer = ana.changed(LATER, work="beekeeper")
    document["people"]["9"] = newer.kept() | {"id": ana.id.upper()}
    by_hand(shelf(places), document)
    ours = opened(places)
    assert read(places).people == (newer,)
    newest = newer.changed(LATER, work="baker")
    ours.keep(Change((newest,)))
    assert read(places).people == (newest,)
    assert tables(shelf(places))["people"]["1"]["rev"] == 1
    ours.keep(Change(forget=(ana.id,)))
    assert tables(shelf(places))["people"] == {}


def test_a_shelf_that_is_not_there_any_more_is_told(places: Places) -> None:
    note = talk()
    ours = kept(places, note)
    shelf(places, "2026-03").unlink()
    assert ours.look().forget == (note.id,)
    assert "not there any more" in str(ours.problems[0])


def test_a_notebook_that_vanished_is_neither_forgotten_nor_begun_anew(
    places: Places, tmp_path: Path
) -> None:
    ours = kept(places, person(), talk())
    places.notebook.rename(tmp_path / "elsewhere")
    assert not ours.look()
    assert "not there any more" in str(ours.problems[0])
    with pytest.raises(NotKept, match="not there any more"):
        ours.keep(Change((person("Grace Hopper"),)))
    assert not places.notebook.exists()
    (tmp_path / "elsewhere").rename(places.notebook)
    ours.keep(Change((person("Grace Hopper"),)))
    assert len(read(places).people) == 2


def test_another_notebook_in_the_same_place_is_not_written_to(
    places: Places, tmp_path: Path
) -> None:
    ours = kept(places, person())
    places.notebook.rename(tmp_path / "elsewhere")
    kept(places, person("Somebody Else"))
    before = shelf(places).read_bytes()
    with pytest.raises(NotKept, match="another notebook lies"):
        ours.keep(Change((person("Grace Hopper"),)))
    assert shelf(places).read_bytes() == before


def test_a_missing_first_shelf_is_not_replaced_by_a_new_one(places: Places) -> None:
    note = talk()
    kept(places, note)
    shelf(places).unlink()
    ours = library(places)
    loaded = ours.load()
    assert loaded.conversations == (note,)
    assert "notebook.json is missing" in str(loaded.problems[0])
    with pytest.raises(NotKept, match="is missing, though conversations"):
        ours.keep(Change((person(),)))
    assert not shelf(places).exists()


_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_names = st.text("abc é日本 '-", min_size=1, max_size=20).filter(str.strip)
_dates = st.dates(date(1000, 1, 1), date(9999, 12, 31))
_partial = st.one_of(
    _dates.map(PartialDate.of),
    st.integers(1, 9999).map(PartialDate),
    st.tuples(st.integers(1, 9999), st.integers(1, 12)).map(lambda p: PartialDate(*p)),
    st.just(PartialDate(None, 2, 29)),
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | _words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def _people(draw: st.DrawFn) -> Person:
    fields = {
        "aliases": tuple(draw(st.lists(_names, max_size=2))),
        "interesting": draw(_words),
        "origin": Origin(on=draw(st.none() | _partial), story=draw(_words)),
        "birthday": draw(st.none() | _partial),
        "own_word": draw(st.none() | st.builds(OwnWord, depth=st.sampled_from(Depth), on=_dates)),
        "resting": draw(st.none() | st.just("open") | _dates),
        "let_be": tuple(draw(st.lists(_dates, max_size=2))),
        "notes": draw(_words),
        "readings": draw(st.dictionaries(_words, st.none(), max_size=2)),
        "carried": tuple(
            draw(st.lists(st.builds(Carried, source=_words, property=_words, value=_words)))
        ),
        "from_the_future": draw(_json),
    }
    new = Person.named(draw(_names), NOW)
    return Person.model_validate({**dict(new), **fields})


@st.composite
def _talks(draw: st.DrawFn) -> Conversation:
    return Conversation.written(
        draw(_dates),
        draw(_words),
        NOW,
        planned=draw(st.booleans()),
        company=draw(st.just("unknown") | st.integers(0, 9)),
        medium=draw(st.sampled_from(Medium)),
        kind=draw(st.sampled_from(Kind)),
        kitchen=draw(st.booleans()),
        minutes=draw(st.none() | st.integers(0, 600)),
        mattered=draw(st.none() | st.frozensets(st.sampled_from(Mattered))),
        readings=draw(st.dictionaries(_words, st.none(), max_size=2)),
        from_the_future=draw(_json),
    )


@settings(max_examples=30, deadline=None)
@given(records=st.lists(_people() | _talks(), max_size=6))
def test_every_record_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, records: list[Person | Conversation]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    places = Places(folder / "notebook", folder / "state", folder / "settings.toml")
    kept(places, *records)
    loaded = read(places)
    assert by_id((*loaded.people, *loaded.conversations)) == by_id(records)
    assert loaded.problems == ()
