"""Bringing in, for tests: an app, what a file brings into it, and the way to look at it."""

from pathlib import Path
from typing import Any

from textual.widgets import Input

from quietnet.app import QuietnetApp
from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.person import Contact, ContactKind, Person
from quietnet.screens.asking import AskScreen
from quietnet.screens.people import PeopleScreen
from quietnet.screens.reviewing import ReviewScreen
from tests.builders import person
from tests.opened import kept, opened
from tests.ui.screen_text import screen_text
from tests.ui.waiting import on

ANA = person("Ana Ruiz", work="Builder", contacts=(Contact(kind=ContactKind.EMAIL, value="a@x.y"),))
SAM = person("Sam")
WREN = person("Wren Halloran", work="Lends books")


def card(name: str, **fields: Any) -> Person:
    return person(name, **fields)


def mail(value: str) -> tuple[Contact, ...]:
    return (Contact(kind=ContactKind.EMAIL, value=value),)


def ready(folder: Path, arrivals: Arrivals, **options: Any) -> QuietnetApp:
    return opened(folder, ANA, SAM, WREN, bring_in=lambda _: arrivals, **options)


async def look(app: QuietnetApp, pilot: Any) -> None:
    await on(pilot, PeopleScreen)
    await pilot.press("r")
    await on(pilot, AskScreen)
    app.screen.query_one(Input).value = "people.vcf"
    await pilot.press("enter")
    await on(pilot, ReviewScreen)


def seen(app: QuietnetApp) -> str:
    return " ".join(screen_text(app).split())


def said(app: QuietnetApp) -> list[str]:
    return [str(each.message) for each in app._notifications]


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in kept(folder).people.values())


BOOK = Arrivals(
    "vcard",
    (
        card("Ana Ruiz", work="Baker", contacts=mail("b@x.y")),
        card("Wren H.", places=("Porto",)),
        card("Zoe Baptiste", work="Kayak builder"),
        card("Bram Visser"),
        card("Sam"),
    ),
    skipped=(Skipped("card 6", "There is no name on it."),),
    not_carried={"PRODID": 2},
)
