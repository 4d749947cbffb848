"""The kitchen: a note is understood as it is written, corrected by a key, and kept as told."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Footer, Input, Static

from quietnet.app import QuietnetApp
from quietnet.domain.conversation import Conversation, Kind, Mattered, Medium
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.choice import Choice
from quietnet.widgets.completion_list import CompletionList
from quietnet.widgets.note_area import NoteArea
from quietnet.widgets.sheet import Sheet
from quietnet.widgets.who_is_meant import WhoIsMeant
from tests.builders import TODAY, person, talk
from tests.opened import kept, opened
from tests.ui.screen_text import screen_text, text_of
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", interesting="builds frames")
WREN = person("Wren Halloran")
HOPPER = person("Grace Hopper", interesting="finds bugs")
KELLY = person("Grace Kelly")
PEOPLE = (ANA, WREN, HOPPER, KELLY)
LATELY = talk([HOPPER], 3, "Tea.")

LAST = {" ": "space", ".": "full_stop", "*": "asterisk", "!": "exclamation_mark"}


async def write(pilot: Pilot[None], text: str) -> None:
    """Write, the last letter by its key, and wait until it was read."""
    if text:
        pilot.app.post_message(Paste(text[:-1]))
        await pilot.press(LAST.get(text[-1], text[-1]))
    page = pilot.app.screen
    assert isinstance(page, KitchenScreen)
    await until(pilot, lambda: not page._waiting)


async def new_note(pilot: Pilot[None], text: str) -> KitchenScreen:
    """Open an empty note and type into it."""
    await pilot.press("n")
    await on(pilot, KitchenScreen)
    await write(pilot, text)
    page = pilot.app.screen
    assert isinstance(page, KitchenScreen)
    return page


def heard(page: KitchenScreen) -> str:
    """Return what the panel says, its lines joined as one reads them."""
    rows = page.query_one("#heard", Sheet).rows
    return "\n".join(" ".join(f"{row.lead.plain} {row.content.plain}".split()) for row in rows)


def asked(page: KitchenScreen) -> str:
    block = page.query_one(WhoIsMeant)
    return "\n".join(text_of(block.query_one(part, Static)) for part in ("#asked", "Options"))


async def save(pilot: Pilot[None], folder: Path) -> Conversation:
    """Keep the note and return it as it is on disk."""
    await pilot.press("ctrl+s")
    await on(pilot, PeopleScreen)
    network = kept(folder)
    return max(network.conversations.values(), key=lambda talk: (talk.updated, talk.created))


# Hearing


async def test_a_note_is_heard_as_it_is_written(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(
            pilot, "Tea with Ana.\nWren and **Sam Okafor**, #boats\n- [ ] ask: how it went"
        )
        said = heard(page)
        assert "Ana Ruiz with you" in said
        assert "Wren Halloran spoken of" in said
        assert "Sam Okafor someone new · f3" in said
        assert "#boats" in said
        assert "○ how it went" in said
        talk = await save(pilot, tmp_path)
        assert talk.text == page.text
        assert (talk.people, talk.mentioned, talk.on) == ((ANA.id,), (WREN.id,), TODAY)


async def test_an_empty_panel_says_one_kind_line(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "")
        assert "show here as you write" in heard(page)


async def test_a_day_that_does_not_exist_is_told_and_not_kept(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "2026-02-30: tea with Ana")
        assert "2026-02-30" in heard(page)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(app._notifications))
        assert app.screen is page
        (said,) = [note.message for note in app._notifications]
        assert "2026-02-30" in said
        assert not kept(tmp_path).conversations
        assert page.text == "2026-02-30: tea with Ana"


async def test_a_long_note_is_heard_beside_the_keys(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Ana. ")
        app.copy_to_clipboard("of boats and books " * 800 + "#harbour")
        await pilot.press("ctrl+v", "exclamation_mark")
        await until(pilot, lambda: "#harbour" in heard(page))
        assert page.text.endswith("#harbour!")


async def test_text_that_looks_like_markup_stands_as_it_is(tmp_path: Path) -> None:
    odd = person("[bold]Zed[/] [x]", aliases=("Zed",), interesting="[@click=app.quit]x[/]")
    app = opened(tmp_path, odd)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "[/] with Zed and @Ze")
        assert "[bold]Zed[/] [x], [@click=app.quit]x[/]" in screen_text(app)
        await pilot.press("tab", "f3")
        await pilot.pause()
        assert "[bold]Zed[/] [x]" in heard(page)
        assert "[@click=app" in asked(page)


# Completion


async def test_names_topics_and_threads_are_completed(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, talk([ANA], 2, "#bicycles"))
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with @gr")
        offers = page.query_one(CompletionList)
        assert "Grace Hopper, finds bugs" in screen_text(app)
        await pilot.press("down", "tab")
        assert page.text == "Tea with @Grace Kelly"
        assert not offers.display
        await write(pilot, ", #bi")
        await pilot.press("tab")
        await write(pilot, "\n- [ ] in")
        await pilot.press("tab")
        assert page.text == "Tea with @Grace Kelly, #bicycles\n- [ ] intro: "
        await until(pilot, lambda: "Grace Kelly with you" in heard(page))


async def test_escape_closes_the_list_then_leaves(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "@gr")
        await pilot.press("escape")
        assert app.screen is page
        assert not page.query_one(CompletionList).display
        await pilot.press("escape")
        await on(pilot, PeopleScreen)


# Who is meant


async def test_an_ambiguous_name_is_changed_with_one_key(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE, LATELY)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Grace and Ana. More")
        cursor = page.query_one(NoteArea).cursor_location
        await pilot.press("f3")
        await pilot.pause()
        assert asked(page).split("\n")[0].startswith("Who is Grace?")
        assert "● Grace Hopper, finds bugs" in asked(page)
        assert "› Grace Hopper" in heard(page)
        assert page.query_one(NoteArea).selected_text == "Grace"
        await pilot.press("down")
        await pilot.pause()
        assert "● Grace Kelly" in asked(page)
        assert "Grace Kelly with you" in heard(page)
        await pilot.press("enter")
        await pilot.pause()
        assert asked(page).startswith("Who is Ana?")
        await pilot.press("f3")
        await pilot.pause()
        area = page.query_one(NoteArea)
        assert (area.has_focus, area.cursor_location) == (True, cursor)
        talk = await save(pilot, tmp_path)
        assert talk.people == (KELLY.id, ANA.id)
        assert talk.readings == {"Grace": KELLY.id, "Ana": ANA.id}


async def test_a_name_can_be_nobody(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Ana.")
        await pilot.press("f3", "down", "down")
        await pilot.pause()
        assert "● nobody" in asked(page)
        assert "› Ana nobody" in heard(page)
        await pilot.press("escape")
        assert page.query_one(NoteArea).has_focus
        talk = await save(pilot, tmp_path)
        assert (talk.people, talk.readings) == ((), {"Ana": None})


async def test_somebody_new_is_kept_with_one_line(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Ana about **Sam Okafor**.")
        await pilot.press("f3", "f3")
        await pilot.pause()
        line = page.query_one(WhoIsMeant).query_one(Input)
        assert line.has_focus
        assert line.value == "Sam Okafor, through Ana Ruiz"
        line.value = "Sam Okafor, builds boats, through Zed"
        await pilot.press("enter")
        await pilot.pause()
        assert "Zed" in str([note.message for note in app._notifications])
        line.value = "Sam Okafor, builds boats, through Wren"
        await pilot.press("enter")
        await pilot.pause()
        assert page.query_one(NoteArea).has_focus
        assert "Sam Okafor someone new, kept" in heard(page)
        talk = await save(pilot, tmp_path)
        (sam,) = [p for p in kept(tmp_path).people.values() if p.name == "Sam Okafor"]
        assert (sam.interesting, sam.origin.through) == ("builds boats", (WREN.id,))
        assert talk.readings["Sam Okafor"] == sam.id


async def test_somebody_new_is_kept_or_nobody_by_the_arrows_alone(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "**Sam Okafor** called.")
        await pilot.press("f3", "down")
        await pilot.pause()
        assert "● nobody" in asked(page)
        await pilot.press("up")
        await pilot.pause()
        assert "● someone new, not kept" in asked(page)
        await pilot.press("up")
        await pilot.pause()
        assert "● someone new, kept" in asked(page)
        await save(pilot, tmp_path)
        assert "Sam Okafor" in {p.name for p in kept(tmp_path).people.values()}


async def test_a_new_name_may_turn_out_to_be_somebody_known(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "**Birdie** called.")
        await pilot.press("f3")
        await pilot.pause()
        page.query_one(WhoIsMeant).query_one(Input).value = "Wren Halloran"
        await pilot.press("enter")
        talk = await save(pilot, tmp_path)
        assert talk.readings == {"Birdie": WREN.id}
        assert len(kept(tmp_path).people) == len(PEOPLE)


async def test_writing_on_ends_the_asking(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea with Ana")
        await pilot.press("f3")
        await pilot.click(NoteArea, offset=(1, 0))
        assert not page.has_class("-asking")
        await pilot.press("f3")
        await pilot.press("escape")
        assert not page.query_one(WhoIsMeant).display
        await write(pilot, "!")
        assert page.text.count("!") == 1


async def test_a_note_without_names_says_so(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Quiet.")
        await pilot.press("f3")
        assert "no name" in str([note.message for note in app._notifications])
        assert page.query_one(NoteArea).has_focus


# The head


async def test_the_whole_head_is_filled_in_by_keyboard(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await new_note(pilot, "Tea.")
        await pilot.press("f5")
        await write(pilot, "Zed Moss, An")
        await until(pilot, lambda: bool(page.query_one("#people", Input)._suggestion))
        await pilot.press("tab", "tab", "right", "tab")
        await write(pilot, "yesterday")
        await pilot.press("tab")
        await write(pilot, "Tim's kitchen")
        await pilot.press("tab", "right", "tab")
        await write(pilot, "half an hour")
        await pilot.press("tab", "space", "tab", "right", "escape")
        assert page.query_one(NoteArea).has_focus
        assert "Zed Moss with you, someone new" in heard(page)
        talk = await save(pilot, tmp_path)
        zed = next(p for p in kept(tmp_path).people.values() if p.name == "Zed Moss")
        assert set(talk.people) == {ANA.id, zed.id}
        assert (talk.company, talk.on, talk.where) == (1, TODAY - timedelta(1), "Tim's kitchen")
        assert (talk.medium, talk.kind, talk.minutes) == (Medium.IN_PERSON, Kind.TOGETHER, 30)
        assert (talk.kitchen, talk.mattered) == (True, frozenset({Mattered.THEIRS}))


async def test_the_head_folds_to_its_first_line_in_a_narrow_window(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(40, 20)) as pilot:
        page = await new_note(pilot, "Tea.")
        assert "mattered" not in screen_text(app)
        await pilot.press("f5")
        await pilot.pause()
        assert "mattered" in screen_text(app)
        for field in ("company", "when", "where", "how", "minutes", "kitchen", "mattered"):
            await pilot.press("tab")
            await pilot.pause()
            assert app.focused is not None
            assert app.focused.id == field
        await pilot.press("escape")
        await pilot.pause()
        assert "mattered" not in screen_text(app)
        assert page.query_one(NoteArea).has_focus


async def test_f4_says_that_it_was_a_kitchen_conversation(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test() as pilot:
        page = await new_note(pilot, "By the fridge.")
        await pilot.press("f4")
        await pilot.pause()
        assert page.head.kitchen
        assert page.query_one("#kitchen", Choice).at == 1
        assert (await save(pilot, tmp_path)).kitchen


async def test_what_the_head_cannot_mean_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test() as pilot:
        page = await new_note(pilot, "Tea.")
        await pilot.press("f5", "tab", "tab")
        await write(pilot, "once")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(app._notifications))
        assert "not a day" in str([note.message for note in app._notifications])
        assert app.screen is page


# A kept note


async def open_kept(pilot: Pilot[None]) -> KitchenScreen:
    await pilot.press("enter", "down", "enter")
    await on(pilot, KitchenScreen)
    page = pilot.app.screen
    assert isinstance(page, KitchenScreen)
    return page


async def test_a_changed_text_only_proposes_and_one_key_agrees(tmp_path: Path) -> None:
    note = talk([ANA], 6, "Tea with Ana.", readings={"Ana": ANA.id})
    app = opened(tmp_path, ANA, WREN, note)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await open_kept(pilot)
        proposal = page.query_one("#proposal", Static)
        assert not proposal.display
        app.copy_to_clipboard("Yesterday: tea with Wren.")
        await pilot.press("f7", "ctrl+v")
        await until(pilot, lambda: proposal.display)
        said = " ".join(text_of(proposal).split())
        assert "Wren Halloran was there and Ana Ruiz was not" in said
        assert "it was on 19 March" in said
        assert page.head.people == "Ana Ruiz"
        await pilot.press("f6")
        await until(pilot, lambda: not proposal.display)
        assert (page.head.people, page.head.when) == ("Wren Halloran", "19 March 2026")
        changed = await save(pilot, tmp_path)
        assert (changed.id, changed.people, changed.on) == (
            note.id,
            (WREN.id,),
            TODAY - timedelta(1),
        )


async def test_without_agreeing_the_fields_of_a_kept_note_stand(tmp_path: Path) -> None:
    note = talk([ANA], 6, "Tea with Ana.", readings={"Ana": ANA.id}, kitchen=True)
    app = opened(tmp_path, ANA, WREN, note)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await open_kept(pilot)
        await pilot.press("home")
        await write(pilot, "Yesterday: Wren and ")
        await until(pilot, lambda: "Wren Halloran spoken of" in heard(page))
        changed = await save(pilot, tmp_path)
        assert (changed.people, changed.on, changed.kitchen) == (note.people, note.on, True)
        assert changed.readings == {"Ana": ANA.id, "Wren": WREN.id}
        assert changed.text == "Yesterday: Wren and Tea with Ana."


# Other keys


async def test_f2_asks_one_question_at_a_time(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "")
        asked_before = []
        for _ in range(8):
            await pilot.press("f2")
            await pilot.pause()
            asked_before.append(text_of(page.query_one("#question", Static)).strip())
        assert len(set(asked_before)) == 8
        assert asked_before[0] == "What did they light up about?"
        await pilot.press("f2")
        await pilot.pause()
        assert asked_before[0] in screen_text(app)
        assert page.text == ""


async def test_a_question_takes_one_line_in_a_narrow_window(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(40, 20)) as pilot:
        await new_note(pilot, "")
        await pilot.press("f2")
        await pilot.pause()
        lines = screen_text(app).split("\n")
        assert lines[-2].strip() == "What did they light up about?"
        assert "If you are stuck" not in screen_text(app)


async def test_ctrl_t_makes_a_thread_of_the_line(tmp_path: Path) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=(120, 34)) as pilot:
        page = await new_note(pilot, "Tea.\nhow it went")
        await pilot.press("ctrl+t")
        await until(pilot, lambda: "○ how it went" in heard(page))
        assert page.text == "Tea.\n- [ ] how it went"


@pytest.mark.parametrize("size", [(80, 24), (120, 34)])
async def test_every_key_in_the_footer_is_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    app = opened(tmp_path, *PEOPLE)
    async with app.run_test(size=size) as pilot:
        page = await new_note(pilot, "Tea.")
        footer = page.query_one(Footer)
        assert footer.virtual_size.width <= size[0]
        shown = screen_text(app).split("\n")[-1]
        for word in ("Keep", "Stuck", "Who", "Kitchen", "Head", "Back"):
            assert word in shown


async def test_every_word_of_a_kept_note_is_shown_from_the_first(tmp_path: Path) -> None:
    text = "Dinner at the library party with Ana and Wren Halloran, who repairs violins."
    app = opened(tmp_path, ANA, talk([ANA], 3, text))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "down", "enter")
        await on(pilot, KitchenScreen)
        await until(pilot, lambda: "party with Ana and" in screen_text(app))
        assert all(word in screen_text(app) for word in text.split())


async def test_every_key_tells_what_it_does_on_the_help_page(tmp_path: Path) -> None:
    bindings = [b for b in KitchenScreen.BINDINGS if not isinstance(b, tuple)]
    ids = {binding.id for binding in bindings}
    names = ["keep", "kitchen", "question", "readings", "thread", "editor", "head", "agree", "back"]
    assert ids == {f"kitchen.{name}" for name in names}
    assert all(binding.tooltip for binding in bindings)


async def test_a_new_note_twice_kept_is_one_note(tmp_path: Path) -> None:
    app: QuietnetApp = opened(tmp_path, *PEOPLE)
    async with app.run_test() as pilot:
        await new_note(pilot, "Tea with Ana.")
        await pilot.press("ctrl+s", "ctrl+s")
        await on(pilot, PeopleScreen)
        assert len(kept(tmp_path).conversations) == 1
