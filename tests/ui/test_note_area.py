"""The note's editor: nothing typed, pasted or undone ends it, and no word is ever rewritten."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual import events
from textual.actions import SkipAction
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import TextArea
from textual.widgets.text_area import WrappedDocument

from quietnet.domain.text import clean_text
from quietnet.reading.completion import Completion
from quietnet.widgets.note_document import drawn
from quietnet.widgets.tints import Tint
from tests.ui.writing import WritingApp, offset, place, without_lines

HUNDRED_LINES = "\n".join(f"a line of a long paste, {number}" for number in range(100))
BREAKS_OF_OTHERS = "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i"


class BareApp(App[None]):
    def compose(self) -> ComposeResult:
        yield TextArea()


async def paste_and_undo(app: App[None], pilot: Pilot[None]) -> None:
    app.copy_to_clipboard(HUNDRED_LINES)
    await pilot.press("ctrl+v", "ctrl+z")
    await pilot.pause()


async def test_the_bare_editor_dies_of_undoing_a_paste() -> None:
    """When this no longer fails, NoteArea's own way of finding the cursor can go."""
    app = BareApp()
    with pytest.raises(ValueError, match="out of bounds"):
        async with app.run_test(size=(80, 24)) as pilot:
            await paste_and_undo(app, pilot)


async def test_undoing_a_paste_ends_nothing() -> None:
    app = WritingApp("Before.")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste_and_undo(app, pilot)
        assert app.area.text == "Before."
        await pilot.press("ctrl+y")
        assert app.area.text == HUNDRED_LINES + "Before."


@pytest.mark.parametrize(
    "text", [BREAKS_OF_OTHERS, "", "\n", "a\n\n", "\ttabbed\n", "\u202eodd\x07"]
)
async def test_no_character_becomes_a_line_break(text: str) -> None:
    app = WritingApp(text)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.area.text == text
        assert app.area.document.line_count == text.count("\n") + 1
        await pilot.press("ctrl+end")
        app.copy_to_clipboard(text)
        await pilot.press("ctrl+v")
        assert app.area.text == text + text
        await pilot.press("ctrl+z")
        assert app.area.text == text


async def test_a_terminals_paste_keeps_its_lines_and_loses_what_no_note_holds() -> None:
    app = WritingApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(events.Paste("one\rtwo\r\nthree\n\ud800four\0"))
        await pilot.pause()
        assert app.area.text == "one\ntwo\nthree\nfour"


async def test_what_is_drawn_can_command_no_terminal() -> None:
    app = WritingApp("\x1b[31mred\x9b \u202eturned\ttab\u200b")
    async with app.run_test(size=(80, 24)):
        shown = app.area.render_line(0).text
        assert "red" in shown
        assert "turned" in shown
        assert not set("\x1b\x9b\u202e\u200b\t") & set(shown)


@given(st.text())
def test_a_line_is_drawn_character_for_character(line: str) -> None:
    assert len(drawn(line)) == len(line)


# Ten thousand random edits

_ODD = "\x0b\x0c\x1c\x85\u2028\u202e\x1b\t\0\ré\u0301漢字🏡👩\u200d🌾שלוםא\ufeff"
_LETTERS = st.text(st.sampled_from("aé漢 ,.[](\n@#-\u0301"), min_size=1, max_size=3)
_PASTES = st.one_of(
    st.just(HUNDRED_LINES + "\n"),
    st.text(st.sampled_from("wörd of a line\n(]" + _ODD), max_size=40),
    st.text(st.sampled_from("lines "), min_size=90, max_size=200),
)
_MOVES = [
    f"cursor_{where}"
    for where in (
        *("left", "right", "up", "down", "word_left", "word_right"),
        *("line_start", "line_end", "page_up", "page_down"),
    )
]
_SELECTS = ["select_all", "select_line", "copy"]
_DELETIONS = [
    f"delete_{what}"
    for what in (
        *("left", "right", "line", "word_left", "word_right"),
        *("to_start_of_line", "to_end_of_line"),
    )
]


@dataclass(frozen=True)
class Step:
    what: str
    text: str = ""
    at: tuple[int, int] = (0, 0)


_NUMBERS = st.integers(0, 5_000)
_STEPS = st.one_of(
    st.builds(Step, st.just("type"), _LETTERS),
    st.builds(Step, st.just("paste"), _PASTES),
    st.builds(Step, st.sampled_from(_MOVES + _SELECTS)),
    st.builds(Step, st.sampled_from([*_DELETIONS, "cut"])),
    st.builds(Step, st.sampled_from(["undo", "undo", "redo"])),
    st.builds(Step, st.just("select"), at=st.tuples(_NUMBERS, _NUMBERS)),
    st.builds(Step, st.just("move"), at=st.tuples(_NUMBERS, _NUMBERS)),
)
_SIZES = st.tuples(st.integers(1, 90), st.integers(1, 30))
_SPELL = st.tuples(_SIZES, st.lists(_STEPS, min_size=50, max_size=50))
_SPELLS = st.lists(_SPELL, min_size=2, max_size=2)
Spells = list[tuple[tuple[int, int], list[Step]]]


