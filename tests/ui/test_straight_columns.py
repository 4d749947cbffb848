"""Columns stay straight: whatever script a name is in, each line is as wide as the screen.

Measured by a second measure than Textual's own, that of the terminal the other tests run in.
"""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from wcwidth import wcswidth

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Origin, Person
from quietnet.screens.people import PeopleScreen
from quietnet.widgets.house import House
from quietnet.widgets.line_list import LineList
from quietnet.widgets.people_list import PeopleList
from tests.builders import person, talk
from tests.opened import opened
from tests.ui.waiting import on, until

NAMES = {
    "wide": "李小龍",
    "wide, spaced": "한글 이름 가나다라마바사아자차카타파하",
    "from the right": "محمد علي",
    "from the right, pointed": "שָׂרָה כֹּהֵן",
    "stacked": "Zoe\N{COMBINING DIAERESIS}\N{COMBINING MACRON} O\N{COMBINING ACUTE ACCENT}",
    "joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 Kin",
    "emoji by a selector": "\u2764\ufe0f Heart",
    "flag": "\U0001f1f5\U0001f1f9 Rui",
    "skin": "\U0001f44d\U0001f3fd Ok",
    "tone marks": "ก้ำ ไทย",
    "conjuncts": "नमस्ते क्षत्रिय",
    "full width": "Ａｄａ　Ｌｏｖｅｌａｃｅ",
}
SIZES = [(80, 24), (40, 20)]
ROOMS: dict[str, list[str]] = {
    "people": ["down"],
    "page": ["enter", "down", "down"],
    "found": ["slash", *"tea"],
    "depth": ["d"],
    "threads": ["t", "down"],
    "paths": ["w", "down"],
    "to meet": ["w", "tab"],
    "before": ["b"],
    "form": ["i"],
    "merge": ["m"],
}


def _records() -> list[Person | Conversation]:
    people: list[Person] = []
    for name in NAMES.values():
        through = (people[-1].id,) if people else ()
        what = f"knows {name}, and {name}, and everybody who was ever called {name}"
        people.append(
            person(name, interesting=what, origin=Origin(through=through), places=(name,))
        )
    talks = [
        talk(
            [each], days, f"Tea with @{each.name}. {each.name} {each.name}\n"
            f"- [ ] ask: {each.name} {each.name} {each.name} and {each.name}\n"
            f"- [ ] meet: {each.name} Ana, {each.name}\n> {each.name}",
            minutes=90,
        )
        for days, each in enumerate(people, 1)
    ]  # fmt: skip
    return [*people, *talks]


RECORDS = _records()


def _crooked(pilot: Pilot[Any], width: int) -> list[str]:
    """Return the lines of the screen that are wider or narrower than it."""
    strips = pilot.app.screen._compositor.render_strips()
    return [strip.text for strip in strips if wcswidth(strip.text) != width]


LISTS: dict[str, type[PeopleList | LineList]] = {
    "people": PeopleList,
    "threads": LineList,
    "paths": LineList,
    "found": LineList,
}


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
async def test_every_line_is_as_wide_as_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=size) as pilot:
        for room, keys in ROOMS.items():
            await pilot.press(*keys)
            await until(pilot, lambda: bool(app.focused))
            assert _crooked(pilot, size[0]) == [], room
            for listed in app.screen.query(LISTS[room]) if room in LISTS else ():
                assert _widths(listed) <= {listed.size.width}, room
            await pilot.press("end")
            assert _crooked(pilot, size[0]) == [], room
            await pilot.press("escape", "escape", "escape", "p")
            await on(pilot, PeopleScreen)


def _widths(drawn: PeopleList | LineList | House) -> set[int]:
    """Return how wide the lines are that a widget draws."""
    return {wcswidth(drawn.render_line(y).text) for y in range(drawn.size.height)}


async def test_every_name_has_its_own_place_in_the_house(tmp_path: Path) -> None:
    app = opened(tmp_path, *RECORDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        house = app.screen.query_one(House)
        assert _widths(house) == {house.size.width}
