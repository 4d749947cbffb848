"""Every screen there is, and the keys that lead there from People in a notebook full of words.

A new screen is one line here; a test says which screens of ``quietnet.screens`` are missing.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

from textual.command import CommandPalette
from textual.screen import Screen

import quietnet.screens
from quietnet.app import QuietnetApp
from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.change import Change
from quietnet.domain.clash import Clash
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.record import new_id
from quietnet.reading.coming_back import ThinkOf
from quietnet.reading.side_by_side import Beside
from quietnet.reading.trails import Trail
from quietnet.screens.apart import ApartScreen, WrittenApart
from quietnet.screens.asking import AskScreen
from quietnet.screens.before import BeforeScreen
from quietnet.screens.choosing import ChooseScreen
from quietnet.screens.coming_back import ComingBackScreen
from quietnet.screens.depth import DepthScreen
from quietnet.screens.help import HelpScreen
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.looking_back import LongViewScreen, ThisDayScreen
from quietnet.screens.merging import MergeScreen
from quietnet.screens.moved_on import MovedOnScreen
from quietnet.screens.parting import PartingScreen
from quietnet.screens.paths import PathsScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.person_form import PersonForm
from quietnet.screens.picking import PickScreen
from quietnet.screens.quiet import QuietScreen
from quietnet.screens.recovery import CopyThere, Damaged, RecoveryScreen
from quietnet.screens.reviewing import ReviewScreen
from quietnet.screens.round import RoundScreen
from quietnet.screens.settings import SettingsScreen
from quietnet.screens.sure import SureScreen
from quietnet.screens.threads import ThreadsScreen
from quietnet.screens.trail import TrailScreen
from quietnet.screens.unfinished import UnfinishedScreen
from quietnet.screens.unlocking import UnlockingScreen
from quietnet.screens.waiting import WaitScreen
from quietnet.screens.wastebasket import WastebasketScreen
from quietnet.screens.welcome import WelcomeScreen
from quietnet.store.drafts import Drafts
from tests.builders import NOW
from tests.opened import notebook, opened, places
from tests.ui.hostile import ALL, TEXT, hostile_notebook

_TAKES_LONG = 3.0  # seconds

Records = tuple[Person | Conversation, ...]
Opener = Callable[[Path, Records], QuietnetApp]


def _opened(folder: Path, records: Records) -> QuietnetApp:
    return opened(folder, *records)


def _with_nobody(folder: Path, records: Records) -> QuietnetApp:
    del records
    return opened(folder)


def _with_drafts(folder: Path, records: Records) -> QuietnetApp:
    library = notebook(folder, *records)
    for record in records:
        if isinstance(record, Conversation):
            held = Drafts(places(folder), library.notebook_id).begin()
            held.save(record.text, {"head": {"people": record.where, "where": record.where}}, NOW)
            held.release()
    return opened(folder)


def _with_everything_deleted(folder: Path, records: Records) -> QuietnetApp:
    notebook(folder, *records).keep(Change(forget=tuple(record.id for record in records)))
    return opened(folder)


def _bringing_in_slowly(folder: Path, records: Records) -> QuietnetApp:
    """Open a notebook into which a file comes that takes its time."""
    return _bringing_in(folder, records, after=_TAKES_LONG)


def _bringing_in(folder: Path, records: Records, after: float = 0.0) -> QuietnetApp:
    """Open a notebook into which somebody like each of its people can be brought."""
    people = tuple(record for record in records if isinstance(record, Person))
    came = tuple(each.model_copy(update={"id": new_id(), "work": each.name}) for each in people)
    skipped = tuple(Skipped(each.work, each.interesting) for each in people)
    arrivals = Arrivals("vcard", came, skipped=skipped)

    def bring_in(_path: Path) -> Arrivals:
        Event().wait(after)
        return arrivals

    return opened(folder, *records, bring_in=bring_in)


def _trail() -> Screen[Any]:
    people = [each for each in hostile_notebook() if isinstance(each, Person)]
    return TrailScreen(Trail(people[0].name, "key", f"https://{people[1].name}"), people)


def _moved_on() -> Screen[Any]:
    pairs = zip(ALL, reversed(ALL), strict=True)
    clashes = (
        Clash(f"f{n}", one, one, two, may_be_both=True) for n, (one, two) in enumerate(pairs)
    )
    return MovedOnScreen(TEXT, tuple(clashes))


def _coming_back() -> Screen[Any]:
    somebody = next(each for each in hostile_notebook() if isinstance(each, Person))
    return ComingBackScreen(ThinkOf(somebody, TEXT))


def _apart() -> Screen[Any]:
    pairs = zip(ALL, reversed(ALL), strict=True)
    written = (WrittenApart(a, (Beside(a, a, b, differs=True),), b) for a, b in pairs)
    return ApartScreen(tuple(written), ALL)


def _recovery() -> Screen[Any]:
    copies = tuple(CopyThere(each, each) for each in ALL)
    return RecoveryScreen(tuple(Damaged(each, each, each, copies[:2]) for each in ALL))


def _unlocking() -> Screen[Any]:
    return UnlockingScreen()


@dataclass(frozen=True)
class Journey:
    """How a screen is reached: the app it is in, the keys, and the keys that show more of it."""

    screen: type[Screen[Any]]
    keys: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    opens: Opener = field(default=_opened)
    shown: Callable[[], Screen[Any]] | None = None  # a screen that no key leads to at once


EVERY_SCREEN: dict[str, Journey] = {
    "people": Journey(PeopleScreen, (), ("down",) * 46),
    "page": Journey(PeopleScreen, ("enter",), ("down", "pagedown", "pagedown", "pagedown")),
    "depth": Journey(DepthScreen, ("d",), ("right",) * 12),
    "threads": Journey(ThreadsScreen, ("t",), ("pagedown",) * 6),
    "trail": Journey(TrailScreen, (), ("pagedown",) * 6, shown=_trail),
    "paths": Journey(PathsScreen, ("w",), ("down",) * 10),
    "to meet": Journey(PathsScreen, ("w", "tab"), ("down",) * 10),
    "found": Journey(PeopleScreen, ("slash", *"a"), ("enter", *("pagedown",) * 9)),
    "round": Journey(RoundScreen, ("t", "slash", *"advice", "enter", "o"), ("pagedown",) * 6),
    "settings": Journey(SettingsScreen, ("comma",), ("right", *("down",) * 12)),
    "long view": Journey(LongViewScreen, ("y",), ("down", "down", "pagedown")),
    "this day": Journey(ThisDayScreen, ("Y",), ("down", "down")),
    "coming back": Journey(ComingBackScreen, (), (), shown=_coming_back),
    "before": Journey(BeforeScreen, ("b",), ("o",)),
    "quiet": Journey(QuietScreen, ("g", "right", "enter"), ("down", "down")),
    "kitchen": Journey(KitchenScreen, ("n",), ("at", "0", "1", "f3", "f2")),
    "kept note": Journey(
        KitchenScreen, ("enter", "down", "down", "enter"), ("ctrl+home", *("pagedown",) * 4, "f3")
    ),
    "form": Journey(PersonForm, ("i",), ("tab",) * 12),
    "new form": Journey(PersonForm, ("a",), ("tab",) * 5),
    "ask": Journey(AskScreen, ("r",)),
    "pick": Journey(PickScreen, ("d", "equals_sign")),
    "export what": Journey(PickScreen, ("e",)),
    "export where": Journey(AskScreen, ("e", "down", "enter")),
    "parting": Journey(PartingScreen, ("delete",)),
    "wastebasket": Journey(WastebasketScreen, ("W",), ("pagedown",) * 6, _with_everything_deleted),
    "letting go for good": Journey(SureScreen, ("W", "delete"), (), _with_everything_deleted),
    "moved on": Journey(MovedOnScreen, (), ("pagedown",) * 9, shown=_moved_on),
    "apart": Journey(ApartScreen, (), ("pagedown",) * 60, shown=_apart),
    "recovery": Journey(RecoveryScreen, (), ("pagedown",) * 9, shown=_recovery),
    "unlocking": Journey(UnlockingScreen, (), (), shown=_unlocking),
    "review": Journey(ReviewScreen, ("r", "x", "enter"), ("space", "down") * 9, _bringing_in),
    "one who arrives": Journey(
        ReviewScreen, ("r", "x", "enter"), ("enter", "pagedown", "pagedown"), _bringing_in
    ),
    "waiting": Journey(WaitScreen, ("r", *"[/]x", "enter"), (), _bringing_in_slowly),
    "choose": Journey(ChooseScreen, ("m",), ("pagedown",) * 6),
    "merge": Journey(MergeScreen, ("m", "enter"), (*("space", "down") * 12, "pagedown")),
    "help": Journey(HelpScreen, ("f1",)),
    "unfinished": Journey(UnfinishedScreen, (), ("down",) * 20, _with_drafts),
    "welcome": Journey(WelcomeScreen, (), (), _with_nobody),
    "palette": Journey(CommandPalette, ("ctrl+p",), ("down", "down")),
}


def all_screens() -> set[type[Screen[Any]]]:
    """Return every screen of quietnet that no other screen builds on."""
    rooms = pkgutil.iter_modules(quietnet.screens.__path__, "quietnet.screens.")
    modules = [importlib.import_module(each.name) for each in rooms]
    found = {
        each
        for module in modules
        for _, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, Screen) and each.__module__.startswith("quietnet.screens")
    }
    return {each for each in found if not any(each is not o and issubclass(o, each) for o in found)}
