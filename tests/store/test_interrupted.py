"""Ended between two shelves: the next opening finishes the change, on every shelf."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.store.library import Library
from quietnet.store.paths import Places
from tests.store.made import LATER, by_id, kept, library, opened, person, talk


class Ended(BaseException):
    """The process is over."""


def ending_at_shelf(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """End the process where so many shelves of the notebook are in their places."""
    real, placed = os.replace, 0

    def replace(source: Any, target: Any) -> None:
        nonlocal placed
        if Path(target).parent.name in ("notebook", "conversations"):
            if placed == number:
                raise Ended
            placed += 1
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.parametrize("placed", [1, 2, 3])
@pytest.mark.parametrize("what", ["forget", "move", "undo", "redo"])
def test_a_change_of_several_shelves_is_finished(
    places: Places, monkeypatch: pytest.MonkeyPatch, what: str, placed: int
) -> None:
    ana, spring, autumn = person(), talk(), talk(date(2025, 10, 2))
    ours = kept(places, ana, spring, autumn)
    gone = Change(forget=(ana.id, spring.id, autumn.id))
    moved = (autumn.changed(LATER, on=date(2026, 3, 2)), spring.changed(LATER, on=date(2025, 1, 2)))
    does: dict[str, Callable[[Library], object]] = {
        "forget": lambda ours: ours.keep(gone),
        "move": lambda ours: ours.keep(Change(moved)),
        "undo": lambda ours: ours.undo(),
        "redo": lambda ours: ours.redo(),
    }
    if what in ("undo", "redo"):
        ours.keep(gone)
    if what == "redo":
        ours.undo()
    with monkeypatch.context() as dying:
        ending_at_shelf(dying, placed)
        with suppress(Ended):
            does[what](ours)
    loaded = library(places).load()
    assert loaded.problems == ()
    standing = by_id((*loaded.people, *loaded.conversations))
    if what in ("forget", "redo"):
        assert standing == {}
    elif what == "undo":
        assert standing.keys() == {ana.id, spring.id, autumn.id}
    else:
        assert standing == {ana.id: ana, **by_id(moved)}
    assert opened(places).problems == ()
