"""The find box of People: names and every word of every note, as one types."""

import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from quietnet.app import QuietnetApp
from quietnet.domain.network import Network
from quietnet.messages import OpenPerson
from quietnet.screens import searching
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.search.index import Index
from quietnet.widgets.hit_list import HitList
from quietnet.widgets.note_area import NoteArea
from quietnet.widgets.people_list import PeopleList
from quietnet.widgets.sheet import Sheet
from tests.builders import person, talk
from tests.opened import opened
from tests.ui.screen_text import text_of
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", interesting="the frame builder", knows=("leases in Lisbon",))
MARTA = person("Marta Lindqvist", interesting="restores clocks")
SAM = person("Sam Okafor")
EVENING = talk([ANA], 3, "Tea.\nWe spoke of a letterpress in Porto.\n\nLater, rain.", minutes=90)
CALL = talk([SAM], 9, "A call about clocks.", minutes=20)
ALL = (ANA, MARTA, SAM, EVENING, CALL)


def hits(app: QuietnetApp) -> list[str]:
    lines = text_of(app.screen.query_one(HitList)).splitlines()
    return [" ".join(line.split()).removeprefix("▌ ") for line in lines if line.strip("▌ ")]


def page(app: QuietnetApp) -> str:
    return text_of(app.screen.query_one("#page", Sheet))


async def test_words_of_notes_are_found_after_people_and_show_their_line(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"clock")
        await until(
            pilot,
            lambda: (
                hits(app)
                == [
                    "Marta Lindqvist",
                    "restores clocks",
                    "Conversations",
                    "11 March Sam Okafor",
                    "A call about clocks.",
                ]
            ),
        )
        assert "Marta Lindqvist" in page(app)


async def test_what_matched_is_marked_without_colour_alone(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"porto")
        await until(pilot, lambda: "17 March Ana Ruiz" in hits(app))
        drawn = app.screen.query_one(HitList).render_line(1)
        (match,) = [segment for segment in drawn if segment.text == "Porto"]
        assert match.style is not None
        assert (match.style.bold, match.style.underline) == (True, True)


async def test_a_conversation_opens_where_its_words_stand(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"letterpress", "enter")
        await until(pilot, lambda: isinstance(app.focused, HitList))
        assert "We spoke of a letterpress in Porto." in page(app)
        await pilot.press("enter")
        await on(pilot, KitchenScreen)
        kitchen = app.screen
        assert isinstance(kitchen, KitchenScreen)
        assert kitchen.query_one(NoteArea).cursor_location[0] == 1
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        assert hits(app)[0] == "17 March Ana Ruiz"


async def test_a_person_opens_their_page_and_escape_goes_back_step_by_step(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"restores", "enter", "enter")
        await until(pilot, lambda: isinstance(app.focused, Sheet))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.focused, HitList))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.focused, PeopleList))
        people = app.screen.query_one(PeopleList)
        assert people.chosen == MARTA.id
        assert people.display


async def test_nothing_found_is_said_and_everybody_comes_back(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"zeppelin")
        await until(pilot, lambda: "Fewer words may find more." in page(app))
        assert hits(app) == ["Nothing by these words."]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.focused, PeopleList))
        assert app.screen.query_one("#find", Input).value == ""


async def test_a_slip_and_a_question_find_too(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"lindqvsit")
        await until(pilot, lambda: hits(app) == ["Marta Lindqvist"])
        await pilot.press("escape", "slash", *"who knows about leases?")
        await until(pilot, lambda: hits(app)[:1] == ["Ana Ruiz"])
        assert hits(app)[1] == "knows about leases in Lisbon"


async def test_who_is_shown_from_elsewhere_has_the_keys_also_amid_a_search(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"clock", "enter")
        await until(pilot, lambda: isinstance(app.focused, HitList))
        app.post_message(OpenPerson(SAM.id))
        await until(pilot, lambda: isinstance(app.focused, PeopleList))
        assert app.screen.query_one(PeopleList).chosen == SAM.id


async def test_letters_mean_whoever_is_chosen_among_the_hits(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"a call about", "enter")
        await until(pilot, lambda: isinstance(app.focused, HitList))
        screen = app.screen
        assert isinstance(screen, PeopleScreen)
        assert screen.person_id == SAM.id


async def test_many_notes_are_looked_through_beside_the_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_AT_ONCE", 1)
    may_go_on = threading.Event()

    def slowly(network: Network) -> Index:
        assert may_go_on.wait(30)
        return Index(network)

    monkeypatch.setattr(searching, "Index", slowly)
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"letterpress")
        await until(pilot, lambda: hits(app) == ["Opening the notes…"])
        may_go_on.set()
        await until(pilot, lambda: "We spoke of a letterpress in Porto." in hits(app))
        await pilot.press(*["backspace"] * 11, *"clock")
        await until(pilot, lambda: "Marta Lindqvist" in hits(app))
        assert "Marta Lindqvist" in page(app)


async def test_of_very_much_that_is_found_the_first_is_shown_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_MOST", 1)
    app = opened(tmp_path, *ALL, talk([ANA], 2, "More about a clock."))
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"clock")
        await until(pilot, lambda: "More about a clock." in hits(app))
        assert hits(app)[-1] == "More: add another word."
        assert "A call about clocks." not in hits(app)
