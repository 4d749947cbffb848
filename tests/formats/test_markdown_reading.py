"""Pages that people have edited, and pages that are none: read, or skipped with the reason."""

import pytest

from quietnet.domain.arriving import arrive
from quietnet.domain.network import Network
from quietnet.formats.front_matter import MARKER, read_front_matter
from quietnet.formats.markdown_reading import read_pages
from tests.formats.hostile import IDS, NOW

HEAD = f"""---
name: Ana
id: "{IDS[0]}"
created: "2026-03-14T20:00:00Z"
updated: "2026-03-14T20:00:00Z"
"""


def _notes(page: str) -> str:
    (ana,) = read_pages({"people/Ana.md": page.encode()}).people
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
    arrivals = read_pages({"people/Ana.md": page, "README.md": b"", "people/photo.jpg": b""})
    assert arrivals.people == ()
    assert arrivals.skipped == (("people/Ana.md", why),)


def test_a_conversation_that_cannot_be_read_is_skipped_and_named() -> None:
    page = HEAD.replace("name: Ana", "people: [3]").encode() + b"---\n"
    arrivals = read_pages({"conversations/2026/x.md": page})
    assert [skipped.what for skipped in arrivals.skipped] == ["conversations/2026/x.md"]


def test_links_to_nobody_are_refused_by_name_and_odd_fields_survive() -> None:
    page = f"{HEAD}origin:\n  through: ['[[Nobody]]']\n---\n".encode()
    (skipped,) = read_pages({"people/Ana.md": page}).skipped
    assert skipped.why == "“[[Nobody]]” is not an id."
    page = f"{HEAD}relations: [x]\n---\n".encode()
    assert len(read_pages({"people/Ana.md": page}).skipped) == 1


def test_front_matter_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="not a list of fields"):
        read_front_matter(b"---\n\n---\n")


def test_a_folder_arrives_in_the_notebook_it_came_from_without_a_change() -> None:
    arrivals = read_pages({"people/Ana.md": f"{HEAD}---\n\nMine.\n".encode()})
    assert arrive(Network(arrivals.people), arrivals, NOW).unchanged == ("Ana",)
