"""Looking at what a file brings: taken in, left out, answered, kept as one change."""

import gc
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from quietnet.app import QuietnetApp
from quietnet.cli.importing import read_path
from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Carried, Contact, ContactKind, Person
from quietnet.screens.asking import AskScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.reviewing import ReviewScreen
from quietnet.screens.waiting import WaitScreen
from quietnet.widgets.sheet import Sheet
from tests.builders import NOW, person, talk
from tests.opened import kept, opened, places
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", work="Builder", contacts=(Contact(kind=ContactKind.EMAIL, value="a@x.y"),))
SAM = person("Sam")
WREN = person("Wren Halloran", work="Lends books")


def card(name: str, **fields: Any) -> Person:
    return person(name, **fields)


def mail(value: str) -> tuple[Contact, ...]:
    return (Contact(kind=ContactKind.EMAIL, value=value),)


def ready(folder: Path, arrivals: Arrivals, **options: Any) -> QuietnetApp:
    return opened(folder, ANA, SAM, WREN, bring_in=lambda _: arrivals, **options)


async def look(app: QuietnetApp, pilot: Any) -> None:
    await on(pilot, PeopleScreen)
    await pilot.press("r")
    await on(pilot, AskScreen)
    app.screen.query_one(Input).value = "people.vcf"
    await pilot.press("enter")
    await on(pilot, ReviewScreen)


def seen(app: QuietnetApp) -> str:
    return " ".join(screen_text(app).split())


def said(app: QuietnetApp) -> list[str]:
    return [str(each.message) for each in app._notifications]


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in kept(folder).people.values())


BOOK = Arrivals(
    "vcard",
    (
        card("Ana Ruiz", work="Baker", contacts=mail("b@x.y")),
        card("Wren H.", places=("Porto",)),
        card("Zoe Baptiste", work="Kayak builder"),
        card("Bram Visser"),
        card("Sam"),
    ),
    skipped=(Skipped("card 6", "There is no name on it."),),
    not_carried={"PRODID": 2},
)


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


async def test_what_other_programs_know_is_told_by_its_name(tmp_path: Path) -> None:
    geo = Carried(source="vcard", property="GEO", value="here")
    app = ready(tmp_path, Arrivals("vcard", (card("Zoe", carried=(geo,)),)))
    async with app.run_test(size=(120, 34)) as pilot:
        await look(app, pilot)
        await until(pilot, lambda: "Kept for other programs: GEO" in seen(app))


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


async def test_a_large_book_is_walked_through_without_drawing_it_all_again(tmp_path: Path) -> None:
    many = tuple(card(f"Somebody {n}") for n in range(3_000))
    app = ready(tmp_path, Arrivals("vcard", many))
    async with app.run_test(size=(80, 24)) as pilot:
        await look(app, pilot)
        await pilot.press("space", "down", "space")
        sheet = app.screen.query_one("#arriving", Sheet)
        out = [row for row in sheet.rows if "○" in row.content.plain]
        assert len(out) == 2
