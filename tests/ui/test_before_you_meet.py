"""Before you meet: one page to read in the hallway; it fits eighty by twenty-four whole."""

from pathlib import Path

import pytest

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person, Relation
from quietnet.reading.brief import brief
from quietnet.reading.kept import read_kept
from quietnet.screens.before import BeforeScreen
from quietnet.screens.depth import DepthScreen
from quietnet.widgets.before_page import before_page
from quietnet.widgets.sheet import Sheet
from tests.builders import person, talk
from tests.opened import opened
from tests.ui.lived_in import TODAY, records
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on

WREN = person("Wren Halloran")
ANA = person(
    "Ana Ruiz",
    interesting="builds frames",
    relations=(Relation(kind="sister", name="Pilar"),),
)
NOTE = talk(
    [ANA],
    9,
    "By the fridge, the two of us. #bicycles\n\n> The workshop is closing\n"
    "- [ ] ask: the move\n- [ ] offer: the lug maker",
    minutes=60,
    where="Tim's kitchen",
)


async def test_it_holds_what_is_worth_carrying_in(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, WREN, NOTE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await on(pilot, BeforeScreen)
        await pilot.pause()
        seen = [" ".join(line.split()) for line in screen_text(app).splitlines() if line.strip()]
        assert seen[:-2] == [
            "Ana Ruiz at the kitchen table · builds frames",
            "Last time in person, last week · Tim's kitchen",
            "By the fridge, the two of us. #bicycles",
            "They said",
            "“The workshop is closing”",
            "Pick up again",
            "○ the move",
            "○ the lug maker you could offer",
            "Their people sister: Pilar",
            "They care about bicycles",
            "Perhaps",
        ]
        assert seen[-2].endswith("?")


async def test_another_line_comes_and_the_first_comes_back(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, NOTE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await on(pilot, BeforeScreen)
        seen: list[str] = []
        for _ in range(20):
            await pilot.pause()
            seen.append(app.screen.query_one(Sheet).rows[-1].content.plain)
            if len(seen) > 1 and seen[-1] == seen[0]:
                break
            await pilot.press("o")
        assert len(seen) > 4
        assert seen[-1] == seen[0]
        assert len(set(seen)) == len(seen) - 1


@pytest.mark.parametrize("key", ["escape", "b"])
async def test_it_closes_where_one_was(tmp_path: Path, key: str) -> None:
    app = opened(tmp_path, ANA, WREN, NOTE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "b")
        await on(pilot, BeforeScreen)
        await pilot.press(key)
        await on(pilot, DepthScreen)


async def test_somebody_never_met_has_an_easy_question(tmp_path: Path) -> None:
    app = opened(tmp_path, WREN)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("b")
        await on(pilot, BeforeScreen)
        await pilot.pause()
        assert "You have not talked yet" in screen_text(app)
        assert "?" in screen_text(app)


def test_every_page_of_a_lived_in_notebook_fits_whole() -> None:
    people = [record for record in records() if isinstance(record, Person)]
    talks = [record for record in records() if isinstance(record, Conversation)]
    network = Network(people, talks, read=read_kept)
    room = 74  # cells of eighty, and one line of twenty-four is the foot
    for somebody in people:
        known = brief(network, somebody, TODAY)
        for line in known.to_carry_in:
            heights = (
                1 if row.brief else row.drawn(room - row.indent).get_height({}, room - row.indent)
                for row in before_page(known, line, TODAY)
            )
            assert sum(heights) <= 23, somebody.name


async def test_the_fullest_page_there_is_fits_whole(tmp_path: Path) -> None:
    long = "words that go on and on " * 12
    relations = tuple(Relation(kind="cousin", name=f"{long}{n}") for n in range(9))
    ana = person("Ana " + "Ruiz " * 30, interesting=long, relations=relations)
    lines = "\n".join(f"- [ ] advice: {long}{n}\n> {long}{n}" for n in range(9))
    topics = " ".join(f"#{'topic' * 8}{n}" for n in range(9))
    note = talk([ana], 9, f"{long * 4}\n\n{lines}\n{topics}", minutes=90, where=long)
    app = opened(tmp_path, ana, note)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await on(pilot, BeforeScreen)
        page = app.screen.query_one(Sheet)
        for _ in range(9):
            await pilot.pause()
            assert page.virtual_size.height <= page.size.height, screen_text(app)
            await pilot.press("o")
        assert "and more, on their page" in screen_text(app)
