"""Bringing in: one change that is undone at once, one line above a moment, and refusals."""

import gc
import threading
from pathlib import Path

from textual.widgets import Input

from quietnet.cli.importing import read_path
from quietnet.domain.arriving import Arrivals
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.screens.asking import AskScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.reviewing import ReviewScreen
from quietnet.screens.waiting import WaitScreen
from tests.builders import NOW, talk
from tests.opened import kept, opened, places
from tests.ui.bringing_in import ANA, BOOK, SAM, card, look, mail, names, ready, said, seen
from tests.ui.waiting import on, until


async def test_all_of_it_is_one_change_that_undo_takes_back(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("ctrl+s", "ctrl+s")
        await on(pilot, PeopleScreen)
        undone = app._library.undo()
        assert undone is not None
        assert undone.deed == "bringing in people.vcf"
    after = kept(tmp_path)
    assert names(tmp_path) == ["Ana Ruiz", "Sam", "Wren Halloran"]
    assert after.people[ANA.id].kept() | {"rev": 1, "updated": ""} == ANA.kept() | {
        "rev": 1,
        "updated": "",
    }


async def test_a_copy_is_made_before(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("ctrl+s", "ctrl+s")
        await on(pilot, PeopleScreen)
    copies = (tmp_path / "state").rglob("notebook.json")
    assert any("Zoe" not in each.read_text() and "Wren" in each.read_text() for each in copies)


async def test_where_everybody_is_here_already_one_sentence_says_so(tmp_path: Path) -> None:
    app = ready(
        tmp_path, Arrivals("vcard", (card("Sam"), card("Ana Ruiz", contacts=mail("a@x.y"))))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("r")
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = "people.vcf"
        await pilot.press("enter")
        await until(pilot, lambda: bool(said(app)))
        assert isinstance(app.screen, PeopleScreen)
    assert said(app) == ["Everybody was here already; nothing was changed."]


async def test_what_is_not_kept_stays_on_the_screen(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        (places(tmp_path).notebook / "notebook.json").write_text("tea")
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: any("Not kept" in each for each in said(app)))
        assert isinstance(app.screen, ReviewScreen)


async def test_above_a_moment_a_line_says_what_is_being_done_and_escape_stops_it(
    tmp_path: Path,
) -> None:
    may_go_on = threading.Event()

    def slow(_path: Path) -> Arrivals:
        may_go_on.wait(30)
        return BOOK

    app = opened(tmp_path, ANA, bring_in=slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("r")
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = "people.vcf"
        await pilot.press("enter")
        await on(pilot, WaitScreen)
        assert "Reading people.vcf" in seen(app)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        may_go_on.set()
        await pilot.press("r")
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = "people.vcf"
        await pilot.press("enter")
        await on(pilot, ReviewScreen)


async def test_the_line_goes_when_it_is_done(tmp_path: Path) -> None:
    may_go_on = threading.Event()

    def slow(_path: Path) -> Arrivals:
        may_go_on.wait(30)
        return BOOK

    app = opened(tmp_path, ANA, bring_in=slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("r")
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = "people.vcf"
        await pilot.press("enter")
        await on(pilot, WaitScreen)
        may_go_on.set()
        await on(pilot, ReviewScreen)
        assert [type(each) for each in app.screen_stack].count(WaitScreen) == 0


async def test_a_refusal_after_a_while_is_said_at_the_field(tmp_path: Path) -> None:
    may_go_on = threading.Event()

    def slow(path: Path) -> Arrivals:
        may_go_on.wait(30)
        return read_path(path, NOW)

    app = opened(tmp_path, ANA, bring_in=slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("r")
        await on(pilot, AskScreen)
        app.screen.query_one(Input).value = str(tmp_path / "none.vcf")
        await pilot.press("enter")
        await on(pilot, WaitScreen)
        may_go_on.set()
        await on(pilot, AskScreen)
        assert "Nothing was brought in" in seen(app)


async def test_a_page_changed_in_both_places_is_told(tmp_path: Path) -> None:
    spoken = talk([SAM], 5, "Tea.")
    app = opened(tmp_path, SAM, spoken.changed(NOW, text="Tea, and bread."))
    elsewhere = Conversation.model_validate({**dict(spoken), "text": "Tea, no bread."})
    arrivals = Arrivals("markdown", (SAM,), (elsewhere,), own={SAM.id: False, spoken.id: True})
    app._import = lambda _: arrivals
    async with app.run_test(size=(120, 34)) as pilot:
        await look(app, pilot)
        assert "Left alone" in seen(app)
        assert "the conversation of 15 March" in seen(app)
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    assert kept(tmp_path).conversations[spoken.id].text == "Tea, and bread."


async def test_a_page_edited_elsewhere_says_what_it_said_before(tmp_path: Path) -> None:
    edited = Person.model_validate({**dict(ANA), "work": "Baker"})
    app = ready(tmp_path, Arrivals("markdown", (edited,), own={ANA.id: True}))
    async with app.run_test(size=(120, 34)) as pilot:
        await look(app, pilot)
        await until(pilot, lambda: "was: Builder" in seen(app))
        await pilot.press("ctrl+s")
        await on(pilot, PeopleScreen)
    assert kept(tmp_path).people[ANA.id].work == "Baker"


async def test_an_empty_answer_asks_nothing_more(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(pilot, PeopleScreen)
        await pilot.press("r")
        await on(pilot, AskScreen)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        assert said(app) == []


async def test_many_leave_the_collector_as_it_was(tmp_path: Path) -> None:
    app = ready(tmp_path, BOOK)
    assert gc.isenabled()
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("ctrl+s", "ctrl+s")
        await on(pilot, PeopleScreen)
        await app.all_kept()
    assert gc.isenabled()
