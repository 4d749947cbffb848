"""Copying, restoring, repairing, migrating: ended or refused at any file call, nothing is lost."""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from quietnet.domain.change import Change
from quietnet.domain.refusal import Refused
from quietnet.store.check import check
from quietnet.store.copies_found import copies_of, find_copy
from quietnet.store.litter import litter
from quietnet.store.migrate import STEPS
from quietnet.store.paths import Places
from quietnet.store.restore import restore
from quietnet.store.seal import PLAIN
from quietnet.store.wastebasket import lying
from tests.store.dying import dying, failing
from tests.store.made import LATER, NOW, by_hand, kept, opened, person, read, shelf, tables, talk

pytestmark = pytest.mark.usefixtures("in_utc")

ANA, GRACE = person(), person("Grace Hopper")
MARCH, AUTUMN = talk(), talk(date(2025, 10, 2), "We spoke of honey.")
TORN = b'{"torn": '
AFTERWARDS = LATER + timedelta(days=1)


@dataclass
class Doing:
    """Something done to a notebook that ``begin`` made; ``torn`` bytes must stay somewhere."""

    begin: Callable[[Places], object]
    do: Callable[[Places], object]
    torn: tuple[bytes, ...] = ()
    texts: tuple[set[str], ...] = field(default_factory=tuple)


def two_days(places: Places) -> None:
    ours = kept(places, ANA, MARCH, AUTUMN)
    ours.copies.daily(NOW)
    ours.keep(Change((MARCH.changed(LATER, text="Nothing."), GRACE), (AUTUMN.id,)))


def torn_month(places: Places) -> None:
    two_days(places)
    shelf(places, "2026-03").write_bytes(TORN)


def torn_first(places: Places) -> None:
    two_days(places)
    shelf(places).write_bytes(TORN)


def untidy(places: Places) -> None:
    kept(places, ANA, MARCH, AUTUMN).copies.daily(NOW)
    document = tables(shelf(places, "2026-03"))
    older = {**document["conversations"]["1"], "text": "Older.", "updated": "2020-01-01T00:00:00Z"}
    document["conversations"]["7"] = older
    by_hand(shelf(places, "2026-03"), document)
    shelf(places, "2025-10").write_bytes(TORN)


def format_zero(places: Places) -> None:
    kept(places, ANA, MARCH, AUTUMN)
    for path in (shelf(places), shelf(places, "2026-03"), shelf(places, "2025-10")):
        document = tables(path)
        document["meta"]["1"] |= {"format": 0}
        by_hand(path, document)


def copy_of_day(places: Places) -> None:
    copies = copies_of(places)
    assert copies
    copies.daily(AFTERWARDS)


def first_day_back(places: Places) -> None:
    copies = copies_of(places)
    assert copies
    restore(places, find_copy([c for c in copies.all() if not c.shelf], "2026-03-14"), AFTERWARDS)


def repair(places: Places) -> None:
    check(places, AFTERWARDS, repair=True)


def open_it(places: Places) -> None:
    opened(places)


_WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
_A_FEW = 7
THEN = {"We spoke of bees.", "We spoke of honey."}
LAST = {"Nothing."}

DOINGS = {
    "copying a day": Doing(two_days, copy_of_day, texts=(LAST,)),
    "restoring a day": Doing(two_days, first_day_back, texts=(LAST, THEN)),
    "restoring a torn month": Doing(
        torn_month, first_day_back, torn=(TORN,), texts=(set(), {"We spoke of bees."}, THEN)
    ),
    "restoring a torn first shelf": Doing(
        torn_first, first_day_back, torn=(TORN,), texts=(LAST, LAST | {"We spoke of honey."}, THEN)
    ),
    "repairing": Doing(
        untidy, repair, torn=(TORN, b'"Older."'), texts=({"We spoke of bees."}, THEN)
    ),
    "bringing it up to date": Doing(format_zero, open_it, texts=(THEN,)),
}


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, lambda _name, old: old)
    monkeypatch.setattr(os, "fsync", lambda _handle: None)  # the power stays on here


def anew(places: Places, made: Path) -> None:
    root = places.notebook.parent
    for path in (places.notebook, places.state_root):
        shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(made, root, symlinks=True, dirs_exist_ok=True)


def texts(places: Places) -> set[str]:
    return {talk.text for talk in read(places).conversations}


def look_at(places: Places, doing: Doing, call: int) -> None:
    """Whatever happened: what stands is one of the states allowed, and nothing is gone."""
    assert texts(places) in doing.texts, (call, texts(places))
    folders = (places.notebook, places.state_root)
    everything = [path.read_bytes() for each in folders for path in each.rglob("*.json")]
    for bytes_ in doing.torn:
        assert any(bytes_ in each for each in everything), (call, bytes_)
    copies = copies_of(places)
    assert copies
    assert all(copy.whole for copy in copies.all()), call


def finish(places: Places, doing: Doing, done: set[str]) -> None:
    """Doing it again does the rest."""
    doing.do(places)
    assert texts(places) == done
    copies = copies_of(places)
    assert copies
    assert litter(places.notebook, places.state(copies.notebook_id)) == []
    assert lying(places.state(copies.notebook_id), PLAIN) is not None


@pytest.fixture(params=DOINGS)
def doing(request: pytest.FixtureRequest) -> Doing:
    return DOINGS[request.param]


def test_ended_at_any_call_nothing_is_lost_and_doing_it_again_does_the_rest(
    places: Places, doing: Doing, tmp_path: Path
) -> None:
    calls = begun(places, doing, tmp_path)
    for after in some_of(calls):
        anew(places, tmp_path / "made")
        with dying(after):
            doing.do(places)
        look_at(places, doing, after)
        finish(places, doing, doing.texts[-1])


@pytest.mark.parametrize("for_good", [False, True])
def test_refused_at_any_call_it_is_a_sentence_and_nothing_is_lost(
    places: Places, doing: Doing, tmp_path: Path, for_good: bool
) -> None:
    error = errno.ENOSPC if for_good else errno.EIO
    calls = begun(places, doing, tmp_path)
    for at in some_of(calls):
        anew(places, tmp_path / "made")
        with suppress(Refused, OSError), failing(at, error, for_good=for_good):
            doing.do(places)
        look_at(places, doing, at)
        finish(places, doing, doing.texts[-1])


def some_of(calls: list[str]) -> range:
    """Return at which calls to interrupt: every one of them in the whole torture, else a few."""
    return range(0, len(calls), 1 if _WHOLE else max(1, len(calls) // _A_FEW))


def begun(places: Places, doing: Doing, tmp_path: Path) -> list[str]:
    """Make the notebook, remember it in a folder, and return the calls that the doing makes."""
    doing.begin(places)
    made = tmp_path / "made"
    for path in (places.notebook, places.state_root):
        shutil.copytree(path, made / path.name, symlinks=True)
    with dying(10_000) as calls:
        doing.do(places)
    assert len(calls) > 5
    assert texts(places) == doing.texts[-1]
    return calls
