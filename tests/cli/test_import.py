import os
from pathlib import Path

import pytest

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
    photo = _ANA.replace("EMAIL", "PHOTO:data:image/png;base64,iVBORw0KGgo=\nEMAIL")
    report = quietnet("import", "--json", "--preview", _card_file("book.vcf", photo)).json
    if report["not_carried"]:
        assert list(report["not_carried"][0]) == ["property", "count"]
        assert "PHOTO" in quietnet("import", "book.vcf").out


def test_what_is_no_file_is_refused(quietnet: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in ("missing.vcf", str(tmp_path), "pipe", "nul\0.vcf"):
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
