"""Pictures of the wastebasket, of what moved on, and of what cannot be read, at three widths."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from quietnet.app import QuietnetApp
from quietnet.domain.change import Change
from quietnet.domain.clash import Clash
from quietnet.domain.person import Person
from quietnet.reading.side_by_side import Beside
from quietnet.screens.apart import ApartScreen, WrittenApart
from quietnet.screens.moved_on import MovedOnScreen
from quietnet.screens.recovery import CopyThere, Damaged, RecoveryScreen
from quietnet.store.library import Library
from tests.opened import opened, places
from tests.ui.lived_in import TODAY, lived_in, records
from tests.ui.test_pictures import SIZES, Compare
from tests.ui.waiting import on

THEN = datetime(2026, 11, 21, 12, tzinfo=UTC)
CLASHES = (
    Clash("interesting", "interesting", "window frames, and how light falls", "picture frames"),
    Clash(
        "notes",
        "notes",
        "Likes oak. And elm, which nobody plants any more.\n\n- [ ] ask: the frame in the hall",
        "Likes oak. And ash.",
        may_be_both=True,
    ),
)
DAMAGED = Damaged(
    "conversations/2026-11.json",
    "/home/ana/.local/share/quietnet/conversations/2026-11.json",
    "It is damaged at line 19, column 15.",
    (
        CopyThere("1", "today at 09:12", "before it was saved"),
        CopyThere("2", "yesterday at 18:40", "of the day"),
        CopyThere("3", "of 15 November at 20:03", "of the day"),
    ),
)
NEWER = Damaged(
    "conversations/2026-10.json",
    "/home/ana/.local/share/quietnet/conversations/2026-10.json",
    "It was written by a newer quietnet.",
    is_newer=True,
)


APART = (
    WrittenApart(
        "Ana Ruiz’s page",
        (Beside("work", "the same shop", "a shop of her own", differs=True),),
        "of work the newer stays, the older rests whole in the wastebasket.",
    ),
    WrittenApart(
        "The note of 21 November with Noor Haddad",
        (
            Beside(
                "the words",
                "Noor asked whether it is true about Porto, and laughed.",
                "She is moving in spring after all.\n\n- [ ] ask: about the bees",
                differs=True,
            ),
        ),
        "both texts, one under the other.",
    ),
    WrittenApart(
        "The note of 20 November with Wren Halloran",
        (Beside("", "", "Tea on the stairs, written on the train.", differs=True),),
        "comes from the other machine.",
    ),
)


async def _apart(app: QuietnetApp, pilot: Pilot[Any]) -> None:
    await app.push_screen(ApartScreen(APART))
    await on(pilot, ApartScreen)


async def _choose_one(app: QuietnetApp, pilot: Pilot[Any]) -> None:
    await app.push_screen(MovedOnScreen("Ana Ruiz", CLASHES))
    await on(pilot, MovedOnScreen)
    await pilot.press("down", "enter")


async def _recovery(app: QuietnetApp, pilot: Pilot[Any]) -> None:
    await app.push_screen(RecoveryScreen((DAMAGED, NEWER)))
    await on(pilot, RecoveryScreen)


async def _banner(app: QuietnetApp, pilot: Pilot[Any]) -> None:
    app.tell_trouble(
        damage="conversations/2026-11.json cannot be read. Everything else is here; R shows what "
        "can be done."
    )
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize(
    "look",
    [_choose_one, _recovery, _banner, _apart],
    ids=["moved-on", "recovery", "banner", "apart"],
)
def test_what_keeps_a_notebook_safe_looks_as_it_did(
    snap_compare: Compare,
    tmp_path: Path,
    look: Callable[[QuietnetApp, Pilot[Any]], Any],
    size: tuple[int, int],
) -> None:
    app = lived_in(tmp_path)

    async def before(pilot: Pilot[Any]) -> None:
        await look(app, pilot)

    assert snap_compare(app, run_before=before, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("keys", [["W"], ["W", "delete"]], ids=["wastebasket", "letting-go"])
def test_the_wastebasket_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, keys: list[str], size: tuple[int, int]
) -> None:
    library = Library(places(tmp_path), lambda: THEN)
    library.keep(Change(put=records()))
    people = [each for each in records() if isinstance(each, Person)]
    talks = [each for each in records() if not isinstance(each, Person)]
    for gone in (talks[40], people[4], talks[3]):
        library.keep(Change(forget=(gone.id,)))
    assert snap_compare(opened(tmp_path, today=TODAY), press=keys, terminal_size=size)


def test_an_empty_wastebasket_looks_as_it_did(snap_compare: Compare, tmp_path: Path) -> None:
    assert snap_compare(lived_in(tmp_path), press=["W"], terminal_size=(80, 24))
