"""docs/notebook-format.md: fields, words, dates and JSON are as the page says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from quietnet.cli.main import run
from quietnet.domain.conversation import Conversation, Kind, Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import ThreadKind, ThreadState
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import ContactKind, How, Person, RoutinePlace
from tests.docs.pages import page, rows


def _models() -> Iterator[type[BaseModel]]:
    """Yield the records, and every part they are made of."""
    waiting: list[Any] = [Person, Conversation]
    seen: set[Any] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen or getattr(kind, "__name__", "") == "Any":
            continue
        seen.add(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind
            waiting += [field.annotation for field in kind.model_fields.values()]
        else:
            waiting += [part for part in getattr(kind, "__args__", ()) if part.__hash__]


def test_every_field_of_the_records_is_told() -> None:
    told = set(re.findall(r"`([\w ]+)`", page("notebook-format.md")))
    models = list(_models())
    assert len(models) > 8
    for model in models:
        missing = model.model_fields.keys() - told
        assert not missing, f"{model.__name__}: {missing}"


def test_every_word_a_field_may_have_is_told() -> None:
    told = page("notebook-format.md")
    for words in (How, RoutinePlace, ContactKind, Medium, Kind, Depth, ThreadKind, ThreadState):
        for word in words:
            assert re.search(rf"\b{re.escape(word.value)}\b", told), word


def test_the_partial_dates_told_are_partial_dates() -> None:
    found = rows(page("notebook-format.md"), "partial date", "means", "counted as")
    for row in found:
        day = PartialDate.parse(row["partial date"])
        settled = day.settled()
        assert day.in_words() == row["means"]
        assert (str(settled) if settled else "not at all") == row["counted as"]


# What commands print


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def _told_keys(command: str) -> set[str]:
    told = {
        row["command"]: row["prints"]
        for row in rows(page("notebook-format.md"), "command", "prints")
    }
    listed = set(re.findall(r'"(\w+)"', told[f"{command} --json"]))
    shared = re.search(r"\bT is `([^`]*)`", page("notebook-format.md"))
    assert shared
    return listed | set(re.findall(r'"(\w+)"', shared[1])) | {"id", "name"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("note", "--with", "Ana Ruiz", "Tea with **Jo Lind**.\n- [ ] how the move went"),
        ("note", "--preview", "Tea.\n- [ ] how the move went"),
        ("people",),
        ("show", "Ana"),
        ("depth", "Ana"),
        ("quiet",),
        ("threads",),
        ("import", "card.vcf"),
        ("check",),
        ("backups",),
        ("merge", "--preview"),
    ],
    ids=" ".join,
)
def test_json_has_the_keys_that_are_told(
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "card.vcf").write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Bo\nEND:VCARD\n")
    here = ("--notebook", "here", "--today", "2026-03-15")
    first = (
        "note",
        "--on",
        "2024-03-01",
        "--with",
        "Ana Ruiz",
        "--kitchen",
        "Tea.\n- [ ] ask: Porto",
    )
    assert run([*here, *first]) == 0
    capsys.readouterr()
    assert run([*here, *arguments, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed
    readings = printed.pop("readings", None) if isinstance(printed, dict) else None
    assert readings is None or isinstance(readings, dict)
    fields = set().union(*(model.model_fields for model in _models()))
    allowed = _told_keys(arguments[0]) | (fields if arguments[0] == "show" else set())
    assert _keys(printed) <= allowed
