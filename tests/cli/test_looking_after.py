"""``check``, ``backups`` and ``restore`` as somebody types them."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, Said

AT_NOON = "2025-11-22 12:00:00"


@pytest.fixture
def notebook(home: Path) -> Path:
    return home / "data" / "quietnet"


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "UTC")
        if hasattr(time, "tzset"):
            time.tzset()
        yield
    if hasattr(time, "tzset"):
        time.tzset()


def wrote(quietnet: Run, text: str, day: str = "2025-11-22") -> Said:
    said = quietnet("note", "--today", day, "--with", "Ana Ruiz", text)
    assert said.code == 0
    return said


def texts(quietnet: Run) -> list[str]:
    found: Any = quietnet("show", "Ana", "--json").json
    return [talk["text"] for talk in found["conversations"]]


def test_a_first_note_leaves_the_copy_of_the_day(quietnet: Run) -> None:
    assert quietnet("backups").out == ""
    assert quietnet("backups", "--json").json == []
    wrote(quietnet, "Tea.")
    said = quietnet("backups")
    assert said.code == 0
    assert said.lines[0] == f"{AT_NOON} · of the day"
    first = quietnet("backups", "--json").json[0]
    assert first == {"when": "2025-11-22T12:00:00+00:00", "kind": "of the day", "whole": True}
    wrote(quietnet, "More tea.")
    assert [line for line in quietnet("backups").lines if "of the day" in line] == said.lines[:1]


def test_a_copy_that_was_spoilt_is_told(quietnet: Run, home: Path) -> None:
    wrote(quietnet, "Tea.")
    (copied,) = home.rglob("copies/days/*/conversations/2025-11.json")
    copied.write_bytes(copied.read_bytes()[:-1])
    assert quietnet("backups").lines[0] == f"{AT_NOON} · of the day, not whole"
    assert not quietnet("backups", "--json").json[0]["whole"]


def test_yesterday_comes_back_and_a_copy_of_today_is_there(quietnet: Run) -> None:
    wrote(quietnet, "Tea.", "2025-11-20")
    wrote(quietnet, "Honey.", "2025-11-21")
    wrote(quietnet, "Bees.")
    said = quietnet("restore", "2025-11-21")
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        "The notebook is as it was on 21 November 2025 at 12:00.",
        "A copy was made before; u in quietnet takes this back.",
    ]
    assert texts(quietnet) == ["Honey.", "Tea."]
    kinds = [each["kind"] for each in quietnet("backups", "--json").json]
    assert "before bringing back the copy of 21 November 2025, 12:00" in kinds
    again = quietnet("restore", "2025-11-21", "12:00")
    assert again.out == "The notebook says what it said then; nothing was changed.\n"
    assert quietnet("restore", "2025-11-20T12:00:00").code == 0
    assert texts(quietnet) == ["Tea."]


def test_what_a_copy_does_not_have_or_nothing_may_touch_is_told(
    quietnet: Run, home: Path, notebook: Path
) -> None:
    wrote(quietnet, "Tea.")
    wrote(quietnet, "Honey.", "2025-11-23")
    (copied,) = home.rglob("copies/days/2025-11-22*/notebook.json")
    copied.write_bytes(copied.read_bytes()[:-1])
    month = notebook / "conversations" / "2025-11.json"
    spoilt = month.read_bytes().replace(b'"people": [', b'"minutes": "long", "people": [', 1)
    month.write_bytes(spoilt)
    said = quietnet("restore", "2025-11-22")
    assert said.code == 0
    assert "That copy is not whole; what it does not have stands as it stood." in said.lines
    assert "fits no record; it was left as it is." in said.err
    assert b'"long"' in month.read_bytes()


def test_a_beginning_that_could_be_several_names_them(quietnet: Run) -> None:
    wrote(quietnet, "Tea.", "2025-11-20")
    wrote(quietnet, "Honey.", "2025-11-21")
    said = quietnet("restore", "2025")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines() == [
        "“2025” could be several copies; write more of the time of one:",
        "  2025-11-21 12:00:00 · of the day",
        "  2025-11-20 12:00:00 · of the day",
    ]
    none = quietnet("restore", "2024")
    assert none.code == 1
    assert none.err == "There is no copy of “2024”. quietnet backups lists those there are.\n"
    assert texts(quietnet) == ["Honey.", "Tea."]


def test_without_copies_nothing_is_restored(quietnet: Run) -> None:
    said = quietnet("restore", "2025")
    assert said.code == 1
    assert said.err.startswith("There are no copies of the notebook in ")


def test_a_damaged_month_is_put_back_and_its_file_kept(quietnet: Run, notebook: Path) -> None:
    wrote(quietnet, "Tea.")
    month = notebook / "conversations" / "2025-11.json"
    month.write_bytes(b"{")
    said = quietnet("restore", "2025-11-22")
    (aside,) = month.parent.glob("2025-11.damaged-2025-11-22T12-00-00.json")
    assert said.lines == [
        "The notebook is as it was on 22 November 2025 at 12:00.",
        f"The damaged file was kept: {aside}",
    ]
    assert aside.read_bytes() == b"{"
    assert texts(quietnet) == ["Tea."]


def test_check_tells_and_mends(quietnet: Run, notebook: Path) -> None:
    nothing = quietnet("check")
    assert (nothing.code, nothing.out) == (0, f"There is no notebook in {notebook} yet.\n")
    wrote(quietnet, "Tea.")
    assert quietnet("check").out == "Everything is as it should be.\n"
    assert quietnet("check", "--json").json == {"ok": True, "problems": []}
    month = notebook / "conversations" / "2025-11.json"
    month.write_bytes(month.read_bytes()[:-30])
    told = quietnet("check")
    assert told.code == 1
    assert told.lines[0].startswith("conversations/2025-11.json: It is damaged at line ")
    found = quietnet("check", "--json")
    assert found.code == 1
    assert not found.json["ok"]
    assert found.json["problems"][0]["where"] == "conversations/2025-11.json"
    mended = quietnet("check", "--repair")
    assert mended.code == 0
    assert mended.lines[0].endswith("Mended.")
    assert quietnet("check", "--repair", "--json").json == {"ok": True, "problems": []}
    assert texts(quietnet) == ["Tea."]
