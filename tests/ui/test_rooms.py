"""Walking about: the letters, the find box, and what the rooms say of people."""

from datetime import timedelta
from pathlib import Path

import pytest

from quietnet.domain.depth_word import Depth
from quietnet.domain.person import How, Origin, OwnWord
from quietnet.screens.coming_back import ComingBackScreen
from quietnet.screens.depth import DepthScreen
from quietnet.screens.help import HelpScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.house import House
from quietnet.widgets.people_list import PeopleList
from quietnet.widgets.sheet import Sheet
from tests.builders import TODAY, person, talk
from tests.opened import emptied, kept, opened
from tests.ui.screen_text import is_on, screen_text, text_of
from tests.ui.waiting import on

ANA = person("Ana Ruiz", interesting="frames", origin=Origin(how=How.EVENT))
SAM = person("Sam Okafor", interesting="binds books", origin=Origin(how=How.ONLINE))
ZOE = person("Zoé Martin", kept_close=True)
NOTE = talk([ANA], 6, "By the fridge again. #bicycles\n\n- [ ] ask: how the move went", minutes=60)


async def test_people_stand_by_name_with_those_kept_close_first(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, SAM, ZOE, NOTE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        people = app.screen.query_one(PeopleList)
        assert [each.name for each in people.people] == ["Zoé Martin", "Ana Ruiz", "Sam Okafor"]
        await pilot.press("down")
        await pilot.pause()
        seen = screen_text(app)
        assert "frames · in person, on Saturday" in seen
        page = " ".join(text_of(app.screen.query(Sheet).last()).split())
        assert "at the kitchen table — one kitchen conversation in March, about bicycles" in page
        assert "○ how the move went" in seen
        assert "14 March" in seen


async def test_letters_walk_between_the_rooms_with_the_person_in_mind(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, SAM, ZOE, NOTE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("end", "d")
        await pilot.pause()
        assert is_on(app, DepthScreen)
        assert app.screen.query_one(House).chosen == SAM.id
        assert "you follow them online; no words" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await pilot.pause()
        assert is_on(app, PeopleScreen)
        assert app.screen.query_one(PeopleList).chosen == SAM.id
        await pilot.press("n")
        await pilot.pause()
        assert is_on(app, KitchenScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert is_on(app, PeopleScreen)


async def test_enter_on_a_conversation_opens_it_in_the_kitchen(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert is_on(app, KitchenScreen)
        assert "By the fridge again." in screen_text(app)


async def test_a_letter_moves_nobody_when_it_is_written_into_a_field(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, SAM)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", "d", "p", "q")
        await pilot.pause()
        assert is_on(app, PeopleScreen)


async def test_help_names_the_keys_that_work_here(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert is_on(app, HelpScreen)
        seen = screen_text(app)
        assert "A new note about a kitchen conversation" in seen
        assert "Find by name" in seen
        await pilot.press("escape")
        await pilot.pause()
        assert is_on(app, PeopleScreen)


@pytest.mark.parametrize("room", ["p", "d"])
async def test_an_empty_notebook_says_one_kind_line(tmp_path: Path, room: str) -> None:
    emptied(tmp_path)
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(room)
        await pilot.pause()
        said = text_of(app.screen.query(Sheet).last())
        assert "one person you like to talk to" in " ".join(said.split())


async def test_at_forty_columns_one_pane_shows_at_a_time(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, SAM, NOTE)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert "Sam Okafor" in screen_text(app)
        assert "Conversations" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Sam Okafor" not in screen_text(app)
        assert "Last time" in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert "› ○ how the move went" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Sam Okafor" in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert app.screen.query_one(PeopleList).chosen == SAM.id


async def test_ones_own_word_wins_and_can_be_taken_back(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("d", "equals_sign", "end", "down", "down", "down", "down", "down")
        await pilot.press("tab", *"so it is", "enter")
        await pilot.pause()
        await pilot.pause()
        own = kept(tmp_path).people[ANA.id].own_word
        assert own is not None
        assert (own.depth, own.why) == (Depth.KEPT, "so it is")
        assert "your word: so it is" in screen_text(app)
        await pilot.press("equals_sign", "backspace")
        await pilot.pause()
        await pilot.pause()
        assert kept(tmp_path).people[ANA.id].own_word is None


async def test_another_line_comes_and_the_first_comes_back(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, talk([ANA], 40, "Long.", minutes=90, kitchen=True))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        first = "Suggest a second evening. Once was luck; twice is a habit."
        assert first in " ".join(_panel(screen_text(app)))
        await pilot.press("o")
        await pilot.pause()
        assert first not in " ".join(_panel(screen_text(app)))
        await pilot.press("o", "o")
        await pilot.pause()
        assert first in " ".join(_panel(screen_text(app)))


def _panel(seen: str) -> list[str]:
    return " ".join(line[66:] for line in seen.splitlines()).split()


async def test_resting_is_asked_for_and_woken_with_the_same_key(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("d", "z", *"tomorrow", "enter")
        await pilot.pause()
        await pilot.pause()
        assert str(kept(tmp_path).people[ANA.id].resting) == "2026-03-21"
        await pilot.press("z")
        await pilot.pause()
        await pilot.pause()
        assert kept(tmp_path).people[ANA.id].resting is None


async def test_a_thread_is_ticked_from_the_page_and_one_line_of_the_note_changes(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter", "down", "space")
        await pilot.pause()
        await pilot.pause()
        text = kept(tmp_path).conversations[NOTE.id].text
        assert text == NOTE.text.replace("- [ ]", "- [x]") + " ✅ 2026-03-20"
        assert "Pick up again" not in screen_text(app)


async def test_a_thread_is_let_go_from_the_page(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter", "down", "x")
        await pilot.pause()
        await pilot.pause()
        assert kept(tmp_path).conversations[NOTE.id].text == NOTE.text.replace("[ ]", "[-]")


async def test_a_plan_gone_by_is_asked_about_once(tmp_path: Path) -> None:
    plan = talk([ANA], 2, "Dinner.", planned=True)
    app = opened(tmp_path, ANA, plan)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Did it happen?" in " ".join(screen_text(app).split())
    tomorrow = opened(tmp_path, today=TODAY + timedelta(days=1))
    async with tomorrow.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Did it happen?" not in " ".join(screen_text(tomorrow).split())
        assert kept(tmp_path).conversations[plan.id].planned


async def test_saying_that_it_happened_makes_the_plan_a_talk(tmp_path: Path) -> None:
    plan = talk([ANA], 2, "Dinner.", planned=True)
    app = opened(tmp_path, ANA, plan)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("H")
        await pilot.pause()
        await pilot.pause()
        assert not kept(tmp_path).conversations[plan.id].planned
        assert "Did it happen?" not in screen_text(app)


async def test_whether_an_old_word_still_fits_is_asked_on_one_day_a_year(tmp_path: Path) -> None:
    word = OwnWord(depth=Depth.HEARD, on=TODAY - timedelta(days=400))
    bo = person("Bo", own_word=word, origin=Origin(how=How.EVENT))
    note = talk([bo], 5, "Long.", minutes=60)
    for day, asked in ((0, True), (1, False), (365, True)):
        app = opened(tmp_path, *((bo, note) if day == 0 else ()), today=TODAY + timedelta(days=day))
        async with app.run_test(size=(100, 30)) as pilot:
            if day == 365:  # after a long time away, the first page goes at the next key
                await on(pilot, ComingBackScreen)
                await pilot.press("space")
            await on(pilot, PeopleScreen)
            await pilot.press("d")
            await on(pilot, DepthScreen)
            said = " ".join(text_of(app.screen.query_one("#why")).split())
            assert ("You chose this word some time ago" in said) is asked
