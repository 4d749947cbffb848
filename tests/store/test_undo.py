"""Undo and redo: the same words stand again, tomorrow too, never over what is newer."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store import history as history_room
from quietnet.store.library import Library
from quietnet.store.paths import Places
from quietnet.store.problem import InTheWay, NotKept
from quietnet.store.reversal import Undone
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


def undone(ours: Library) -> Undone:
    found = ours.undo()
    assert found is not None
    return found


def redone(ours: Library) -> Undone:
    found = ours.redo()
    assert found is not None
    return found


def records(places: Places) -> dict[str, Person | Conversation]:
    loaded = read(places)
    return by_id((*loaded.people, *loaded.conversations))


def history(places: Places) -> list[Path]:
    return sorted(places.state_root.glob("*/history/*"))


def test_there_is_nothing_to_undo_before_anything_is_kept(places: Places) -> None:
    ours = opened(places)
    assert ours.undo() is None
    assert ours.redo() is None
    assert not places.notebook.exists()


def test_undo_walks_back_and_redo_walks_forward_in_one_order(places: Places) -> None:
    ana = person()
    ours = kept(places, ana)
    once = ana.changed(NOW, work="bees")
    twice = once.changed(NOW, work="hives")
    ours.keep(Change((once,)))
    ours.keep(Change((twice,)))
    seen = [undone(ours).change for _ in range(3)]
    works = [[p.work for p in change.put if isinstance(p, Person)] for change in seen]
    assert works == [["bees"], [""], []]
    assert seen[2].forget == (ana.id,)
    assert ours.undo() is None
    assert not records(places)
    back = [redone(ours).change.put[0] for _ in range(3)]
    assert [p.work for p in back if isinstance(p, Person)] == ["", "bees", "hives"]
    assert ours.redo() is None
    assert records(places) == by_id([back[2]])


def test_undo_is_there_tomorrow_and_in_another_window(places: Places) -> None:
    ana = person()
    kept(places, ana).keep(Change((ana.changed(NOW, work="bees"),)))
    window, other = opened(places), opened(places)
    assert undone(window).deed == "Ana Ruiz’s page"
    assert [p.work for p in other.look().put if isinstance(p, Person)] == [""]
    assert undone(other).deed == "the page of Ana Ruiz"
    assert window.undo() is None
    assert redone(window).deed == "the page of Ana Ruiz"
    assert redone(other).deed == "Ana Ruiz’s page"
    assert window.redo() is None


def test_a_new_change_leaves_nothing_to_bring_back(places: Places) -> None:
    ours = kept(places, person())
    undone(ours)
    ours.add(person("Bo"))
    assert ours.redo() is None
    assert undone(ours).deed == "the page of Bo"


def test_what_is_put_back_is_the_newest_there_is(places: Places) -> None:
    """Another machine's copy of the later words must not win over the undo."""
    ana = person()
    ours = kept(places, ana)
    later = ana.changed(LATER, work="bees")
    ours.keep(Change((later,)))
    (back,) = undone(ours).change.put
    assert back.rev > later.rev
    assert back.updated >= later.updated
    assert back.created == ana.created
    assert back.says_the_same_as(ana)
    (again,) = redone(ours).change.put
    assert again.rev > back.rev
    assert again.says_the_same_as(later)


def test_a_deletion_undone_brings_back_the_id_its_links_and_leaves_the_wastebasket(
    places: Places,
) -> None:
    ana = person()
    note = talk(people=(ana.id,))
    ours = kept(places, ana, note)
    ours.keep(Change(forget=(ana.id,)))
    assert [each.record for each in ours.wastebasket()] == [ana]
    assert tables(shelf(places))["gone"]
    found = undone(ours)
    assert found.deed == "deleting Ana Ruiz’s page"
    (back,) = found.change.put
    assert back.id == ana.id
    assert back.rev == ana.rev + 1
    assert not tables(shelf(places))["gone"]
    assert ours.wastebasket() == ()
    stands = records(places)
    assert stands[note.id] == note
    assert stands[ana.id].says_the_same_as(ana)
    assert redone(ours).change.forget == (ana.id,)
    (rests,) = ours.wastebasket()
    assert rests.record == back
    (twice,) = undone(ours).change.put
    assert twice.rev > back.rev


