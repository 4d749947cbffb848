"""The person's form, walked through by keyboard, and the record that stands afterwards."""

from datetime import date
from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from quietnet.app import QuietnetApp
from quietnet.domain.change import Change
from quietnet.domain.depth_word import Depth
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Contact, ContactKind, How, Person, Relation, RoutinePlace
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.moved_on import MovedOnScreen
from quietnet.screens.parting import PartingScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.person_form import PersonForm
from quietnet.screens.person_groups import GROUPS
from quietnet.store.library import Library
from quietnet.widgets.field import Field
from quietnet.widgets.line import Line
from tests.builders import NOW, TODAY, person, talk
from tests.opened import kept, opened, places
from tests.ui.screen_text import screen_text
from tests.ui.waiting import until

NAMES = [asked.name for _, group in GROUPS for asked in group]
WREN = person("Wren Halloran", interesting="letters, mostly")
ANA = person("Ana Ruiz", places=("Lisbon",), favourite_cheese="Serra")


async def type_in(pilot: Pilot[None], words: str) -> None:
    if words:  # at once, as a fast typist: each press waits for the whole screen
        await pilot.press(*({" ": "space", "\n": "enter"}.get(each, each) for each in words))


def here(app: QuietnetApp) -> str:
    """Return the name of the field the cursor is in."""
    focused = app.focused
    assert focused
    return next(node.asked.name for node in focused.ancestors if isinstance(node, Field))


async def paste_in(app: QuietnetApp, pilot: Pilot[None], words: str) -> None:
    """Write longer words as a paste, which is one event and not one a letter."""
    app.post_message(Paste(words))
    await pilot.pause()
    await until(pilot, lambda: not app._waiting)


async def ghost(app: QuietnetApp, pilot: Pilot[None]) -> None:
    """Wait until a name is offered."""
    line = app.focused
    assert isinstance(line, Line)
    await until(pilot, lambda: bool(line._suggestion))


async def walk_to(pilot: Pilot[None], app: QuietnetApp, name: str) -> None:
    for _ in range(80):
        if here(app) == name:
            return
        await pilot.press("tab")
    raise AssertionError(name)


async def arrive(app: QuietnetApp, pilot: Pilot[None], screen: type[Screen[Any]]) -> None:
    """Wait until a screen is there and nothing is being kept any more."""

    def there() -> bool:
        busy = app._waiting or app._under_way or app._keeping.locked()
        return isinstance(app.screen, screen) and not busy

    await until(pilot, there)
    await pilot.pause()


async def begin(app: QuietnetApp, pilot: Pilot[None], key: str) -> None:
    await pilot.pause()
    await pilot.press(key)
    await arrive(app, pilot, PersonForm)


def one(folder: Path, name: str) -> Person:
    (found,) = kept(folder).named(name)
    return found


async def test_a_name_and_enter_keep_somebody(tmp_path: Path) -> None:
    app = opened(tmp_path, WREN)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "a")
        assert "A name is enough; enter keeps." in screen_text(app)
        await type_in(pilot, "Zoë Ek\n")
        await arrive(app, pilot, PeopleScreen)
        zoe = one(tmp_path, "Zoë Ek")
        assert isinstance(app.screen, PeopleScreen)
        assert app.screen.person_id == zoe.id
        assert zoe.kept() == Person.named("Zoë Ek", NOW).kept() | {
            "id": zoe.id,
            "created": zoe.kept()["created"],
            "updated": zoe.kept()["updated"],
        }


async def test_every_group_is_filled_by_keyboard(tmp_path: Path) -> None:
    app = opened(tmp_path, WREN)
    async with app.run_test(size=(100, 34)) as pilot:
        await begin(app, pilot, "a")
        typed = {
            "name": "Jonas Adeyemi",
            "aliases": "Joe, Jon",
            "interesting": "bakes at night",
            "places": "Porto",
            "work": "baker",
            "knows": "sourdough, ovens",
            "tags": "bread",
            "origin-on": "March 2019",
            "origin-where": "a stairwell",
            "origin-through": "wr",
            "origin-story": "Both were lost.",
            "relations": "sister: Ida\npartner: Wren Hal",
            "contacts": "jonas@example.org\nphone (bakery): 555 0101",
            "birthday": "4 March",
            "dates": "first loaf: 1987",
            "own_why": "the winter",
            "routines": "work since March 2019, every 14 days",
            "resting": "until 3 May",
            "plan": "next Friday",
            "notes": "Up at three.\nNo calls before noon.",
        }
        turned = {"origin-how": 3, "kept_close": 1, "own_word": 4, "ended": 2}
        for name in NAMES:
            await walk_to(pilot, app, name)
            for _ in range(turned.get(name, 0)):
                await pilot.press("right")
            for line in typed.get(name, "").splitlines(keepends=True):
                words = line.rstrip()
                await paste_in(app, pilot, words)
                if words.endswith(("wr", "Wren Hal")):
                    await ghost(app, pilot)
                    await pilot.press("tab")
                if line.endswith("\n"):
                    await pilot.press("enter")
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
    _as_typed(one(tmp_path, "Jonas Adeyemi"))
    (plan,) = kept(tmp_path).conversations.values()
    assert (plan.on, plan.planned) == (date(2026, 3, 27), True)


