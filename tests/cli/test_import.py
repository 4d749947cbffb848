"""``quietnet import``: what a file brings, and what is said of it."""

import os
import stat
from pathlib import Path

import pytest

from quietnet.cli.parser import BROUGHT
from quietnet.formats.recognising import WORDS
from quietnet.store.library import Library
from quietnet.store.paths import find_places
from tests.cli.conftest import Run

KEYS = [
    *("format", "added", "updated", "unchanged"),
    *("conversations", "skipped", "not_carried"),
]
_ANA = "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Ruiz\nEMAIL:ana@example.org\nEND:VCARD\n"
_JONAS = "BEGIN:VCARD\nVERSION:3.0\nN:Weber;Jonas;;;\nFN:Jonas Weber\nEND:VCARD\n"
_GROUP = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:The choir\nEND:VCARD\n"


def _card_file(name: str, *cards: str) -> str:
    Path(name).write_text("".join(cards), encoding="utf-8")
    return name


def test_import_as_json(quietnet: Run) -> None:
    said = quietnet("import", "--json", _card_file("book.vcf", _ANA, _JONAS, _GROUP))
    assert (said.code, said.err) == (0, "")
    report = said.json
    assert list(report) == KEYS
    assert report["format"] == "vcard"
    assert report["added"] == ["Ana Ruiz", "Jonas Weber"]
    assert (report["updated"], report["unchanged"], report["conversations"]) == ([], 0, 0)
    (skipped,) = report["skipped"]
    assert list(skipped) == ["what", "why"]
    assert skipped["what"] == "The choir"
    assert report["not_carried"] == []


def test_importing_again_adds_nobody(quietnet: Run, home: Path) -> None:
    book = _card_file("book.vcf", _ANA, _JONAS)
    assert quietnet("import", book).out == "Added\n  Ana Ruiz\n  Jonas Weber\n"
    before = {path: path.read_bytes() for path in home.rglob("*.json")}
    assert quietnet("import", book).out == "Everybody was here already; nothing was changed.\n"
    again = quietnet("import", "--from", "vcard", "--json", book, book).json
    assert (again["added"], again["updated"], again["unchanged"]) == ([], [], 2)
    assert {path: path.read_bytes() for path in home.rglob("*.json")} == before


def test_a_preview_brings_nothing_in(quietnet: Run, home: Path) -> None:
    said = quietnet("import", "--preview", _card_file("book.vcf", _ANA))
    assert said.lines == [
        "Nothing was brought in; this is what would be.", "", "Added", "  Ana Ruiz"
    ]  # fmt: skip
    assert not home.exists()


def test_what_was_written_by_hand_is_filled_and_not_overwritten(quietnet: Run) -> None:
    quietnet("import", _card_file("book.vcf", _ANA.replace("EMAIL", "TITLE:Baker\nEMAIL")))
    other = _ANA.replace("EMAIL", "TITLE:Painter\nTEL:+1 555 0100\nEMAIL")
    said = quietnet("import", _card_file("other.vcf", other))
    assert said.code == 0
    assert "Updated\n  Ana Ruiz\n" in said.out
    assert "Left alone\n  Ana Ruiz: " in said.out
    ana = quietnet("show", "Ana", "--json").json
    assert ana["work"] == "Baker"
    assert "+1 555 0100" in [contact["value"] for contact in ana["contacts"]]


def test_a_preview_says_field_by_field_what_comes_to_somebody_known(quietnet: Run) -> None:
    quietnet("import", _card_file("book.vcf", _ANA))
    more = _ANA.replace("EMAIL", "TITLE:Baker\nTEL;TYPE=HOME:+1 555 0100\nCATEGORIES:a,b\nEMAIL")
    assert quietnet("import", "--preview", _card_file("more.vcf", more)).lines == [
        "Nothing was brought in; this is what would be.",
        "",
        "Updated",
        "  Ana Ruiz",
        "    work: Baker",
        "    tags: a",
        "    tags: b",
        "    contacts: phone (home): +1 555 0100",
    ]
    carried = _card_file("carried.vcf", _ANA.replace("EMAIL", "X-MOOD:fine\nEMAIL"))
    assert quietnet("import", "--preview", carried).lines[-2:] == [
        "  Ana Ruiz",
        "    only what quietnet carries and does not show",
    ]


def test_conversations_are_told_too(quietnet: Run) -> None:
    friends = (
        "### Activities:\n- 2018-11-01: **Ana Ruiz** and I had tea.\n\n### Friends:\n- Ana Ruiz\n"
    )
    assert quietnet("import", _card_file("book.vcf", _ANA)).code == 0
    told = quietnet("import", _card_file("friends.md", friends))
    assert (told.code, told.lines[0]) == (0, "Conversations were added.")


def test_several_files_are_one_change_or_none(quietnet: Run, home: Path) -> None:
    bad = _card_file("bad.vcf", "this is no address book\n")
    said = quietnet("import", _card_file("book.vcf", _ANA), bad)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("bad.vcf: ")
    assert not home.exists()
    both = quietnet("import", "--json", "book.vcf", _card_file("more.vcf", _JONAS)).json
    assert both["added"] == ["Ana Ruiz", "Jonas Weber"]


def test_what_is_skipped_is_named_with_the_reason(quietnet: Run) -> None:
    said = quietnet("import", _card_file("book.vcf", _ANA, _GROUP))
    assert "Skipped\n  The choir: " in said.out


def test_what_is_not_carried_is_named(quietnet: Run) -> None:
    told = _ANA.replace("EMAIL", "REV:20260101T000000Z\nEMAIL")
    report = quietnet("import", "--json", "--preview", _card_file("book.vcf", told)).json
    assert report["not_carried"] == [{"property": "REV", "count": 1}]
    assert "Not carried\n  REV\n" in quietnet("import", "book.vcf").out


