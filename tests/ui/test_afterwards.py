"""Afterwards: three quiet questions beside a note, and the arc of advice while it is written."""

from pathlib import Path

from textual.widgets import Static

from quietnet.domain.threads import open_threads
from quietnet.screens.coming_back import ComingBackScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.completion_list import CompletionList
from quietnet.widgets.line import Line
from quietnet.widgets.note_area import NoteArea
from tests.builders import TODAY, person, talk
from tests.opened import kept, opened
from tests.ui.screen_text import screen_text, text_of
from tests.ui.test_kitchen import new_note, save
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz")
ASKED = talk([ANA], 40, "Tea.\n- [ ] advice: who is hiring in Porto #porto-job")


async def test_answers_become_lines_of_the_note(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Ana.")
        await pilot.press("f2")
        await pilot.pause()
        assert "What mattered to them?" in text_of(page.query_one("#question", Static))
        assert isinstance(app.focused, Line)
        await pilot.press(*"the boat", "enter")
        await pilot.press(*"a rope", "enter")
        await pilot.press(*"Sam Okafor, ties knots", "enter")
        await until(pilot, lambda: page.query_one(NoteArea).has_focus)
        assert page.text == (
            "Tea with Ana.\n\n> the boat\n- [ ] offer: a rope\n- [ ] meet: Sam Okafor, ties knots"
        )
        await until(pilot, lambda: "someone new, kept" in screen_text(app))
        await pilot.press("ctrl+z")
        assert page.text.endswith("- [ ] offer: a rope")
        await pilot.press("ctrl+y")
        note = await save(pilot, tmp_path)
        (sam,) = kept(tmp_path).named("Sam Okafor")
        assert (sam.interesting, sam.origin.through) == ("ties knots", (ANA.id,))
        assert note.people == (ANA.id,)


async def test_a_question_may_be_passed_over_and_left(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Ana.")
        await pilot.press("f2", "enter")
        await pilot.pause()
        assert "What can I do for them?" in text_of(page.query_one("#question", Static))
        await pilot.press("escape")
        await pilot.pause()
        assert page.query_one(NoteArea).has_focus
        await pilot.press("f2", "f2")
        await pilot.pause()
        assert "What did they light up about?" in text_of(page.query_one("#question", Static))
        assert page.query_one(NoteArea).has_focus
        assert page.text == "Tea with Ana."


async def test_the_line_to_answer_in_shows_at_forty_columns(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(40, 20)) as pilot:
        page = await new_note(pilot, "Tea with Ana.")
        await pilot.press("f2", *"the boat")
        await pilot.pause()
        assert "the boat" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: page.text.endswith("\n\n> the boat"))


async def test_open_advice_of_those_with_you_is_offered_and_ticking_it_closes_the_question(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path, ANA, ASKED)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Ana again.")
        assert isinstance(page, KitchenScreen)
        await pilot.press("enter", "enter", *"- [x] ")
        await pilot.pause()
        shown = text_of(page.query_one(CompletionList))
        assert "advice: who is hiring in Porto #porto-job" in shown
        await pilot.press("tab")
        await pilot.pause()
        assert page.text.endswith("- [x] advice: who is hiring in Porto #porto-job")
        await save(pilot, tmp_path)
    known = kept(tmp_path)
    assert open_threads(known) == ()
    assert known.conversations[ASKED.id].text == ASKED.text
    later = TODAY.replace(month=5)
    told = opened(tmp_path, today=later)
    async with told.run_test(size=(120, 34)) as pilot:
        await on(pilot, ComingBackScreen)  # it was a long time
        await pilot.press("space")
        await on(pilot, PeopleScreen)
        await pilot.press("d")
        await until(
            pilot, lambda: "Tell them how it turned out." in " ".join(screen_text(told).split())
        )


async def test_advice_of_others_is_not_offered(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, person("Bo Lind"), ASKED)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Bo.")
        await pilot.press("enter", "enter", *"- [x] adv")
        await pilot.pause()
        assert "hiring" not in text_of(page.query_one(CompletionList))
