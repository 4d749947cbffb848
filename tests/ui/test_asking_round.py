"""A round of asking on one page: closed where it was written, and kept with its path by one key."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from quietnet.app import QuietnetApp
from quietnet.domain.person import How, Origin
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.person_form import PersonForm
from quietnet.screens.round import RoundScreen
from quietnet.screens.threads import ThreadsScreen
from quietnet.widgets.people_list import PeopleList
from quietnet.widgets.sheet import Sheet
from tests.builders import person, talk
from tests.opened import kept, opened
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on, until

ANA = person("Ana Ruiz", interesting="builds frames")
BO = person("Bo Lind")
CY = person("Cy Moss", notes="- [ ] advice: which street to avoid #porto-job")
EVE = person("Eve Stone", origin=Origin(how=How.INTRODUCED, through=(ANA.id,)))
ANSWER = talk(
    [ANA],
    9,
    "Tea with Ana. Ask **Gus Hill**, and Eve.\n\n- [x] advice: who is hiring #porto-job\n"
    "> nobody advertises",
    readings={"Ana": ANA.id, "Eve": EVE.id},
)
WAITING = talk([BO], 5, "- [ ] advice: which press #porto-job\n- [ ] tell: how it ended")
ALONE = talk([BO], 4, "- [ ] advice: which glue #glue\n- [ ] advice: which rope")
ALL = (ANA, BO, CY, EVE, ANSWER, WAITING, ALONE)


def page(app: QuietnetApp) -> Sheet:
    return app.screen.query_one(Sheet)


def rows(app: QuietnetApp) -> list[str]:
    """Return the page's rows as they are read."""
    found = []
    for row in page(app).rows:
        parts = (row.lead.plain, row.content.plain, row.beside.plain)
        if words := " ".join(" ".join(parts).split()):
            found.append(words)
    return found


def walk_to(app: QuietnetApp, kind: str, nth: int = 0) -> None:
    """Put the cursor on a row of a kind."""
    places = [i for i, row in enumerate(page(app).rows) if row.target and row.target.kind == kind]
    page(app).at = places[nth]


async def test_a_topic_stands_in_the_threads_and_opens_as_one_page(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 44)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("slash", *"advice", "enter", "down", "down", "enter")
        await on(pilot, RoundScreen)
        await until(pilot, lambda: bool(rows(app)))
        assert rows(app) == [
            "#porto-job a round of asking",
            "Asked",
            "Ana Ruiz builds frames",
            "● who is hiring",
            "“nobody advertises”",
            "Bo Lind",
            "○ which press",
            "Named by them",
            "Eve Stone through Ana Ruiz",
            "Gus Hill through Ana Ruiz · k keeps them",
            "Not asked yet",
            "○ which street to avoid Cy Moss",
            "Eve Stone named by Ana Ruiz",
            "To tell at the end - [x] tell: … in a note with them closes it",
            "Ana Ruiz",
        ]
        await pilot.press("escape")
        await on(pilot, ThreadsScreen)


async def test_one_key_keeps_somebody_named_with_their_path(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 44)) as pilot:
        await to_round(pilot, app)
        await pilot.press("k")  # on Ana nothing happens
        walk_to(app, "named", 1)
        await pilot.press("k")
        await until(pilot, lambda: "Gus Hill named by Ana Ruiz" in rows(app))
        assert page(app).target is not None
        assert "k keeps them" not in " ".join(rows(app))
        (said,) = app._notifications
        assert said.message == "Gus Hill is in the notebook now, with who named them."
        (gus,) = kept(tmp_path).named("Gus Hill")
        assert (gus.origin.how, gus.origin.through) == (How.INTRODUCED, (ANA.id,))
        note = kept(tmp_path).conversations[ANSWER.id]
        assert note.text == ANSWER.text
        assert note.readings["Gus Hill"] == gus.id
        await pilot.press("enter")
        await on(pilot, PeopleScreen)
        assert app.screen.query_one(PeopleList).chosen == gus.id


