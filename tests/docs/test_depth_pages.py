"""docs/depth.md and docs/depth-model.md: words, states, steps and lines are the program's own."""

from quietnet.domain.catalogue import PROMPTS
from quietnet.domain.depth_word import NOT_WRITTEN_DOWN, Depth
from quietnet.domain.prompts import _LINES_OF
from quietnet.domain.quiet import QuietState
from quietnet.domain.steps import _LINES, StepId
from quietnet.domain.surfacing import WELCOME_BACK
from tests.docs.pages import NONE, page, rows


def test_depth_is_told_in_the_very_words_of_the_screen() -> None:
    told = " ".join(page("depth.md").split())
    for depth in Depth:
        assert depth.word in told
        assert depth.meaning in told
    assert NOT_WRITTEN_DOWN in told
    model = " ".join(page("depth-model.md").split())
    for depth in Depth:
        assert f"`{depth.value}`" in model


def test_the_model_names_every_state_step_and_line() -> None:
    model = " ".join(page("depth-model.md").split())
    for state in QuietState:
        assert f"`{state.value}`" in model, state
    for step in StepId:
        assert f"`{step.value}`" in model, step
        assert _LINES[step] in model, step
    assert WELCOME_BACK in model


def test_the_model_names_the_lines_of_each_step() -> None:
    told = rows(page("depth-model.md"), "step", "default line", "other lines")
    listed = {row["step"]: row["other lines"] for row in told}
    assert listed.keys() == {step.value for step in StepId}
    for step in StepId:
        expected = ", ".join(_LINES_OF.get(step, ())) or NONE
        assert listed[step.value] == expected, step
    assert {id_ for ids in _LINES_OF.values() for id_ in ids} <= PROMPTS.keys()