class Play:
    """Plays steps on a real editor and holds each against plain string surgery."""

    def __init__(self, app: WritingApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.area = app.area
        self.pilot = pilot
        self.seen = {""}

    async def all(self, spells: Spells) -> None:
        self.area.load_text("")
        self.seen = {""}
        for size, steps in spells:
            before = self.area.text
            await self.pilot.resize_terminal(*size)
            assert self.area.text == before
            for step in steps:
                await self.one(step)
                self.seen.add(self.area.text)
            self.holds_together()

    async def one(self, step: Step) -> None:
        area, before = self.area, self.area.text
        first, last = sorted(area.selection)
        low, high = offset(before, first), offset(before, last)
        match step.what:
            case "type":
                for letter in step.text:
                    key = "enter" if letter == "\n" else letter
                    await area._on_key(events.Key(key, letter))
                    self.seen.add(area.text)
                assert area.text == before[:low] + step.text + before[high:]
            case "paste":
                self.app.copy_to_clipboard(step.text)
                area.action_paste()
                arrived = clean_text(step.text.replace("\r\n", "\n").replace("\r", "\n"))
                assert area.text == before[:low] + arrived + before[high:]
            case "select" | "move":
                start, end = (place(before, at) for at in step.at)
                area.move_cursor(start)
                area.move_cursor(end, select=step.what == "select")
                assert area.text == before
            case "undo" | "redo":
                self.there_and_back(step.what)
            case what if what.startswith("delete") or what == "cut":
                self.delete(what, before, low, high)
            case what:
                with suppress(SkipAction):  # there was nothing to copy
                    getattr(area, f"action_{what}")()
                assert area.text == before
        assert area.selection.end == area.clamp_visitable(area.selection.end)

    def delete(self, what: str, before: str, low: int, high: int) -> None:
        area, selection = self.area, sorted(self.area.selection)
        caret = offset(before, area.selection.end)
        getattr(area, f"action_{what}")()
        gone = len(before) - len(area.text)
        if what == "delete_line" or (what == "cut" and low == high):
            expected = {without_lines(before, selection[0], selection[1])}
        elif what == "cut" or (low != high and what in {"delete_left", "delete_right"}):
            expected = {before[:low] + before[high:]}
        elif what in {"delete_left", "delete_right"}:
            at = max(low - 1, 0) if what == "delete_left" else low
            stop = low if what == "delete_left" else low + 1
            expected = {before[:at] + before[stop:]}
        else:  # how far words and wrapped lines reach is the widget's to say: one piece beside it
            expected = {
                before[: caret - gone] + before[caret:],
                before[:caret] + before[caret + gone :],
            }
            expected |= {before[:low] + before[high:]}
        assert area.text in expected

    def there_and_back(self, what: str) -> None:
        area, before = self.area, self.area.text
        go, back = (area.undo, area.redo) if what == "undo" else (area.redo, area.undo)
        could = area.history.undo_stack if what == "undo" else area.history.redo_stack
        go()
        went = area.text
        assert went in self.seen
        if could:
            back()
            assert area.text == before
            go()
        assert area.text == went

    def holds_together(self) -> None:
        """What is wrapped and drawn is what is written."""
        area = self.area
        lines = area.text.split("\n")
        assert area.document.lines == lines
        assert area.wrapped_document.document.lines == [drawn(line) for line in lines]
        wrapped = area.wrapped_document
        fresh = WrappedDocument(wrapped.document, wrapped._width, area.indent_width)
        assert wrapped._wrap_offsets == fresh._wrap_offsets
        assert wrapped._offset_to_line_info == fresh._offset_to_line_info
        for y in range(area.size.height):
            assert area.render_line(y).text.rstrip() == area._render_line(y).text.rstrip()


async def played(
    app: WritingApp, pilot: Pilot[None], run: Callable[[Play], Callable[[], None]]
) -> None:
    """Let hypothesis lead from a thread of its own, while the app goes on running here."""
    await asyncio.to_thread(run(Play(app, pilot)))


async def test_ten_thousand_random_edits_agree_with_a_plain_text() -> None:
    app = WritingApp()
    loop = asyncio.get_running_loop()

    def wait(work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, loop).result()

    def run(play: Play) -> Callable[[], None]:
        @settings(
            max_examples=100,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(_SPELLS)
        def edits(spells: Spells) -> None:
            wait(play.all(spells))

        return edits

    async with app.run_test(size=(60, 20)) as pilot:
        await played(app, pilot, run)


# What could follow

ANAS = (
    Completion("Ana Ruiz", "Ana Ruiz, builds frames", 2),
    Completion("Anatol Lind", "Anatol Lind", 2),
    Completion("Birdie", "Birdie", 2),
)


async def test_tab_takes_the_ghost_text_and_else_moves_on() -> None:
    app = WritingApp(offers=ANAS)
    async with app.run_test() as pilot:
        await pilot.press(*"an")
        assert app.area.suggestion == "a Ruiz"
        assert "ana Ruiz" in app.area.render_line(0).text
        await pilot.press("tab")
        assert app.area.text == "Ana Ruiz"
        app.offers = ()
        await pilot.press("a")
        assert not app.area.suggestion
        await pilot.press("tab")
        await pilot.pause()
        assert app.focused is app.query_one("#after")


async def test_the_arrows_walk_the_list_while_it_is_open() -> None:
    app = WritingApp(offers=ANAS)
    async with app.run_test() as pilot:
        await pilot.press(*"an", "down")
        assert app.area.suggestion == "atol Lind"
        await pilot.press("down")
        assert not app.area.suggestion  # letters before the cursor would change
        assert app.offered[-1] == (ANAS, 2)
        await pilot.press("tab")
        assert app.area.text == "Birdie"
        await pilot.press("n", "up", "up", "tab")
        assert app.area.text == "BirdiAnatol Lind"


async def test_enter_is_always_a_new_line() -> None:
    app = WritingApp(offers=ANAS)
    async with app.run_test() as pilot:
        await pilot.press(*"an", "enter")
        assert app.area.text == "an\n"


async def test_escape_closes_the_list_and_is_the_screens_when_there_is_none() -> None:
    app = WritingApp(offers=ANAS)
    async with app.run_test() as pilot:
        await pilot.press(*"an", "escape")
        assert (app.offered[-1], app.escaped) == (((), 0), 0)
        await pilot.press("escape")
        assert app.escaped == 1


async def test_walking_away_closes_the_list_and_keeps_what_was_typed() -> None:
    app = WritingApp(offers=ANAS)
    async with app.run_test() as pilot:
        await pilot.press(*"an", "left")
        await pilot.pause()
        assert app.offered[-1] == ((), 0)
        assert not app.area.suggestion
        assert app.area.text == "an"
        await pilot.press("n")  # in the middle of a word nothing is offered
        await pilot.pause()
        assert app.offered[-1] == ((), 0)


async def test_ghost_text_that_could_command_a_terminal_is_not_shown() -> None:
    app = WritingApp(offers=(Completion("an\u202eruiz", "odd", 2),))
    async with app.run_test() as pilot:
        await pilot.press(*"an")
        assert not app.area.suggestion
        await pilot.press("tab")
        assert app.area.text == "an\u202eruiz"


# Tints


def tinted(app: WritingApp, line: int) -> list[str]:
    text = app.area.get_line(line)
    return [text.plain[span.start : span.end] for span in text.spans]


@pytest.mark.parametrize(
    ("cursor", "keys", "line", "expected"),
    [
        ((1, 0), ["o", "h"], 1, ["Ana", "#boats"]),
        ((1, 7), ["o", "h"], 1, ["Ana", "#boats"]),
        ((1, 11), ["o", "h"], 1, ["Ana", "#boats"]),
        ((1, 17), ["s"], 1, ["Ana", "#boatss"]),
        ((0, 3), ["enter"], 2, ["Ana", "#boats"]),
        ((1, 6), ["enter"], 2, ["Ana", "#boats"]),
        ((1, 10), ["enter"], 2, ["#boats"]),
        ((1, 8), ["x"], 1, ["Axna", "#boats"]),
        ((1, 0), ["backspace"], 0, ["One", "Ana", "#boats"]),
        ((0, 0), ["ctrl+shift+k"], 0, ["Ana", "#boats"]),
    ],
)
async def test_tints_move_along_with_what_is_typed(
    cursor: tuple[int, int], keys: list[str], line: int, expected: list[str]
) -> None:
    app = WritingApp("One.\nTea by Ana, #boats.\nTwo.")
    async with app.run_test() as pilot:
        app.area.tint([Tint(0, 3, "strong"), Tint(12, 15, "name-with"), Tint(17, 23, "topic")])
        assert tinted(app, 1) == ["Ana", "#boats"]
        app.area.move_cursor(cursor)
        await pilot.press(*keys)
        assert tinted(app, line) == expected


async def test_a_tint_across_lines_colours_each_of_them() -> None:
    app = WritingApp("one\ntwo\nthree")
    async with app.run_test():
        app.area.tint([Tint(1, 9, "quote")])
        assert [tinted(app, line) for line in range(3)] == [["ne"], ["two"], ["t"]]


# Threads


async def test_a_line_becomes_a_thread_and_the_cursor_stays_by_its_word() -> None:
    app = WritingApp("how the move went")
    async with app.run_test() as pilot:
        app.area.move_cursor((0, 4))
        app.area.begin_thread()
        assert app.area.text == "- [ ] how the move went"
        assert app.area.cursor_location == (0, 10)
        app.area.begin_thread()
        assert app.area.text == "- [ ] how the move went"
        await pilot.press("ctrl+z")
        assert app.area.text == "how the move went"
