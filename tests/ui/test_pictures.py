"""Pictures of every screen over the lived-in notebook, compared with the ones looked at before.

A picture that changed on purpose is looked at, then kept: ``make pictures``.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.opened import opened
from tests.ui.lived_in import TODAY, lived_in

SIZES = [(120, 34), (80, 24), (40, 20)]
JOURNEYS: dict[str, list[str]] = {
    "people": ["down", "down"],
    "page": ["enter", "down", "down"],
    "found": ["slash", *"book", "enter"],
    "depth": ["d", "down", "down", "down"],
    "own-word": ["d", "equals_sign"],
    "quiet-question": ["g"],
    "quiet": ["g", "right", "enter"],
    "kitchen": ["n", *"Tea with ", "at", *"Ana Ruiz. ", "number_sign", *"bicycles"],
    "kept-note": ["enter", "down", "enter"],
    "form": ["i"],
    "help": ["f1"],
    "export": ["e"],
    "delete": ["delete"],
}
Compare = Callable[..., bool]


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("screen", JOURNEYS)
def test_screen_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, screen: str, size: tuple[int, int]
) -> None:
    app = lived_in(tmp_path)
    assert snap_compare(app, press=JOURNEYS[screen], terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_the_first_evening_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, size: tuple[int, int]
) -> None:
    assert snap_compare(opened(tmp_path, today=TODAY), terminal_size=size)


@pytest.mark.parametrize("screen", ["people", "depth", "kitchen"])
def test_daylight_looks_as_it_did(snap_compare: Compare, tmp_path: Path, screen: str) -> None:
    app = lived_in(tmp_path, theme="daylight")
    assert snap_compare(app, press=JOURNEYS[screen], terminal_size=(120, 34))
