"""Check and repair: what is wrong is told in sentences, and only what is safe is mended."""

import errno
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.person import Person, Relation
from quietnet.domain.record import new_id
from quietnet.store import check_shelves, copy_set
from quietnet.store.check import Checked, check, has_notebook
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from quietnet.store.seal import PLAIN
from quietnet.store.wastebasket import lying
from tests.store.made import LATER, NOW, by_hand, kept, opened, person, read, shelf, tables, talk
from tests.store.test_damage import UNREADABLE

pytestmark = pytest.mark.usefixtures("in_utc")


def repaired(places: Places) -> Checked:
    return check(places, LATER, repair=True)


def state(places: Places) -> Path:
    return places.state(opened(places).notebook_id)


def told(checked: Checked) -> list[tuple[str, bool]]:
    return [(f"{each.where}: {each.what}", each.repaired) for each in checked.problems]


def test_a_sound_notebook_is_well_and_checking_writes_nothing(places: Places) -> None:
    assert not has_notebook(places)
    assert check(places, NOW) == Checked()
    kept(places, person(), talk())
    before = {path: path.stat() for path in places.notebook.parent.rglob("*")}
    assert check(places, NOW) == repaired(places) == Checked()
    assert has_notebook(places)
    assert {path: path.stat() for path in places.notebook.parent.rglob("*")} == before


def test_a_damaged_month_comes_back_from_its_newest_copy_and_the_file_stays(
    places: Places,
) -> None:
    first, second = talk(), talk(text="We spoke of honey.")
    library = kept(places, first)
    library.keep(Change((second,)))
    damaged = shelf(places, "2026-03")
    torn = damaged.read_bytes()[:-40]
    damaged.write_bytes(torn)
    (found,) = check(places, LATER).problems
    assert found.where == "conversations/2026-03.json"
    assert found.what.startswith("It is damaged at line")
    assert not found.repaired
    assert damaged.read_bytes() == torn
    checked = repaired(places)
    assert checked.ok
    assert [each.repaired for each in checked.problems] == [True]
    assert read(places).conversations == (first,)
    (aside,) = damaged.parent.glob("2026-03.damaged-*.json")
    assert checked.problems[0].what.endswith(
        f" It was put back as it was on 2026-03-14 20:00:00; the damaged file is now {aside.name}."
    )
    assert aside.read_bytes() == torn
    assert check(places, LATER) == Checked()


def test_a_damaged_first_shelf_comes_back_too(places: Places) -> None:
    ana = person()
    library = kept(places, ana, talk())
    library.copies.daily(NOW)
    shelf(places).write_bytes(b"{")
    checked = repaired(places)
    assert checked.ok
    assert read(places).people == (ana,)
    shelf(places).unlink()
    assert not list(places.notebook.glob("notebook.damaged*-2.json"))
    assert told(check(places, LATER)) == [
        ("notebook.json: notebook.json is missing, though conversations are there.", False)
    ]
    assert repaired(places).ok
    assert read(places).people == (ana,)


def test_without_a_copy_a_damaged_file_is_told_and_left(places: Places) -> None:
    kept(places, person(), talk())
    torn = shelf(places, "2026-03").read_bytes()[:-40]
    shelf(places, "2026-03").write_bytes(torn)
    assert not repaired(places).ok
    assert shelf(places, "2026-03").read_bytes() == torn
    assert not list(shelf(places, "2026-03").parent.glob("*damaged*"))


def test_a_newer_version_is_never_set_aside(places: Places) -> None:
    library = kept(places, person(), talk())
    library.copies.daily(NOW)
    document = tables(shelf(places, "2026-03"))
    document["meta"]["1"] |= {"format": 2, "needs": "3.1"}
    by_hand(shelf(places, "2026-03"), document)
    before = shelf(places, "2026-03").read_bytes()
    checked = repaired(places)
    assert not checked.ok
    assert "quietnet 3.1 or newer is needed" in checked.problems[0].what
    assert shelf(places, "2026-03").read_bytes() == before


# Single entries


def test_an_edit_by_hand_is_told_and_written_anew_with_the_edited_file_kept(
    places: Places,
) -> None:
    library = kept(places, person(), talk())
    edited = shelf(places).read_bytes().replace(b"Ana Ruiz", b"Ana R. Perez")
    shelf(places).write_bytes(edited)
    words = "It was changed outside quietnet; what it says now is used."
    assert told(check(places, LATER)) == [(f"notebook.json: {words}", False)]
    assert shelf(places).read_bytes() == edited
    assert told(repaired(places)) == [(f"notebook.json: {words}", True)]
    assert check(places, LATER) == Checked()
    assert [each.name for each in read(places).people] == ["Ana R. Perez"]
    copies = {copy.kind: copy for copy in library.copies.all()}
    assert copies["before a repair"].file("notebook").read_bytes() == edited
    assert copies["notebook.json, changed by hand"].path.read_bytes() == edited


