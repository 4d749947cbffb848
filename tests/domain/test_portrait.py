"""Word, silence and step together: the model's twelve cases in every field."""

from datetime import timedelta
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.portrait import portrait, portraits
from tests.domain.cases import TODAY, all_cases, evidence_of, person_of, somebody


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: str(case["case"]))
def test_case(case: dict[str, Any]) -> None:
    found = portrait(person_of(case), evidence_of(case), TODAY)
    assert {
        "depth": found.standing.depth,
        "evidence_depth": found.standing.evidence_depth,
        "source": found.standing.source,
        "why": list(found.standing.why),
        "quiet": found.silence.state,
        "line": found.silence.line,
        "step": found.step.id,
        "step_line": found.step.line,
        "ask_word": found.standing.ask_word,
    } == case["expect"]


def test_everybody_by_name_those_kept_close_first() -> None:
    people = (somebody("Zoe", kept_close=True), somebody("Édith"), somebody("Bo"))
    network = Network().after(Change(put=people))
    names = [each.person.name for each in portraits(network, TODAY + timedelta(days=1))]
    assert names == ["Zoe", "Bo", "Édith"]
