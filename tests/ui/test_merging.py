"""Two pages about one person: found, shown side by side, chosen, one, and two again."""

from pathlib import Path
from typing import Any

import pytest

from quietnet.app import QuietnetApp
from quietnet.domain.change import Change
from quietnet.domain.depth_word import Depth
from quietnet.domain.merging import Side
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import OwnWord, Person, Relation
from quietnet.messages import MergePeople
from quietnet.screens.choosing import ChooseScreen
from quietnet.screens.depth import DepthScreen
from quietnet.screens.merging import MergeScreen
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.line import Line
from quietnet.widgets.people_list import PeopleList
from quietnet.widgets.two_pages import TwoPages
from tests.builders import NOW, person, talk
from tests.opened import kept, notebook, opened, places
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", work="Builder", notes="Likes tea.", birthday=PartialDate(1985, 4, 15))
ANITA = person(
    "Anita Ruiz",
    work="Frame builder",
    interesting="bamboo bikes",
    notes="\n".join(f"Line {n}" for n in range(14)),
    birthday=PartialDate(1986, 4, 15),
)
JONAS = person("Jonas", relations=(Relation(kind="friend", person=ANITA.id),))
TEA = talk([ANITA], 3, "Tea with Anita.", readings={"Anita": ANITA.id})
RECORDS = (ANA, ANITA, JONAS, TEA)


def seen(app: QuietnetApp) -> str:
    return " ".join(screen_text(app).split())


def said(app: QuietnetApp) -> list[str]:
    return [str(each.message) for each in app._notifications]


def bare(record: Any) -> dict[str, Any]:
    values: dict[str, Any] = record.kept()
    return {**values, "rev": 0, "updated": ""}


async def with_anita(app: QuietnetApp, pilot: Any) -> None:
    await on(pilot, PeopleScreen)
    await pilot.press("m")
    await on(pilot, ChooseScreen)
    await pilot.press(*"anit", "enter")
    await on(pilot, MergeScreen)


