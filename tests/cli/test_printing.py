"""Printing: whatever is said is safe for a terminal and whole for a pipe."""

import io
import json
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietnet.cli import printing
from quietnet.domain.text import safe_text
from tests.cli.conftest import Run

HOSTILE = "a\x1b[31mb\x9bc\u202ed\u2028e\u200bf\U000e0041g\x7fh"


def test_a_hostile_text_reaches_no_terminal(quietnet: Run) -> None:
    quietnet(
        "note", "--with", "Ana", "-", stdin=f"Tea {HOSTILE} [/] [@click=app.quit]x[/]".encode()
    )
    for argv in (["show", "Ana"], ["show", "Ana", "--json"], ["people"], ["show", HOSTILE]):
        said = quietnet(*argv)
        assert safe_text(said.out + said.err) == said.out + said.err
    shown = quietnet("show", "Ana", "--json").json["conversations"][0]["text"]
    assert HOSTILE in shown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters()))
def test_json_is_whole_and_safe_for_any_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        out = io.StringIO()
        patch.setattr(sys, "stdout", out)
        printing.say_json({"text": text})
    assert json.loads(out.getvalue()) == {"text": text}
    assert all(safe_text(c) == c for c in out.getvalue())


def test_json_stays_json_where_the_terminal_knows_few_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", out)
    printing.prepare()
    printing.say_json(["Łódź 茶"])
    printing.say("Łódź 茶 é")
    printing.finish()
    shape, plain = raw.getvalue().rsplit(b"]\n", 1)
    assert json.loads(shape + b"]") == ["Łódź 茶"]
    assert plain.decode("latin-1") == "?ód? ? é\n"


def test_no_standard_output_at_all_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    printing.prepare()
    printing.say("words")
    printing.say_kindly("words")
    printing.say_json({})
    printing.finish()
