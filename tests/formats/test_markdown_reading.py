"""Pages that people have edited, and pages that are none: read, or skipped with the reason."""

import pytest

from quietnet.domain.arriving import arrive
from quietnet.domain.network import Network
from quietnet.formats.front_matter import MARKER, read_front_matter
from tests.formats.hostile import IDS, NOW
from tests.formats.read_back import read_pages

HEAD = f"""---
name: Ana
id: "{IDS[0]}"
created: "2026-03-14T20:00:00Z"
updated: "2026-03-14T20:00:00Z"
"""


def _notes(page: str) -> str:
    (ana,) = read_pages({"people/Ana.md": page.encode()}, NOW).people
    return ana.notes


def test_a_page_whose_generated_part_was_removed_is_all_text() -> None:
    assert _notes(f"{HEAD}---\n\nMine.\n") == "Mine.\n"
    assert _notes(f"{HEAD}---\n") == ""


def test_the_last_marker_counts() -> None:
    assert _notes(f"{HEAD}---\n\na\n{MARKER}\nb\n\n{MARKER}\n\n## Depth\n") == f"a\n{MARKER}\nb"
    assert _notes(f"{HEAD}---\n\na\n\n{MARKER}") == "a"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (b"# Ana\n", "The file has no front matter."),
        (b"---\nname: Ana\n", "The front matter has no end."),
        (b"---\nname: [\n---\n", "The front matter is not readable as YAML."),
        (b"---\n!!python/object:os.system x\n---\n", "The front matter is not readable as YAML."),
        (b"---\n- a\n---\n", "The front matter is not a list of fields."),
        (b"---\nname: \xff\n---\n", "The file is not in UTF-8."),
        (HEAD.replace("name: Ana\n", "").encode() + b"---\n", "The name is missing."),
    ],
)
def test_a_page_that_cannot_be_read_is_skipped_and_named(page: bytes, why: str) -> None:
    arrivals = read_pages({"people/Ana.md": page, "README.md": b"", "people/photo.jpg": b""}, NOW)
    assert arrivals.people == ()
    assert arrivals.skipped == (("people/Ana.md", why),)


def test_a_conversation_that_cannot_be_read_is_skipped_and_named() -> None:
    page = HEAD.replace("name: Ana", "people: [3]").encode() + b"---\n"
    arrivals = read_pages({"conversations/2026/x.md": page}, NOW)
    assert [skipped.what for skipped in arrivals.skipped] == ["conversations/2026/x.md"]


def test_whoever_is_linked_to_without_a_page_comes_as_a_name() -> None:
    page = f"{HEAD}origin:\n  through: ['[[friends/Bo Lund|Bo]]']\nmood: good\n---\n".encode()
    arrivals = read_pages({"people/Ana.md": page}, NOW)
    ana, bo = arrivals.people
    assert (bo.name, ana.origin.through) == ("Bo Lund", (bo.id,))
    assert ana.model_extra == {"mood": "good"}
    assert set(arrivals.own) == {ana.id}
    assert read_pages({"people/Ana.md": page}, NOW).people[1].id == bo.id


def test_what_is_no_field_of_the_right_shape_is_skipped_with_its_name() -> None:
    page = f"{HEAD}relations: [x]\n---\n".encode()
    assert len(read_pages({"people/Ana.md": page}, NOW).skipped) == 1


def test_front_matter_as_editors_leave_it_is_read() -> None:
    page = f"""---
name: 1984
aliases: Anita
birthday: 1990-04-05
work:
kept_close: true
own_word:
  depth: KNOWN
  on: 2025-01-02
origin:
  on: 2019
let_be: 2024-05-06
tags: [2024, true]
id: {IDS[0]}
rev: 2
created: 2026-03-14T20:00:00Z
updated: 2026-03-14 20:00:00+00:00
---

Mine.
"""
    (ana,) = read_pages(
        {"people/Ana.md": ("\ufeff" + page.replace("\n", "\r\n")).encode()}, NOW
    ).people
    assert (ana.name, ana.aliases, str(ana.birthday), ana.work) == (
        "1984", ("Anita",), "1990-04-05", ""
    )  # fmt: skip
    assert (ana.kept_close, str(ana.origin.on), ana.rev) == (True, "2019", 2)
    assert ana.own_word
    assert ana.own_word.on.isoformat() == "2025-01-02"
    assert (ana.tags, ana.notes) == (("2024", "true"), "Mine.\n")
    talk = f"---\non: 2026-03-14\npeople: '[[1984]]'\nminutes: 90\nid: {IDS[1]}\nrev: 1\n"
    talk += "created: 2026-03-14T20:00:00Z\nupdated: 2026-03-14T20:00:00Z\n---\n"
    files = {"people/1984.md": page.encode(), "conversations/x.md": talk.encode()}
    (read,) = read_pages(files, NOW).conversations
    assert (read.on.isoformat(), read.people, read.minutes) == ("2026-03-14", (IDS[0],), 90)


@pytest.mark.parametrize(
    "head",
    [
        "a: " + "[" * 200_000,
        "- " * 200_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
        "a: &a\n  b: *a",
    ],
)
def test_front_matter_made_to_break_a_reader_is_skipped(head: str) -> None:
    (skipped,) = read_pages({"people/Ana.md": f"---\n{head}\n---\n".encode()}, NOW).skipped
    assert skipped.why == "The front matter is not readable as YAML."


def test_long_lists_are_read() -> None:
    aliases = "\n".join(f"- n{number}" for number in range(2_000))
    page = f"{HEAD}aliases:\n{aliases}\n---\n".encode()
    assert len(read_pages({"people/Ana.md": page}, NOW).people[0].aliases) == 2_000


def test_a_copied_page_is_left_out_and_named() -> None:
    page = f"{HEAD}---\n".encode()
    arrivals = read_pages({"people/Ana copy.md": page, "people/Ana.md": page}, NOW)
    assert [person.name for person in arrivals.people] == ["Ana"]
    assert arrivals.skipped == (
        ("people/Ana.md", "people/Ana copy.md has the same id; this one was left out."),
    )


def test_front_matter_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="not a list of fields"):
        read_front_matter(b"---\n\n---\n")


def test_a_folder_arrives_in_the_notebook_it_came_from_without_a_change() -> None:
    arrivals = read_pages({"people/Ana.md": f"{HEAD}---\n\nMine.\n".encode()}, NOW)
    assert arrive(Network(arrivals.people), arrivals, NOW).unchanged == ("Ana",)


def test_a_photograph_that_is_another_one_now_is_named() -> None:
    path = f"attachments/{'0' * 40}.jpg"
    arrivals = read_pages({path: b"other", "attachments/notes.txt": b"mine"}, NOW)
    assert arrivals.skipped == ((path, "It is not the file that was written out."),)