def test_a_page_undone_is_forgotten_and_rests(places: Places) -> None:
    ana = person()
    ours = kept(places, ana)
    assert undone(ours).change.forget == (ana.id,)
    (stone,) = tables(shelf(places))["gone"].values()
    assert stone["id"] == ana.id
    assert [each.record for each in ours.wastebasket()] == [ana]
    (back,) = redone(ours).change.put
    assert back.id == ana.id
    assert not tables(shelf(places))["gone"]


def test_many_records_of_one_change_go_back_as_one(places: Places) -> None:
    old = [person(name) for name in ("Ana", "Bo")]
    ours = kept(places, *old)
    new = [person(name) for name in ("Cy", "Di")]
    notes = [talk(date(2026, month, 3), people=(new[0].id,)) for month in (1, 2, 3)]
    ours.keep(
        Change((old[0].changed(NOW, work="bees"), *new, *notes), (old[1].id,)),
        "bringing in the address book",
    )
    assert len(records(places)) == 6
    assert undone(ours).deed == "bringing in the address book"
    stands = records(places)
    assert stands.keys() == by_id(old).keys()
    assert all(stands[each.id].says_the_same_as(each) for each in old)
    redone(ours)
    assert records(places).keys() == by_id((old[0], *new, *notes)).keys()


def test_a_note_that_moved_to_another_month_moves_back(places: Places) -> None:
    note = talk(date(2026, 3, 14))
    ours = kept(places, note)
    ours.keep(Change((note.changed(NOW, on=date(2026, 4, 1)),)))
    undone(ours)
    assert [t.on for t in read(places).conversations] == [note.on]
    assert not tables(shelf(places, "2026-04"))["conversations"]
    redone(ours)
    assert [t.on for t in read(places).conversations] == [date(2026, 4, 1)]


def test_somebody_merged_comes_apart_again(places: Places) -> None:
    ana, double = person("Ana Ruiz"), person("A. Ruiz")
    ours = kept(places, ana, double)
    one = ana.changed(NOW, aliases=("A. Ruiz",))
    ours.keep(Change((one,), (double.id,), into=((double.id, ana.id),)))
    assert undone(ours).deed == "making one page of A. Ruiz and Ana Ruiz"
    assert {p.name for p in read(places).people} == {"Ana Ruiz", "A. Ruiz"}
    redone(ours)
    (stone,) = tables(shelf(places))["gone"].values()
    assert stone["into"] == ana.id


# What stands in the way


def test_what_was_changed_elsewhere_is_named_and_nothing_is_altered(places: Places) -> None:
    ana, bo = person(), person("Bo")
    note = talk(people=(ana.id,))
    ours = kept(places, ana)
    ours.keep(Change((bo, note, ana.changed(NOW, work="bees"))))
    document = tables(shelf(places))
    entries = document["people"].values()
    (entry,) = (each for each in entries if each["id"] == ana.id)
    entry |= {"work": "trains", "rev": 7}
    by_hand(shelf(places), document)
    before = shelf(places).read_bytes()
    with pytest.raises(InTheWay, match="Not undone: Ana Ruiz’s page was changed in the meantime"):
        ours.undo()
    assert shelf(places).read_bytes() == before
    assert read(places).conversations == (note,)


def test_what_was_deleted_or_written_anew_elsewhere_is_named(places: Places) -> None:
    note = talk(text="Bees.")
    ours = kept(places, person())
    ours.keep(Change((note,)))
    whole = shelf(places, "2026-03").read_bytes()
    document = tables(shelf(places, "2026-03"))
    by_hand(shelf(places, "2026-03"), {**document, "conversations": {}})
    with pytest.raises(InTheWay, match="Not undone: the note of 14 March was deleted"):
        ours.undo()
    shelf(places, "2026-03").write_bytes(whole)
    undone(ours)
    shelf(places, "2026-03").write_bytes(whole)
    document = tables(shelf(places))
    by_hand(shelf(places), {**document, "gone": {}})
    with pytest.raises(InTheWay, match="Not brought back: the note of 14 March was written anew"):
        ours.redo()


