"""What is deleted lies in the wastebasket before it leaves its shelf."""

import errno
import json
from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store.library import Library
from quietnet.store.problem import InTheWay, NotKept
from quietnet.store.seal import PLAIN
from quietnet.store.wastebasket import lying, throw_away
from tests.builders import NOW, person, talk
from tests.opened import kept, notebook, places
from tests.store.dying import failing

ANA = person("Ana Ruiz", notes="Brazing.", favourite_cheese="Serra")
WREN = person("Wren Halloran")
TALK = talk([ANA], 3, "By the fridge.")


def test_a_deleted_page_lies_there_whole_and_conversations_stay(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, WREN, TALK)
    state = places(tmp_path).state(library.notebook_id)
    assert lying(state, PLAIN) == []
    library.keep(Change(forget=(ANA.id,)))
    library.keep(Change(forget=(WREN.id, WREN.id)))
    first, second = lying(state, PLAIN)
    assert first["record"] == ANA.kept()
    assert (first["kind"], first["thrown_away"]) == ("people", NOW.isoformat())
    assert second["record"] == WREN.kept()
    assert (state / "wastebasket.json").stat().st_mode & 0o777 == 0o600
    assert list(kept(tmp_path).conversations.values()) == [TALK]
    assert not kept(tmp_path).people


@pytest.mark.parametrize("found", [b"{}", b"[", b"\xff"])
def test_a_damaged_wastebasket_lets_nothing_be_deleted(tmp_path: Path, found: bytes) -> None:
    library = notebook(tmp_path, ANA)
    basket = places(tmp_path).state(library.notebook_id) / "wastebasket.json"
    basket.write_bytes(found)
    with pytest.raises(NotKept, match="nothing was taken away"):
        library.keep(Change(forget=(ANA.id,)))
    assert basket.read_bytes() == found
    assert kept(tmp_path).people == {ANA.id: ANA}