async def to_round(pilot: Pilot[None], app: QuietnetApp) -> None:
    """Open the round from the thread that waits."""
    await pilot.press("t")
    await on(pilot, ThreadsScreen)
    await pilot.press("slash", *"press", "enter", "o")
    await on(pilot, RoundScreen)
    await until(pilot, lambda: bool(page(app).rows))


async def test_a_question_closes_and_opens_again_where_it_was_written(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 44)) as pilot:
        await to_round(pilot, app)
        walk_to(app, "thread", 1)
        await pilot.press("space")
        await until(pilot, lambda: "● which press" in rows(app))
        assert "#porto-job ✅ 2026-03-20" in kept(tmp_path).conversations[WAITING.id].text
        assert "○ how it ended Bo Lind" in rows(app)
        await pilot.press("space")
        await until(pilot, lambda: "○ which press" in rows(app))
        assert kept(tmp_path).conversations[WAITING.id].text == WAITING.text
        await pilot.press("x")
        await until(pilot, lambda: "Bo Lind" not in " ".join(rows(app)))
        assert "- [-] advice: which press" in kept(tmp_path).conversations[WAITING.id].text


async def test_telling_everybody_ends_the_round(tmp_path: Path) -> None:
    tell = talk([ANA], 1, "- [ ] tell: that I have the post")
    app = opened(tmp_path, ANA, EVE, ANSWER, tell)
    async with app.run_test(size=(110, 44)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        # Nobody is asked any more; looked for by its topic, the round is there.
        assert "porto-job" not in screen_text(app)
        await pilot.press("slash", *"porto", "enter")
        await pilot.pause()
        assert "rounds of asking" in screen_text(app)
        await pilot.press("enter")
        await on(pilot, RoundScreen)
        await until(pilot, lambda: bool(page(app).rows))
        walk_to(app, "thread", 1)
        await pilot.press("space")
        await until(pilot, lambda: "come to its end" in rows(app)[0])
        assert "To tell at the end" not in " ".join(rows(app))


@pytest.mark.parametrize(
    ("kind", "nth", "line"), [("thread", 0, 2), ("thread", 1, 0), ("named", 1, 0)]
)
async def test_enter_opens_the_note_at_its_line(
    tmp_path: Path, kind: str, nth: int, line: int
) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 44)) as pilot:
        await to_round(pilot, app)
        walk_to(app, kind, nth)
        await pilot.press("enter")
        await on(pilot, KitchenScreen)
        page_ = app.screen
        assert isinstance(page_, KitchenScreen)
        row, _ = page_._area.cursor_location
        assert row == line or (nth == 1 and row == page_._area.document.line_count - 1)


async def test_enter_opens_pages_and_forms(tmp_path: Path) -> None:
    app = opened(tmp_path, *ALL)
    async with app.run_test(size=(110, 44)) as pilot:
        await to_round(pilot, app)
        walk_to(app, "notes")
        assert app.screen.person_id == CY.id  # type: ignore[attr-defined]
        await pilot.press("enter")
        await on(pilot, PersonForm)
        await pilot.press("escape")
        await on(pilot, RoundScreen)
        walk_to(app, "tell")
        await pilot.press("enter")
        await on(pilot, PeopleScreen)
        assert app.screen.query_one(PeopleList).chosen == ANA.id


async def test_a_round_let_go_says_so_kindly(tmp_path: Path) -> None:
    app = opened(tmp_path, BO, WAITING)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await on(pilot, ThreadsScreen)
        await pilot.press("o")
        await on(pilot, RoundScreen)
        await until(pilot, lambda: bool(page(app).rows))
        walk_to(app, "thread")
        await pilot.press("x")
        await until(pilot, lambda: "Nobody is asked about this" in " ".join(rows(app)))
        await pilot.press("k", "space", "x", "b", "escape")
        await on(pilot, ThreadsScreen)
        await pilot.press("o")
        await pilot.pause()
        assert "begins with a topic" in str(list(app._notifications)[-1].message)