def test_of_two_with_one_id_the_newer_stands_and_the_older_rests_in_the_wastebasket(
    places: Places,
) -> None:
    note = talk()
    newer = note.changed(LATER, text="We spoke of honey.")
    library = kept(places, note)
    document = tables(shelf(places, "2026-03"))
    document["conversations"]["7"] = newer.kept()
    by_hand(shelf(places, "2026-03"), document)
    moved = newer.changed(LATER, on=date(2026, 2, 1), text="We spoke of frames.")
    february = {"meta": document["meta"], "conversations": {"3": moved.kept()}}
    by_hand(shelf(places, "2026-02"), february)
    twice = "The same record stands in conversations/2026-02.json, entry 3 too; the newer is used."
    assert [each for each, _ in told(check(places, LATER)) if "same" in each] == [
        f"conversations/2026-03.json, entry 1: {twice}",
        f"conversations/2026-03.json, entry 7: {twice}",
    ]
    assert repaired(places).ok
    assert read(places).conversations == (moved,)
    assert tables(shelf(places, "2026-03"))["conversations"] == {}
    thrown = lying(places.state(library.notebook_id), PLAIN)
    assert [each["record"]["text"] for each in thrown] == [note.text, newer.text]
    assert check(places, LATER) == Checked()


def test_what_was_deleted_and_stands_again_goes_to_the_wastebasket(places: Places) -> None:
    ana, note = person(), talk()
    library = kept(places, ana, note)
    before = {path: path.read_bytes() for path in (shelf(places), shelf(places, "2026-03"))}
    library.keep(Change(forget=(note.id,)))
    shelf(places, "2026-03").write_bytes(before[shelf(places, "2026-03")])
    (found,) = told(check(places, LATER))
    assert found[0].endswith("A record that was deleted stands here again; it stays out of sight.")
    assert told(repaired(places)) == [(found[0], True)]
    assert read(places).conversations == ()
    assert tables(shelf(places, "2026-03"))["conversations"] == {}
    assert check(places, LATER) == Checked()
    undone = opened(places).undo()
    assert undone
    assert [each.text for each in read(places).conversations] == [note.text]


def test_what_fits_no_record_is_told_and_left_byte_for_byte(places: Places) -> None:
    kept(places, person(), talk(), talk(text="We spoke of honey."))
    document = tables(shelf(places, "2026-03"))
    document["conversations"]["1"]["minutes"] = "long"
    by_hand(shelf(places, "2026-03"), document)
    checked = repaired(places)
    assert not checked.ok
    (stays,) = (each for each in checked.problems if not each.repaired)
    assert stays.where == "conversations/2026-03.json, entry 1"
    assert stays.what.endswith("It was left as it is.")
    assert tables(shelf(places, "2026-03"))["conversations"] == document["conversations"]


# Who is named


def test_somebody_missing_and_not_deleted_comes_back_from_a_copy(places: Places) -> None:
    ana, wren = person(), person("Wren Halloran")
    note = talk(people=(ana.id,), readings={"Wren": wren.id, "Grace": None})
    library = kept(places, ana, wren, note)
    library.copies.daily(NOW)
    document = tables(shelf(places))
    document["people"] = {}
    by_hand(shelf(places), document)
    found = told(check(places, LATER))
    words = (
        "Somebody named here is not in the notebook and was not deleted; the words are untouched."
    )
    assert found.count((f"conversations/2026-03.json, entry 1: {words}", False)) == 2
    assert repaired(places).ok
    assert {each.name for each in read(places).people} == {"Ana Ruiz", "Wren Halloran"}
    assert check(places, LATER) == Checked()


def test_somebody_no_copy_knows_is_told(places: Places) -> None:
    ana = person()
    friend = Person.model_validate(
        {
            **dict(person("Jo Lind")),
            "relations": (Relation(kind="friend", person=new_id()),),
            "origin": {"through": (ana.id, new_id())},
            "readings": {"Bo": new_id()},
        }
    )
    kept(places, ana, friend)
    assert [repaired for _, repaired in told(repaired(places))] == [False] * 3


def test_somebody_deleted_stays_named_and_nothing_is_wrong(places: Places) -> None:
    ana = person()
    library = kept(places, ana, talk(people=(ana.id,)))
    library.keep(Change(forget=(ana.id,)))
    assert check(places, LATER) == Checked()


def test_while_nobody_can_be_read_nobody_is_missing(places: Places) -> None:
    ana = person()
    kept(places, ana, talk(people=(ana.id,)))
    shelf(places).write_bytes(b"{")
    assert [each.where for each in check(places, LATER).problems] == ["notebook.json"]


# What lies beside


def test_what_an_interrupted_save_left_is_told_and_swept(places: Places) -> None:
    kept(places, talk())
    left = shelf(places, "2026-03").with_name(".2026-03.json.1.0123456789abcdef.tmp")
    left.write_bytes(b"{")
    (found,) = check(places, LATER).problems
    assert found.where == str(left)
    assert "interrupted" in found.what
    assert left.exists()
    assert repaired(places).ok
    assert not left.exists()


