"""``quietnet export``: the folder, one page, the address book and JSON."""

from pathlib import Path

from tests.cli.conftest import Run


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_exporting_twice_gives_the_same_bytes(lived_in: Run, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    assert lived_in("export", str(out)).out == f"Written to {out}.\n"
    first = _files(out)
    assert {"README.md", ".quietnet.json", "people/Ana Ruiz.md"} <= first.keys()
    stamps = {path: path.stat().st_mtime_ns for path in out.rglob("*.md")}
    assert lived_in("export", str(out), "--format", "markdown").out == (
        f"{out} was up to date already.\n"
    )
    assert _files(out) == first
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.md")} == stamps
    assert lived_in("export", str(other), "--today", "2025-12-24").code == 0
    assert _files(other) == first


def test_an_edited_file_is_left_and_named_and_the_rest_is_written(
    lived_in: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    lived_in("export", str(out))
    edited = out / "people" / "Ana Ruiz.md"
    edited.write_text("mine now", encoding="utf-8")
    lived_in("note", "--with", "Jonas", "More tea with Ana.")
    said = lived_in("export", str(out))
    assert (said.code, said.out) == (1, "")
    assert str(edited) in said.err
    assert edited.read_text("utf-8") == "mine now"
    assert any(name.startswith("conversations/2025/2025-11-22") for name in _files(out))


def test_a_folder_that_cannot_be_written_is_refused(lived_in: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = lived_in("export", str(tmp_path / "file" / "out"))
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_one_person_is_one_readable_page(lived_in: Run, tmp_path: Path) -> None:
    page = tmp_path / "ana.md"
    assert lived_in("export", str(page), "--person", "ana").out == f"Written to {page}.\n"
    text = page.read_text("utf-8")
    assert text.startswith("# Ana Ruiz\n\nAt the kitchen table: ")
    assert "## 20 October 2025\n\n*in person · 90 minutes · Ana Ruiz*\n\nTea in the" in text
    assert "> the hard part is the waiting" in text
    assert lived_in("export", str(page), "--person", "ana").out == (
        f"{page} was up to date already.\n"
    )


def test_a_page_is_written_anew_unless_somebody_edited_it(lived_in: Run, tmp_path: Path) -> None:
    page = tmp_path / "ana.md"
    lived_in("export", str(page), "--person", "Ana")
    lived_in("note", "--with", "Ana", "More tea.")
    assert lived_in("export", str(page), "--person", "Ana").code == 0
    assert "More tea." in page.read_text("utf-8")
    edited = page.read_text("utf-8").replace("More tea", "Less tea")
    page.write_text(edited, encoding="utf-8")
    said = lived_in("export", str(page), "--person", "Ana")
    assert (said.code, said.out) == (1, "")
    assert str(page) in said.err
    assert page.read_text("utf-8") == edited


def test_a_folder_gets_a_page_of_the_person_s_name(lived_in: Run, tmp_path: Path) -> None:
    assert lived_in("export", str(tmp_path), "--person", "Sam Okafor").code == 0
    text = (tmp_path / "Sam Okafor.md").read_text("utf-8")
    assert text.startswith("# Sam Okafor\n\nbuilds bamboo bikes\n\nAcross the street: ")
    assert "## How you met\n\n- introduced\n- through Ana Ruiz\n" in text


def test_private_lines_leave_only_on_request(quietnet: Run, tmp_path: Path) -> None:
    quietnet("note", "--with", "Ana", "Tea.\n~ they may be moving away")
    for path, options in (
        (tmp_path / "out", []),
        (tmp_path / "ana.md", ["--person", "Ana"]),
    ):
        assert quietnet("export", str(path), *options).code == 0
        before = _files(path) if path.is_dir() else {"": path.read_bytes()}
        assert not any(b"moving away" in data for data in before.values())
        assert quietnet("export", str(path), *options, "--private").code == 0
        after = _files(path) if path.is_dir() else {"": path.read_bytes()}
        assert any(b"moving away" in data for data in after.values())


def test_nobody_by_that_name_writes_nothing(lived_in: Run, tmp_path: Path) -> None:
    assert lived_in("export", str(tmp_path / "x.md"), "--person", "Bob").code == 1
    assert not (tmp_path / "x.md").exists()
