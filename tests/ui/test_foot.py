"""The bottom line: whole words at every width, and help always among them."""

import re
from pathlib import Path

import pytest

from tests.ui.lived_in import lived_in
from tests.ui.screen_text import screen_text
from tests.ui.waiting import until

WORDS = {
    "Open", "Write", "Another", "Let be", "Find", "Add", "Edit", "Help", "Answer", "Skip", "Back",
    "Not this week", "Keep", "Stuck", "Who", "Kitchen", "Head", "Afresh",
    "Palette",
}  # fmt: skip


@pytest.mark.parametrize("keys", [[], ["d"], ["g"], ["n"], ["i"]], ids="".join)
@pytest.mark.parametrize("width", [40, 80])
async def test_the_bottom_line_holds_whole_words(
    tmp_path: Path, keys: list[str], width: int
) -> None:
    app = lived_in(tmp_path)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: "Help" in screen_text(app).splitlines()[-1])
        last = screen_text(app).splitlines()[-1]
        told = {each.split(" ", 1)[1] for each in re.findall(r"\S+(?: \S+)+", last)}
        assert {"Help"} < told <= WORDS, last
