"""The Threads room: everything open, closed where it was written; nothing ages."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.threads import Thread
from quietnet.screens.before import BeforeScreen
from quietnet.screens.coming_back import ComingBackScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.person_form import PersonForm
from quietnet.screens.threads import ThreadsScreen
from quietnet.widgets.people_list import PeopleList
from quietnet.widgets.sheet import Sheet
from quietnet.widgets.thread_list import ThreadList
from tests.builders import TODAY, person, talk
from tests.opened import emptied, kept, notebook, opened
from tests.ui.screen_text import screen_text, text_of
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")
BO = person("Bo Lind")
MUM = person("Joan Marlow", notes="Tides.\n\n- [ ] offer: label the fuse box")
NAMES = {"Ana": ANA.id, "Bo": BO.id}
NEW = talk(
    [ANA],
    6,
    "By the fridge.\n\n- [ ] ask: how the move went\n- [ ] tell: how it ended\n"
    "- [ ] meet: Sam Okafor, builds bikes\n- [x] ask: long done",
)
OLD = talk(
    [BO],
    2000,
    "Long ago.\n- [ ] ask: the roof\n- [ ] advice: which glue\n- [ ] intro: Ana to Bo\n"
    "- [-] offer: let go already",
    readings=NAMES,
)
ALL = (ANA, BO, MUM, NEW, OLD)


def listed(app: object) -> list[str]:
    """Return the words of the list, line by line, without blanks."""
    assert hasattr(app, "screen")
    lines = text_of(app.screen.query_one(ThreadList)).splitlines()
    return [" ".join(line.split()).strip("▌ ") for line in lines if line.strip()]


def whole(app: object) -> str:
    assert hasattr(app, "screen")
    return " ".join(text_of(app.screen.query_one("#whole", Static)).split())


async def test_all_that_is_open_stands_in_groups_without_any_age(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.pause()
        assert listed(app) == [
            "to ask",
            "○ how the move went Ana Ruiz",
            "○ the roof Bo Lind",
            "to offer",
            "○ label the fuse box Joan Marlow",
            "advice I want",
            "○ which glue Bo Lind",
            "people to meet",
            "○ Sam Okafor, builds bikes Ana Ruiz",
            "introductions to make",
            "○ Ana to Bo Ana Ruiz, Bo Lind",
            "to tell",
            "○ how it ended Ana Ruiz",
        ]
        assert whole(app) == "Ana Ruiz · By the fridge."
        assert re.search(r"\d", screen_text(app).replace("f1", "")) is None


async def test_months_later_the_list_is_what_it_was(tmp_path: Path) -> None:
    seen = []
    for days in (0, 900):
        app = opened(tmp_path, *(ALL if not days else ()), today=TODAY + timedelta(days=days))
        async with app.run_test(size=(100, 40)) as pilot:
            if days:  # after a long time away, the first page goes at the next key
                await on(pilot, ComingBackScreen)
                await pilot.press("space")
            await on(pilot, PeopleScreen)
            await pilot.press("t")
            await on(pilot, ThreadsScreen)
            await pilot.pause()
            seen.append(screen_text(app))
    assert seen[0] == seen[1]


async def test_space_ticks_it_where_it_was_written_and_the_cursor_stays_near(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("space")
        await until(pilot, lambda: "how the move went" not in screen_text(app))
        text = kept(tmp_path).conversations[NEW.id].text
        assert text == NEW.text.replace(
            "- [ ] ask: how the move went", "- [x] ask: how the move went ✅ 2026-03-20"
        )
        chosen = app.screen.query_one(ThreadList).chosen
        assert chosen is not None
        assert chosen.words == "the roof"
        await until(pilot, lambda: bool(app._notifications))
        assert [str(each.message) for each in app._notifications] == ["Ticked, in its note."]
        await pilot.press("u")
        await until(pilot, lambda: "how the move went" in screen_text(app))
    assert kept(tmp_path).conversations[NEW.id].text == NEW.text


async def test_space_on_a_thread_of_standing_notes_ticks_it_on_the_page(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("down", "down")
        await pilot.pause()
        assert whole(app) == "Joan Marlow · on the page of Joan Marlow"
        await pilot.press("space")
        await until(pilot, lambda: "fuse box" not in screen_text(app))
    assert kept(tmp_path).people[MUM.id].notes == (
        "Tides.\n\n- [x] offer: label the fuse box ✅ 2026-03-20"
    )


async def test_x_lets_a_thread_go(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("end", "x")
        await until(pilot, lambda: "how it ended" not in screen_text(app))
        chosen = app.screen.query_one(ThreadList).chosen
        assert chosen is not None
        assert chosen.words == "Ana to Bo"
    assert "- [-] tell: how it ended" in kept(tmp_path).conversations[NEW.id].text


async def test_enter_opens_the_note_at_its_line(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("down", "enter")
        await on(pilot, KitchenScreen)
        assert app.screen.query_one("#first", TextArea).cursor_location == (1, 0)
        await pilot.press("escape")
        await on(pilot, ThreadsScreen)
        await pilot.press("down", "enter")
        await on(pilot, PersonForm)
        area = app.focused
        assert isinstance(area, TextArea)
        assert area.cursor_location == (2, 0)
        assert area.text == MUM.notes


async def test_slash_narrows_by_words_names_and_kinds_and_escape_brings_all_back(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("slash", *"bo lind")
        await until(pilot, lambda: len(listed(app)) == 6)
        assert listed(app)[1] == "○ the roof Bo Lind"
        await pilot.press(*" advice", "enter")
        await pilot.pause()
        assert listed(app) == ["advice I want", "○ which glue Bo Lind"]
        assert app.screen.query_one(ThreadList).has_focus
        await pilot.press("slash", *"zzz")
        await until(pilot, lambda: not listed(app))
        assert whole(app) == "Nothing by these words. Press escape to see everything."
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(app)) == 13)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)


@pytest.mark.parametrize("anybody", [True, False])
async def test_an_empty_room_says_one_kind_line(tmp_path: Path, anybody: bool) -> None:
    if not anybody:
        emptied(tmp_path)
    app = opened(tmp_path, *((ANA,) if anybody else ()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("space", "x", "enter", "o", "down", "pagedown", "end")
        await pilot.pause()
        assert whole(app).startswith("Nothing is open. A line that begins with - [ ]")


async def test_what_another_window_keeps_moves_nothing_under_the_cursor(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("down")
        other = notebook(tmp_path)
        other.keep(Change(put=(talk([ANA], 0, "- [ ] ask: first of all"),)))
        await until(pilot, lambda: "first of all" in screen_text(app))
        chosen = app.screen.query_one(ThreadList).chosen
        assert chosen is not None
        assert chosen.words == "the roof"


async def test_letters_walk_on_with_the_person_whose_thread_it_is(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("down", "b")
        await on(pilot, BeforeScreen)
        assert "Bo Lind" in screen_text(app)
        await pilot.press("escape", "p")
        await on(pilot, PeopleScreen)
        assert app.screen.query_one(PeopleList).chosen == BO.id


async def test_a_page_opens_the_notes_a_thread_stands_in_and_keeps_the_cursor_near(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("end", "enter", "down", "enter")
        await on(pilot, PersonForm)
        await pilot.press("escape")
        await on(pilot, PeopleScreen)
        await pilot.press("escape", "home", "enter", "down", "space")
        await until(pilot, lambda: "○ how the move went" not in screen_text(app))
        page = app.screen.query_one("#page", Sheet)
        assert page.target is not None
        assert (page.target.id, page.target.line) == (NEW.id, 3)


def _many(how_many: int) -> tuple[Person | Conversation, ...]:
    lines = "\n".join(f"- [ ] ask: question {n}" for n in range(how_many))
    return (ANA, talk([ANA], 1, lines))


async def test_a_very_long_list_draws_only_what_shows(tmp_path: Path) -> None:
    app = opened(tmp_path, *_many(4000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        shown = app.screen.query_one(ThreadList)
        drawn: list[Thread] = []

        def told(thread: Thread) -> str:
            drawn.append(thread)
            return "Ana Ruiz"

        shown.names_of = told
        await pilot.press("end")
        await pilot.pause()
        assert "question 3999" in screen_text(app)
        assert len(drawn) < 500
        await pilot.press("pageup", "up", "pagedown", "pagedown")
        await pilot.pause()
        assert shown.at == len(shown.entries) - 1


async def test_a_click_chooses_and_a_second_one_opens(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.pause()
        await pilot.click(ThreadList, offset=(8, 2))
        await pilot.pause()
        assert whole(app).startswith("Bo Lind")
        await pilot.click(ThreadList, offset=(8, 0))
        await pilot.pause()
        assert whole(app).startswith("Bo Lind")
        await pilot.click(ThreadList, offset=(8, 2))
        await on(pilot, KitchenScreen)


async def test_a_thread_cut_short_stands_whole_beneath(tmp_path: Path) -> None:
    long = "whether " + "the very long question " * 5 + "ends"
    app = opened(tmp_path, ANA, talk([ANA], 1, f"- [ ] ask: {long}"))
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.pause()
        assert long not in listed(app)[1]
        assert whole(app).startswith(long)


async def test_an_introduction_shows_on_both_pages_and_is_remembered_on_both(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 40)) as pilot:
        for key in ("home", "down"):
            await pilot.press(key)
            await until(pilot, lambda: "○ Ana to Bo" in screen_text(app))
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("end", "up", "space")
        await until(pilot, lambda: "Ana to Bo" not in screen_text(app))
        await pilot.press("p")
        await on(pilot, PeopleScreen)
        for key in ("home", "down"):
            await pilot.press(key)
            await until(pilot, lambda: "In March you introduced Ana to Bo." in screen_text(app))
            assert "○ Ana to Bo" not in screen_text(app)
