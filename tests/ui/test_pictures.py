"""Pictures of every screen over the lived-in notebook, compared with the ones looked at before.

A picture that changed on purpose is looked at, then kept: ``make pictures``.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from quietnet.app.unlocking import UnlockingApp
from quietnet.formats.vcard import read_cards
from quietnet.messages import OpenTrail
from quietnet.reading.trails import trails_of
from quietnet.screens.reviewing import ReviewScreen
from quietnet.screens.trail import TrailScreen
from quietnet.screens.unlocking import UnlockingScreen
from quietnet.store.key_file import KeyFile
from quietnet.store.remembered import Day
from tests.builders import NOW
from tests.opened import opened, places
from tests.ui.address_book import ADDRESS_BOOK
from tests.ui.lived_in import TODAY, lived_in
from tests.ui.waiting import on

SIZES = [(120, 34), (80, 24), (40, 20)]
JOURNEYS: dict[str, list[str]] = {
    "people": ["down", "down"],
    "page": ["enter", "down", "down"],
    "found": ["slash", *"book", "enter"],
    "found-note": ["slash", *"fridge", "enter"],
    "nothing-found": ["slash", *"zeppelin"],
    "paths": ["w"],
    "to-meet": ["w", "tab", "down"],
    "who-else": ["w", "o"],
    "seeking": ["enter", "down", "enter", "f9", *"novel"],
    "depth": ["d", "up", "up", "right", "right"],
    "own-word": ["d", "equals_sign"],
    "threads": ["t", "down"],
    "round": ["t", "slash", *"press", "enter", "o"],
    "before": ["b"],
    "long-view": ["y", "down"],
    "this-day": ["Y", "down"],
    "given": ["slash", *"tomas", "enter", "enter", "pagedown"],
    "quiet-question": ["g"],
    "quiet": ["g", "right", "enter"],
    "kitchen": ["n", *"Tea with ", "at", *"Ana Ruiz. ", "number_sign", *"bicycles"],
    "afterwards": ["n", *"Tea with ", "at", *"Ana Ruiz.", "f2"],
    "kept-note": ["enter", "down", "enter"],
    "form": ["i"],
    "help": ["f1"],
    "export": ["e"],
    "delete": ["delete"],
    "merge-whom": ["m", "down"],
    "merge": ["m", *"wren", "enter", "left", "down", "space", "space", "space"],
}
KINDNESSES: dict[str, list[str]] = {
    "who-moves-out": ["end", "c"],
    "blurred": ["down", "down", "f8"],
    "blurred-note": ["enter", "down", "enter", "f8"],
    "settings": ["comma"],
    "settings-by-day": ["comma", "right", "down"],
}
REVIEWS: dict[str, list[str]] = {
    "doubtful": ["space", "space"],
    "more": ["down", "space", "down", "down"],
    "one": ["down", "down", "down", "enter"],
}
Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def _all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw for a terminal with all colours, as nearly every terminal has them today."""
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("screen", JOURNEYS)
def test_screen_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, screen: str, size: tuple[int, int]
) -> None:
    app = lived_in(tmp_path)
    assert snap_compare(app, press=JOURNEYS[screen], terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("screen", KINDNESSES)
def test_a_small_kindness_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, screen: str, size: tuple[int, int]
) -> None:
    app = lived_in(tmp_path, circle=2)
    assert snap_compare(app, press=KINDNESSES[screen], terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_coming_back_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = lived_in(tmp_path)
    app._remembered.remember_day(Day.LAST_OPEN, TODAY - timedelta(days=90))
    assert snap_compare(app, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("keys", REVIEWS)
def test_what_a_file_brings_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, keys: str, size: tuple[int, int]
) -> None:
    async def look(pilot: Pilot[Any]) -> None:
        await pilot.press("r", *"people.vcf", "enter")
        await on(pilot, ReviewScreen)
        await pilot.press(*REVIEWS[keys])

    app = lived_in(tmp_path, bring_in=lambda _: read_cards(ADDRESS_BOOK, NOW))
    assert snap_compare(app, run_before=look, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_the_first_evening_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, size: tuple[int, int]
) -> None:
    assert snap_compare(opened(tmp_path, today=TODAY), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_the_door_of_a_locked_notebook_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, size: tuple[int, int]
) -> None:
    async def answer(pilot: Pilot[Any]) -> None:
        await on(pilot, UnlockingScreen)
        assert isinstance(pilot.app.screen, UnlockingScreen)
        pilot.app.screen.refuse("That is not the passphrase of this notebook.")
        await pilot.press(*"pears")

    app = UnlockingApp(places(tmp_path), KeyFile("", "", ""))
    assert snap_compare(app, run_before=answer, terminal_size=size)


@pytest.mark.parametrize("screen", ["people", "depth", "kitchen"])
def test_daylight_looks_as_it_did(snap_compare: Compare, tmp_path: Path, screen: str) -> None:
    app = lived_in(tmp_path, theme="daylight")
    assert snap_compare(app, press=JOURNEYS[screen], terminal_size=(120, 34))


@pytest.mark.parametrize("theme", ["lamplight", "daylight"])
def test_the_house_keeps_its_way_inwards_where_a_terminal_has_few_colours(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm-256color")
    app = lived_in(tmp_path, theme=theme)
    assert snap_compare(app, press=JOURNEYS["depth"], terminal_size=(120, 34))


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_a_trail_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = lived_in(tmp_path)

    async def follow(pilot: Pilot[Any]) -> None:
        (huw,) = app.network.named("Huw Prosser")
        (book, *_) = trails_of(app.network, huw.id)
        app.post_message(OpenTrail(book, huw.id))
        await on(pilot, TrailScreen)

    assert snap_compare(app, run_before=follow, terminal_size=size)