def test_a_shelf_that_cannot_be_read_is_named_and_not_taken_for_empty(places: Places) -> None:
    kept(places, talk())
    shelf(places, "2026-03").write_bytes(b"{")
    ours = opened(places)
    with pytest.raises(NotKept, match=r"2026-03\.json is damaged"):
        ours.undo()
    assert len(history(places)) == 1


def test_an_entry_that_fits_no_record_is_in_the_way(places: Places) -> None:
    ana = person()
    ours = kept(places, ana)
    document = tables(shelf(places))
    (entry,) = document["people"].values()
    entry["name"] = 7
    by_hand(shelf(places), document)
    with pytest.raises(InTheWay):
        ours.undo()


def test_nothing_said_in_a_damaged_line_is_undone(places: Places) -> None:
    ours = kept(places, person())
    (file,) = history(places)
    file.write_bytes(file.read_bytes().replace(b'"name":"Ana Ruiz"', b'"name":17'))
    with pytest.raises(InTheWay, match="what the history says of the page of Ana Ruiz cannot"):
        opened(places).undo()
    ours.add(person("Bo"))
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"{ torn\n" + b'["no entry"]\n{"id": "x", "parts": 3}\n' + b"".join(lines[2:]))
    ours = opened(places)
    assert undone(ours).deed == "the page of Bo"
    assert ours.undo() is None
    assert file.read_bytes().startswith(b"{ torn\n")


def test_a_history_that_cannot_be_read_is_said(places: Places) -> None:
    kept(places, person())
    (file,) = history(places)
    (file.parent / "2026-02.jsonl").mkdir()
    ours = opened(places)
    undone(ours)
    with pytest.raises(NotKept, match="it is not a file"):
        ours.undo()
    file.unlink()
    file.mkdir()
    with pytest.raises(NotKept, match="it is not a file"):
        opened(places).undo()


# The files


def test_the_history_is_for_its_owner_alone_and_has_a_month_a_file(places: Places) -> None:
    ours = kept(places, person())
    later = Library(places, lambda: NOW + timedelta(days=40))
    later.load()
    later.add(person("Bo"))
    earlier = Library(places, lambda: NOW - timedelta(days=60))
    earlier.load()
    earlier.add(person("Cy"))  # by a clock that was put back
    names = [path.name for path in history(places)]
    assert names == ["2026-03.jsonl", "2026-04.jsonl"]
    assert {path.stat().st_mode & 0o777 for path in history(places)} == {0o600}
    assert history(places)[0].parent.stat().st_mode & 0o777 == 0o700
    assert [undone(ours).deed for _ in range(3)] == [
        "the page of Cy",
        "the page of Bo",
        "the page of Ana Ruiz",
    ]


def test_months_go_only_beyond_the_changes_that_are_always_kept(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert history_room.AT_LEAST == 200
    monkeypatch.setattr(history_room, "AT_LEAST", 5)
    moment = NOW
    ours = Library(places, lambda: moment)
    for month in range(6):
        moment = NOW + timedelta(days=31 * month)
        ours.add(person("Ana"))
        ours.add(person("Bo"))
    # The last file was begun with the fifth; one more came after that.
    assert [path.name for path in history(places)] == [
        f"2026-{month:02}.jsonl" for month in (6, 7, 8)
    ]
    for _ in range(6):
        undone(ours)
    assert ours.undo() is None


def test_the_quick_way_of_a_note_is_in_the_history_and_reads_no_month(places: Places) -> None:
    kept(places, talk(date(2025, 1, 1)))
    ours = library(places)
    ours.load_people()
    note = talk(text="Bees.")
    assert ours.add(note).put == (note,)
    assert undone(opened(places)).change.forget == (note.id,)
