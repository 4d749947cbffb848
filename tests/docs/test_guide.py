"""The guide: every key and every screen of the rooms is told, and what it says of finding holds."""

import re

import pytest

from quietnet.cli.keys import by_place
from quietnet.cli.parser import parse
from quietnet.domain.network import Network
from quietnet.screens.room import Room
from quietnet.search.finding import find
from quietnet.search.index import Index
from tests.builders import TODAY, person, talk
from tests.docs.pages import DOCS, PAGES, page, rows

GUIDE = page("guide.md")
_EVERYWHERE_TOLD = "".join(path.read_text("utf-8") for path in PAGES)
_PLAIN = frozenset({"enter", "esc", "tab", "space", "backspace", "←", "→"})


@pytest.mark.parametrize(
    ("place", "keys"),
    [(place, each.keys) for place, found in by_place().items() for each in found],
)
def test_every_key_is_told_on_some_page(place: str, keys: str) -> None:
    wanted = keys.split(" or ")
    assert any(f"`{key}`" in _EVERYWHERE_TOLD for key in wanted) or set(wanted) <= _PLAIN, place


@pytest.mark.parametrize(
    "keys", [each.keys for place in ("Everywhere", "In every room") for each in by_place()[place]]
)
def test_every_key_of_all_rooms_is_in_the_guide(keys: str) -> None:
    assert any(f"`{key}`" in GUIDE for key in keys.split(" or "))


def test_every_room_has_a_plain_command() -> None:
    told = {row["screen"]: row["command"] for row in rows(GUIDE, "screen", "command")}
    rooms = {each.NAME for each in _all_rooms()} - {""}
    assert rooms
    assert {name.lower() for name in told} >= rooms
    for commands in told.values():
        for command in re.findall(r"quietnet ([^`,]+)", commands):
            assert parse(command.split()).command


def _all_rooms() -> list[type[Room]]:
    import quietnet.app.quietnet_app  # noqa: F401 - every room is there then

    return [each for each in Room.__subclasses__() if each.__module__.startswith("quietnet.")]


ANA = person("Ana Ruiz", tags=("choir",), places=("Porto",))
JONAS = person("Jonas Weber")
TALKS = (
    talk([ANA], 0, "Tea with Ana about #books/poetry. Her bicycles. Slow trains."),
    talk([JONAS], 1, "Tea and sugar in Lisbon, trains so slow."),
    talk([JONAS], 442, "Books.", where="Porto"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bicycle", [0]),
        ("tea lisbon", [1]),
        ('"slow trains"', [0]),
        ("tea -sugar", [0]),
        ("topic:books", [0]),
        ("tag:choir", [0]),
        ("with:Ana", [0]),
        ("in:Porto", [2]),
        ("in:March", [0, 1]),
        ("on:2026-03", [0, 1]),
        ("on:yesterday", [1]),
        ("topic:books with:Ana -poetry", []),
    ],
)
def test_what_the_guide_says_can_be_typed_finds_what_it_says(typed: str, found: list[int]) -> None:
    assert f"`{typed}`" in GUIDE
    index = Index(Network([ANA, JONAS], TALKS))
    hits = find(index, typed, TODAY, lambda _: None)
    assert [hit.id for hit in hits if hit.on] == [TALKS[at].id for at in found]


def test_the_guide_names_no_page_that_is_not_there() -> None:
    for name in re.findall(r"\]\(([\w-]+\.md)", GUIDE):
        assert (DOCS / name).exists()
