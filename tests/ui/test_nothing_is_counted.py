"""No screen counts, shouts or blames: the only digits are dates, times and the person's own."""

import re
from pathlib import Path

import pytest

from quietnet.domain.person import Person
from tests.ui.lived_in import lived_in, records
from tests.ui.screen_text import screen_text
from tests.ui.test_pictures import JOURNEYS

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATES = re.compile(rf"\b\d{{1,2}} ({MONTHS})\b( \d{{4}})?|\b(19|20)\d\d\b|\d{{4}}-\d\d-\d\d")
TIMES = re.compile(r"\b\d+ minutes\b|\bevery \d+ days\b")
KEYS = re.compile(r"\bf\d\d?\b")
BLAME = re.compile(
    r"\b(overdue|neglect\w*|score\w*|streak\w*|must|should|points?|rank\w*|level\w*|follow-up)\b|!",
    re.IGNORECASE,
)


def own_words() -> set[str]:
    """Every word with a digit that somebody wrote into the lived-in notebook."""
    written = [str(record.model_dump()) for record in records()]
    return {word for text in written for word in re.findall(r"\w*\d\w*", text)}


@pytest.mark.parametrize("journey", JOURNEYS)
async def test_no_digit_is_a_count(tmp_path: Path, journey: str) -> None:
    app = lived_in(tmp_path)
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press(*JOURNEYS[journey])
        await pilot.pause()
        seen = screen_text(app).replace(str(Path.home()), "").replace(str(tmp_path), "")
    for allowed in (DATES, TIMES, KEYS):
        seen = allowed.sub("", seen)
    counted = set(re.findall(r"\w*\d\w*", seen)) - own_words()
    assert counted == set()


async def test_every_page_and_panel_of_the_house_is_free_of_counts_and_blame(
    tmp_path: Path,
) -> None:
    app = lived_in(tmp_path)
    people = [record for record in records() if isinstance(record, Person)]
    mine = own_words()
    async with app.run_test(size=(120, 60)) as pilot:
        for room in ("p", "d"):
            await pilot.press(room, "home")
            for _ in people:
                await pilot.press("down" if room == "p" else "right")
                seen = screen_text(app)
                for allowed in (DATES, TIMES, KEYS):
                    seen = allowed.sub("", seen)
                assert set(re.findall(r"\w*\d\w*", seen)) - mine == set()


async def test_our_own_words_blame_nobody(tmp_path: Path) -> None:
    app = lived_in(tmp_path)
    async with app.run_test(size=(120, 50)) as pilot:
        for keys in (["d"], ["g", "s"], ["escape", "f1"]):
            await pilot.press(*keys)
            await pilot.pause()
            panel = screen_text(app)
            assert BLAME.search(panel) is None, panel