def test_a_wastebasket_that_cannot_be_written_lets_nothing_be_deleted(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    basket = places(tmp_path).state(library.notebook_id) / "wastebasket.json"
    basket.mkdir()
    with pytest.raises(NotKept):
        library.keep(Change(forget=(ANA.id,)))
    assert kept(tmp_path).people == {ANA.id: ANA}
    (tmp_path / "a file").write_text("")
    with pytest.raises(NotKept, match="Not deleted"):
        throw_away(tmp_path / "a file", PLAIN, [ANA], NOW)


def test_keeping_and_forgetting_what_is_not_there_leave_no_wastebasket(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    library.keep(Change(put=(ANA.changed(NOW, work="frames"),), forget=(WREN.id,)))
    throw_away(tmp_path, PLAIN, [], NOW)
    assert not list(tmp_path.rglob("wastebasket.json"))


def test_it_is_plain_json(tmp_path: Path) -> None:
    throw_away(tmp_path / "state", PLAIN, [TALK], NOW)
    found = json.loads((tmp_path / "state" / "wastebasket.json").read_text(encoding="utf-8"))
    assert found[0]["record"]["text"] == "By the fridge."


# Reaching into it


def resting(library: Library) -> list[Person | Conversation]:
    return [each.record for each in library.wastebasket()]


def test_what_rests_is_listed_the_latest_first_with_its_kind_and_its_moment(
    tmp_path: Path,
) -> None:
    library = notebook(tmp_path, ANA, TALK)
    assert library.wastebasket() == ()
    library.keep(Change(forget=(ANA.id,)))
    library.keep(Change(forget=(TALK.id,)))
    first, second = library.wastebasket()
    assert (first.record, first.kind, first.when) == (TALK, "conversations", NOW)
    assert (second.record, second.kind, second.when) == (ANA, "people", NOW)
    assert first.id != second.id
    assert [each.id for each in notebook(tmp_path).wastebasket()] == [first.id, second.id]


def test_before_anything_was_kept_it_is_empty(tmp_path: Path) -> None:
    library = notebook(tmp_path)
    assert library.wastebasket() == ()


def test_bringing_back_is_a_change_like_any_other(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, TALK)
    library.keep(Change(forget=(ANA.id,)))
    (lying,) = library.wastebasket()
    found = library.bring_back(lying.id)
    assert found.deed == "bringing back Ana Ruiz’s page"
    (back,) = found.change.put
    assert back.id == ANA.id
    assert back.rev > ANA.rev
    assert back.says_the_same_as(ANA)
    assert library.wastebasket() == ()
    with pytest.raises(NotKept, match="not in the wastebasket any more"):
        library.bring_back(lying.id)
    undone = library.undo()
    assert undone is not None
    assert undone.deed == "bringing back Ana Ruiz’s page"
    assert resting(library) == [back]
    assert not kept(tmp_path).people
    assert library.redo() is not None
    assert library.wastebasket() == ()


def test_an_older_page_and_the_one_written_since_change_places(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    library.keep(Change(forget=(ANA.id,)))
    (lying,) = library.wastebasket()
    anew = ANA.changed(NOW, notes="Glass.")
    library.keep(Change((anew,)))
    assert resting(library) == [ANA]
    library.bring_back(lying.id)
    assert resting(library) == [anew]
    assert kept(tmp_path).people[ANA.id].notes == "Brazing."


def test_what_does_not_fit_stands_in_its_way(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    library.keep(Change(forget=(ANA.id,)))
    (lying,) = library.wastebasket()
    shelf = tmp_path / "notebook" / "notebook.json"
    document = json.loads(shelf.read_text("utf-8"))
    document["people"]["1"] = {"id": ANA.id, "name": 7}
    shelf.write_text(json.dumps(document))
    with pytest.raises(InTheWay, match="does not fit"):
        library.bring_back(lying.id)


def test_emptying_takes_it_from_the_history_too_and_says_what_still_holds_it(
    tmp_path: Path,
) -> None:
    library = notebook(tmp_path, ANA, WREN, TALK)
    library.keep(Change((WREN.changed(NOW, work="frames"),), (ANA.id,)))
    state = places(tmp_path).state(library.notebook_id)
    told = library.empty_wastebasket()
    assert "Copies made before still hold it" in told
    assert library.wastebasket() == ()
    assert library.empty_wastebasket() == "The wastebasket was empty."
    for path in (state / "wastebasket.json", *(state / "history").iterdir()):
        assert "Brazing" not in path.read_text("utf-8")
        assert "deleting Ana" not in path.read_text("utf-8")
    (stone,) = json.loads((tmp_path / "notebook" / "notebook.json").read_text("utf-8"))[
        "gone"
    ].values()
    assert stone["id"] == ANA.id
    # With her deletion went what it did to Wren, so what was before that cannot be reached.
    with pytest.raises(InTheWay, match="Wren Halloran’s page was changed"):
        library.undo()
    assert ANA.id not in kept(tmp_path).people


def test_one_entry_may_go_alone(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, WREN)
    library.keep(Change(forget=(ANA.id,)))
    library.keep(Change(forget=(WREN.id,)))
    wren, _ana = library.wastebasket()
    library.empty_wastebasket(wren.id)
    assert resting(library) == [ANA]
    undone = library.undo()
    assert undone is not None
    assert undone.deed == "deleting Ana Ruiz’s page"
    assert library.undo() is None or WREN.id not in kept(tmp_path).people


def test_emptying_leaves_nothing_to_bring_back_by_the_side_door(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    library.keep(Change((WREN,)))
    assert library.undo() is not None
    library.keep(Change(forget=(ANA.id,)))
    library.empty_wastebasket()
    assert library.redo() is None
    assert library.undo() is None


def test_an_entry_of_a_newer_quietnet_stays_unseen_until_all_is_emptied(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    library.keep(Change(forget=(ANA.id,)))
    basket = places(tmp_path).state(library.notebook_id) / "wastebasket.json"
    entries = json.loads(basket.read_text("utf-8"))
    del entries[0]["id"]  # as they were written before entries had one
    basket.write_text(json.dumps([{"kind": "people", "record": {"name": 1}}, *entries]))
    (lying,) = library.wastebasket()
    assert lying.record == ANA
    library.bring_back(lying.id)
    assert len(json.loads(basket.read_text("utf-8"))) == 1
    assert "Copies" in library.empty_wastebasket()
    assert json.loads(basket.read_text("utf-8")) == []


def test_what_cannot_be_read_or_written_is_said_and_left(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    library.keep(Change(forget=(ANA.id,)))
    state = places(tmp_path).state(library.notebook_id)
    basket = state / "wastebasket.json"
    whole = basket.read_bytes()
    basket.write_bytes(b"[")
    for act in (library.wastebasket, library.empty_wastebasket):
        with pytest.raises(NotKept, match="wastebasket cannot be read"):
            act()
    undone = library.undo()  # which needs nothing from it
    assert undone is not None
    assert basket.read_bytes() == b"["
    basket.write_bytes(whole)
    assert library.redo() is not None
    (file,) = (state / "history").iterdir()
    lines = file.read_bytes()
    full = failing(0, errno.ENOSPC, for_good=True)
    with full, pytest.raises(NotKept, match="Not emptied: the disk is full"):
        library.empty_wastebasket()
    assert file.read_bytes() == lines
    assert library.wastebasket()


def test_a_notebook_that_cannot_be_read_does_not_call_its_wastebasket_empty(tmp_path: Path) -> None:
    notebook(tmp_path, ANA).keep(Change(forget=(ANA.id,)))
    (places(tmp_path).notebook / "notebook.json").write_text("{")
    with pytest.raises(NotKept, match=r"notebook\.json"):
        Library(places(tmp_path), lambda: NOW).wastebasket()