@pytest.mark.parametrize("size", [(120, 34), (80, 24), (40, 20)])
async def test_both_stand_side_by_side_and_nothing_is_chosen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=size) as pilot:
        await with_anita(app, pilot)
        await until(pilot, lambda: "○ Anita Ruiz" in seen(app))
        assert "○ Ana Ruiz" in seen(app)
        assert "●" not in seen(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Which one holds?" in " ".join(said(app)))
    assert {each.name for each in kept(tmp_path).people.values()} == {
        "Ana Ruiz",
        "Anita Ruiz",
        "Jonas",
    }


async def test_what_is_chosen_holds_and_everything_follows(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await with_anita(app, pilot)
        await pilot.press("left", "down", "space", "space", "space", "down", "right")
        await until(pilot, lambda: "ctrl+s makes one page" in seen(app))
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
        assert isinstance(app.screen, PeopleScreen)
        assert app.screen.person_id == ANA.id
        assert said(app) == ["Ana Ruiz and Anita Ruiz are one page now. u brings both back."]
    network = kept(tmp_path)
    ana = network.people[ANA.id]
    assert ANITA.id not in network.people
    assert (ana.name, ana.aliases) == ("Ana Ruiz", ("Anita Ruiz",))
    assert (ana.work, ana.interesting) == ("Builder · Frame builder", "bamboo bikes")
    assert (str(ana.birthday), ana.notes) == ("1986-04-15", f"Likes tea.\n\n{ANITA.notes}")
    assert network.people[JONAS.id].relations == (Relation(kind="friend", person=ANA.id),)
    spoken = network.conversations[TEA.id]
    assert (spoken.people, spoken.readings) == ((ANA.id,), {"Anita": ANA.id})


async def test_one_undo_brings_both_back_exactly(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await with_anita(app, pilot)
        await pilot.press("right", "down", "left", "down", "left", "ctrl+s")
        await on(pilot, PeopleScreen)
        assert ANITA.id not in kept(tmp_path).people
        await pilot.press("u")
        await until(pilot, lambda: ANITA.id in app.network.people)
        assert any("making one page of Anita Ruiz" in each for each in said(app))
    network = kept(tmp_path)
    for record in RECORDS:
        there = network.people.get(record.id) or network.conversations.get(record.id)
        assert bare(there) == bare(record)


async def test_whoever_is_likely_stands_first_and_typing_finds_everybody(tmp_path: Path) -> None:
    zoe, short = person("Zoe"), person("Ana R.")
    app = opened(tmp_path, ANA, zoe, short, person("Bram"))
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        app.screen.query_one(PeopleList).chosen = ANA.id
        await pilot.press("m")
        await on(pilot, ChooseScreen)
        await until(pilot, lambda: "› Ana R." in seen(app))
        await pilot.press("down", "up", "down")
        await until(pilot, lambda: "› Bram" in seen(app))
        await pilot.press(*"zo")
        await until(pilot, lambda: "› Zoe" in seen(app))
        await pilot.press(*"xx", "enter", "down")
        await until(pilot, lambda: "Nobody by these words." in seen(app))
        await pilot.press("escape")
        await on(pilot, PeopleScreen)


async def test_escape_leaves_both_as_they_are(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(40, 20)) as pilot:
        await with_anita(app, pilot)
        await pilot.press("left", "escape")
        await on(pilot, PeopleScreen)
    assert ANITA.id in kept(tmp_path).people


async def test_it_is_there_in_every_room(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("d")
        await on(pilot, DepthScreen)
        await pilot.press("m")
        await on(pilot, ChooseScreen)


async def test_alone_there_is_nobody_to_be_one_with(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("m")
        await until(pilot, lambda: bool(said(app)))
        assert said(app) == ["There is nobody else here to make one page with."]


async def test_what_another_window_changed_is_shown_and_asked(tmp_path: Path) -> None:
    other = person("Ana Ruiz", work="Builder")
    one = person("Ana Ruiz")
    app = opened(tmp_path, one, other)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("m")
        await on(pilot, ChooseScreen)
        await pilot.press("enter")
        await on(pilot, MergeScreen)
        assert isinstance(app.screen, MergeScreen)
        first = app.screen._kept_id
        changed: Person = kept(tmp_path).people[one.id].changed(NOW, work="Baker")
        library = notebook(tmp_path)
        library.load()
        library.keep(Change(put=(changed,)))
        await until(pilot, lambda: "Baker" in seen(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Which one holds?" in " ".join(said(app)))
        await pilot.press("left", "ctrl+s")
        await on(pilot, PeopleScreen)
    assert list(kept(tmp_path).people) == [first]


async def test_where_one_of_them_is_gone_meanwhile_nothing_is_changed(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await with_anita(app, pilot)
        library = notebook(tmp_path)
        library.load()
        library.keep(Change(forget=(ANITA.id,)))
        await until(pilot, lambda: ANITA.id not in app.network.people)
        await pilot.press("left", "down", "left", "down", "left", "ctrl+s")
        await until(pilot, lambda: bool(said(app)))
        assert said(app) == ["One of the two is not in the notebook any more. Nothing was changed."]
    assert kept(tmp_path).people[ANA.id].rev == 1


async def test_what_came_to_differ_at_the_last_moment_is_asked(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await with_anita(app, pilot)
        app.screen.post_message(MergePeople(ANA.id, ANITA.id, {"name": Side.LEFT}))
        await until(pilot, lambda: bool(said(app)))
        assert "was changed elsewhere" in said(app)[0]
        assert isinstance(app.screen, MergeScreen)


async def test_a_word_of_ones_own_is_shown_with_its_reason(tmp_path: Path) -> None:
    word = OwnWord(depth=Depth.KEPT, on=NOW.date(), why="years")
    app = opened(tmp_path, person("Ana", own_word=word), person("Ana"))
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("m")
        await on(pilot, ChooseScreen)
        await pilot.press("enter")
        await on(pilot, MergeScreen)
        await until(pilot, lambda: "has a key, years" in seen(app))


async def test_two_that_are_too_long_together_are_refused(tmp_path: Path) -> None:
    one, other = person("Ana", work="a" * 700), person("Ana", work="b" * 700)
    app = opened(tmp_path, one, other)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("m")
        await on(pilot, ChooseScreen)
        await pilot.press("enter")
        await on(pilot, MergeScreen)
        await pilot.press("space", "space", "space", "ctrl+s")
        await until(pilot, lambda: bool(said(app)))
        assert "longer than the work may be" in said(app)[0]
        assert isinstance(app.screen, MergeScreen)


async def test_what_is_not_kept_leaves_both_on_the_screen(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await with_anita(app, pilot)
        (places(tmp_path).notebook / "notebook.json").write_text("tea")
        await pilot.press("left", "down", "left", "down", "left", "ctrl+s")
        await until(pilot, lambda: any("Not kept" in each for each in said(app)))
        assert isinstance(app.screen, MergeScreen)


async def test_a_long_text_is_shown_in_part_and_kept_whole(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(120, 60)) as pilot:
        await with_anita(app, pilot)
        await until(pilot, lambda: "Line 11" in seen(app))
        pages = app.screen.query_one(TwoPages)
        assert not any("Line 12" in row.content.plain for row in pages.rows)
        assert any("…" in row.content.plain for row in pages.rows)


async def test_letters_in_the_field_are_letters(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("m", *"dr")
        await on(pilot, ChooseScreen)
        assert app.screen.query_one(Line).value == "dr"
