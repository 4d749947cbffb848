"""What is deleted lies in the wastebasket before it leaves its shelf."""

import json
from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.store.problem import NotKept
from quietnet.store.wastebasket import lying, throw_away
from tests.builders import NOW, person, talk
from tests.opened import kept, notebook, places

ANA = person("Ana Ruiz", notes="Brazing.", favourite_cheese="Serra")
WREN = person("Wren Halloran")
TALK = talk([ANA], 3, "By the fridge.")


def test_a_deleted_page_lies_there_whole_and_conversations_stay(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA, WREN, TALK)
    state = places(tmp_path).state(library.notebook_id)
    assert lying(state) == []
    library.keep(Change(forget=(ANA.id,)))
    library.keep(Change(forget=(WREN.id, WREN.id)))
    first, second = lying(state)
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
        throw_away(tmp_path / "a file", [ANA], NOW)


def test_keeping_and_forgetting_what_is_not_there_leave_no_wastebasket(tmp_path: Path) -> None:
    library = notebook(tmp_path, ANA)
    library.keep(Change(put=(ANA.changed(NOW, work="frames"),), forget=(WREN.id,)))
    throw_away(tmp_path, [], NOW)
    assert not list(tmp_path.rglob("wastebasket.json"))


def test_it_is_plain_json(tmp_path: Path) -> None:
    throw_away(tmp_path / "state", [TALK], NOW)
    found = json.loads((tmp_path / "state" / "wastebasket.json").read_text(encoding="utf-8"))
    assert found[0]["record"]["text"] == "By the fridge."
