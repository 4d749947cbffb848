"""docs/moving-in.md: every construct of a vault that it lists is read as it says."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from quietnet.domain.arriving import Arrivals
from quietnet.formats import obsidian_keys as keys
from quietnet.formats import obsidian_properties
from quietnet.formats.friends import read_friends
from quietnet.formats.markdown_folder import read_folder
from quietnet.reading.kept import read_kept
from tests.docs.pages import Row, page, rows

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
_PAGE = page("moving-in.md")
_PROPERTIES = rows(_PAGE, "properties", "with", "on the page")
_OTHERS = {"People/Bo Lund.md": b""}


def _code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", f"`{cell}`")


def _vault(path: str, text: str) -> Arrivals:
    return read_folder({path: text.encode(), **_OTHERS}, NOW)


def _said(arrivals: Arrivals, name: str) -> Iterator[str]:
    """Yield what is known of Ana, a line each, as the page words it."""
    names = {person.id: person.name for person in arrivals.people}
    ana = next(person for person in arrivals.people if person.name != "Bo Lund")
    yield f"name {ana.name}"
    for field in ("aliases", "tags", "places", "knows"):
        yield f"{field} {', '.join(getattr(ana, field))}"
    for field in ("birthday", "work", "interesting", "resting"):
        yield f"{field} {getattr(ana, field)}"
    for contact in ana.contacts:
        yield f"{contact.kind} {contact.value}"
        assert contact.kind != "social" or contact.label.lower() == name
    for relation in ana.relations:
        yield f"relation {names[relation.person or '']}"
    yield f"how {ana.origin.how}"
    yield f"story {ana.origin.story}"
    yield f"where {ana.origin.where}"
    yield f"on {ana.origin.on}"
    yield from (f"through {names[id_]}" for id_ in ana.origin.through)
    yield from (f"conversation {talk.on}" for talk in arrivals.conversations)


@pytest.mark.parametrize("row", _PROPERTIES, ids=lambda row: row["on the page"])
def test_each_property_is_read_in_each_spelling(row: Row) -> None:
    for name in _code(row["properties"]):
        if name == ", ":
            continue
        for spelt in {name, name.upper(), name.replace("-", "_"), name.replace("-", " ")}:
            if spelt != name and name in {
                "aliases",
                "alias",
                "tags",
                "tag",
                "keywords",
                "name",
                "title",
            }:
                continue
            note = f"---\n{spelt}: {row['with']}\n---\n"
            if row["on the page"] == "daily notes do not count":
                files = {"People/Ana.md": note.encode(), "2026-03-14.md": b"[[Ana]]"}
                assert read_folder(files, NOW).conversations == ()
            else:
                assert row["on the page"] in _said(_vault("People/Ana.md", note), name), spelt


def test_every_property_that_is_read_is_listed() -> None:
    listed = {name for row in _PROPERTIES for name in _code(row["properties"])} - {", "}
    read = keys.BIRTHDAYS | keys.LASTS | keys.READ_ELSEWHERE
    read |= keys.CONTACTS.keys() | keys.SOCIAL.keys() | keys.RELATIONS.keys()
    assert listed == read | obsidian_properties.READERS.keys()


@pytest.mark.parametrize(
    "row", rows(_PAGE, "a page", "about somebody"), ids=lambda row: row["a page"]
)
def test_which_pages_are_about_somebody(row: Row) -> None:
    path, *more = (part for part in _code(row["a page"]) if part != " with ")
    text = more[0] if more else ""
    text = text if text.startswith("#") else f"---\n{text}\n---\n"
    assert len(_vault(path, text).people) == (2 if row["about somebody"] == "yes" else 1)


@pytest.mark.parametrize(
    "row", rows(_PAGE, "in a people note", "becomes"), ids=lambda row: row["in a people note"]
)
def test_what_the_text_of_a_people_note_becomes(row: Row) -> None:
    written, becomes = row["in a people note"], row["becomes"]
    if "table" in becomes:
        written = f"{written}\n| Phone | 555 |\n{written}"
    arrivals = _vault("People/Ana.md", f"Before.\n\n{written}\n\nBelow.\n")
    ana = arrivals.people[0]
    assert ana.notes.startswith("Before.")
    assert (written in ana.notes) == becomes.startswith("notes")
    assert set(ana.readings) == ({"Bo Lund"} if "means Bo Lund" in becomes else set())
    assert bool(read_kept(ana.notes, ana.readings).threads) == ("thread" in becomes)
    assert [contact.value for contact in ana.contacts] == (["555"] if "table" in becomes else [])
    if becomes.startswith("birthday"):
        assert f"birthday {ana.birthday}" == becomes
    if "conversation" in becomes:
        (talk,) = arrivals.conversations
        assert (str(talk.on) in becomes, talk.text) == (True, "Below.")


@pytest.mark.parametrize(
    "row", rows(_PAGE, "in a daily note", "a conversation"), ids=lambda row: row["in a daily note"]
)
def test_what_counts_in_a_daily_note(row: Row) -> None:
    written = row["in a daily note"].strip()
    files = {"People/Ana.md": b"", "2026-03-14.md": written.encode()}
    talks = read_folder(files, NOW).conversations
    assert len(talks) == (row["a conversation"] == "yes")
    assert all(talk.text == written for talk in talks)


def test_the_line_of_a_friend_is_read_as_shown() -> None:
    shown = rows(_PAGE, "in the file", "in quietnet")[0]["in the file"]
    (grace,) = read_friends(f"### Friends:\n{shown}\n".encode(), NOW).people
    assert (grace.name, grace.aliases, grace.places, grace.tags) == (
        "Grace Hopper", ("The Admiral",), ("Paris",), ("navy",)
    )  # fmt: skip
