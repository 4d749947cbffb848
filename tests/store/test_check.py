"""Check and repair: what is wrong is told in sentences, and only what is safe is mended."""

from pathlib import Path

from quietnet.domain.change import Change
from quietnet.store.check import Checked, check, has_notebook
from quietnet.store.paths import Places
from tests.store.made import (
    LATER,
    NOW,
    by_hand,
    kept,
    opened,
    person,
    read,
    shelf,
    tables,
    talk,
)


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
