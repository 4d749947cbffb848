"""Moving house on the command line: in from other programs, out, and back without loss."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.formats.monica_account import PHOTO, account_file
from tests.formats.test_friends import FILE as FRIENDS


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _records(quietnet: Run, *options: str) -> dict[str, Any]:
    """Return everything in a notebook, by the document that holds it all."""
    out = Path("records.json")
    out.unlink(missing_ok=True)
    assert quietnet(*options, "export", str(out), "--format", "json", "--private").code == 0
    document: dict[str, Any] = json.loads(out.read_bytes())
    return {name: document[name] for name in ("people", "conversations", "attachments")}


@pytest.fixture
def moved_in(quietnet: Run) -> Run:
    """A notebook that came from Monica, with photographs and private lines."""
    Path("monica.json").write_bytes(account_file())
    assert quietnet("import", "monica.json").code == 0
    quietnet("note", "--with", "Ana Maria Ruiz", "Tea with Ana.\n~ not for everybody\n- [ ] figs")
    return quietnet


def test_a_monica_account_with_its_report(quietnet: Run) -> None:
    Path("monica.json").write_bytes(account_file())
    preview = quietnet("import", "--preview", "monica.json")
    assert preview.out.startswith("Nothing was brought in; this is what would be.\n")
    said = quietnet("import", "monica.json")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        "Conversations were added.\n\nAdded\n  Ana Maria Ruiz\n  Jonas Weber\n"
    )
    assert "Skipped\n  Where and how you first met: Monica leaves first_met_where and" in said.out
    assert "  contact.last_talked_to\n" in said.out
    ana = quietnet("show", "Anita", "--json").json
    assert len(ana["conversations"]) == 4
    assert {thread["text"] for thread in ana["threads"] if thread["state"] == "open"} >= {
        "the film's name", "Lend her the lathe: the small one"
    }  # fmt: skip
    again = quietnet("import", "--json", "monica.json").json
    assert (again["format"], again["added"], again["updated"], again["conversations"]) == (
        "monica", [], [], 0
    )  # fmt: skip


def test_a_friends_file(quietnet: Run) -> None:
    Path("friends.md").write_text(FRIENDS, encoding="utf-8")
    said = quietnet("import", "--json", "friends.md").json
    assert (said["format"], said["added"]) == ("friends", ["Grace Hopper", "Marie Curie"])
    assert said["conversations"] == 5
    assert [c["on"] for c in quietnet("show", "The Admiral", "--json").json["conversations"]] == [
        "2018-11-05", "2018-11-04"
    ]  # fmt: skip
    assert quietnet("import", "friends.md").out.count("Added") == 0


def test_a_vault(quietnet: Run, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    (vault / "People").mkdir(parents=True)
    (vault / ".obsidian").mkdir()
    (vault / ".obsidian" / "app.md").write_text("#person", encoding="utf-8")
    (vault / "People" / "Ana Lima.md").write_text("---\nbirthday: 04-17\n---\n", encoding="utf-8")
    (vault / "2025-03-14.md").write_text("Tea with [[Ana Lima]].", encoding="utf-8")
    said = quietnet("import", "--json", str(vault)).json
    assert (said["format"], said["added"], said["conversations"]) == ("markdown", ["Ana Lima"], 1)
    one = quietnet("import", "--json", str(vault / "People" / "Ana Lima.md"))
    assert (one.code, one.json["added"], one.json["unchanged"]) == (0, [], 1)
    (vault / "Bo.md").write_text("Sings.", encoding="utf-8")
    assert quietnet("import", "--json", str(vault / "Bo.md")).json["added"] == ["Bo"]
    ana = quietnet("show", "Ana", "--json").json
    assert (ana["birthday"], ana["conversations"][0]["medium"]) == ("--04-17", "unsaid")


def test_a_folder_comes_back_as_it_went_and_goes_as_it_came(moved_in: Run, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    assert moved_in("export", str(out), "--private").code == 0
    assert PHOTO in _files(out / "attachments").values()
    before = _records(moved_in)
    fresh = ("--notebook", str(tmp_path / "fresh"))
    said = moved_in(*fresh, "import", "--json", str(out))
    assert (said.code, said.json["skipped"], said.json["not_carried"]) == (0, [], [])
    assert _records(moved_in, *fresh) == before
    assert moved_in(*fresh, "export", str(other), "--private").code == 0
    assert _files(other) == _files(out)
    again = moved_in(*fresh, "import", "--json", str(out)).json
    assert (again["added"], again["updated"], again["conversations"]) == ([], [], 0)


def test_an_edited_page_comes_back_with_its_private_lines(moved_in: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    moved_in("export", str(out))
    before = _records(moved_in)
    (page,) = out.glob("conversations/2025/2025-11-22*.md")
    assert "not for everybody" not in page.read_text("utf-8")
    page.write_text(page.read_text("utf-8").replace("Tea with", "Tea and figs with"), "utf-8")
    person = out / "people" / "Jonas Weber.md"
    person.write_text(person.read_text("utf-8").replace("---\n\n", "---\n\nPlays chess.\n", 1))
    (out / "people" / "Grace Hill.md").unlink()
    said = moved_in("import", "--json", str(out)).json
    assert (said["added"], said["updated"], said["conversations"]) == ([], ["Jonas Weber"], 1)
    after = _records(moved_in)
    (tea,) = (t for t in after["conversations"] if t["text"].startswith("Tea"))
    assert tea["text"] == "Tea and figs with Ana.\n~ not for everybody\n- [ ] figs"
    assert len(after["people"]) == len(before["people"])
    assert "Plays chess." in moved_in("show", "Jonas", "--json").json["notes"]
    named = moved_in("export", str(out))
    assert named.code == 1
    assert moved_in("import", "--json", str(out)).json["updated"] == []


def test_what_the_notebook_knows_better_is_not_turned_back(moved_in: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    moved_in("export", str(out))
    moved_in("note", "--with", "Jonas Weber", "More tea.")
    newer = _records(moved_in)
    assert moved_in("import", "--json", str(out)).json["conversations"] == 0
    assert _records(moved_in) == newer


def test_a_page_written_by_hand_joins_the_folder(moved_in: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    moved_in("export", str(out))
    (out / "people" / "Bo Lund.md").write_text("---\nspouse: '[[Rosa]]'\n---\nSings.\n", "utf-8")
    said = moved_in("import", "--json", str(out)).json
    assert said["added"] == ["Bo Lund"]
    bo = moved_in("show", "Bo", "--json").json
    assert bo["relations"][0]["person"] == moved_in("show", "Rosa", "--json").json["id"]


def test_the_address_book_goes_and_comes_back(moved_in: Run, tmp_path: Path) -> None:
    book = tmp_path / "people.vcf"
    said = moved_in("export", str(book), "--format", "vcard", "--private")
    assert said.out == (
        f"Written to {book}. An address book has no place for conversations; they stay in the "
        "notebook.\n"
    )
    assert moved_in("export", str(book), "--format", "vcard", "--private").out == (
        f"{book} was up to date already.\n"
    )
    fresh = ("--notebook", str(tmp_path / "fresh"))
    assert moved_in(*fresh, "import", str(book)).code == 0
    back, before = _records(moved_in, *fresh), _records(moved_in)
    assert (back["people"], back["attachments"]) == (before["people"], before["attachments"])
    assert moved_in("import", "--json", str(book)).json["updated"] == []
    moved_in("note", "--with", "Bo Lund", "--keep-new", "New.")
    assert moved_in("export", str(book), "--format", "vcard").code == 0
    book.write_bytes(book.read_bytes().replace(b"Anita", b"Nita"))
    refused = moved_in("export", str(book), "--format", "vcard")
    assert (refused.code, refused.out) == (1, "")
    assert str(book) in refused.err


def test_one_person_alone(moved_in: Run, tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert moved_in("export", folder, "--format", "vcard", "--person", "Jonas").code == 0
    card = (tmp_path / "Jonas Weber.vcf").read_text("utf-8")
    assert card.count("BEGIN:VCARD") == 1
    assert moved_in("export", folder, "--format", "json", "--person", "Jonas").code == 0
    document = json.loads((tmp_path / "Jonas Weber.json").read_bytes())
    assert [person["name"] for person in document["people"]] == ["Jonas Weber"]
    assert [talk["on"] for talk in document["conversations"]] == ["2024-05-06"]


def test_the_records_as_json_come_back(moved_in: Run, tmp_path: Path) -> None:
    moved_in("export", str(tmp_path), "--format", "json")
    assert b"not for everybody" not in (tmp_path / "quietnet.json").read_bytes()
    before = _records(moved_in)
    fresh = ("--notebook", str(tmp_path / "fresh"))
    said = moved_in(*fresh, "import", "--json", "records.json").json
    assert (said["format"], said["skipped"]) == ("json", [])
    assert _records(moved_in, *fresh) == before