def test_a_wastebasket_that_cannot_be_read_is_set_aside(places: Places) -> None:
    ana = person()
    kept(places, ana)
    basket = state(places) / "wastebasket.json"
    basket.write_bytes(b"{")
    (found,) = check(places, LATER).problems
    assert found.where == str(basket)
    assert repaired(places).ok
    (aside,) = basket.parent.glob("wastebasket.damaged-*.json")
    assert aside.read_bytes() == b"{"
    opened(places).keep(Change(forget=(ana.id,)))
    assert len(lying(basket.parent, PLAIN)) == 1


def test_a_change_that_cannot_be_finished_is_told(places: Places) -> None:
    kept(places, person())
    (state(places) / "pending.json").write_bytes(b"{")
    checked = repaired(places)
    assert not checked.ok
    assert "cannot be finished" in checked.problems[0].what


# When it cannot be done


def test_a_first_shelf_without_a_copy_leaves_the_rest_as_it_is(places: Places) -> None:
    kept(places, person(), talk()).copies.daily(NOW)
    shelf(places, "2026-03").write_bytes(shelf(places, "2026-03").read_bytes().replace(b"b", b"c"))
    raw = shelf(places, "2026-03").read_bytes()
    document = tables(shelf(places))
    document["meta"]["1"] |= {"format": 2}
    by_hand(shelf(places), document)
    checked = repaired(places)
    assert [each.repaired for each in checked.problems] == [False, False]
    assert shelf(places, "2026-03").read_bytes() == raw


def test_where_nothing_can_be_locked_nothing_is_mended(places: Places) -> None:
    kept(places, person())
    shelf(places).write_bytes(shelf(places).read_bytes().replace(b"Ana", b"Eva"))
    raw = shelf(places).read_bytes()
    lock = state(places) / "lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    with pytest.raises(NotKept, match="cannot be locked"):
        repaired(places)
    assert shelf(places).read_bytes() == raw


def test_without_room_for_a_copy_nothing_is_mended(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, person())
    shelf(places).write_bytes(shelf(places).read_bytes().replace(b"Ana", b"Eva"))
    raw = shelf(places).read_bytes()

    def full(*_: object, **__: object) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(copy_set, "replace_file", full)
    with pytest.raises(NotKept, match="the disk is full"):
        repaired(places)
    assert shelf(places).read_bytes() == raw


def test_a_folder_that_cannot_be_looked_into_is_told(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(places, person(), talk())

    def refuse(_: Path) -> list[str]:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(check_shelves, "months_in", refuse)
    (found,) = check(places, LATER).problems
    assert found.what == "The conversations cannot be looked at: it cannot be written to."


# Whatever lies there


@pytest.mark.parametrize("raw", UNREADABLE, ids=lambda raw: str(raw)[:40])
@pytest.mark.parametrize("month", ["", "2026-03"], ids=["people", "month"])
def test_whatever_lies_there_is_told_and_its_bytes_stay_somewhere(
    places: Places, raw: bytes, month: str
) -> None:
    library = kept(places, person(), talk())
    library.copies.daily(NOW)
    path = shelf(places, month)
    path.write_bytes(raw)
    (found,) = check(places, LATER).problems
    assert not found.repaired
    assert path.read_bytes() == raw
    checked = repaired(places)
    assert any(each.read_bytes() == raw for each in path.parent.glob("*.json"))
    newer = "needed" in found.what
    assert checked.ok is not newer
    assert (path.read_bytes() == raw) is newer


@given(place=st.integers(0, 5000), bit=st.integers(0, 7), cut=st.booleans())
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_no_flipped_bit_and_no_cut_goes_unseen_or_ends_a_check(
    places: Places, place: int, bit: int, cut: bool
) -> None:
    if not shelf(places).exists():
        kept(places, person(), talk())
    whole = shelf(places, "2026-03").read_bytes()
    place %= len(whole) - 1
    spoilt = bytearray(whole)
    spoilt[place] ^= 1 << bit
    try:
        shelf(places, "2026-03").write_bytes(whole[:place] if cut else spoilt)
        assert not check(places, LATER).ok
    finally:
        shelf(places, "2026-03").write_bytes(whole)


def test_a_month_that_somebody_took_away_is_missed(places: Places) -> None:
    note = talk()
    library = kept(places, person(), note)
    library.copies.daily(NOW)
    shelf(places, "2026-03").unlink()
    (found,) = check(places, LATER).problems
    assert (found.where, found.repaired) == ("conversations/2026-03.json", False)
    assert "was not deleted" in found.what
    assert "quietnet restore" in found.what


def test_a_month_whose_last_conversation_was_deleted_is_not_missed(places: Places) -> None:
    note = talk()
    library = kept(places, person(), note)
    library.copies.daily(NOW)
    library.keep(Change(forget=(note.id,)))
    assert check(places, LATER).ok
