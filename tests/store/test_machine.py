"""Whatever is done in whatever order, and wherever a process dies: the store does as a dict does.

Thirty runs of thirty steps; QUIETNET_TORTURE=whole makes it five hundred of fifty.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store import changes
from quietnet.store.library import Library
from quietnet.store.paths import Places
from quietnet.store.problem import InTheWay
from quietnet.store.shelves import Kept
from tests.store.dying import dying
from tests.store.plain_model import Model, lying_in, standing_in, words_of

_WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
_WORDS = st.sampled_from(["Bees.", "Trains.\n- [ ] the map", "“Frost”, at last", "…"])
_NAMES = st.sampled_from(["Ana Ruiz", "Bo", "Sam Okafor", "Wren"])
_MONTHS = st.sampled_from([date(2026, 1, 31), date(2026, 3, 14), date(2026, 3, 15)])
_PICK = st.integers(0, 10**6)
_CALLS = st.integers(0, 40)


class Store(RuleBasedStateMachine):
    """Two windows on one notebook, and a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="quietnet-machine-"))
        self.places = Places(
            self.folder / "notebook", self.folder / "state", self.folder / "settings.toml"
        )
        self.moment = datetime(2026, 3, 30, 20, tzinfo=UTC)
        self.model = Model()
        self.windows = [self._opened(), self._opened()]
        self.made = 0
        self.lines_before = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _id(self) -> str:
        """An id as if by chance, yet the same each time a run is repeated."""
        self.made += 1
        return str(UUID(int=self.made << 80, version=4))

    def _somebody(self, name: str) -> Person:
        made = {"id": self._id(), "created": self.moment, "updated": self.moment}
        return Person.model_validate({**made, "name": name})

    def _note(self, on: date, text: str, somebody: Person) -> Conversation:
        people = (somebody.id,)
        return Conversation.written(on, text, self.moment, people=people, id=self._id())

    def _now(self) -> datetime:
        return self.moment

    def _opened(self) -> Library:
        library = Library(self.places, self._now)
        library.load()
        return library

    def _window(self, pick: int) -> Library:
        """A window that has looked, as every one does every other second."""
        window = self.windows[pick % 2]
        window.look()
        return window

    def _chosen(self, pick: int) -> Kept | None:
        loaded = Library(self.places, self._now).load()
        everything: tuple[Kept, ...] = (*loaded.people, *loaded.conversations)
        there = {record.id: record for record in everything}
        return there[sorted(there)[pick % len(there)]] if there else None

    # What people do

    @rule(passes=st.integers(0, 20))
    def time_passes(self, passes: int) -> None:
        self.moment += timedelta(days=passes)

    @rule(name=_NAMES, on=_MONTHS, text=_WORDS, pick=_PICK, alone=st.booleans())
    def write(self, name: str, on: date, text: str, pick: int, *, alone: bool) -> None:
        somebody = self._somebody(name)
        note = self._note(on, text, somebody)
        put: tuple[Kept, ...] = (note,) if alone else (somebody, note)
        self._window(pick).keep(Change(put))
        self.model.keep(put)

    @rule(name=_NAMES, pick=_PICK)
    def add(self, name: str, pick: int) -> None:
        somebody = self._somebody(name)
        self._window(pick).add(somebody)
        self.model.keep((somebody,))

    @rule(pick=_PICK, text=_WORDS, on=_MONTHS)
    def edit(self, pick: int, text: str, on: date) -> None:
        edited = self._edited(pick, text, on)
        if edited:
            self._window(pick).keep(Change((edited,)))
            self.model.keep((edited,))

    def _edited(self, pick: int, text: str, on: date) -> Kept | None:
        chosen = self._chosen(pick)
        if isinstance(chosen, Person):
            return chosen.changed(self.moment, notes=text)
        return chosen.changed(self.moment, text=text, on=on) if chosen else None

    @rule(pick=_PICK, other=_PICK)
    def delete(self, pick: int, other: int) -> None:
        ids = self._two(pick, other)
        self._window(pick).keep(Change(forget=ids))
        self.model.keep(forget=ids)

    def _two(self, pick: int, other: int) -> tuple[str, ...]:
        chosen = (self._chosen(pick), self._chosen(other) if other % 2 else None)
        return tuple(dict.fromkeys(each.id for each in chosen if each))

    @rule(pick=_PICK)
    def undo(self, pick: int) -> None:
        window = self._window(pick)
        self._step(window.undo, self.model.undo)

    @rule(pick=_PICK)
    def redo(self, pick: int) -> None:
        window = self._window(pick)
        self._step(window.redo, self.model.redo)

    def _step(self, really: Callable[[], object], model: Callable[[], bool | None]) -> None:
        expected = model()
        try:
            found: bool | None = really() is not None
        except InTheWay:
            found = None
        assert found is expected

    @precondition(lambda self: self.model.resting)
    @rule(pick=_PICK)
    def bring_back(self, pick: int) -> None:
        window = self._window(pick)
        lying = window.wastebasket()
        chosen = lying[pick % len(lying)]
        window.bring_back(chosen.id)
        self.model.bring_back(chosen.record.id, words_of(chosen.record))

    @precondition(lambda self: self.model.resting)
    @rule(pick=_PICK, text=_WORDS)
    def write_anew_under_an_id_that_was_deleted(self, pick: int, text: str) -> None:
        window = self._window(pick)
        lying = window.wastebasket()
        record = lying[pick % len(lying)].record
        if record.id in self.model.standing:
            return
        field = "notes" if isinstance(record, Person) else "text"
        anew = record.changed(self.moment, **{field: text})
        window.keep(Change((anew,)))
        self.model.keep((anew,))

    @rule(pick=_PICK, all_of_it=st.booleans())
    def empty_the_basket(self, pick: int, *, all_of_it: bool) -> None:
        window = self._window(pick)
        lying = window.wastebasket()
        if not all_of_it:
            if not lying:
                return
            lying = (lying[pick % len(lying)],)
        told = window.empty_wastebasket(*(() if all_of_it else (lying[0].id,)))
        assert ("Copies" in told) is bool(lying)
        chosen = [(each.record.id, words_of(each.record)) for each in lying]
        self.model.empty(chosen, all_of_it=all_of_it)

    # What happens to machines

    @rule(pick=_PICK)
    def reload(self, pick: int) -> None:
        self.windows[pick % 2] = self._opened()

    @rule(
        what=st.sampled_from(["write", "edit", "delete", "undo", "redo", "bring back"]),
        name=_NAMES,
        on=_MONTHS,
        text=_WORDS,
        pick=_PICK,
        calls=_CALLS,
    )
    def die(self, what: str, name: str, on: date, text: str, pick: int, calls: int) -> None:
        """Die in the middle of something; afterwards all of it stands, or nothing."""
        after = self.model.copy()
        window = self._window(pick)
        act = self._about_to(what, window, after, (name, on, text, pick))
        if act is None:
            return
        with dying(calls):
            act()
        self.windows = [self._opened(), self._opened()]
        stands = standing_in(Library(self.places, self._now).load())
        assert stands in (self.model.standing, after.standing), what
        if stands == after.standing and stands != self.model.standing:
            self.model = after
        elif stands == after.standing:
            self._tell_apart(after)

    def _tell_apart(self, after: Model) -> None:
        """Nothing shows on the shelves, so the history tells whether it was done."""
        if self._lines() != self.lines_before:
            self.model = after

    def _lines(self) -> int:
        history = self.places.state(self.windows[0].notebook_id) / "history"
        return sum(path.read_bytes().count(b'"does":') for path in history.glob("*.jsonl"))

    def _about_to(
        self, what: str, window: Library, after: Model, words: tuple[str, date, str, int]
    ) -> Callable[[], object] | None:
        name, on, text, pick = words
        self.lines_before = self._lines()
        if what == "undo":
            return window.undo if after.undo() else None
        if what == "redo":
            return window.redo if after.redo() else None
        if what == "bring back":
            lying = window.wastebasket()
            if not lying:
                return None
            after.bring_back(lying[0].record.id, words_of(lying[0].record))
            return lambda: window.bring_back(lying[0].id)
        change = Change()
        if what == "write":
            somebody = self._somebody(name)
            change = Change((somebody, self._note(on, text, somebody)))
        elif what == "edit":
            edited = self._edited(pick, text, on)
            change = Change((edited,)) if edited else change
        else:
            change = Change(forget=self._two(pick, pick // 7))
        after.keep(change.put, change.forget)
        return lambda: window.keep(change)

    # What must be so after every step

    @invariant()
    def the_same_stands_and_the_same_rests(self) -> None:
        window = self.windows[0]
        window.look()
        assert standing_in(window.load()) == self.model.standing
        assert lying_in(window.wastebasket()) == self.model.resting
        if window.notebook_id:
            assert not list(self.folder.rglob("*.tmp"))
        assert not list(self.folder.rglob("pending.json"))


Store.TestCase.settings = settings(
    max_examples=500 if _WHOLE else 30,
    stateful_step_count=50 if _WHOLE else 30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestStore = Store.TestCase


class NeverSettled(Store):
    """The negative control: a store that never looks at what a process left half done."""

    def __init__(self) -> None:
        self.patches = [
            patch.object(changes, name, lambda *_, **__: None)
            for name in ("settle", "settle_quietly")
        ]
        for each in self.patches:
            each.start()
        super().__init__()

    def teardown(self) -> None:
        for each in self.patches:
            each.stop()
        super().teardown()


def test_a_store_that_settles_nothing_is_found_out() -> None:
    rounds = settings(
        max_examples=200,
        stateful_step_count=30,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(NeverSettled, settings=rounds)
