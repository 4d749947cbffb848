"""People read alone: the months wait, nothing is missed, and what is new needs few shelves."""

from datetime import date

import pytest

from quietnet.domain.change import Change
from quietnet.store.paths import Places
from quietnet.store.problem import MovedOn, NotKept
from tests.store.made import LATER, by_id, kept, library, opened, person, read, shelf, talk

OLD = date(2025, 10, 2)


def test_people_are_read_without_their_months_until_those_are_asked_for(places: Places) -> None:
    ana, autumn, spring = person(), talk(OLD), talk()
    kept(places, ana, autumn, spring)
    shelf(places, "2025-10").write_bytes(b"<<<<<<< ours\n")
    ours = library(places)
    loaded = ours.load_people()
    assert (loaded.people, loaded.conversations, loaded.problems) == ((ana,), (), ())
    assert ours.conversations() == (spring,)
    assert [problem.where for problem in ours.problems] == ["conversations/2025-10.json"]
    assert ours.conversations() == (spring,)
    assert not ours.look()


def test_a_missing_notebook_has_nobody_and_is_not_made(places: Places) -> None:
    ours = library(places)
    assert ours.load_people().people == ()
    assert ours.conversations() == ()
    assert not ours.add()
    assert not places.notebook.exists()
    note = talk()
    assert ours.add(note).put == (note,)
    assert read(places).conversations == (note,)


def test_a_new_record_is_kept_beside_a_damaged_month_which_is_left(places: Places) -> None:
    ana, autumn = person(), talk(OLD)
    kept(places, ana, autumn)
    shelf(places, "2025-10").write_bytes(b"<<<<<<< ours\n")
    ours = library(places)
    ours.load_people()
    grace, note = person("Grace Hopper"), talk(people=(ana.id,))
    assert by_id(ours.add(grace, note).put) == by_id((grace, note))
    assert ours.problems == ()
    assert shelf(places, "2025-10").read_bytes() == b"<<<<<<< ours\n"
    loaded = read(places)
    assert by_id(loaded.people) == by_id((ana, grace))
    assert loaded.conversations == (note,)
    assert len(loaded.problems) == 1


def test_a_new_record_in_a_damaged_month_is_not_kept_nor_what_came_with_it(places: Places) -> None:
    kept(places, person(), talk())
    shelf(places, "2026-03").write_bytes(b"<<<<<<< ours\n")
    before = {path: path.read_bytes() for path in places.notebook.rglob("*.json")}
    ours = library(places)
    ours.load_people()
    with pytest.raises(NotKept, match=r"2026-03\.json is damaged"):
        ours.add(person("Grace Hopper"), talk())
    assert {path: path.read_bytes() for path in places.notebook.rglob("*.json")} == before


def test_what_stands_in_the_month_of_a_new_record_is_told_with_it(places: Places) -> None:
    here, autumn = talk(), talk(OLD)
    kept(places, here, autumn)
    ours = library(places)
    ours.load_people()
    note = talk()
    assert by_id(ours.add(note).put) == by_id((here, note))
    assert by_id(ours.conversations()) == by_id((here, note, autumn))
    assert not ours.look()


def test_a_record_kept_before_is_looked_for_in_every_month(places: Places) -> None:
    autumn = talk(OLD)
    window = kept(places, autumn)
    ours = library(places)
    ours.load_people()
    again = autumn.changed(LATER, on=date(2026, 4, 1))
    window.keep(Change((autumn.changed(LATER, text="More bees."),)))
    with pytest.raises(MovedOn):
        ours.add(again)
    assert not shelf(places, "2026-04").exists()


def test_a_change_is_never_kept_with_months_unread(places: Places) -> None:
    autumn = talk(OLD)
    kept(places, autumn)
    ours = library(places)
    ours.load_people()
    moved = autumn.changed(LATER, on=date(2026, 4, 1))
    assert ours.keep(Change((moved,))).put == (moved,)
    assert read(places).conversations == (moved,)
    assert read(places).problems == ()
    ours = library(places)
    ours.load_people()
    ours.keep(Change(forget=(moved.id,)))
    assert read(places).conversations == ()


def test_a_forgotten_record_that_is_added_again_comes_back(places: Places) -> None:
    note = talk()
    kept(places, note).keep(Change(forget=(note.id,)))
    ours = library(places)
    ours.load_people()
    assert note in ours.add(note).put
    assert read(places).conversations == (note,)
    assert read(places).problems == ()


def test_reading_the_months_hides_no_change_to_people(places: Places) -> None:
    ana, zoe = person(), person("Zoe Quill")
    window = kept(places, ana, zoe, talk())
    ours = library(places)
    ours.load_people()
    changed = ana.changed(LATER, work="beekeeper")
    window.keep(Change((changed,), (zoe.id,)))
    assert len(ours.conversations()) == 1
    with pytest.raises(MovedOn):
        ours.keep(Change((zoe.changed(LATER, work="baker"),)))
    ours.conversations()
    seen = ours.look()
    assert (seen.put, seen.forget) == ((changed,), (zoe.id,))


def test_two_windows_that_add_see_each_other(places: Places) -> None:
    kept(places, person())
    ours, theirs = library(places), opened(places)
    ours.load_people()
    grace, note = person("Grace Hopper"), talk()
    theirs.keep(Change((grace, note)))
    mine = talk(text="Ours.")
    assert by_id(ours.add(mine).put) == by_id((grace, note, mine))
    assert theirs.look().put == (mine,)
    assert read(places).problems == ()
