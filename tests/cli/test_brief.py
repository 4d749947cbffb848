"""``quietnet brief``: one page for the hallway, in words and as JSON."""

from tests.cli.conftest import Run


def test_brief_as_json_has_the_keys_of_the_contract(lived_in: Run) -> None:
    found = lived_in("brief", "Ana", "--json").json
    assert list(found) == [
        *("name", "word", "last", "mattered", "threads", "relations", "topics", "question")
    ]
    assert (found["name"], found["word"]) == ("Ana Ruiz", "at the kitchen table")
    assert found["last"] == {"on": "2025-10-20", "medium": "in person"}
    assert "how the move went" in [thread["text"] for thread in found["threads"]]
    assert found["question"].endswith("?")


def test_brief_in_words_fits_a_small_screen(lived_in: Run) -> None:
    said = lived_in("brief", "Ana")
    assert said.lines[0] == "Ana Ruiz, at the kitchen table"
    assert "Open: how the move went" in said.lines
    assert said.lines[-1].startswith("Perhaps ask: ")
    assert len(said.lines) <= 24


def test_the_fullest_brief_fits_a_small_screen_whole(lived_in: Run) -> None:
    asked = "a long question " * 20
    threads = "\n".join(f"- [ ] ask: {asked}{n}\n> {'words ' * 90}" for n in range(9))
    topics = " ".join(f"#{'topic' * 9}{n}" for n in range(9))
    kept = lived_in("note", "--with", "Ana Ruiz", f"{'Tea again. ' * 90}\n{topics}\n{threads}")
    assert kept.code == 0
    said = lived_in("brief", "Ana")
    assert len(said.lines) <= 23
    assert all(len(line) <= 78 for line in said.lines)
    assert "and more, on their page" in said.lines


def test_brief_of_nobody_is_refused(lived_in: Run) -> None:
    said = lived_in("brief", "Zelda")
    assert said.code == 1
    assert "Nobody here is called" in said.err
