"""Looking at what a file brings: taken in, left out, answered, field by field."""

from pathlib import Path

import pytest

from quietnet.domain.arriving import Arrivals
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Carried
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.sheet import Sheet
from tests.builders import talk
from tests.opened import kept
from tests.ui.bringing_in import BOOK, SAM, WREN, card, look, names, ready, said, seen
from tests.ui.waiting import on, until


@pytest.mark.parametrize("size", [(120, 34), (80, 24), (40, 20)])
async def test_everybody_stands_under_what_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=size) as pilot:
        await look(app, pilot)
        page = seen(app)
        at = [
            page.index(words)
            for words in ("Somebody you know?", "New", "Bram", "Zoe", "More about", "Already here")
        ]
        assert at == sorted(at)
        assert "Nothing is kept yet." in page
        await pilot.press("end", "enter")
        await until(pilot, lambda: "Who is this?" in seen(app))
    assert names(tmp_path) == ["Ana Ruiz", "Sam", "Wren Halloran"]


async def test_a_page_says_what_comes_and_what_stays_field_by_field(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(120, 34)) as pilot:
        await look(app, pilot)
        await pilot.press("down", "down", "down")
        await until(pilot, lambda: "yours stays: Builder" in seen(app))
        page = seen(app)
        assert "Baker" in page
        assert "email: b@x.y" in page
        assert "card 6 There is no name on it." in page
        assert "PRODID" in page


async def test_who_is_left_out_stays_in_the_file(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("space", "down", "space", "down", "space", "space")
        await until(pilot, lambda: "○ Bram Visser" in seen(app))
        assert "● Zoe Baptiste" in seen(app)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    assert names(tmp_path) == ["Ana Ruiz", "Sam", "Wren H.", "Wren Halloran", "Zoe Baptiste"]
    assert " ".join(said(app)) == (
        "Wren H. and Zoe Baptiste are in the notebook now. There is more on the pages of Ana Ruiz "
        "now. What you had written otherwise was left as it is. u takes all of it back."
    )


async def test_a_doubtful_one_may_be_said_to_be_somebody_here(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(120, 34)) as pilot:
        await look(app, pilot)
        await pilot.press("space", "space")
        await until(pilot, lambda: "is Wren Halloran" in seen(app))
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    known = kept(tmp_path).people[WREN.id]
    assert (known.aliases, known.places, known.work) == (("Wren H.",), ("Porto",), "Lends books")
    assert names(tmp_path) == ["Ana Ruiz", "Bram Visser", "Sam", "Wren Halloran", "Zoe Baptiste"]


async def test_a_doubtful_one_may_be_left_out(tmp_path: Path) -> None:
    app = ready(tmp_path, Arrivals("vcard", (card("Wren H."),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("space", "space", "space")
        await until(pilot, lambda: "○ Wren H." in seen(app))
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    assert names(tmp_path) == ["Ana Ruiz", "Sam", "Wren Halloran"]
    assert said(app) == ["You took nothing in; the notebook is as it was."]


async def test_who_was_not_answered_is_asked_once(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("down", "down", "enter", "ctrl+s")
        await until(pilot, lambda: "Who is Wren H.?" in " ".join(said(app)))
        assert app.focused is app.screen.query_one("#arriving")
        assert "Wren H." not in names(tmp_path)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    assert "Wren H." in names(tmp_path)


async def test_escape_keeps_nothing(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(40, 20)) as pilot:
        await look(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.has_class("-reading"))
        await pilot.press("escape")
        await until(pilot, lambda: app.focused is app.screen.query_one("#arriving"))
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
    assert names(tmp_path) == ["Ana Ruiz", "Sam", "Wren Halloran"]


async def test_conversations_come_with_their_people_and_stand_on_their_page(tmp_path: Path) -> None:
    zoe, sam = card("Zoe"), card("Sam")
    tea, alone = talk([zoe, sam], 5, "Tea by the kayaks."), talk([], 6, "Nobody was there.")
    app = ready(tmp_path, Arrivals("friends", (zoe, sam), (tea, alone)))
    async with app.run_test(size=(120, 34)) as pilot:
        await look(app, pilot)
        await until(pilot, lambda: "15 March 2026 Tea by the kayaks." in seen(app))
        assert "More about" in seen(app)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    network = kept(tmp_path)
    assert {each.text for each in network.conversations.values()} == {
        "Tea by the kayaks.",
        "Nobody was there.",
    }
    assert SAM.id in network.conversations[tea.id].people


async def test_conversations_alone_are_news_too(tmp_path: Path) -> None:
    spoken: tuple[Conversation, ...] = (talk([], 6, "Nobody was there."),)
    app = ready(tmp_path, Arrivals("friends", (card("Sam"),), spoken))
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        assert "14 March 2026 Nobody" in seen(app)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    assert len(kept(tmp_path).conversations) == 1
    assert said(app) == ["The conversations are in the notebook now. u takes all of it back."]


async def test_what_other_programs_know_is_told_by_its_name(tmp_path: Path) -> None:
    geo = Carried(source="vcard", property="GEO", value="here")
    app = ready(tmp_path, Arrivals("vcard", (card("Zoe", carried=(geo,)),)))
    async with app.run_test(size=(120, 34)) as pilot:
        await look(app, pilot)
        await until(pilot, lambda: "Kept for other programs: GEO" in seen(app))


async def test_a_large_book_is_walked_through_without_drawing_it_all_again(tmp_path: Path) -> None:
    many = tuple(card(f"Somebody {n}") for n in range(3_000))
    app = ready(tmp_path, Arrivals("vcard", many))
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("space", "down", "space")
        sheet = app.screen.query_one("#arriving", Sheet)
        out = [row for row in sheet.rows if "○" in row.content.plain]
        assert len(out) == 2