def _as_typed(jonas: Person) -> None:
    assert jonas.aliases == ("Joe", "Jon")
    assert (jonas.interesting, jonas.work) == ("bakes at night", "baker")
    assert (jonas.places, jonas.knows) == (("Porto",), ("sourdough", "ovens"))
    assert jonas.tags == ("bread",)
    assert jonas.origin.how is How.WORK
    assert jonas.origin.on == PartialDate(2019, 3)
    assert (jonas.origin.where, jonas.origin.story) == ("a stairwell", "Both were lost.")
    assert jonas.origin.through == (WREN.id,)
    assert jonas.relations == (
        Relation(kind="sister", name="Ida"),
        Relation(kind="partner", person=WREN.id),
    )
    assert jonas.contacts == (
        Contact(kind=ContactKind.EMAIL, value="jonas@example.org"),
        Contact(kind=ContactKind.PHONE, label="bakery", value="555 0101"),
    )
    assert jonas.birthday == PartialDate(None, 3, 4)
    assert [(each.what, str(each.on)) for each in jonas.dates] == [("first loaf", "1987")]
    assert jonas.kept_close
    assert jonas.own_word
    assert jonas.own_word.depth is Depth.KITCHEN
    assert (jonas.own_word.on, jonas.own_word.why) == (TODAY, "the winter")
    (routine,) = jonas.routines
    assert (routine.where, routine.every) == (RoutinePlace.WORK, 14)
    assert jonas.resting == date(2026, 5, 3)
    assert jonas.ended == "remembered"
    assert jonas.notes == "Up at three.\nNo calls before noon."


async def test_what_is_not_understood_keeps_the_form_and_says_why(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "i")
        await walk_to(pilot, app, "origin-on")
        await type_in(pilot, "last summer")
        await walk_to(pilot, app, "birthday")
        await type_in(pilot, "31 February")
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PersonForm)
        assert here(app) == "origin-on"
        assert "“last summer” is not a date" in screen_text(app)
        assert app.screen.query_one("#birthday", Field).why
        assert kept(tmp_path).people == {ANA.id: ANA}
        await pilot.press("ctrl+u")
        await type_in(pilot, "2019")
        await walk_to(pilot, app, "birthday")
        await pilot.press("ctrl+u")
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
        changed = kept(tmp_path).people[ANA.id]
        assert changed == ANA.changed(NOW, origin={"on": PartialDate(2019)}).model_copy(
            update={"updated": changed.updated}
        )


async def test_nothing_edited_changes_nothing(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "i")
        await pilot.press("shift+tab")
        assert here(app) == "notes"
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
        assert kept(tmp_path).people == {ANA.id: ANA}


async def test_what_was_typed_and_left_is_still_there(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA, WREN)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "i")
        await walk_to(pilot, app, "work")
        await type_in(pilot, "frames")
        await pilot.press("escape")
        await arrive(app, pilot, PeopleScreen)
        assert kept(tmp_path).people[ANA.id] == ANA
        await begin(app, pilot, "a")
        assert "frames" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        await begin(app, pilot, "i")
        assert "frames" in screen_text(app)
        assert "What you had begun is still here." in " ".join(screen_text(app).split())
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "work            frames" not in screen_text(app)
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
        await begin(app, pilot, "i")
        await walk_to(pilot, app, "work")
        await type_in(pilot, "frames")
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
        assert kept(tmp_path).people[ANA.id].work == "frames"
        assert kept(tmp_path).people[ANA.id].model_extra == {"favourite_cheese": "Serra"}
        await begin(app, pilot, "i")
        assert "is still here" not in screen_text(app)


async def test_somebody_of_the_same_name_is_asked_about_once(tmp_path: Path) -> None:
    app = opened(tmp_path, WREN)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "a")
        await type_in(pilot, "Wren Halloran\n")
        await arrive(app, pilot, PersonForm)
        assert "is here already" in screen_text(app)
        await pilot.press("enter")
        await arrive(app, pilot, PeopleScreen)
        assert len(kept(tmp_path).named("Wren Halloran")) == 2


async def test_who_led_there_and_is_new_is_kept_and_said(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "i")
        await walk_to(pilot, app, "origin-through")
        await type_in(pilot, "Ida Berg")
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
        assert "New with them: Ida Berg." in " ".join(
            str(note.message) for note in app._notifications
        )
    assert kept(tmp_path).people[ANA.id].origin.through == (one(tmp_path, "Ida Berg").id,)