def test_a_photograph_comes_along_and_stays_when_it_is_undone(quietnet: Run, home: Path) -> None:
    photo = _ANA.replace("EMAIL", "PHOTO:data:image/gif;base64,R0lGODlhAQABAA==\nEMAIL")
    assert quietnet("import", _card_file("book.vcf", photo)).code == 0
    (file,) = home.rglob("attachments/*")
    assert file.read_bytes().startswith(b"GIF89a")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (
        quietnet("show", "Ana", "--json").json["carried"][0]["value"] == f"attachments/{file.name}"
    )
    library = Library(find_places())
    library.load()
    undone = library.undo()
    assert undone is not None
    assert undone.deed == "bringing in book.vcf"
    assert quietnet("people", "--json").json == []
    assert file.exists()
    library.redo()
    assert quietnet("import", "book.vcf").out.startswith("Everybody was here already")


def test_each_format_is_told_by_its_content_and_may_be_named(quietnet: Run) -> None:
    files = {
        "google": "First Name,Last Name,Labels\nGrete,Hermann,* myContacts\n",
        "linkedin": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Founder,15 Jul 2026\n",
        "mastodon": "Account address,Show boosts\nsam@social.example,true\n",
        "vcard": '["vcard",[["fn",{},"text","Jonas Weber"]]]',
    }
    for word, text in files.items():
        path = _card_file(f"{word}.txt", text)
        told = quietnet("import", "--json", "--preview", path).json
        assert (told["format"], len(told["added"])) == (word, 1)
        assert quietnet("import", "--json", "--preview", "--from", word, path).json == told
    together = quietnet("import", "--json", *(f"{word}.txt" for word in files)).json
    assert together["format"] == "google, linkedin, mastodon, vcard"
    assert together["added"] == [
        "Grete Hermann",
        "Ada Lovelace",
        "@sam@social.example",
        "Jonas Weber",
    ]
    origin = quietnet("show", "Ada", "--json").json["origin"]
    assert (origin["how"], origin["on"]) == ("online", "2026-07-15")
    wrong = quietnet("import", "--from", "google", "mastodon.txt")
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)


def test_every_format_that_can_be_read_can_be_named() -> None:
    assert set(BROUGHT) == set(WORDS)


def test_a_folder_of_cards(quietnet: Run, tmp_path: Path) -> None:
    folder = tmp_path / "contacts"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "ana.vcf").write_text(_ANA)
    (folder / "deep" / "jonas.VCF").write_text(_JONAS)
    (folder / "broken.vcf").write_text("nothing")
    (folder / ".hidden" / "sam.vcf").write_text(_JONAS.replace("Jonas", "Sam"))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    os.mkfifo(folder / "pipe.vcf")
    report = quietnet("import", "--json", str(folder)).json
    assert report["added"] == ["Ana Ruiz", "Jonas Weber"]
    assert report["skipped"] == [
        {"what": "pipe.vcf", "why": "It is not a file that can be read."},
        {"what": "broken.vcf", "why": "There is no vCard in this file."},
    ]
    assert quietnet("import", "--json", str(folder)).json["unchanged"] == 2


def test_what_is_no_file_is_refused(quietnet: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    for path in ("missing.vcf", "empty", "pipe", "nul\0.vcf", "/dev/zero"):
        said = quietnet("import", path)
        assert (said.code, said.out) == (1, "")
        assert said.err.endswith("Nothing was brought in.\n")
        assert said.err.count("\n") == 1


def test_a_file_too_large_is_refused(quietnet: Run, tmp_path: Path) -> None:
    with (tmp_path / "large.vcf").open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    said = quietnet("import", "large.vcf")
    assert said.code == 1
    assert "64 MiB" in said.err


@pytest.mark.skipif("QUIETNET_SAMPLES" not in os.environ, reason="QUIETNET_SAMPLES is not set")
def test_real_address_books(quietnet: Run) -> None:
    files = sorted(str(path) for path in Path(os.environ["QUIETNET_SAMPLES"]).rglob("*.vcf"))
    assert files
    first = quietnet("import", "--json", *files)
    assert first.code == 0
    assert first.json["added"]
    again = quietnet("import", "--json", *files).json
    assert (again["added"], again["updated"]) == ([], [])


def test_several_files_bring_what_they_bring_one_by_one(quietnet: Run, tmp_path: Path) -> None:
    first = "BEGIN:VCARD\nVERSION:3.0\nUID:a1\nFN:John Doe\nEMAIL:j@example.org\nEND:VCARD\n"
    second = "BEGIN:VCARD\nVERSION:3.0\nFN:Johnny Doe\nEMAIL:j@example.org\nNOTE:Hi.\nEND:VCARD\n"
    third = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Johnny Doe\nEMAIL:j@example.org\nTEL:555 0100\nEND:VCARD\n"
    )
    paths = []
    for name, card in (("a", first), ("b", second), ("c", third)):
        (tmp_path / f"{name}.vcf").write_text(card)
        paths.append(str(tmp_path / f"{name}.vcf"))
    quietnet("import", paths[0])
    assert quietnet("import", *paths).code == 0
    assert [each["name"] for each in quietnet("people", "--json").json] == ["John Doe"]
    john = quietnet("show", "John Doe", "--json").json
    assert john["notes"] == "Hi."
    assert {contact["value"] for contact in john["contacts"]} == {"j@example.org", "555 0100"}
    assert quietnet("import", *paths, "--json").json["added"] == []
    assert quietnet("import", *reversed(paths), "--json").json["added"] == []