async def test_a_record_changed_elsewhere_is_said_and_the_form_stays(tmp_path: Path) -> None:
    app = opened(tmp_path, ANA)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, "i")
        await walk_to(pilot, app, "work")
        await type_in(pilot, "frames")
        other = Library(places(tmp_path), lambda: NOW)
        other.load()
        theirs = ANA.changed(NOW, work="retired", interesting="brazing", places=("Porto",))
        other.keep(Change(put=(theirs,)))
        await app._look()
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "Elsewhere this was changed to “retired”; keeping asks which stands." in text
        assert "frames" in text
        assert "brazing" in text
        assert "Porto" in text
        await pilot.press("ctrl+s")
        await arrive(app, pilot, MovedOnScreen)
        assert kept(tmp_path).people[ANA.id] == theirs
        await pilot.press("down", "enter", "ctrl+s")
        await arrive(app, pilot, PeopleScreen)
        both = kept(tmp_path).people[ANA.id]
        assert (both.work, both.interesting, both.places) == ("frames", "brazing", ("Porto",))


async def test_lines_grow_as_they_are_written_and_pastes_stay_whole(tmp_path: Path) -> None:
    bold = person("[bold]Zed[/]", notes="[@click=app.quit]x[/]", work="a\u202eb")
    app = opened(tmp_path, bold)
    async with app.run_test(size=(80, 34)) as pilot:
        await begin(app, pilot, "i")
        assert "[bold]Zed[/]" in screen_text(app)
        assert "a\ufffdb" in screen_text(app)
        await walk_to(pilot, app, "contacts")
        contacts = app.screen.query_one("#contacts", Field)
        assert len(contacts.query("Line")) == 1
        await type_in(pilot, "a@b.cd\n")
        assert here(app) == "contacts"
        await type_in(pilot, "c@d.ef")
        await pilot.press("up", "up")
        assert here(app) == "relations"
        await paste_in(app, pilot, "friend:\nIda  Berg")
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
    changed = kept(tmp_path).people[bold.id]
    assert [each.value for each in changed.contacts] == ["a@b.cd", "c@d.ef"]
    assert changed.relations == (Relation(kind="friend", name="Ida Berg"),)
    assert (changed.work, changed.notes) == (bold.work, bold.notes)


async def test_a_deleted_page_leaves_conversations_that_still_open(tmp_path: Path) -> None:
    talks = [talk([ANA, WREN], 3, "Ana by the fridge."), talk([ANA], 5, "")]
    app = opened(tmp_path, ANA, WREN, *talks)
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        await pilot.press("delete")
        await arrive(app, pilot, PartingScreen)
        what = str(app.screen.query_one("#what", Static).render())
        assert "conversations stay" in what
        await pilot.press("escape")
        await pilot.pause()
        assert ANA.id in kept(tmp_path).people
        await pilot.press("delete")
        await pilot.pause()
        await pilot.press("enter")
        await arrive(app, pilot, PeopleScreen)
        assert list(kept(tmp_path).people) == [WREN.id]
        assert kept(tmp_path).conversations == {each.id: each for each in talks}
        for room in ("d", "g", "p"):
            await pilot.press(room)
            await pilot.pause()
        assert "Ana by the fridge." in screen_text(app)
        await pilot.press("enter", "down", "enter")
        await arrive(app, pilot, KitchenScreen)
        await type_in(pilot, "!")
        await pilot.press("ctrl+s")
        await arrive(app, pilot, PeopleScreen)
        changed = kept(tmp_path).conversations[talks[0].id]
        assert set(changed.people) == {ANA.id, WREN.id}
        assert "Ana by the fridge." in changed.text


async def test_keys_about_somebody_do_nothing_where_nobody_is(tmp_path: Path) -> None:
    app = opened(tmp_path, WREN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "z", "z", "enter")
        await pilot.press("i", "delete")
        await arrive(app, pilot, PeopleScreen)
        assert kept(tmp_path).people == {WREN.id: WREN}


async def test_the_page_shows_what_the_form_knows(tmp_path: Path) -> None:
    plan = talk([ANA], -7, planned=True, where="Porto")
    told = ANA.changed(
        NOW,
        own_word={"depth": Depth.KNOWN, "on": TODAY, "why": "the move"},
        routines=({"where": RoutinePlace.WORK, "since": PartialDate(2019, 3)},),
        resting=date(2026, 5, 3),
        ended="let go",
    )
    app = opened(tmp_path, told, plan)
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for words in (
            "knows the house — your word: the move",
            "planned  27 March · in person · Porto",
            "routine  work since March 2019, every week",
            "resting  until 3 May 2026",
            "let go",
        ):
            assert words in text
        await begin(app, pilot, "i")
        field = app.screen.query_one("#plan", Field)
        assert str(field.query(".above").first(Static).render()) == "27 March · in person · Porto"
